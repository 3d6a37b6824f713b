// The invoice reader that sugo-render trusts: what it accepts, it writes and reads back the same.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <sugo/formats.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sugo::formats;
    const auto document = read_invoice_json({reinterpret_cast<const char*>(data), size});
    if (document && read_invoice_json(invoice_json(*document)) != document) __builtin_trap();
    return 0;
}
