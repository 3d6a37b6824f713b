// The readers of other programs' logs, whatever the bytes; the first one says which. What they take can be imported.

#include <algorithm>
#include <array>

#include <sugo/source_formats.hpp>
#include <sugo/text.hpp>

#include "fuzz.hpp"

namespace sugo::fuzz {
namespace {

using importing::ImportSource;
using importing::Interval;

bool is_line(const std::string& text) {
    return is_utf8(text) && std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

void check(const Interval& interval) {
    expect(!interval.stop || *interval.stop >= interval.start);
    expect(!interval.key.empty() && interval.place.starts_with("fuzz"));
    for (const std::string* text : {&interval.note, &interval.client, &interval.project, &interval.kind})
        expect(is_line(*text));
    expect(std::ranges::all_of(interval.tags, [](const std::string& tag) { return !tag.empty() && is_line(tag); }));
    expect(std::ranges::is_sorted(interval.tags) && std::ranges::adjacent_find(interval.tags) == interval.tags.end());
}

bool same(const Interval& left, const Interval& right) {
    return left.start == right.start && left.stop == right.stop && left.tags == right.tags && left.note == right.note &&
           left.client == right.client && left.project == right.project && left.kind == right.kind &&
           left.key == right.key;
}

void read(formats::SourceReader reader, std::string_view text) {
    formats::SourceFacts facts;
    facts.zone = Zone{"Europe/Berlin"};
    facts.dates = formats::DateOrder::dmy;
    const auto source = reader(text, "fuzz", facts);
    if (!source) return expect(!source.error().message.empty() && is_utf8(printable(source.error().message)));
    for (const Interval& interval : source->intervals) check(interval);
    // A byte order mark in front changes nothing.
    if (text.starts_with("\xEF\xBB\xBF")) return;
    const auto marked = reader("\xEF\xBB\xBF" + std::string(text), "fuzz", facts);
    expect(marked && std::ranges::equal(marked->intervals, source->intervals, same));
}

}  // namespace
}  // namespace sugo::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sugo::formats;
    constexpr std::array<SourceReader, 9> readers{read_toggl,   read_csv,    read_clockify,
                                                  read_harvest, read_watson, read_timeclock,
                                                  read_timedot, read_klog,   read_open_pomodoro};
    if (size > 0) sugo::fuzz::read(readers[data[0] % readers.size()], sugo::fuzz::text_of(data + 1, size - 1));
    return 0;
}
