#include <optional>

#include <formats/iso.hpp>
#include <formats/source_text.hpp>
#include <formats/timewarrior.hpp>

// inc [START [- STOP]] [# TAG... [# "NOTE"]]
//
// Words are read as Timewarrior's own lexer does (compared with timew 1.4.3): a word in quotes ends at its closing
// quote, whatever follows; inside, a backslash keeps the next character from ending it and makes the usual control
// characters; outside of quotes it is itself. What Timewarrior drops in silence (words before the first #, a quote that
// never ends) is refused here: it is somebody's work.

namespace sugo::formats::timewarrior {

namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

class LineReader {
public:
    LineReader(std::string_view line, const std::string& place) : rest_(line), place_(place) { skip_blanks(); }

    [[nodiscard]] bool at_end() const { return rest_.empty(); }

    /// The next word, with its quotes and escapes taken away; false at the end.
    bool word(std::string& out) {
        if (at_end()) return false;
        out.clear();
        if (rest_.front() == '"' || rest_.front() == '\'') {
            quoted(out);
        } else {
            out = bare();
        }
        skip_blanks();
        return true;
    }
    /// A bare word of exactly this form.
    bool take(std::string_view expected) {
        if (!rest_.starts_with(expected)) return false;
        if (rest_.size() > expected.size() && !is_blank(rest_[expected.size()])) return false;
        rest_.remove_prefix(expected.size());
        skip_blanks();
        return true;
    }
    std::optional<Instant> instant() {
        constexpr std::size_t kLength = 16;
        const std::optional<Instant> at = parse_compact_instant(rest_.substr(0, kLength));
        if (!at || (rest_.size() > kLength && !is_blank(rest_[kLength]))) return std::nullopt;
        rest_.remove_prefix(kLength);
        skip_blanks();
        return at;
    }

private:
    void skip_blanks() {
        while (!rest_.empty() && is_blank(rest_.front())) rest_.remove_prefix(1);
    }
    std::string_view bare() {
        const std::string_view word = rest_.substr(0, rest_.find_first_of(" \t"));
        rest_.remove_prefix(word.size());
        return word;
    }
    void quoted(std::string& out) {
        const char quote = rest_.front();
        const char ends[] = {quote, '\\', '\0'};
        rest_.remove_prefix(1);
        for (;;) {
            const std::size_t end = rest_.find_first_of(ends);
            const bool lonely = end != std::string_view::npos && rest_[end] == '\\' && end + 1 == rest_.size();
            if (end == std::string_view::npos || lonely)
                fail(place_, "a quote that does not end, expected a closing one");
            out += rest_.substr(0, end);
            const bool closed = rest_[end] == quote;
            rest_.remove_prefix(end + 1);
            if (closed) return;
            escaped(out);
        }
    }
    // What follows a backslash.
    void escaped(std::string& out) {
        const char c = rest_.front();
        rest_.remove_prefix(1);
        switch (c) {
            case 'b':
                out += '\b';
                return;
            case 'f':
                out += '\f';
                return;
            case 'n':
                out += '\n';
                return;
            case 'r':
                out += '\r';
                return;
            case 't':
                out += '\t';
                return;
            case 'v':
                out += '\v';
                return;
            default:
                break;
        }
        const int code = c == 'u' ? hex4(rest_) : -1;
        if (code < 0) {
            out += c;
            return;
        }
        append_utf8(out, static_cast<unsigned>(code));
        rest_.remove_prefix(4);
    }

    std::string_view rest_;
    const std::string& place_;
};

void read_tags_and_note(LineReader& line, importing::Interval& interval) {
    if (line.at_end()) return;
    if (!line.take("#")) fail(interval.place, "expected a # before the tags");
    while (!line.at_end() && !line.take("#")) {
        interval.tags.emplace_back();
        line.word(interval.tags.back());
    }
    // The note is one quoted text; hand-written ones may be several words.
    std::string word;
    while (line.word(word)) {
        if (!interval.note.empty()) interval.note += ' ';
        interval.note += word;
    }
}

importing::Interval read_line(std::string_view text, std::string place) {
    importing::Interval interval;
    interval.place = std::move(place);
    interval.row = text;
    LineReader line(text, interval.place);
    if (!line.take("inc")) fail(interval.place, "expected a line that begins with inc");
    const std::optional<Instant> start = line.instant();
    if (!start) fail(interval.place, "expected a start like 20260308T104000Z");
    interval.start = *start;
    if (line.take("-")) {
        interval.stop = line.instant();
        if (!interval.stop) fail(interval.place, "expected an end like 20260308T110500Z");
    }
    read_tags_and_note(line, interval);
    finish(interval);
    return interval;
}

// Blank lines, and the exclusions of old files, which are no work.
bool is_ignored(std::string_view line) {
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == std::string_view::npos) return true;
    line.remove_prefix(first);
    return line.starts_with("exc") && (line.size() == 3 || is_blank(line[3]));
}

}  // namespace

std::vector<importing::Interval> read_data(std::string_view text, std::string_view place) {
    std::vector<importing::Interval> intervals;
    SourceLines lines(text);
    for (std::string_view line; lines.next(line);) {
        if (!is_ignored(line)) intervals.push_back(read_line(line, place_of_line(place, lines.number())));
    }
    return intervals;
}

}  // namespace sugo::formats::timewarrior
