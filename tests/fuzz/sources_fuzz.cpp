// The readers of other programs' logs, whatever the bytes; the first one says which.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <sugo/source_formats.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sugo::formats;
    constexpr std::array<SourceReader, 9> readers{read_toggl,   read_csv,    read_clockify,
                                                  read_harvest, read_watson, read_timeclock,
                                                  read_timedot, read_klog,   read_open_pomodoro};
    if (size == 0) return 0;
    SourceFacts facts;
    facts.zone = sugo::Zone{"Europe/Berlin"};
    facts.dates = DateOrder::dmy;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto source = readers[data[0] % readers.size()](text, "fuzz", facts);
    if (!source && source.error().message.empty()) __builtin_trap();
    return 0;
}
