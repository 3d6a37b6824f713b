#include <support/test.hpp>

#include "stage.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <boost/json.hpp>

#include <cli/files.hpp>

namespace {

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

const std::string kMonth = std::string(SUGO_SOURCE_DIR) + "/examples/sample-month/timewarrior-month";

/// The sample month with its clients, projects and rates; it is the first of April.
struct Month : Stage {
    Month() {
        at = sugo::Instant{std::chrono::seconds(1775062800)};
        people();
        answer({"client", "add", "initech", "--name", "Initech LLC"});
        answer({"project", "add", "initech/advice"});
        answer({"import", "timewarrior", kMonth});
    }
};

}  // namespace

TEST_CASE("the sample month comes in with both totals side by side, and a second time adds nothing") {
    Month month;
    CHECK(has(month.out, "imported 280 sessions, 116h 33m\n"));
    CHECK(has(month.out,
              "  in the source       280  419,580 s  116h 33m\n  imported            280  419,580 s  116h 33m\n"));
    CHECK(has(month.out, "  acme/ner code           134  55h 36m\n"));
    CHECK(has(month.out, "worth $14,870.84\n"));
    CHECK(has(month.answer({"import", "timewarrior", kMonth + ".json"}), "nothing new to import\n"));
    CHECK(has(month.out, "  here already        280  419,580 s  116h 33m\n"));
    month.answer({"undo"});
    CHECK(has(month.answer({"log", "2026-03"}), "no sessions from 2026-03-01 to 2026-03-31"));
    month.input = sugo::cli::read_file(kMonth + ".json");
    CHECK(has(month.answer({"import", "timewarrior", "-", "--dry-run"}), "a trial; nothing is changed\n"));
    CHECK(has(month.answer({"log", "all"}), "no sessions in all"));
}

TEST_CASE("an import finds the usual place, and says what it did not find") {
    Stage stage;
    stage.environment["HOME"] = "/nowhere";
    CHECK(stage.run({"import", "timewarrior"}) == 3);
    CHECK(has(stage.err, "timew export | sugo import timewarrior -"));
    CHECK(stage.run({"import", "timewarrior", "/nowhere/at/all"}) == 3);
    CHECK(stage.run({"import", "timewarrior", SUGO_SOURCE_DIR}) == 3);
    CHECK(stage.run({"import", "timewarrior", kMonth, "--map", "nonsense"}) == 2);
    CHECK(stage.run({"import", "timewarrior", kMonth, "--zone", "Mars/Olympus"}) == 2);
    stage.input = "inc nonsense\n";
    CHECK(stage.run({"import", "timewarrior", "-"}) == 4);
    Month month;
    month.answer({"undo"});
    month.environment["TIMEWARRIORDB"] = kMonth;
    CHECK(has(month.answer({"import", "timewarrior"}), "imported 280 sessions"));
}

TEST_CASE("drafts through March are exactly $9,077.50, $5,126.67 and $666.67, whatever the detail") {
    for (const char* detail : {"none", "day", "session"}) {
        CAPTURE(detail);
        Month month;
        const std::string acme = month.answer({"invoice", "draft", "acme", "--detail", detail});
        CHECK(has(acme, "drafted an invoice to Acme Robotics through 2026-03-31: 144 sessions\n"));
        CHECK(has(acme, "$8,340.00\n"));
        CHECK(has(acme, "$737.50\n"));
        CHECK(has(acme, "$9,077.50\n"));
        CHECK(has(acme, "next: sugo invoice show acme, then sugo invoice issue acme\n"));
        CHECK(has(month.answer({"invoice", "draft", "globex", "--detail", detail}), "$5,126.67\n"));
        CHECK(has(month.answer({"invoice", "draft", "initech", "--detail", detail}), "$666.67\n"));
        CHECK(has(month.answer({"invoice", "show", "acme"}), "9,077.50"));
        CHECK(has(month.answer({"invoice", "export", "acme", "--format", "json"}), "9077.50"));
    }
}

