#include <support/test.hpp>

#include "stage.hpp"

#include <boost/json.hpp>
#include <sugo/text.hpp>

namespace {

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

/// The widest line but a command to copy, which is never broken.
int widest(const std::string& text) {
    int width = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        const std::string line = text.substr(begin, end - begin);
        if (!line.starts_with("next: ")) width = std::max(width, sugo::display_width(line));
        begin = end + 1;
    }
    return width;
}

}  // namespace

TEST_CASE("a pomodoro is started, closed by the next one, and stopped") {
    Stage stage;
    stage.people();
    CHECK(stage.answer({"start", "acme/ner", "code", "-n", "error report"}) ==
          "started acme/ner code at 09:00, rings at 09:25  ($150/h)\n");
    stage.at += std::chrono::minutes(10);
    CHECK(
        stage.answer({"start", "acme meeting"}) ==
        "stopped acme/ner code: 09:00–09:10, 10m\nstarted acme/ner meeting at 09:10, open until sugo stop  ($150/h)\n");
    stage.at += std::chrono::minutes(40);
    CHECK(stage.answer({"stop"}) == "stopped acme/ner meeting: 09:10–09:50, 40m  ($150/h)\n");
    CHECK(stage.run({"stop"}) == 1);
    CHECK(stage.err.starts_with("sugo: "));
    CHECK(has(stage.err, "\n  try: sugo "));
    CHECK(stage.out.empty());
}

TEST_CASE("work may be called what a command is called") {
    Stage stage;
    CHECK(has(stage.answer({"start", "invoice"}), "started invoice at 09:00"));
    CHECK(has(stage.answer({"start", "review", "--at", "09:00"}), "started review"));
}

TEST_CASE("status says what runs, how long still, and what was done today and this week") {
    Stage stage;
    stage.people();
    CHECK(has(stage.answer({"status"}), "nothing runs\n"));
    stage.answer({"start", "acme", "-n", "error report"});
    stage.at += std::chrono::minutes(10);
    CHECK(stage.answer({"status"}) ==
          "acme/ner code since 09:00, rings at 09:25 (15m left)\n"
          "  error report\n"
          "today  10m, 0 pomodori rung\n"
          "week   10m, 0 of 80 pomodori rung\n");
    stage.at += std::chrono::minutes(17);
    CHECK(stage.answer({"status"}) ==
          "acme/ner code since 09:00, rang at 09:25; sugo stop ends it there\n"
          "  error report\n"
          "break until 09:30 (3m left)\n"
          "today  25m, 1 pomodoro rung\n"
          "week   25m, 1 of 80 pomodori rung\n");
    stage.at += std::chrono::minutes(43);
    CHECK(has(stage.answer({"status"}), "rang at 09:25; sugo stop ends it there"));
    CHECK(stage.answer({"stop"}) == "acme/ner code rang at 09:25, 25m  ($150/h)\n");
    CHECK(has(stage.answer({"status"}), "nothing runs; last acme/ner code until 09:25\ntoday  25m, 1 pomodoro rung\n"));
}

TEST_CASE("off a terminal start returns at once, --wait stays until the ring") {
    Stage stage;
    stage.people();
    const auto begin = stage.at;
    stage.answer({"start", "acme"});
    CHECK(stage.at == begin);
    stage.answer({"cancel"});
    CHECK(stage.answer({"start", "acme", "--for", "5s", "--wait"}) ==
          "started acme/ner code at 09:00, rings at 09:00:05  ($150/h)\n"
          "acme/ner code rang at 09:00:05, 5s\n"
          "1 pomodoro today: now a break until 09:05:05\n"
          "next: sugo continue\n");
    CHECK(stage.at == begin + sugo::Seconds(5));
    CHECK_FALSE(has(stage.out, "\a"));
}

TEST_CASE("on a terminal one line counts down and the bell rings once") {
    Stage stage;
    stage.people();
    stage.terminal() = {true, true, true, 80, true};
    stage.answer({"start", "acme", "--for", "3s"});
    CHECK(has(stage.out, "\r0:03  acme/ner code  rings at 09:00:03  ·  Ctrl-C leaves it running"));
    CHECK(has(stage.out, "\r0:01  "));
    CHECK(has(stage.out, "\x1b[?25h"));
    CHECK(std::count(stage.out.begin(), stage.out.end(), '\a') == 1);
    CHECK(has(stage.out, "rang at 09:00:03, 3s\n"));
    stage.answer({"start", "acme", "--detach"});
    CHECK_FALSE(has(stage.out, "\r"));
}

TEST_CASE("Ctrl-C leaves the pomodoro running and says so") {
    Stage stage;
    stage.people();
    stage.terminal() = {true, true, true, 80, true};
    stage.interrupt_at = stage.at + sugo::Seconds(7);
    stage.answer({"start", "acme"});
    CHECK(stage.err == "acme/ner code goes on and rings at 09:25; sugo stop ends it\n");
    CHECK(has(stage.answer({"status", "--no-color"}), "acme/ner code since 09:00, rings at 09:25"));
}

