#include <support/test.hpp>

#include <algorithm>

#include <app/scene.hpp>
#include <sugo/corrections.hpp>

using namespace scene;

namespace {

/// A morning of three sessions: 09:00–10:00 and 10:00–10:30 at acme, 11:00–12:00 on the book.
struct Morning : Desk {
    Morning() {
        clock("2026-03-02 13:00");
        add({"acme"}, "09:00", "10:00");
        add({"acme"}, "10:00", "10:30");
        add({"book", "write"}, "11:00", "12:00");
    }

    /// Does it, gives the log after it, and makes sure that undoing brings everything back.
    template <class Work>
    Words after(Work&& work) {
        const Memory before = memory_of(store);
        std::forward<Work>(work)();
        Words lines = log();
        store.journal().undo();
        CHECK(memory_of(store) == before);
        store.journal().redo();
        return lines;
    }
    /// What is refused changes nothing.
    template <class Work>
    Error refused(Work&& work) {
        const Memory before = memory_of(store);
        Error error = refusal(std::forward<Work>(work));
        CHECK(memory_of(store) == before);
        return error;
    }
};

}  // namespace

TEST_CASE("a session is split at moments or into equal parts, and no second is lost") {
    Morning desk;
    CHECK(desk.after([&] {
        tracking::split(desk.store, {{"@3"}, {"09:20", "09:40"}}, desk.now);
    }) == Words{"09:00-09:20 acme/ner code", "09:20-09:40 acme/ner code", "09:40-10:00 acme/ner code",
                "10:00-10:30 acme/ner code", "11:00-12:00 book write"});
    const auto parts = tracking::split(desk.store, {{"@1"}, {}, 7}, desk.now).corrections.at(0);
    REQUIRE(parts.after.size() == 7);
    Seconds sum{};
    for (const tracking::Entry& part : parts.after) sum += part.time;
    CHECK(sum == Seconds(1h));
    CHECK(parts.after.front().session.id == parts.before.front().session.id);
    CHECK(desk.refused([&] { tracking::split(desk.store, {{"@1"}, {"08:00"}}, desk.now); }).kind == ErrorKind::refused);
}

TEST_CASE("sessions in a row of the same work are joined, and the time between them becomes work") {
    Morning desk;
    desk.add({"acme"}, "10:40", "10:50");
    CHECK(desk.after([&] {
        const auto joined = tracking::join(desk.store, {"@4", "@3", "@2"}, desk.now);
        CHECK(says(joined.remarks, "10m"));
    }) == Words{"09:00-10:50 acme/ner code", "11:00-12:00 book write"});
    CHECK(desk.refused([&] { tracking::join(desk.store, {"@1", "@2"}, desk.now); }).kind == ErrorKind::refused);
}

TEST_CASE("sessions move together, by a moment, a day or a length, and keep their lengths") {
    Morning desk;
    CHECK(desk.after([&] {
        tracking::move(desk.store, {{"@3", "@2"}, "08:00"}, desk.now);
    }) == Words{"08:00-09:00 acme/ner code", "09:00-09:30 acme/ner code", "11:00-12:00 book write"});
    CHECK(desk.after([&] {
                  tracking::move(desk.store, {{"@1"}, "30m later"}, desk.now);
              })
              .back() == "11:30-12:30 book write");
    tracking::move(desk.store, {{"@1"}, "yesterday"}, desk.now);
    CHECK(desk.store.sessions().newest(1)->start == desk.at("2026-03-02 09:00"));
    const Error error = desk.refused([&] { tracking::move(desk.store, {{"@1"}, "08:30"}, desk.now); });
    CHECK(error.message.find("overlap") != std::string::npos);
    CHECK(desk.after([&] { tracking::move(desk.store, {{"@1"}, "08:30", true}, desk.now); }).size() == 3);
}

