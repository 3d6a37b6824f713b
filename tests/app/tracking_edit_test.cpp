#include <support/test.hpp>

#include <app/scene.hpp>

using namespace scene;

namespace {

struct Noon : Desk {
    Noon() { clock("2026-03-02 12:00"); }

    tracking::Edited change(const std::string& session, const std::function<void(tracking::EditRequest&)>& how) {
        tracking::EditRequest request;
        request.session = session;
        how(request);
        return tracking::edit(store, request, now);
    }
    tracking::Edited length(const std::string& session, Seconds length) {
        return change(session, [&](tracking::EditRequest& request) { request.length = length; });
    }
    tracking::Edited work(const std::string& session, const Words& words) {
        return change(session, [&](tracking::EditRequest& request) { request.words = words; });
    }
};

}  // namespace

TEST_CASE("a time alone is on the session's own day, and what is not named stays") {
    Noon desk;
    desk.add({"acme"}, "2026-02-27 09:00", "2026-02-27 10:00");
    auto edited = desk.edit("@1", "08:30", "");
    CHECK(edited.after.session.start == desk.at("2026-02-27 08:30"));
    CHECK(edited.after.session.stop == desk.at("2026-02-27 10:00"));
    CHECK(edited.before.time == Seconds(1h));
    CHECK(edited.after.time == Seconds(90min));
    CHECK(desk.edit("@1", "", "09:15").after.time == Seconds(45min));
    CHECK(desk.length("@1", 25min).after.session.stop == desk.at("2026-02-27 08:55"));
    CHECK(desk.edit("@1", "today 08:00", "today 09:00").after.session.start == desk.at("2026-03-02 08:00"));
    CHECK(desk.store.journal().history(1).front().label == "edit acme/ner code");
}

TEST_CASE("an end before the begin of a session at night is after midnight") {
    Noon desk;
    desk.add({"acme"}, "yesterday 23:00", "today 00:30");
    CHECK(desk.edit("@1", "", "00:45").after.session.stop == desk.at("2026-03-02 00:45"));
    CHECK(desk.edit("@1", "", "23:30").after.session.stop == desk.at("2026-03-01 23:30"));
}

TEST_CASE("a session recorded elsewhere is edited by the clock of that place") {
    Noon desk;
    desk.add({"acme"}, "09:00", "10:00");
    desk.travel("Asia/Seoul");
    const auto edited = desk.edit("@1", "", "09:30");
    CHECK(edited.after.time == Seconds(30min));
    CHECK(edited.after.session.zone == Zone{"America/Los_Angeles"});
}

TEST_CASE("an edited session obeys what an added one obeys") {
    Noon desk;
    desk.add({"learn"}, "08:00", "09:00");
    desk.add({"acme"}, "10:00", "11:00");
    CHECK(refusal([&] { desk.edit("@1", "", "12:01"); }).kind == ErrorKind::refused);
    CHECK(refusal([&] { desk.edit("@1", "11:00", ""); }).kind == ErrorKind::refused);
    CHECK(refusal([&] { desk.edit("@1", "11:30", ""); }).kind == ErrorKind::refused);
    CHECK(refusal([&] { desk.length("@1", 0s); }).kind == ErrorKind::refused);
    CHECK(refusal([&] { desk.edit("@1", "2026-03-01 09:00", ""); }).kind == ErrorKind::refused);
    const Error clash = refusal([&] { desk.edit("@1", "08:30", ""); });
    CHECK(clash.message.find("it would overlap learn 08:00–09:00") == 0);
    const auto trimmed = desk.edit("@1", "08:30", "", true);
    REQUIRE(trimmed.trimmed.size() == 1);
    CHECK(trimmed.trimmed[0].after[0].time == Seconds(30min));
    CHECK(desk.log() == Words{"08:00-08:30 learn", "08:30-11:00 acme/ner code"});
}