TEST_CASE("a draft without a period takes the work through the end of last month, from this month, through today") {
    Month month;
    month.answer({"add", "acme", "--from", "09:00", "--for", "25m"});
    CHECK(has(month.answer({"invoice", "draft", "acme"}), " through 2026-03-31: 144 sessions"));
    month.answer({"invoice", "delete", "acme"});
    CHECK(has(month.answer({"invoice", "draft", "acme", "--from", "2026-04-01"}),
              " from 2026-04-01 through 2026-04-01: 1 session\n"));
}

TEST_CASE("an invoice is issued, listed, exported, voided, the next step is named each time") {
    Month month;
    month.answer({"invoice", "series", "--next", "18"});
    CHECK(month.out == "pattern {year}-{seq:03}, next invoice 2026-018\n");
    month.answer({"invoice", "draft", "acme"});
    CHECK(month.answer({"invoice", "issue", "acme"}) ==
          "issued 2026-018 to Acme Robotics: $9,077.50, dated 2026-04-01, due 2026-05-01\nnext: sugo invoice export "
          "2026-018 --format pdf\n");
    CHECK(
        month.answer({"invoice", "list"}) ==
        "invoice   client  state   issued      due             total       open\n2026-018  acme    issued  2026-04-01  "
        "2026-05-01  $9,077.50  $9,077.50\n$9,077.50 open\n");
    CHECK(month.run({"undo"}) == 1);
    CHECK(has(month.err, "sugo invoice void 2026-018"));
    CHECK(month.run({"invoice", "void", "2026-018"}) == 2);
    CHECK(has(month.answer({"invoice", "void", "2026-018", "--reason", "wrong client"}), "2026-018 is void"));
    month.answer({"invoice", "show", "2026-018"});
    CHECK(month.err == "note: void since 2026-04-01: wrong client\n");
}

TEST_CASE("a draft is edited: sessions dropped, text added, removed") {
    Month month;
    month.answer({"invoice", "draft", "acme"});
    const std::string edited = month.answer({"invoice", "edit", "acme", "--text", "Train to Busan = 59.80"});
    CHECK(has(edited, "changed the draft acme: $9,077.50 → $9,137.30\n"));
    CHECK(has(edited, "Train to Busan"));
    CHECK(has(month.answer({"invoice", "edit", "acme", "--remove-text", "1"}), "$9,137.30 → $9,077.50"));
    CHECK(month.run({"invoice", "edit", "acme"}) == 2);
    CHECK(month.run({"invoice", "edit", "acme", "--remove-text", "first"}) == 2);
}

TEST_CASE("a PDF is drawn from the document's JSON on the paper asked for, and never replaces a file unasked") {
    Month month;
    std::string folder = (std::filesystem::temp_directory_path() / "sugo-invoice.XXXXXX").string();
    REQUIRE(mkdtemp(folder.data()) != nullptr);
    const std::string file = folder + "/a.pdf";
    month.answer({"invoice", "draft", "acme"});
    CHECK(month.answer({"invoice", "export", "acme", "--format", "pdf", "-o", file, "--paper", "letter", "--detail",
                        "session"}) == "wrote " + file + "\n");
    CHECK(sugo::cli::read_file(file) == "%PDF letter");
    REQUIRE(month.rendered.size() == 1);
    CHECK(has(month.rendered.front().json, "\"session\""));
    CHECK(month.run({"invoice", "export", "acme", "--format", "pdf", "-o", file}) == 1);
    CHECK(month.answer({"invoice", "export", "acme", "--format", "pdf", "-o", file, "--force"}) ==
          "wrote " + file + "\n");
    CHECK(sugo::cli::read_file(file) == "%PDF a4");
    CHECK(month.answer({"invoice", "export", "acme", "-o", folder + "/b.pdf"}) == "wrote " + folder + "/b.pdf\n");
    CHECK(sugo::cli::read_file(folder + "/b.pdf") == "%PDF a4");
    CHECK(has(month.answer({"invoice", "export", "acme", "-o", folder + "/c.pdf", "--json"}), "\"draft\""));
    CHECK(sugo::cli::read_file(folder + "/c.pdf") == "%PDF a4");
    month.answer({"invoice", "export", "acme", "-o", folder + "/a.json"});
    CHECK(sugo::cli::read_file(folder + "/a.json").front() == '{');
    CHECK(month.run({"invoice", "export", "acme", "--format", "text", "-o", folder + "/d.pdf"}) == 2);
    CHECK(month.run({"invoice", "export", "acme", "-o", folder + "/a.odt"}) == 2);
    CHECK(has(month.err, "--format text, pdf, html, csv or json"));
    CHECK_FALSE(std::filesystem::exists(folder + "/d.pdf"));
    CHECK(month.answer({"invoice", "export", "acme", "--format", "pdf", "-o", "-"}) == "%PDF a4");
    month.terminal().output = true;
    CHECK(month.run({"invoice", "export", "acme", "--format", "pdf", "-o", "-"}) == 2);
    CHECK(month.run({"invoice", "export", "acme", "--format", "odt"}) == 2);
    std::filesystem::remove_all(folder);
}