TEST_CASE("a session is made longer or shorter at either end, never over its neighbours unasked") {
    Morning desk;
    CHECK(desk.after([&] {
                  tracking::lengthen(desk.store, {{"@2"}, 10min}, desk.now);
              })
              .at(1) == "10:00-10:40 acme/ner code");
    CHECK(desk.after([&] {
                  tracking::lengthen(desk.store, {{"@1"}, 10min, true}, desk.now);
              })
              .at(2) == "10:50-12:00 book write");
    CHECK(desk.after([&] {
        tracking::shorten(desk.store, {{"@3", "@1"}, 10min}, desk.now);
    }) == Words{"09:00-09:50 acme/ner code", "10:00-10:40 acme/ner code", "10:50-11:50 book write"});
    CHECK(desk.refused([&] { tracking::shorten(desk.store, {{"@1"}, 1h}, desk.now); }).kind == ErrorKind::refused);
    CHECK(desk.refused([&] { tracking::lengthen(desk.store, {{"@3"}, 15min}, desk.now); }).kind == ErrorKind::refused);
    CHECK(desk.after([&] {
                  tracking::lengthen(desk.store, {{"@3"}, 15min, false, true}, desk.now);
              })
              .at(1) == "10:05-10:40 acme/ner code");
}

TEST_CASE("sessions are named as a range, from either end, and each is taken once") {
    Morning desk;
    for (const char* range : {"@1-@3", "@3-@1", "@1..@3", "@1-3"}) {
        CHECK(desk.after([&] {
            tracking::move(desk.store, {{range}, "1h earlier"}, desk.now);
        }) == Words{"08:00-09:00 acme/ner code", "09:00-09:30 acme/ner code", "10:00-11:00 book write"});
        desk.store.journal().undo();
    }
    CHECK(desk.after([&] {
        tracking::remove(desk.store, {"@2", "@1-@2"}, desk.now);
    }) == Words{"09:00-10:00 acme/ner code"});
    desk.store.journal().undo();
    CHECK(desk.refused([&] { tracking::remove(desk.store, {"@1-@4"}, desk.now); }).message == "there is no session @4");
    for (const char* slip : {"@0-@2", "@1-", "@-@2", "@1-@x", "@1-2-3"}) {
        CHECK(desk.refused([&] { tracking::remove(desk.store, {slip}, desk.now); }).kind == ErrorKind::usage);
    }
    tracking::EditRequest edit;
    edit.session = "@1-@2";
    CHECK(says({desk.refused([&] { tracking::edit(desk.store, edit, desk.now); }).message}, "takes one"));
}

TEST_CASE("a step by days keeps the time of day over a clock change, a step by hours does not") {
    Morning desk;
    tracking::move(desk.store, {{"@1"}, "2026-02-23"}, desk.now);
    CHECK(desk.store.sessions().newest(3)->start == desk.at("2026-02-23 11:00"));
    tracking::move(desk.store, {{"@3"}, "1 week later"}, desk.now);
    CHECK(desk.store.sessions().newest(1)->start == desk.at("2026-03-02 11:00"));
    desk.clock("2026-03-09 13:00");
    tracking::move(desk.store, {{"@1"}, "7d later"}, desk.now);
    CHECK(desk.store.sessions().newest(1)->start == desk.at("2026-03-09 11:00"));
    tracking::move(desk.store, {{"@1"}, "48h earlier"}, desk.now);
    CHECK(desk.store.sessions().newest(1)->start == desk.at("2026-03-07 10:00"));
}

TEST_CASE("tags are added to and taken off several sessions at once") {
    Morning desk;
    const auto tags = [&](int number) { return desk.store.sessions().newest(number)->tags; };
    const std::string id = tracking::log(desk.store, {}, desk.now).entries.back().short_id;
    desk.after([&] { tracking::tag(desk.store, {"@2-@3", id, "gpu", "evaluation 2"}, desk.now); });
    for (const int number : {1, 2, 3}) CHECK(tags(number) == Words{"evaluation 2", "gpu"});
    const auto again = tracking::tag(desk.store, {"@1", "gpu"}, desk.now);
    CHECK(again.corrections.at(0).before.front().session == again.corrections.at(0).after.front().session);
    desk.after([&] { tracking::untag(desk.store, {"@1", "@2", "gpu"}, desk.now); });
    CHECK(tags(2) == Words{"evaluation 2"});
    CHECK(tags(3) == Words{"evaluation 2", "gpu"});
    CHECK(desk.refused([&] {
                  tracking::untag(desk.store, {"@1", "gpu"}, desk.now);
              })
              .hint == "sugo untag " + id + " \"evaluation 2\"");
    CHECK(desk.refused([&] { tracking::tag(desk.store, {"learn"}, desk.now); }).hint == "sugo tag @1 learn");
    CHECK(desk.refused([&] { tracking::tag(desk.store, {"@1"}, desk.now); }).kind == ErrorKind::usage);
    CHECK(desk.refused([&] { tracking::tag(desk.store, {"learn", "gpu"}, desk.now); }).kind == ErrorKind::not_found);
}