TEST_CASE("a pomodoro rang only as long as it has its planned length") {
    Noon desk;
    desk.start({"acme"}, "09:00");
    desk.stop();
    auto edited = desk.edit("@1", "08:00", "08:25");
    CHECK(edited.after.session.outcome == Outcome::rung);
    edited = desk.edit("@1", "", "08:24");
    CHECK(edited.after.session.outcome == Outcome::stopped);
    CHECK(edited.after.session.planned == Seconds(25min));
    CHECK(desk.edit("@1", "", "08:25").after.session.outcome == Outcome::stopped);
}

TEST_CASE("work, note, tags and billing can be changed and cleared") {
    Noon desk;
    desk.add({"acme"}, "09:00", "10:00");
    CHECK(desk.work("@1", {"acme", "meeting"}).after.work == "acme/ner meeting");
    auto change = [&](const std::string& note, const Words& tags, const std::string& billable) {
        return desk.change("@1", [&](tracking::EditRequest& request) {
            request.note = note;
            request.tags = tags;
            request.billable = billable;
        });
    };
    auto edited = change("call", {"x", "a"}, "no");
    CHECK(edited.after.session.note == "call");
    CHECK(edited.after.session.tags == Words{"a", "x"});
    CHECK(!edited.after.billable);
    edited = change("", {""}, "auto");
    CHECK(edited.after.session.note.empty());
    CHECK(edited.after.session.tags.empty());
    CHECK(edited.after.session.billable == std::nullopt);
    CHECK(refusal([&] { change("", {}, "maybe"); }).kind == ErrorKind::usage);
}

TEST_CASE("client work that becomes own work says so and is not billed") {
    Noon desk;
    desk.add({"acme"}, "09:00", "10:00");
    desk.change("@1", [](tracking::EditRequest& request) { request.billable = "yes"; });
    const auto edited = desk.work("@1", {"learn"});
    CHECK(says(edited.remarks, "it is your own work now, no longer acme/ner code"));
    CHECK(!edited.after.billable);
    CHECK(edited.after.session.billable == std::nullopt);
    CHECK(refusal([&] { desk.change("@1", [](tracking::EditRequest& request) { request.billable = "yes"; }); }).kind ==
          ErrorKind::refused);
}

TEST_CASE("the running session's work and begin can be changed, its end cannot") {
    Noon desk;
    desk.add({"learn"}, "09:00", "10:00");
    desk.start({"acme"});
    CHECK(desk.work("@1", {"acme", "meeting"}).after.work == "acme/ner meeting");
    CHECK(desk.edit("@1", "11:30", "").after.session.start == desk.at("2026-03-02 11:30"));
    CHECK(desk.store.sessions().open()->start == desk.at("2026-03-02 11:30"));
    CHECK(refusal([&] { desk.edit("@1", "", "11:45"); }).hint == "sugo stop --at \"11:45\"");
    CHECK(refusal([&] { desk.length("@1", 25min); }).hint == "sugo stop");
    CHECK(refusal([&] { desk.edit("@1", "12:01", ""); }).kind == ErrorKind::refused);
    CHECK(refusal([&] { desk.edit("@1", "09:30", ""); }).kind == ErrorKind::refused);
    CHECK(refusal([&] { desk.edit("@2", "", "11:45"); }).hint == "sugo stop");
    desk.edit("@1", "09:30", "", true);
    CHECK(desk.log() == Words{"09:00-09:30 learn", "09:30- acme/ner meeting"});
}

TEST_CASE("what is on an issued invoice is neither edited nor removed, what is on a draft may change") {
    Noon desk;
    const SessionId first = desk.add({"acme"}, "08:00", "09:00").added.session.id;
    const SessionId second = desk.add({"acme"}, "09:00", "10:00").added.session.id;
    desk.issue(desk.draft({first}));
    desk.draft({second});
    const Memory before = memory_of(desk.store);
    CHECK(refusal([&] { desk.edit("@2", "", "08:30"); }).hint == "sugo invoice void 2026-001 --reason \"…\"");
    CHECK(refusal([&] { tracking::remove(desk.store, {"@2"}, desk.now); }).hint ==
          "sugo invoice void 2026-001 --reason \"…\"");
    CHECK(refusal([&] { tracking::remove(desk.store, {"@1"}, desk.now); }).hint ==
          "sugo invoice edit acme --drop " + short_id(second));
    CHECK(refusal([&] { desk.work("@1", {"learn"}); }).kind == ErrorKind::refused);
    CHECK(memory_of(desk.store) == before);
    CHECK(desk.edit("@1", "", "09:30").after.time == Seconds(30min));
    CHECK(desk.edit("@1", "", "09:30").after.claim);
}

