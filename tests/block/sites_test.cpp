#include <support/test.hpp>

#include <string>
#include <vector>

#include <block/sites.hpp>
#include <sugo/error.hpp>

using namespace sugo;
using namespace sugo::block;

namespace {

Error refused(const std::string& list) {
    try {
        parse_sites(list);
    } catch (const Failure& failure) {
        return failure.error();
    }
    FAIL_CHECK("not refused: " << list);
    return {};
}

}  // namespace

TEST_CASE("a list of sites is read line by line, each name once and with www") {
    struct Row {
        const char* list;
        std::vector<std::string> sites;
    };
    const Row rows[] = {
        {"news.example", {"news.example", "www.news.example"}},
        {"News.EXAMPLE\r\n", {"news.example", "www.news.example"}},
        {"# mine\n\n  a.example # the worst\n\tb.example\n",
         {"a.example", "www.a.example", "b.example", "www.b.example"}},
        {"a.example\na.example\nwww.a.example\n", {"a.example", "www.a.example"}},
        {"www.a.example\n", {"www.a.example"}},
        {"xn--h50b25u.example", {"xn--h50b25u.example", "www.xn--h50b25u.example"}},
        {"1.a2-b.example", {"1.a2-b.example", "www.1.a2-b.example"}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.list);
        CHECK(parse_sites(row.list) == row.sites);
    }
}

TEST_CASE("what is no name of a site never comes through") {
    const std::string long_label(64, 'a');
    const std::string long_name = std::string(60, 'a') + "." + std::string(60, 'b') + "." + std::string(60, 'c') + "." +
                                  std::string(60, 'd') + "." + std::string(10, 'e');
    for (const std::string& name : {std::string("news"),
                                    std::string("localhost"),
                                    std::string("a.localhost"),
                                    std::string("10.0.0.1"),
                                    std::string("::1"),
                                    std::string(".example"),
                                    std::string("a..example"),
                                    std::string("a.example."),
                                    std::string("-a.example"),
                                    std::string("a-.example"),
                                    std::string("a_b.example"),
                                    std::string("a b.example"),
                                    std::string("a.example\tb.example"),
                                    std::string("a.example\vb"),
                                    std::string("a\0.example", 10),
                                    std::string("*.example"),
                                    std::string("a.example\rb.example"),
                                    std::string("https://a.example/"),
                                    std::string("뉴스.example"),
                                    long_label + ".example",
                                    long_name}) {
        CAPTURE(name);
        CHECK_FALSE(is_site(name));
        CHECK(refused("a.example\n" + name + "\n").kind == ErrorKind::bad_data);
    }
}

TEST_CASE("an error names the line and the remedy, and shows no signs that a terminal would obey") {
    CHECK(refused("# mine\n뉴스.example\n").hint == "its ASCII form, which begins with xn--");
    CHECK(refused("https://a.example/").hint == "the name alone: news.example");
    const Error error = refused("a.example\n\x1b[31mred\n");
    CHECK(error.message == "line 2 of the list, \"?[31mred\", is not a site");
    CHECK(error.hint == "a full name of letters, digits, hyphens and dots: news.example");
    CHECK(refused("").message == "the list names no site");
    CHECK(refused("# nothing\n \r\n").message == "the list names no site");
}

TEST_CASE("a list has an end") {
    std::string list;
    for (std::size_t n = 0; n < kMostSites; ++n) list += "s" + std::to_string(n) + ".example\n";
    CHECK(parse_sites(list).size() == 2 * kMostSites);
    CHECK(refused(list + "one.example").message == "the list names more than 1,000 sites");
    CHECK(refused(std::string(kMostListBytes + 1, '#')).message == "the list of sites is longer than 64 KiB");
}

TEST_CASE("whatever the list, each name that comes of it is a site") {
    property("every result is a site", [](const std::string& list) {
        try {
            for (const std::string& site : parse_sites(list)) RC_ASSERT(is_site(site));
        } catch (const Failure& failure) {
            RC_ASSERT(failure.error().kind == ErrorKind::bad_data);
        }
    });
}