TEST_CASE("every answer about imports and invoices is one line of JSON when asked") {
    Month month;
    for (const std::vector<std::string>& words :
         std::vector<std::vector<std::string>>{{"import", "timewarrior", kMonth},
                                               {"invoice", "draft", "acme"},
                                               {"invoice", "edit", "acme", "--text", "Thanks"},
                                               {"invoice", "show", "acme"},
                                               {"invoice", "list"},
                                               {"invoice", "series"},
                                               {"invoice", "issue", "acme"},
                                               {"invoice", "void", "2026-001", "--reason", "trial"},
                                               {"invoice", "draft", "globex"},
                                               {"invoice", "delete", "globex"}}) {
        CAPTURE(words);
        std::vector<std::string> json = words;
        json.push_back("--json");
        const std::string text = month.answer(json);
        CHECK(text.find('\n') == text.size() - 1);
        boost::json::error_code error;
        CHECK(boost::json::parse(text, error).is_object());
        CHECK_FALSE(error);
    }
}

TEST_CASE("the complete export is JSON and comes back byte for byte after undo") {
    Month month;
    const std::string before = month.answer({"export", "--json"});
    month.answer({"invoice", "draft", "acme"});
    CHECK(month.answer({"export", "--json"}) != before);
    month.answer({"undo"});
    CHECK(month.answer({"export", "--json"}) == before);
    CHECK(month.run({"export"}) == 2);
}

TEST_CASE("what falls out of a draft is told by show, edit and issue, and issue is named only where it would work") {
    Month month;
    month.answer({"invoice", "draft", "acme", "--through", "2026-03-31"});
    CHECK(!has(month.answer({"invoice", "show", "acme"}), "left out"));
    month.answer({"invoice", "edit", "acme", "--text", "Travel = 20"});
    CHECK(has(month.out, "next: sugo invoice issue acme\n"));
    month.answer({"invoice", "edit", "acme", "--text", "Discount = -90000"});
    CHECK(!has(month.out + month.err, "sugo invoice issue"));
    month.answer({"invoice", "edit", "acme", "--remove-text", "2"});

    month.answer({"client", "edit", "acme", "--currency", "EUR"});
    CHECK(has(month.answer({"invoice", "show", "acme"}), "left out\n"));
    CHECK(has(month.out, "  $20.00 for Travel: not in EUR; sugo invoice edit acme --remove-text 1\n"));
    CHECK(has(month.answer({"invoice", "list"}), "acme"));
    CHECK(month.run({"invoice", "issue", "acme"}) == 1);
    CHECK(has(month.err, "sugo invoice edit acme --remove-text 1"));
}

TEST_CASE("a void invoice names the client as it is called now") {
    Month month;
    month.answer({"invoice", "draft", "acme", "--through", "2026-03-31"});
    month.answer({"edit", "@1", "--billable", "no"});
    month.answer({"invoice", "issue", "acme"});
    month.answer({"client", "rename", "acme", "acme2"});
    month.answer({"invoice", "void", "2026-001", "--reason", "wrong hours"});
    CHECK(has(month.out + month.err, "next: sugo invoice draft acme2\n"));
}
