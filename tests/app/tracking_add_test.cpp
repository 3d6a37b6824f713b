#include <support/test.hpp>

#include <app/scene.hpp>

using namespace scene;

namespace {

struct Noon : Desk {
    Noon() { clock("2026-03-02 12:00"); }

    tracking::Added add_for(const std::string& from, const std::string& to, std::optional<Seconds> length,
                            const std::string& on = {}) {
        tracking::AddRequest request;
        request.words = {"acme"};
        request.from = from;
        request.to = to;
        request.length = length;
        request.on = on;
        return tracking::add(store, request, now);
    }
};

}  // namespace

TEST_CASE("nothing begins before 1970, however it is typed") {
    Noon desk;
    desk.now = now_in(Instant(Seconds(20min)), Zone{});
    CHECK(refusal([&] { desk.add_for({}, "00:10", Seconds(1h)); }).message ==
          "it would begin at 1969-12-31 23:10, before the year 1970, and sugo knows none before that");
    const auto added = desk.add_for({}, "00:10", Seconds(10min)).added.session;
    CHECK(added.start == Instant{});
    CHECK(tracking::log(desk.store, {}, desk.now).entries.size() == 1);
}

TEST_CASE("past work is added by two of begin, end and length") {
    Noon desk;
    const Session both = desk.add_for("09:00", "10:30", {}).added.session;
    CHECK(both.start == desk.at("2026-03-02 09:00"));
    CHECK(both.stop == desk.at("2026-03-02 10:30"));
    CHECK(both.outcome == Outcome::stopped);
    CHECK(both.source == "added");
    CHECK(both.planned == std::nullopt);
    CHECK(desk.add_for("10:30", "", Seconds(25min)).added.session.stop == desk.at("2026-03-02 10:55"));
    CHECK(desk.add_for("", "12:00", Seconds(25min)).added.session.start == desk.at("2026-03-02 11:35"));
    CHECK(desk.store.journal().history(1).front().label == "add acme/ner code");
    CHECK(refusal([&] { desk.add_for("09:00", "", {}); }).kind == ErrorKind::usage);
    CHECK(refusal([&] { desk.add_for("", "", Seconds(25min)); }).kind == ErrorKind::usage);
    CHECK(refusal([&] { desk.add_for("06:00", "07:00", Seconds(1h)); }).kind == ErrorKind::usage);
}

TEST_CASE("times that name no day are on the day named, or on that of the other time") {
    Noon desk;
    CHECK(desk.add_for("09:00", "10:00", {}, "2026-02-27").added.session.start == desk.at("2026-02-27 09:00"));
    CHECK(desk.add_for("yesterday 14:00", "15:00", {}).added.session.stop == desk.at("2026-03-01 15:00"));
    CHECK(desk.add_for("16:00", "yesterday 17:00", {}).added.session.start == desk.at("2026-03-01 16:00"));
}

TEST_CASE("an end that names no day and lies before the begin is after midnight") {
    Noon desk;
    const Session night = desk.add_for("23:30", "00:45", {}, "yesterday").added.session;
    CHECK(night.stop == desk.at("2026-03-02 00:45"));
    CHECK(day_of(night) == desk.now.today - date::days(1));
    CHECK(desk.add_for("yesterday 22:00", "23:30", {}).added.session.stop == desk.at("2026-03-01 23:30"));
    desk.clock("2026-03-03 00:30");
    CHECK(desk.add_for("23:00", "now", {}).added.session.start == desk.at("2026-03-02 23:00"));
    CHECK(desk.add_for("4h ago", "22:00", {}).added.session.stop == desk.at("2026-03-02 22:00"));
    CHECK(desk.add_for("09:00", "10:00", {}, "2026-02-20").added.session.stop == desk.at("2026-02-20 10:00"));
}

TEST_CASE("two times in the wrong order are not taken for most of a day") {
    Noon desk;
    const Error swapped = refusal([&] { desk.add_for("18:00", "17:00", {}, "yesterday"); });
    CHECK(swapped.kind == ErrorKind::refused);
    CHECK(swapped.hint == "--from \"2026-03-01 17:00\" --to \"2026-03-01 18:00\"");
    CHECK(desk.add_for("20:00", "08:00", {}, "yesterday").added.time == std::chrono::hours(12));
}

TEST_CASE("empty, backward, future and day-long additions are refused") {
    Noon desk;
    const Memory before = memory_of(desk.store);
    CHECK(refusal([&] { desk.add_for("09:00", "09:00", {}); }).message ==
          "it would be empty: it begins and ends at 09:00");
    CHECK(refusal([&] { desk.add_for("09:00", "", Seconds(0)); }).kind == ErrorKind::refused);
    CHECK(refusal([&] { desk.add_for("2026-03-01 10:00", "2026-03-01 09:00", {}); }).hint ==
          "--from \"2026-03-01 09:00\" --to \"2026-03-01 10:00\"");
    const Error future = refusal([&] { desk.add_for("11:00", "12:01", {}); });
    CHECK(future.kind == ErrorKind::refused);
    CHECK(future.hint == "--to 12:00");
    CHECK(refusal([&] { desk.add_for("13:00", "14:00", {}); }).hint == "--on yesterday");
    CHECK(refusal([&] { desk.add_for("2026-03-01 09:00", "2026-03-02 09:00:01", {}); }).hint ==
          "check the day: --on yesterday");
    CHECK(memory_of(desk.store) == before);
    CHECK(desk.add_for("2026-03-01 09:00", "2026-03-02 09:00", {}).added.time == Seconds(24h));
}