TEST_CASE("an edit that changes nothing leaves no entry in the journal") {
    Noon desk;
    desk.add({"acme"}, "09:00", "10:00");
    const auto before = desk.store.journal().history(20).size();
    desk.edit("@1", "09:00", "10:00");
    CHECK(desk.store.journal().history(20).size() == before);
}

TEST_CASE("sessions are removed all or none, and each once") {
    Noon desk;
    desk.add({"acme"}, "09:00", "10:00");
    desk.add({"learn"}, "10:00", "11:00");
    const std::string id = desk.add({"book", "write"}, "11:00", "12:00").added.short_id;
    CHECK(refusal([&] { tracking::remove(desk.store, {"@1", "@9"}, desk.now); }).kind == ErrorKind::not_found);
    CHECK(desk.log().size() == 3);
    CHECK(tracking::remove(desk.store, {"@1", "@3", id}, desk.now).size() == 2);
    CHECK(desk.log() == Words{"10:00-11:00 learn"});
    CHECK(desk.store.journal().history(1).front().label == "remove 2 sessions");
    tracking::remove(desk.store, {"@1"}, desk.now);
    CHECK(desk.store.journal().history(1).front().label == "remove learn");
}

TEST_CASE("a session goes by its place from the newest, or by the end of its id in any case") {
    Noon desk;
    const auto added = desk.add({"acme"}, "09:00", "10:00").added;
    std::string id = added.short_id;
    for (char& character : id) {
        if (character >= 'a') character = static_cast<char>(character - 'a' + 'A');
    }
    CHECK(desk.edit(id, "", "09:30").after.session.id == added.session.id);
    CHECK(desk.edit(id.substr(2), "", "09:40").after.session.id == added.session.id);
    CHECK(refusal([&] { desk.edit(id.substr(3), "", "09:30"); }).kind == ErrorKind::usage);
    CHECK(refusal([&] { desk.edit("@0", "", "09:30"); }).kind == ErrorKind::usage);
    CHECK(refusal([&] { desk.edit("@x", "", "09:30"); }).kind == ErrorKind::usage);
    CHECK(refusal([&] { desk.edit("@2", "", "09:30"); }).kind == ErrorKind::not_found);
    CHECK(refusal([&] { desk.edit("@99999999999", "", "09:30"); }).kind == ErrorKind::usage);
    CHECK(refusal([&] { desk.edit("a b", "", "09:30"); }).kind == ErrorKind::usage);
    CHECK(refusal([&] { desk.edit("", "", "09:30"); }).kind == ErrorKind::usage);
}

TEST_CASE("a short id that fits several sessions lists them") {
    Desk desk;
    desk.clock("2026-03-03 12:00");
    std::string shared;
    Instant start = desk.at("2026-01-05 00:00");
    // Three characters are 15 bits: among a thousand sessions some end alike.
    desk.store.transact(desk.now.at, "fill", [&] {
        std::set<std::string> seen;
        Session session;
        session.kind = desk.store.clients().kind("learn").value().id;
        session.zone = desk.zone;
        session.outcome = Outcome::stopped;
        while (shared.empty()) {
            session.start = start;
            session.stop = start += 10min;
            const std::string ending = short_id(desk.store.sessions().add(session), 3);
            if (!seen.insert(ending).second) shared = ending;
        }
    });
    const Error several = refusal([&] { desk.edit(shared, "", "1m ago"); });
    CHECK(several.kind == ErrorKind::usage);
    CHECK(several.message.find(shared + " fits 2 sessions: ") == 0);
    CHECK(several.hint.size() == 5);
}
