#include <support/test.hpp>

#include <string>
#include <vector>

#include <block/hosts_text.hpp>
#include <block/sites.hpp>
#include <sugo/error.hpp>

using namespace sugo;
using namespace sugo::block;

namespace {

const std::vector<std::string> kSites{"news.example", "www.news.example"};
const Time kUntil = *parse_time("2026-03-02T17:25:00Z");

constexpr const char* kBlock =
    "# BEGIN sugo-block\n"
    "# until 2026-03-02T17:25:00Z\n"
    "0.0.0.0 news.example\n"
    ":: news.example\n"
    "0.0.0.0 www.news.example\n"
    ":: www.news.example\n"
    "# END sugo-block\n";

/// What is wrong with the text, which all three functions see.
std::string broken(const std::string& hosts) {
    std::string message;
    const auto told = [&](auto&& work) {
        try {
            work();
            FAIL_CHECK("not refused: " << hosts);
        } catch (const Failure& failure) {
            CHECK(failure.error().kind == ErrorKind::bad_data);
            CHECK(failure.error().hint.starts_with("by hand: "));
            CHECK((message.empty() || message == failure.error().message));
            message = failure.error().message;
        }
    };
    told([&] { deadline(hosts); });
    told([&] { without_block(hosts); });
    told([&] { with_block(hosts, kSites, kUntil); });
    return message;
}

/// Bytes of all kinds, with many line ends and pieces of lines that blocks are made of.
rc::Gen<std::string> any_hosts() {
    const auto piece = rc::gen::weightedOneOf<std::string>(
        {{4, rc::gen::container<std::string>(rc::gen::arbitrary<char>())},
         {4, rc::gen::element<std::string>("\n", "\r\n", "\r", std::string(1, '\0'), "127.0.0.1 localhost", "#", " ")},
         {1, rc::gen::element<std::string>("# BEGIN sugo-bloc", "# END sugo-block ", " # BEGIN sugo-block",
                                           "0.0.0.0 a.example", "# until 2026-03-02T17:25:00Z")}});
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                        [](const std::vector<std::string>& pieces) {
                            std::string text;
                            for (const std::string& one : pieces) text += one;
                            return text;
                        });
}

}  // namespace

TEST_CASE("the block stands before all else, with its deadline and each name twice") {
    CHECK(with_block("127.0.0.1 localhost\n", kSites, kUntil) == std::string(kBlock) + "127.0.0.1 localhost\n");
    CHECK(with_block("", kSites, kUntil) == kBlock);
    CHECK(deadline(kBlock) == kUntil);
    CHECK_FALSE(deadline("127.0.0.1 localhost\n"));
}

TEST_CASE("a block is found wherever it was moved to, with either line end or none, and taken out alone") {
    std::string carriage;
    for (const char sign : std::string(kBlock)) carriage += sign == '\n' ? "\r\n" : std::string(1, sign);
    const std::string endless(kBlock, std::string(kBlock).size() - 1);
    CHECK(without_block("a\n" + std::string(kBlock) + "b") == "a\nb");
    CHECK(without_block("a\r\n" + carriage + "b\r\n") == "a\r\nb\r\n");
    CHECK(without_block("a\n" + endless) == "a\n");
    CHECK(without_block("a\nb") == "a\nb");
    CHECK(with_block("a\n" + std::string(kBlock) + "b", kSites, kUntil) == std::string(kBlock) + "a\nb");
}

TEST_CASE("a broken block is refused with its line, and never guessed at") {
    const std::string block(kBlock);
    CHECK(broken("a\n# BEGIN sugo-block\nb\n") == "line 2 begins a block that no line ends");
    CHECK(broken("a\n# END sugo-block\nb\n") == "line 2 ends a block that no line begins");
    CHECK(broken("# END sugo-block\n" + block) == "line 1 ends a block that no line begins");
    CHECK(broken(block + "a\n" + block) == "line 9 begins a second block");
    CHECK(broken("# BEGIN sugo-block\n" + block) == "line 2 begins a second block");
    CHECK(broken(block + "# END sugo-block") == "line 8 ends the block a second time");
    CHECK(broken("# BEGIN sugo-block\n# END sugo-block\n") == "line 1 begins a block without a deadline");
    CHECK(broken("# BEGIN sugo-block\n# until tomorrow\n# END sugo-block\n") ==
          "line 1 begins a block without a deadline");
    for (const std::string line : {"127.0.0.1 mine", "0.0.0.0 news.example other", "0.0.0.0  news.example", "",
                                   "0.0.0.0 localhost", ":: news.example\t", "# until 2026-03-02T17:25:00Z"}) {
        CAPTURE(line);
        CHECK(broken("# BEGIN sugo-block\n# until 2026-03-02T17:25:00Z\n" + line + "\n# END sugo-block\n") ==
              "line 3 stands in the block and is not sugo-block's");
    }
}

TEST_CASE("putting a block in and taking it out again leaves every byte as it was") {
    property("off after on is nothing, and on twice is on once", [] {
        const std::string hosts = *any_hosts();
        const std::string blocked = with_block(hosts, kSites, kUntil);
        RC_ASSERT(without_block(hosts) == hosts);
        RC_ASSERT(without_block(blocked) == hosts);
        RC_ASSERT(blocked.ends_with(hosts));
        RC_ASSERT(with_block(blocked, kSites, kUntil) == blocked);
        const Time later = kUntil + std::chrono::minutes(25);
        RC_ASSERT(deadline(with_block(blocked, {"other.example"}, later)) == later);
        RC_ASSERT(with_block(blocked, {"other.example"}, later) == with_block(hosts, {"other.example"}, later));
    });
}

TEST_CASE("a block between any bytes is taken out without touching them") {
    property("what is before and behind stays", [] {
        const std::string before = *any_hosts();
        const std::string behind = *any_hosts();
        const std::string start = before.empty() || before.ends_with('\n') ? before : before + "\n";
        RC_ASSERT(without_block(start + kBlock + behind) == start + behind);
    });
}

TEST_CASE("times are read and written in one form") {
    for (const char* text : {"2026-03-02T17:25:00Z", "1970-01-01T00:00:00Z", "2028-02-29T23:59:59Z"}) {
        CAPTURE(text);
        REQUIRE(parse_time(text));
        CHECK(to_text(*parse_time(text)) == text);
    }
    CHECK(parse_time("2026-03-02T17:25:00Z")->time_since_epoch() == std::chrono::seconds(1'772'472'300));
    for (const char* text :
         {"", "now", "2026-03-02T17:25:00", "2026-03-02T17:25:00+01:00", "2026-03-02 17:25:00Z", "2026-02-29T00:00:00Z",
          "2026-13-01T00:00:00Z", "2026-03-02T24:00:00Z", "2026-03-02T17:60:00Z", "2026-03-02T17:25:60Z",
          "-026-03-02T17:25:00Z", "2026-03-02T17:25: 0Z", "2026-03-02T17:25:00Z\n"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_time(text));
    }
    property("what is written is read as the same", [] {
        const Time time{std::chrono::seconds(*rc::gen::inRange<long long>(0, 253'402'300'800))};
        RC_ASSERT(parse_time(to_text(time)) == time);
    });
}
