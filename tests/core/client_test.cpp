#include <support/test.hpp>

#include <sugo/client.hpp>

using namespace sugo;
using std::chrono::hours;

TEST_CASE("a project is long from the agreed hours of the setting, unless it says so itself") {
    Project project;
    CHECK(tier_of(project, hours(10)) == Tier::short_term);
    project.agreed_per_week = hours(10) - Seconds(1);
    CHECK(tier_of(project, hours(10)) == Tier::short_term);
    project.agreed_per_week = hours(10);
    CHECK(tier_of(project, hours(10)) == Tier::long_term);
    CHECK(tier_of(project, hours(12)) == Tier::short_term);
    project.tier = Tier::short_term;
    CHECK(tier_of(project, hours(10)) == Tier::short_term);
    project.agreed_per_week.reset();
    project.tier = Tier::long_term;
    CHECK(tier_of(project, hours(10)) == Tier::long_term);
}

TEST_CASE("slugs of any script are taken, capitals made small") {
    CHECK(parse_slug("acme").value() == "acme");
    CHECK(parse_slug("Acme-2").value() == "acme-2");
    CHECK(parse_slug("a.b_c-D9").value() == "a.b_c-d9");
    for (const char* slug : {"öl", "étoile", "고객", "顧客", "カタカナ", "клиент", "αβγ", "हिन्दी", "𠮷野"}) {
        CAPTURE(slug);
        CHECK(parse_slug(slug).value() == slug);
    }
    CHECK(parse_slug(std::string(64, 'a')).has_value());
}

TEST_CASE("what cannot be a slug is refused with the nearest one that can") {
    const std::vector<std::pair<std::string, std::string>> rows = {{"", "acme"},
                                                                   {"Acme Labs!", "acme-labs"},
                                                                   {"7up", "up"},
                                                                   {"-x", "x"},
                                                                   {"acme/ner", "acme-ner"},
                                                                   {"@1", ""},
                                                                   {"a\tb", "a-b"},
                                                                   {"a\xe2\x80\x8b"
                                                                    "b",
                                                                    "a-b"},                       // zero width space
                                                                   {"고객\xe3\x85\xa4", "고객"},  // Hangul filler
                                                                   {"顧客　株式", "顧客-株式"},   // ideographic space
                                                                   {"“quoted”", "quoted"},
                                                                   {"a🍅", "a"},
                                                                   {"１st", "st"},
                                                                   {std::string(65, 'a'), std::string(64, 'a')}};
    for (const auto& [typed, nearest] : rows) {
        CAPTURE(typed);
        const Result<std::string> slug = parse_slug(typed);
        REQUIRE(slug.has_error());
        CHECK(slug.error().kind == ErrorKind::usage);
        CHECK(slug.error().hint == nearest);
    }
    CHECK(parse_slug("a\xff").has_error());
    CHECK(parse_slug("\xc0\xaf").has_error());
}

TEST_CASE("a slug that was read is read again as itself, and so is what a refusal suggests") {
    property("parse is idempotent", [](const std::string& text) {
        const Result<std::string> slug = parse_slug(text);
        const std::string taken = slug ? *slug : slug.error().hint;
        const bool is_advice = taken.find(' ') != std::string::npos;  // to type a letter in one piece
        if (!taken.empty() && !is_advice) RC_ASSERT(parse_slug(taken).value() == taken);
    });
}

TEST_CASE("one line of text is trimmed and has no controls") {
    CHECK(parse_line_text("  error report \n").value() == "error report");
    CHECK(parse_line_text("").value().empty());
    CHECK(parse_line_text(" \t ").value().empty());
    CHECK(parse_line_text("보고서 – “done” 🍅").value() == "보고서 – “done” 🍅");
    CHECK(parse_line_text("say \\n").value() == "say \\n");
    CHECK(parse_line_text(std::string(10'000, 'a')).has_value());
    const std::string refused[] = {"a\nb",
                                   "a\rb",
                                   "a\tb",
                                   "a\x1b[31m",
                                   "a\x7f"
                                   "b",
                                   "a\xc2\x9b"
                                   "b",
                                   std::string("a\0b", 3),
                                   "a\xff",
                                   std::string(10'001, 'a')};
    for (const std::string& text : refused) {
        CAPTURE(text);
        CHECK(parse_line_text(text).has_error());
    }
}

TEST_CASE("a block of text keeps its lines, however they were broken") {
    CHECK(parse_block_text("1 Main St\\nSpringfield").value() == "1 Main St\nSpringfield");
    CHECK(parse_block_text("a\r\nb\rc\nd").value() == "a\nb\nc\nd");
    CHECK(parse_block_text("\n a  \n\n  b \n\n").value() == "a\n\n  b");
    CHECK(parse_block_text("").value().empty());
    CHECK(parse_block_text("no break at all").value() == "no break at all");
    CHECK(parse_block_text("a\n\x1b[2J").has_error());
    CHECK(parse_block_text("a\n\xff").has_error());
    property("parse is idempotent", [](const std::string& text) {
        const Result<std::string> block = parse_block_text(text);
        if (block && block->find("\\n") == std::string::npos) RC_ASSERT(parse_block_text(*block).value() == *block);
    });
}

TEST_CASE("tiers and papers are read as they are written") {
    for (const Tier tier : {Tier::long_term, Tier::short_term}) CHECK(parse_tier(to_string(tier)).value() == tier);
    for (const Profile::Paper paper : {Profile::Paper::a4, Profile::Paper::letter}) {
        CHECK(parse_paper(to_string(paper)).value() == paper);
    }
    CHECK(parse_paper("A4").value() == Profile::Paper::a4);
    CHECK(parse_tier("medium").error().kind == ErrorKind::usage);
    CHECK(parse_paper("a5").error().kind == ErrorKind::usage);
}

TEST_CASE("signs that turn or break a line unseen are refused wherever text is typed") {
    for (const char* sign : {"\u202A", "\u202E", "\u2066", "\u2069", "\u2028", "\u2029", "\uFEFF"}) {
        const std::string text = std::string("ac") + sign + "me";
        CHECK(parse_line_text(text).error().kind == ErrorKind::usage);
        CHECK(parse_block_text("one\n" + text).error().kind == ErrorKind::usage);
        CHECK(parse_slug(text).error().kind == ErrorKind::usage);
    }
    CHECK(parse_line_text("café 한글 👩‍💻").has_value());
}

TEST_CASE("a slug has its letters in one piece, so that no two look the same") {
    CHECK(parse_slug("caf\u00e9").has_value());
    CHECK(parse_slug("cafe\u0301").error().hint == "type the letter in one piece");
    CHECK(parse_slug("\u1112\u1161\u11ab").has_error());
}

TEST_CASE("a country is typed as its code, its name, or as the UK") {
    for (const char* typed : {"KR", "kr", "South Korea", "south korea"}) CHECK(parse_country(typed).value() == "KR");
    CHECK(parse_country("UK").value() == "GB");
    CHECK(parse_country("Korea").error().kind == ErrorKind::usage);
    CHECK_FALSE(parse_country("").has_value());
}