TEST_CASE("a session ended by another terminal ends the countdown") {
    Stage stage;
    stage.people();
    stage.terminal() = {true, true, true, 80, true};
    stage.world().next_event = [&stage, waited = 0]() mutable -> sugo::terminal::Event {
        stage.at += sugo::Seconds(1);
        if (++waited == 60) {
            const std::vector<std::string> stop{"stop"};
            REQUIRE(sugo::cli::run(stop, stage.world()) == 0);
        }
        return {};
    };
    stage.answer({"start", "acme"});
    CHECK(has(stage.err, "note: acme/ner code was ended elsewhere\n"));
    CHECK_FALSE(has(stage.out, "\a"));
}

TEST_CASE("past work is added by options or in one breath") {
    Stage stage;
    stage.people();
    CHECK(has(stage.answer({"add", "acme/ner", "--from", "yesterday 09:00", "--for", "25m"}),
              "added acme/ner code: 2026-03-01 09:00–09:25, 25m  ($150/h)  "));
    CHECK(has(stage.answer({"add", "acme/ner", "meeting", "07:00", "-", "08:30"}),
              "added acme/ner meeting: 07:00–08:30, 1h 30m"));
    CHECK(has(stage.answer({"add", "learn", "yesterday 14:00", "for", "25m"}),
              "added learn: 2026-03-01 14:00–14:25, 25m"));
    CHECK(stage.run({"add", "learn", "--from", "07:30", "--to", "07:40"}) == 1);
    const std::string trimmed = stage.answer({"add", "learn", "--from", "07:30", "--to", "07:40", "--trim"});
    CHECK(has(trimmed, "cut acme/ner meeting: 07:00–08:30, 1h 30m to 07:00–07:30 and 07:40–08:30\n"));
    CHECK(stage.run({"add", "learn", "--from", "07:30", "--for", "25"}) == 2);
}

TEST_CASE("edit says what changed, remove says what is gone") {
    Stage stage;
    stage.people();
    stage.answer({"add", "acme", "--from", "07:00", "--to", "08:00", "-n", "report", "--tag", "ml"});
    const std::string edited =
        stage.answer({"edit", "@1", "--to", "07:45", "--note", "error report", "--work", "acme/ner meeting"});
    CHECK(has(edited, "changed acme/ner meeting: 07:00–07:45, 45m"));
    CHECK(has(edited, "note    report → error report\n"));
    CHECK(has(edited, "work    acme/ner code → acme/ner meeting\n"));
    CHECK_FALSE(has(edited, "tags"));
    CHECK(has(stage.answer({"edit", "@1", "--tag", ""}), "tags  ml → none"));
    CHECK(has(stage.answer({"edit", "@1", "--billable", "no"}), "billed  auto → no"));
    CHECK(stage.answer({"remove", "@1"}) == "removed acme/ner meeting: 07:00–07:45, 45m\n");
    CHECK(stage.run({"remove", "@1"}) == 3);
    CHECK(has(stage.answer({"undo"}), "undone: "));
    CHECK(has(stage.answer({"log"}), "acme/ner meeting"));
}

TEST_CASE("three sessions of 25 minutes at $200 an hour are $250.00 in the log") {
    Stage stage;
    stage.people();
    for (const char* begin : {"06:00", "06:30", "07:00"})
        stage.answer({"add", "globex", "--from", begin, "--for", "25m"});
    const std::string log = stage.answer({"log"});
    CHECK(has(log, "2026-03-02 Monday, 1h 15m\n"));
    CHECK(has(log, "3 sessions today, 1h 15m · billable 1h 15m · $250.00\n"));
}

TEST_CASE("the log of a client or project is asked by its name, with or without a period") {
    Stage stage;
    stage.people();
    stage.answer({"add", "globex", "--from", "2026-02-10 06:00", "--for", "1h"});
    stage.answer({"add", "acme", "--from", "06:00", "--for", "25m"});
    CHECK(has(stage.answer({"log", "globex"}), "1 session in all, 1h"));
    CHECK(has(stage.answer({"log", "globex/ranking", "last", "month"}), "1 session from 2026-02-01 to 2026-02-28, 1h"));
    CHECK(has(stage.answer({"log", "globex", "today"}), "no sessions on 2026-03-02"));
    CHECK(has(stage.answer({"log", "--client", "acme"}), "1 session in all, 25m"));
    CHECK(has(stage.answer({"log", "all"}), "2 sessions in all, 1h 25m"));
    CHECK(stage.run({"log", "globx"}) == 3);
    CHECK(stage.run({"log", "acme/nre"}) == 3);
}

