#include <support/test.hpp>

#include <string>

#include <cli/spool.hpp>

using sugo::cli::Spool;

namespace {

std::string given(Spool& spool) {
    std::string all;
    spool.give([&](std::string_view piece) { all += piece; });
    return all;
}

}  // namespace

TEST_CASE("an answer comes out of the spool as it went in, however long it is") {
    Spool empty;
    CHECK(given(empty).empty());

    Spool little;
    little.add("one ");
    little.add("two");
    CHECK(given(little) == "one two");

    Spool much;
    std::string all;
    for (int at = 0; at < 300'000; ++at) {
        const std::string piece = std::to_string(at) + '\n';
        much.add(piece);
        all += piece;
    }
    CHECK(given(much) == all);
}
