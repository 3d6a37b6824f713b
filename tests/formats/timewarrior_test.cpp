#include <support/test.hpp>

#include <set>

#include "golden.hpp"
#include "samples.hpp"

using namespace sugo;
using importing::ImportSource;
using importing::Interval;

namespace {

Result<ImportSource> read(std::string_view text) {
    return formats::read_timewarrior(text, "2026-03.data");
}

std::vector<Interval> intervals(std::string_view text) {
    return read(text).value().intervals;
}

std::string refusal(std::string_view text) {
    const Result<ImportSource> source = read(text);
    REQUIRE(source.has_error());
    CHECK(source.error().kind == ErrorKind::bad_data);
    CHECK(source.error().hint != "");
    return source.error().message;
}

Seconds total(const ImportSource& source) {
    Seconds time{};
    for (const Interval& interval : source.intervals) {
        if (interval.stop) time += *interval.stop - interval.start;
    }
    return time;
}

ImportSource sample(const std::string& name) {
    return formats::read_timewarrior(samples::read_source("tests/formats/samples/" + name), name).value();
}

void check_same_content(const ImportSource& data, const ImportSource& json) {
    REQUIRE(data.intervals.size() == json.intervals.size());
    for (std::size_t n = 0; n < data.intervals.size(); ++n) {
        const Interval& left = data.intervals[n];
        const Interval& right = json.intervals[n];
        CHECK_MESSAGE(left.tags == right.tags, left.row);
        CHECK_MESSAGE(left.note == right.note, left.row);
        CHECK_MESSAGE(left.start == right.start, left.row);
        CHECK_MESSAGE(left.stop == right.stop, left.row);
        CHECK_MESSAGE(left.key == right.key, left.row);
    }
}

using Tags = std::vector<std::string>;

}  // namespace

