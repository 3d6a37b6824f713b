// A TZif file is written twice: first with times of 32 bits, which end in 2038, for readers of version 1; then with
// times of 64 bits, and the rule for what comes after them in a last line. Only the second part is read here.
#include <core/zone_file.hpp>

#include <algorithm>

namespace sugo {

namespace {

// What the bytes are cut into; nothing is read past the end.
class Bytes {
public:
    explicit Bytes(std::string_view rest) : rest_(rest) {}

    [[nodiscard]] std::string_view rest() const { return rest_; }
    [[nodiscard]] bool failed() const { return failed_; }

    std::string_view take(std::uint64_t count) {
        if (count > rest_.size()) {
            failed_ = true;
            rest_ = {};
            return {};
        }
        const std::string_view taken = rest_.substr(0, static_cast<std::size_t>(count));
        rest_.remove_prefix(taken.size());
        return taken;
    }

private:
    std::string_view rest_;
    bool failed_ = false;
};

// Big-endian, as all numbers of the file; of as many bytes as there are.
std::uint64_t number(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char byte : bytes) value = value << 8 | static_cast<unsigned char>(byte);
    return value;
}

struct Header {
    std::uint64_t utc_marks = 0;
    std::uint64_t standard_marks = 0;
    std::uint64_t leap_seconds = 0;
    std::uint64_t changes = 0;
    std::uint64_t types = 0;
    std::uint64_t letters = 0;
};

std::optional<Header> read_header(Bytes& bytes) {
    if (bytes.take(4) != "TZif") return std::nullopt;
    if (number(bytes.take(1)) < '2') return std::nullopt;
    bytes.take(15);  // reserved
    Header header;
    for (std::uint64_t* count : {&header.utc_marks, &header.standard_marks, &header.leap_seconds, &header.changes,
                                 &header.types, &header.letters}) {
        *count = number(bytes.take(4));
    }
    return bytes.failed() ? std::nullopt : std::optional(header);
}

// Instants this far from 1970 and nearer are read; zic wrote the first of them for the beginning of the world.
constexpr std::int64_t kFurthest = std::int64_t{1} << 59;

// The changes, without their names and marks.
std::optional<ZoneHistory> read_changes(Bytes& bytes, const Header& header) {
    constexpr std::uint64_t kTypeSize = 6;
    const std::string_view times = bytes.take(header.changes * 8);
    const std::string_view types_of = bytes.take(header.changes);
    const std::string_view types = bytes.take(header.types * kTypeSize);
    bytes.take(header.letters + header.leap_seconds * 12 + header.standard_marks + header.utc_marks);
    // Where leap seconds are counted an instant is not what sugo takes it for.
    if (bytes.failed() || types.empty() || header.leap_seconds != 0) return std::nullopt;

    std::vector<Seconds> offsets;
    for (std::size_t at = 0; at < types.size(); at += kTypeSize) {
        const Seconds offset(static_cast<std::int32_t>(number(types.substr(at, 4))));
        if (offset <= -furthest_offset || offset >= furthest_offset) return std::nullopt;
        offsets.push_back(offset);
    }
    ZoneHistory history{offsets.front(), {}, {}};
    history.changes.reserve(types_of.size());
    for (std::size_t i = 0; i < types_of.size(); ++i) {
        const auto time = static_cast<std::int64_t>(number(times.substr(i * 8, 8)));
        const std::size_t type = static_cast<unsigned char>(types_of[i]);
        if (time < -kFurthest || time > kFurthest || type >= offsets.size()) return std::nullopt;
        const Instant at{Seconds(time)};
        if (!history.changes.empty() && at <= history.changes.back().at) return std::nullopt;
        history.changes.push_back({at, offsets[type]});
    }
    return history;
}

}  // namespace

std::optional<ZoneHistory> read_zone_file(std::string_view text) {
    Bytes bytes(text);
    const std::optional<Header> old = read_header(bytes);
    if (!old) return std::nullopt;
    bytes.take(old->changes * 5 + old->types * 6 + old->letters + old->leap_seconds * 8 + old->standard_marks +
               old->utc_marks);
    const std::optional<Header> header = read_header(bytes);
    if (!header) return std::nullopt;
    std::optional<ZoneHistory> history = read_changes(bytes, *header);
    if (!history) return std::nullopt;

    std::string_view footer = bytes.rest();
    if (footer.size() < 2 || footer.front() != '\n' || footer.back() != '\n') return std::nullopt;
    footer = footer.substr(1, footer.size() - 2);
    if (footer.empty()) return history;
    history->rule = parse_zone_rule(footer);
    return history->rule ? history : std::nullopt;
}

ZoneStretch stretch_at(const ZoneHistory& history, Instant at) {
    const auto begin = history.changes.begin();
    const auto end = history.changes.end();
    const auto next = std::upper_bound(begin, end, at, [](Instant one, const auto& change) { return one < change.at; });
    const Instant since = next == begin ? Instant::min() : std::prev(next)->at;
    if (next == end && history.rule) {
        const ZoneStretch stretch = stretch_at(*history.rule, at);
        return {std::max(stretch.begin, since), stretch.end, stretch.offset};
    }
    const Seconds offset = next == begin ? history.first_offset : std::prev(next)->offset;
    return {since, next == end ? Instant::max() : next->at, offset};
}

}  // namespace sugo