TEST_CASE("the log fits windows of 30 and 80 columns, with Korean notes") {
    Stage stage;
    stage.people();
    stage.answer({"client", "add", "한빛", "--currency", "KRW"});
    stage.answer({"project", "add", "한빛/검색"});
    stage.answer({"rate", "set", "한빛", "150000", "--from", "2026-01-01"});
    stage.answer({"add", "한빛", "--from", "07:00", "--for", "25m", "-n",
                  "개체명 인식 오류 보고서를 유형별로 정리하고 다시 학습"});
    stage.answer({"add", "acme", "--from", "07:30", "--for", "1h", "-n", std::string(500, 'x')});
    stage.terminal().output = true;
    for (const int width : {30, 40, 60, 80}) {
        stage.terminal().width = width;
        for (const std::vector<std::string>& words :
             std::vector<std::vector<std::string>>{{"log"},
                                                   {},
                                                   {"status"},
                                                   {"client"},
                                                   {"project"},
                                                   {"kind"},
                                                   {"rate"},
                                                   {"history"},
                                                   {"config"},
                                                   {"client", "show", "acme"}}) {
            CAPTURE(width);
            CAPTURE(words);
            CHECK(widest(stage.answer(words)) <= width);
        }
    }
    stage.terminal().width = 80;
    CHECK(has(stage.answer({"log"}), "₩62,500"));
}

TEST_CASE("the overview begins with setup and ends with what to invoice") {
    Stage stage;
    CHECK(has(stage.answer({}), "next: sugo setup"));
    stage.people();
    stage.answer({"add", "globex", "--from", "06:00", "--for", "1h"});
    const std::string overview = stage.answer({});
    CHECK(has(overview, "unbilled\n  globex  1h  $200.00  since 2026-03-02\n"));
    CHECK(has(overview, "next: sugo "));
}

TEST_CASE("colour is for terminals that want it") {
    Stage stage;
    stage.people();
    stage.answer({"start", "acme"});
    CHECK_FALSE(has(stage.answer({"status"}), "\x1b"));
    stage.terminal() = {true, true, true, 80, true};
    CHECK(has(stage.answer({"status"}), "\x1b[32macme/ner code\x1b[0m"));
    CHECK_FALSE(has(stage.answer({"status", "--no-color"}), "\x1b"));
    CHECK_FALSE(has(stage.answer({"status", "--json"}), "\x1b"));
    stage.environment["NO_COLOR"] = "1";
    CHECK_FALSE(has(stage.answer({"status"}), "\x1b"));
    stage.environment.clear();
    stage.environment["HOME"] = "/home/ada";
    stage.terminal().escapes = false;
    CHECK_FALSE(has(stage.answer({"status"}), "\x1b"));
}

TEST_CASE("every answer about the log is one line of JSON when asked, with nothing else on stdout") {
    Stage stage;
    stage.people();
    for (const std::vector<std::string>& words :
         std::vector<std::vector<std::string>>{{"add", "acme", "--from", "06:00", "--for", "1h"},
                                               {"edit", "@1", "--note", "x"},
                                               {"log"},
                                               {"start", "acme"},
                                               {"status"},
                                               {},
                                               {"stop"},
                                               {"continue"},
                                               {"cancel"},
                                               {"remove", "@1"}}) {
        CAPTURE(words);
        stage.at += std::chrono::minutes(1);
        std::vector<std::string> json = words;
        json.push_back("--json");
        const std::string text = stage.answer(json);
        CHECK(text.find('\n') == text.size() - 1);
        boost::json::error_code error;
        CHECK(boost::json::parse(text, error).is_object());
        CHECK_FALSE(error);
    }
    CHECK(stage.run({"stop", "--json"}) == 1);
    CHECK(stage.out.empty());
}

TEST_CASE("a reader that has gone ends the command quietly, a full disk is an error of the system") {
    Stage stage;
    stage.people();
    stage.world().out = [](std::string_view) { throw sugo::cli::OutputClosed{}; };
    CHECK(stage.run({"history"}) == 0);
    CHECK(stage.err.empty());
    stage.world().out = [](std::string_view) {
        throw sugo::Failure(sugo::ErrorKind::system, "the answer cannot be written: No space left on device");
    };
    CHECK(stage.run({"history"}) == 5);
    CHECK(stage.err == "sugo: the answer cannot be written: No space left on device\n");
}

TEST_CASE("a long report goes through the pager on a terminal only, and is printed where there is none") {
    Stage stage;
    stage.people();
    stage.answer({"add", "acme", "--from", "06:00", "--for", "25m"});
    CHECK(has(stage.answer({"report"}), "25m in 1 session"));
    CHECK(stage.paged.empty());
    stage.terminal() = {true, true, true, 80, true};
    CHECK(has(stage.answer({"report"}), "25m in 1 session"));
    CHECK(stage.paged == std::vector<std::string>{"less -FRX"});
    stage.answer({"report", "--no-pager"});
    stage.answer({"report", "--json"});
    CHECK(stage.paged.size() == 1);
    stage.environment["PAGER"] = "more";
    stage.answer({"report"});
    CHECK(stage.paged.back() == "more");
    stage.environment["SUGO_PAGER"] = "missing";
    const std::string twice = stage.answer({"report"});
    CHECK(stage.paged.back() == "missing");
    CHECK(twice.find("25m in 1 session") != twice.rfind("25m in 1 session"));
    stage.environment["SUGO_PAGER"] = "";
    stage.answer({"report"});
    CHECK(stage.paged.size() == 3);
}