TEST_CASE("what overlaps is refused naming the first clash, what only touches is not") {
    Noon desk;
    const auto first = desk.add({"acme"}, "09:00", "10:00").added;
    desk.add({"learn"}, "10:00", "11:00");
    const Error error = refusal([&] { desk.add({"book", "write"}, "09:59:59", "10:30"); });
    CHECK(error.message == "it would overlap acme/ner code 09:00–10:00 (" + first.short_id + ")");
    CHECK(error.hint.find("--trim") != std::string::npos);
    desk.add({"book", "write"}, "08:00", "09:00");
    desk.add({"book", "write"}, "11:00", "12:00");
    CHECK(desk.log().size() == 4);
}

TEST_CASE("with trim the others are shortened, split or removed, and that is told") {
    Noon desk;
    desk.add({"acme"}, "08:00", "09:00");
    desk.add({"learn"}, "09:00", "09:30");
    desk.add({"acme"}, "09:30", "11:00");
    const auto added = desk.add({"book", "write"}, "08:45", "10:00", true);
    CHECK(desk.log() == Words{"08:00-08:45 acme/ner code", "08:45-10:00 book write", "10:00-11:00 acme/ner code"});
    REQUIRE(added.trimmed.size() == 3);
    CHECK(added.trimmed[0].after.size() == 1);
    CHECK(added.trimmed[1].before.work == "learn");
    CHECK(added.trimmed[1].after.empty());
    CHECK(added.trimmed[2].before.time == Seconds(90min));
    CHECK(added.trimmed[2].after.front().time == Seconds(1h));

    const auto split = desk.add({"learn"}, "10:15", "10:30", true);
    REQUIRE(split.trimmed.size() == 1);
    CHECK(split.trimmed[0].after.size() == 2);
    CHECK(desk.log().size() == 5);
    CHECK(desk.log()[2] == "10:00-10:15 acme/ner code");
    CHECK(desk.log()[4] == "10:30-11:00 acme/ner code");
}

TEST_CASE("a trimmed pomodoro no longer rang") {
    Noon desk;
    desk.clock("2026-03-02 12:00").start({"acme"});
    desk.clock("2026-03-02 13:00").stop();
    const auto added = desk.add({"learn"}, "12:20", "12:40", true);
    CHECK(added.trimmed[0].before.session.outcome == Outcome::rung);
    CHECK(added.trimmed[0].after[0].session.outcome == Outcome::stopped);
    CHECK(added.trimmed[0].after[0].time == Seconds(20min));
}

TEST_CASE("when an imported session is split its front keeps the source's key and row") {
    Noon desk;
    Session imported = desk.add({"acme"}, "09:00", "11:00").added.session;
    imported.source = "timewarrior";
    imported.source_key = "key";
    desk.store.transact(desk.now.at, "import", [&] {
        desk.store.sessions().update(imported);
        desk.store.sessions().keep_row(imported.id, "inc 1 - 2");
    });
    const auto split = desk.add({"learn"}, "09:30", "10:00", true);
    REQUIRE(split.trimmed[0].after.size() == 2);
    CHECK(split.trimmed[0].after[0].session.source_key == "key");
    CHECK(split.trimmed[0].after[1].session.source_key.empty());
    CHECK(desk.store.sessions().source_keys("timewarrior") == std::set<std::string>{"key"});
    CHECK(kept_rows(desk.store.sessions()).contains(imported.id));
    desk.add({"learn"}, "09:00", "09:30", true);
    CHECK(kept_rows(desk.store.sessions()).empty());
}

TEST_CASE("nothing is added across the running session, trimmed or not") {
    Noon desk;
    desk.start({"acme"}, "11:50");
    for (const bool trim : {false, true}) {
        const Error error = refusal([&] { desk.add({"learn"}, "11:00", "11:51", trim); });
        CHECK(error.message == "acme/ner code has been running since 11:50");
        CHECK(error.hint == "sugo stop");
    }
    desk.add({"learn"}, "11:00", "11:50");
    CHECK(desk.log().size() == 2);
}

TEST_CASE("a session on an issued invoice is never trimmed, one on a draft may be, and its pieces stay there") {
    Noon desk;
    const SessionId issued = desk.add({"acme"}, "08:00", "09:00").added.session.id;
    const SessionId drafted = desk.add({"acme"}, "09:00", "10:00").added.session.id;
    desk.issue(desk.draft({issued}));
    const InvoiceId draft = desk.draft({drafted});
    const Error error = refusal([&] { desk.add({"learn"}, "08:30", "08:45", true); });
    CHECK(error.kind == ErrorKind::refused);
    CHECK(error.message.find("is on invoice 2026-001, which is issued") != std::string::npos);
    CHECK(error.hint == "sugo invoice void 2026-001 --reason \"…\"");
    const Error vanishing = refusal([&] { desk.add({"learn"}, "09:00", "10:00", true); });
    CHECK(vanishing.hint.find("sugo invoice edit acme --drop ") == 0);
    CHECK(desk.log().size() == 2);
    desk.add({"learn"}, "09:15", "09:30", true);
    CHECK(desk.store.invoices().claimed(draft).size() == 2);
}

TEST_CASE("remarks on money are told for added work too") {
    Noon desk;
    desk.add({"acme"}, "2025-12-31 09:00", "2025-12-31 10:00");
    const auto added = desk.add({"acme"}, "2025-12-30 09:00", "2025-12-30 10:00");
    CHECK(says(added.remarks,
               "no rate for acme/ner code on 2025-12-30: not billable yet; "
               "sugo rate set acme/ner RATE --from 2025-12-30"));
    CHECK(added.added.rate == std::nullopt);
    CHECK(added.added.billable);
}
