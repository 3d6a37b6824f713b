// The Timewarrior reader: data files and exports, whatever the bytes.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <sugo/formats.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto source = sugo::formats::read_timewarrior({reinterpret_cast<const char*>(data), size}, "fuzz.data");
    if (!source && source.error().message.empty()) __builtin_trap();
    return 0;
}