TEST_CASE("what runs is not joined with what is more than a day away") {
    Morning desk;
    desk.clock("2026-03-03 13:00");
    tracking::StartRequest open;
    open.words = {"book", "write"};
    open.open = true;
    tracking::start(desk.store, open, desk.now);
    CHECK(says({desk.refused([&] { tracking::join(desk.store, {"@1", "@2"}, desk.now); }).message}, "at most a day"));
}

TEST_CASE("a gap is listed with the command that fills it, and filled") {
    Morning desk;
    const tracking::Gaps gaps = tracking::gaps(desk.store, {{desk.now.today, desk.now.today}, "", 10min}, desk.now);
    REQUIRE(gaps.gaps.size() == 2);
    CHECK(gaps.gaps[0].start == desk.at("2026-03-02 10:30"));
    CHECK(gaps.gaps[0].stop == desk.at("2026-03-02 11:00"));
    CHECK(gaps.gaps[1].stop == desk.now.at);
    CHECK(gaps.time == Seconds(90min));
    const tracking::Gaps within =
        tracking::gaps(desk.store, {{desk.now.today, desk.now.today}, "08:00 - 18:00", 10min}, desk.now);
    CHECK(within.gaps.front().start == desk.at("2026-03-02 08:00"));
    CHECK(desk.after([&] { tracking::fill(desk.store, {{"@2"}}, desk.now); }).at(1) == "10:00-11:00 acme/ner code");
    CHECK(desk.refused([&] {
                  tracking::fill(desk.store, {{"@3"}, true, false}, desk.now);
              })
              .kind == ErrorKind::refused);
}

TEST_CASE("what is on an issued invoice is not corrected, and the way out is named") {
    Morning desk;
    const SessionId first =
        desk.store.sessions().overlapping(desk.at("2026-03-02 09:00"), desk.at("2026-03-02 09:01")).front().id;
    desk.issue(desk.draft({first}));
    const std::vector<std::function<void()>> all{
        [&] {
            tracking::split(desk.store, {{"@3"}, {}}, desk.now);
        },
        [&] {
            tracking::join(desk.store, {"@3", "@2"}, desk.now);
        },
        [&] {
            tracking::move(desk.store, {{"@3"}, "08:00"}, desk.now);
        },
        [&] {
            tracking::lengthen(desk.store, {{"@3"}, 5min, true}, desk.now);
        },
        [&] {
            tracking::shorten(desk.store, {{"@3"}, 5min}, desk.now);
        },
        [&] {
            tracking::move(desk.store, {{"@1"}, "09:30", true}, desk.now);
        },
        [&] {
            tracking::tag(desk.store, {"@3", "gpu"}, desk.now);
        },
    };
    for (const auto& correct : all) {
        const Error error = desk.refused(correct);
        CHECK(error.kind == ErrorKind::refused);
        CHECK(error.message.find("2026-001") != std::string::npos);
        CHECK(error.hint.find("invoice void 2026-001") != std::string::npos);
    }
}

TEST_CASE("the parts of a split session stay on its draft, and cutting and joining changes no total") {
    property("any number of parts", [](std::uint16_t cuts) {
        Morning morning;
        const int parts = 2 + cuts % 20;
        const SessionId id = morning.store.sessions()
                                 .overlapping(morning.at("2026-03-02 09:00"), morning.at("2026-03-02 09:01"))
                                 .front()
                                 .id;
        const InvoiceId draft = morning.draft({id});
        const auto split = tracking::split(morning.store, {{"@3"}, {}, parts}, morning.now).corrections.at(0);
        RC_ASSERT(morning.store.invoices().claimed(draft).size() == static_cast<std::size_t>(parts));
        Words names;
        for (const tracking::Entry& part : split.after) names.push_back(part.short_id);
        const auto joined = tracking::join(morning.store, names, morning.now).corrections.at(0);
        RC_ASSERT(joined.after.size() == 1U);
        RC_ASSERT(joined.after[0].session.id == id);
        RC_ASSERT(joined.after[0].time == Seconds(1h));
        RC_ASSERT(morning.store.invoices().claimed(draft).size() == 1U);
    });
}
