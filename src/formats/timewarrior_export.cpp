#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

#include <formats/iso.hpp>
#include <formats/source_text.hpp>
#include <formats/timewarrior.hpp>

// [ {"id":2,"start":"20260305T080000Z","end":"20260305T082500Z","tags":["acme"],"annotation":"x"}, … ]
//
// Read by hand, not through a document tree: each row is kept as it stands in the text, and a long log is read in one
// pass.

namespace sugo::formats::timewarrior {

namespace {

constexpr int kDeepest = 64;

class ExportReader {
public:
    ExportReader(std::string_view text, std::string_view place) : text_(text), place_(place) {}

    std::vector<importing::Interval> read() {
        std::vector<importing::Interval> intervals;
        expect('[');
        if (!take(']')) {
            do {
                intervals.push_back(interval(intervals.size() + 1));
            } while (take(','));
            expect(']');
        }
        skip_blanks();
        if (at_ < text_.size()) wrong("expected nothing after the closing ]");
        return intervals;
    }

private:
    [[noreturn]] void wrong(std::string_view what) const {
        const auto line = std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n') + 1;
        fail(place_of_line(place_, static_cast<std::size_t>(line)), what);
    }

    // ── JSON ──

    void skip_blanks() {
        while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
    }
    bool take(char expected) {
        skip_blanks();
        if (at_ >= text_.size() || text_[at_] != expected) return false;
        ++at_;
        return true;
    }
    void expect(char expected) {
        if (!take(expected)) wrong(fmt::format("expected {}", expected));
    }

    std::string string(std::string_view what) {
        if (!take('"')) wrong(fmt::format("expected {}", what));
        std::string out;
        for (;;) {
            const std::size_t end = text_.find_first_of("\"\\", at_);
            if (end == std::string_view::npos) wrong("a text that does not end, expected \"");
            out += text_.substr(at_, end - at_);
            at_ = end + 1;
            if (text_[end] == '"') return out;
            escaped(out);
        }
    }
    void escaped(std::string& out) {
        constexpr std::string_view kNames = "\"\\/bfnrt";
        constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
        const char c = at_ < text_.size() ? text_[at_++] : '\0';
        const std::size_t known = c == '\0' ? std::string_view::npos : kNames.find(c);
        if (known != std::string_view::npos) {
            out += kMeanings[known];
            return;
        }
        if (c != 'u') wrong("expected one of \" \\ / b f n r t u after a backslash");
        append_utf8(out, code_point());
    }
    unsigned code_unit() {
        const int unit = hex4(text_.substr(at_));
        if (unit < 0) wrong("expected four hex digits after \\u");
        at_ += 4;
        return static_cast<unsigned>(unit);
    }
    unsigned code_point() {
        const unsigned high = code_unit();
        const bool pair = high >= 0xD800 && high <= 0xDBFF && text_.substr(at_).starts_with("\\u");
        if (!pair) return high;
        const int low = hex4(text_.substr(at_ + 2));
        if (low < 0xDC00 || low > 0xDFFF) return high;
        at_ += 6;
        return 0x10000U + ((high - 0xD800U) << 10U) + (static_cast<unsigned>(low) - 0xDC00U);
    }

    // A number, true, false or null, as it stands.
    std::string_view bare_word() {
        skip_blanks();
        const std::size_t end = text_.find_first_of(" \t\r\n,:[]{}\"", at_);
        const std::string_view word = text_.substr(at_, std::min(end, text_.size()) - at_);
        if (word.empty()) wrong("expected a value");
        at_ += word.size();
        return word;
    }
    // A value of a member that sugo has no use for.
    void skip_value(int depth = 0) {
        if (depth > kDeepest) wrong("values nested too deep");
        skip_blanks();
        const char first = at_ < text_.size() ? text_[at_] : '\0';
        if (first == '"') {
            string("a text");
        } else if (first == '[') {
            ++at_;
            if (take(']')) return;
            do {
                skip_value(depth + 1);
            } while (take(','));
            expect(']');
        } else if (first == '{') {
            members([&](const std::string&) { skip_value(depth + 1); });
        } else {
            bare_word();
        }
    }
    template <class Visit>
    void members(Visit&& visit) {
        expect('{');
        if (take('}')) return;
        do {
            const std::string name = string("a member's name in quotes");
            expect(':');
            visit(name);
        } while (take(','));
        expect('}');
    }

    // ── Intervals ──

    Instant instant() {
        const std::optional<Instant> at = parse_compact_instant(string("a time like \"20260308T104000Z\""));
        if (!at) wrong("expected a time like \"20260308T104000Z\"");
        return *at;
    }
    std::vector<std::string> tags() {
        std::vector<std::string> tags;
        expect('[');
        if (take(']')) return tags;
        do {
            tags.push_back(string("a tag in quotes"));
        } while (take(','));
        expect(']');
        return tags;
    }
    importing::Interval interval(std::size_t nth) {
        importing::Interval interval;
        std::optional<Instant> start;
        std::string_view id;
        skip_blanks();
        const std::size_t begin = at_;
        members([&](const std::string& name) {
            if (name == "start") {
                start = instant();
            } else if (name == "end") {
                interval.stop = instant();
            } else if (name == "tags") {
                interval.tags = tags();
            } else if (name == "annotation") {
                interval.note = string("the annotation in quotes");
            } else if (name == "id") {
                id = bare_word();
                if (id.find_first_not_of("0123456789") != std::string_view::npos)
                    wrong("expected a whole number as id");
            } else {
                skip_value();
            }
        });
        if (!start) wrong("expected a member \"start\" in the interval");
        interval.start = *start;
        interval.row = text_.substr(begin, at_ - begin);
        interval.place =
            id.empty() ? fmt::format("{}: interval {}", place_, nth) : fmt::format("{}: id {}", place_, id);
        finish(interval);
        return interval;
    }

    std::string_view text_;
    std::string_view place_;
    std::size_t at_ = 0;
};

}  // namespace

std::vector<importing::Interval> read_export(std::string_view text, std::string_view place) {
    return ExportReader(text, place).read();
}

}  // namespace sugo::formats::timewarrior