TEST_CASE("the sample month is the same from its data file and from its export") {
    const auto read_example = [](const std::string& name) {
        return formats::read_timewarrior(samples::read_source("examples/sample-month/" + name), name).value();
    };
    const ImportSource data = read_example("timewarrior-month/2026-03.data");
    const ImportSource json = read_example("timewarrior-month.json");
    check_same_content(data, json);
    CHECK(data.name == "timewarrior");
    CHECK(data.intervals.size() == 280);
    CHECK(total(data) == Seconds(419'580));
    CHECK(total(json) == Seconds(419'580));
    CHECK(json.intervals.front().place == "timewarrior-month.json: id 280");
}

TEST_CASE("odd tags and notes entered with the real Timewarrior read alike from both of its texts") {
    check_same_content(sample("timewarrior-entered.data"), sample("timewarrior-entered.json"));
}

TEST_CASE("lines written by hand read as Timewarrior reads them") {
    check_same_content(sample("timewarrior-by-hand.data"), sample("timewarrior-by-hand.json"));
}

TEST_CASE("a line has a start, an end, tags and a note, each but the start may be missing") {
    const auto all = intervals(
        "inc 20260505T080000Z - 20260505T082500Z # train acme # \"note with \\\"quotes\\\"\"\n"
        "inc 20260505T083000Z - 20260505T085500Z # acme \"Home & Garden\"\n"
        "inc 20260505T090000Z - 20260505T092500Z # # \"without tags\"\n"
        "inc 20260505T093000Z\n");
    REQUIRE(all.size() == 4);
    CHECK(all[0].start == samples::instant("2026-05-05T08:00:00Z"));
    CHECK(all[0].stop == samples::instant("2026-05-05T08:25:00Z"));
    CHECK(all[0].tags == Tags{"acme", "train"});
    CHECK(all[0].note == "note with \"quotes\"");
    CHECK(all[0].place == "2026-03.data:1");
    CHECK(all[1].tags == Tags{"Home & Garden", "acme"});
    CHECK(all[1].row == "inc 20260505T083000Z - 20260505T085500Z # acme \"Home & Garden\"");
    CHECK(all[2].tags.empty());
    CHECK(all[2].note == "without tags");
    CHECK_FALSE(all[3].stop);
}

TEST_CASE("times of years that sugo does not know are refused") {
    for (const char* line : {"inc 19691231T235959Z - 19700101T001000Z # a", "inc 00010101T000000Z # a"}) {
        const auto source = formats::read_timewarrior(line, "old.data");
        REQUIRE(source.has_error());
        CHECK(source.error().message.starts_with("old.data:1: "));
    }
    CHECK(intervals("inc 19700101T000000Z - 99991231T235959Z # a").size() == 1);
}

TEST_CASE("tags are sorted and stand once each") {
    CHECK(intervals("inc 20260505T080000Z - 20260505T082500Z # b a \"b\" c").front().tags == Tags{"a", "b", "c"});
}

TEST_CASE("byte order mark, Windows line ends, blank lines, exclusions and a missing last line end are taken") {
    const auto all = intervals(
        "\xEF\xBB\xBF\r\nexc monday <8:30 >17:00\r\n"
        "inc 20260505T080000Z - 20260505T082500Z # acme\r\n  \t\r\n\r\n"
        "inc 20260505T083000Z - 20260505T085500Z # acme # \"last\"\r");
    REQUIRE(all.size() == 2);
    CHECK(all[0].tags == Tags{"acme"});
    CHECK(all[0].place == "2026-03.data:3");
    CHECK(all[1].note == "last");
    CHECK(intervals("").empty());
    CHECK(intervals("\xEF\xBB\xBF \r\n[ ]\r\n").empty());
}

TEST_CASE("an export may be laid out in any way and have members that sugo does not know") {
    const auto all = intervals(R"([
        { "tags" : [ "b", "a\n\u00e9\ud83d\ude00" ], "extra": {"deep": [1, {"x": null}, true, "]"]},
          "start": "20260505T080000Z", "end": "20260505T082500Z", "id": 7 },
        {"start":"20260505T083000Z"}
    ] )");
    REQUIRE(all.size() == 2);
    CHECK(all[0].tags == Tags{"a é😀", "b"});
    CHECK(all[0].place == "2026-03.data: id 7");
    CHECK(all[0].row.front() == '{');
    CHECK(all[0].row.back() == '}');
    CHECK(all[1].place == "2026-03.data: interval 2");
}

TEST_CASE("control characters in tags and notes become spaces") {
    const auto all = intervals(
        R"([{"start":"20260505T080000Z","tags":["a\u0000b","\u0007","c\u0085d"],"annotation":" x\ty\u001b\n"}])");
    CHECK(all.front().tags == Tags{"a b", "c d"});
    CHECK(all.front().note == "x y");
}

TEST_CASE("the key is the content's, whatever the order of the tags or the file") {
    const auto key = [](std::string_view line) { return intervals(line).front().key; };
    const std::string base = key("inc 20260505T080000Z - 20260505T082500Z # a b # \"n\"");
    CHECK(base == key("inc 20260505T080000Z - 20260505T082500Z # b \"a\" b # n"));
    CHECK(base != key("inc 20260505T080000Z - 20260505T082501Z # a b # \"n\""));
    CHECK(base != key("inc 20260505T080000Z # a b # \"n\""));
    CHECK(base != key("inc 20260505T080000Z - 20260505T082500Z # \"a b\" # \"n\""));
    CHECK(base != key("inc 20260505T080000Z - 20260505T082500Z # a b n"));
    CHECK(base != key("inc 20260505T080000Z - 20260505T082500Z # ab # \"n\""));
    // Kept in databases: it may never change.
    CHECK(base == "69f9a380-b0ee3e55d88d2c0f");
}

TEST_CASE("what is wrong is told with its place and what was expected") {
    const std::string good = "inc 20260505T080000Z - 20260505T082500Z";
    CHECK(refusal(good + "\nfoo") == "2026-03.data:2: expected a line that begins with inc");
    CHECK(refusal("include x") == "2026-03.data:1: expected a line that begins with inc");
    CHECK(refusal("inc # acme") == "2026-03.data:1: expected a start like 20260308T104000Z");
    CHECK(refusal("inc 20260230T080000Z") == "2026-03.data:1: expected a start like 20260308T104000Z");
    CHECK(refusal("inc 20260505T240000Z") == "2026-03.data:1: expected a start like 20260308T104000Z");
    CHECK(refusal("inc 20260505T080000Z - ") == "2026-03.data:1: expected an end like 20260308T110500Z");
    CHECK(refusal("inc 20260505T080000Z 20260505T082500Z") == "2026-03.data:1: expected a # before the tags");
    CHECK(refusal(good + " acme") == "2026-03.data:1: expected a # before the tags");
    CHECK(refusal(good + " # \"acme") == "2026-03.data:1: a quote that does not end, expected a closing one");
    CHECK(refusal(good + " # \"acme\\") == "2026-03.data:1: a quote that does not end, expected a closing one");
    CHECK(refusal("inc 20260505T080000Z - 20260505T075959Z") == "2026-03.data:1: the interval ends before it starts");
    CHECK(refusal(good + "\n" + good + " # a\xFF") == "2026-03.data:2: bytes that are not UTF-8, expected UTF-8");
    CHECK(refusal(good + std::string("\n\0", 2)) == "2026-03.data:2: a NUL byte, expected text");
    CHECK(refusal("\xFF\xFEi") == "2026-03.data: the file is UTF-16, expected UTF-8");
    CHECK(refusal(good + " # # \"" + std::string(10'001, 'x') + '"') ==
          "2026-03.data:1: a text of 10001 bytes, more than 10000");
    CHECK(refusal("[\n{\"start\":\"20260505T080000Z\"},\n{\"end\":\"20260505T080000Z\"}]") ==
          "2026-03.data:3: expected a member \"start\" in the interval");
    CHECK(refusal("[{\"start\":5}]") == "2026-03.data:1: expected a time like \"20260308T104000Z\"");
    CHECK(refusal("[{\"start\":\"20260505T080000Z\"}") == "2026-03.data:1: expected ]");
    CHECK(refusal("[] x") == "2026-03.data:1: expected nothing after the closing ]");
    CHECK(refusal("[{\"id\":" + std::string(3, '[') + "]") == "2026-03.data:1: expected a value");
    CHECK(refusal("[{\"x\":" + std::string(100'000, '[')) == "2026-03.data:1: values nested too deep");
}

TEST_CASE("a text cut off anywhere is read or refused, never worse") {
    for (const std::string name : {"timewarrior-by-hand.data", "timewarrior-entered.json"}) {
        const std::string text = samples::read_source("tests/formats/samples/" + name);
        const std::size_t whole = read(text).value().intervals.size();
        for (std::size_t size = 0; size < text.size(); ++size) {
            const auto source = read(std::string_view(text).substr(0, size));
            if (source) CHECK(source->intervals.size() <= whole);
            if (!source) CHECK(source.error().kind == ErrorKind::bad_data);
        }
    }
}

TEST_CASE("random and damaged bytes are read or refused, never worse") {
    const std::string texts[] = {samples::read_source("tests/formats/samples/timewarrior-entered.data"),
                                 samples::read_source("tests/formats/samples/timewarrior-by-hand.json")};
    property("damaged texts", [&] {
        std::string text = texts[*rc::gen::inRange(0, 2)];
        for (int change = *rc::gen::inRange(1, 6); change > 0; --change) {
            const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
            text[at] = *rc::gen::element('"', '\\', '#', '\n', '[', ']', '{', '}', ',', ':', ' ', '\0', '\x80', 'u');
        }
        const auto source = read(text);
        RC_ASSERT(source.has_value() || source.error().kind == ErrorKind::bad_data);
    });
    property("random bytes", [](const std::string& text, bool list) {
        const auto source = read((list ? "[" : "inc 20260505T080000Z - 20260505T082500Z # ") + text);
        RC_ASSERT(source.has_value() || source.error().kind == ErrorKind::bad_data);
    });
}

TEST_CASE("a line of a megabyte is no trouble") {
    const std::string tag(1'000, 'x');
    std::string line = "inc 20260505T080000Z - 20260505T082500Z #";
    for (int n = 0; n < 1'000; ++n) line += " " + std::to_string(n) + tag;
    CHECK(intervals(line).front().tags.size() == 1'000);
    CHECK(refusal(std::string(1'000'000, '"')) == "2026-03.data:1: expected a line that begins with inc");
}

TEST_CASE("what is written as Timewarrior writes it is read back") {
    property("tags and notes of any characters", [] {
        const auto word = rc::gen::nonEmpty(
            rc::gen::container<std::string>(rc::gen::element('a', 'b', ' ', '"', '\\', '#', '\'', '-', 'u', 'n', '0')));
        const auto tidy = [](std::string text) {
            text.erase(text.find_last_not_of(' ') + 1);
            return text.erase(0, text.find_first_not_of(' '));
        };
        const auto quoted = [](const std::string& text) {
            std::string out = "\"";
            for (const char c : text) (c == '"' || c == '\\' ? out += '\\' : out) += c;
            return out + '"';
        };
        std::string line = "inc 20260505T080000Z - 20260505T082500Z #";
        std::set<std::string> tags;
        for (int n = *rc::gen::inRange(0, 4); n > 0; --n) {
            const std::string tag = *word;
            line += ' ' + quoted(tag);
            if (!tidy(tag).empty()) tags.insert(tidy(tag));
        }
        const std::string note = *word;
        const Interval interval = intervals(line + " # " + quoted(note)).front();
        RC_ASSERT(interval.tags == Tags(tags.begin(), tags.end()));
        RC_ASSERT(interval.note == tidy(note));
    });
}
