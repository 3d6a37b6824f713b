#include <support/test.hpp>

#include <stdexcept>

#include "helpers.hpp"

using namespace sugo;
using namespace sugo::sqlite_test;

TEST_CASE("a client comes back as it was kept, Korean text too") {
    auto store = in_memory();
    auto client = acme();
    change(*store, [&] { client.id = store->clients().add(client); });
    CHECK(client.id);
    CHECK(store->clients().client("acme") == client);
    CHECK(store->clients().client(client.id) == client);

    Client bare;
    bare.slug = "bare";
    bare.id = client.id;
    change(*store, [&] { store->clients().update(bare); });
    CHECK(store->clients().client(client.id) == bare);
    CHECK_FALSE(store->clients().client("acme"));
    CHECK_FALSE(store->clients().client(ClientId{1}));
}

TEST_CASE("a project is found within its client, and an own project without one") {
    auto store = in_memory();
    Project clients_own;
    Project own;
    change(*store, [&] {
        clients_own = ner(store->clients().add(acme()));
        clients_own.usual_kind = store->clients().kind("research")->id;
        clients_own.id = store->clients().add(clients_own);
        own.slug = "ner";
        own.id = store->clients().add(own);
    });
    CHECK(store->clients().project(clients_own.client, "ner") == clients_own);
    CHECK(store->clients().project(std::nullopt, "ner") == own);
    CHECK(store->clients().project(own.id) == own);
    CHECK_FALSE(store->clients().project(std::nullopt, "book"));

    own.billable = false;
    own.archived = true;
    change(*store, [&] { store->clients().update(own); });
    CHECK(store->clients().projects() == std::vector{clients_own, own});
}

TEST_CASE("two own projects, or two clients, cannot have one slug") {
    auto store = in_memory();
    Project own;
    own.slug = "book";
    change(*store, [&] {
        store->clients().add(own);
        store->clients().add(acme());
    });
    CHECK(failure_of([&] { change(*store, [&] { store->clients().add(own); }); }).kind == ErrorKind::refused);
    CHECK(failure_of([&] { change(*store, [&] { store->clients().add(acme()); }); }).kind == ErrorKind::refused);
}

TEST_CASE("a new store knows the kinds of work, and which are billable") {
    auto store = in_memory();
    std::string billable;
    std::string own;
    for (const auto& kind : store->clients().kinds()) (kind.billable ? billable : own) += kind.slug + " ";
    CHECK(billable == "code consult meeting mentor research ");
    CHECK(own == "admin invoice learn opensource organise review sales write ");
}

TEST_CASE("kinds can be added and changed") {
    auto store = in_memory();
    Kind kind{{}, "번역", true, false};
    change(*store, [&] { kind.id = store->clients().add(kind); });
    CHECK(store->clients().kind("번역") == kind);
    kind.archived = true;
    change(*store, [&] { store->clients().update(kind); });
    CHECK(store->clients().kind(kind.id) == kind);
}

TEST_CASE("what is changed outside a transaction, or is not there, is a mistake of the program") {
    auto store = in_memory();
    CHECK_THROWS_AS(store->clients().add(acme()), std::logic_error);
    CHECK_THROWS_AS(store->settings().set("week", "80"), std::logic_error);
    CHECK_THROWS_AS(store->sessions().remove(SessionId{5}), std::logic_error);
    CHECK_THROWS_AS(store->invoices().set_series({}), std::logic_error);
    CHECK_THROWS_AS(store->invoices().mark_void(InvoiceId{5}, day(2026, 1, 1), ""), std::logic_error);

    auto unknown = acme();
    unknown.id = ClientId{4711};
    CHECK_THROWS_AS(change(*store, [&] { store->clients().update(unknown); }), std::logic_error);
    CHECK_THROWS_AS(change(*store, [&] { store->rates().remove(RateId{5}); }), std::logic_error);
    CHECK_THROWS_AS(change(*store, [&] { store->sessions().remove(SessionId{5}); }), std::logic_error);
    CHECK_THROWS_AS(change(*store, [&] { store->invoices().remove_draft(InvoiceId{5}); }), std::logic_error);
    CHECK_THROWS_AS(change(*store, [&] { store->invoices().release(SessionId{5}); }), std::logic_error);
    CHECK_THROWS_AS(change(*store, [&] { store->invoices().mark_void(InvoiceId{5}, day(2026, 1, 1), ""); }),
                    std::logic_error);
}

TEST_CASE("a record from elsewhere keeps its id, and new ids are above it") {
    auto store = in_memory();
    auto client = acme();
    client.id = ClientId{std::int64_t{1} << 61};
    change(*store, [&] {
        CHECK(store->clients().add(client) == client.id);
        CHECK(store->clients().add(ner(client.id)).value > client.id.value);
    });
    CHECK(store->clients().client(client.slug) == client);
}

TEST_CASE("rates come back by day, and one scope has one rate a day and currency") {
    auto store = in_memory();
    std::vector<RateEntry> card;
    change(*store, [&] {
        const auto client = store->clients().add(acme());
        const auto project = store->clients().add(ner(client));
        const auto kind = store->clients().kind("code")->id;
        const Rate rate{15'000, euro()};
        card = {
            {{}, project, std::nullopt, kind, std::nullopt, day(2026, 1, 1), rate},
            {{}, project, std::nullopt, std::nullopt, std::nullopt, day(2026, 1, 1), rate},
            {{}, std::nullopt, client, kind, std::nullopt, day(2026, 1, 2), rate},
            {{}, std::nullopt, client, std::nullopt, std::nullopt, day(2026, 1, 3), rate},
            {{}, std::nullopt, std::nullopt, kind, std::nullopt, day(2026, 1, 4), Rate{0, Currency{}}},
            {{}, std::nullopt, std::nullopt, std::nullopt, Tier::long_term, day(2026, 1, 5), rate},
            {{}, std::nullopt, std::nullopt, std::nullopt, Tier::long_term, day(2026, 1, 5), Rate{1, Currency{}}},
        };
        for (auto& entry : card) entry.id = store->rates().add(entry);
    });
    CHECK(store->rates().entries() == card);

    for (auto entry : card) {
        entry.id = {};
        entry.rate.minor_per_hour = 99;
        const auto error = failure_of([&] { change(*store, [&] { store->rates().add(entry); }); });
        CHECK(error.kind == ErrorKind::refused);
        CHECK(error.message == "there is a rate for the same work from that day already");
    }
    change(*store, [&] { store->rates().remove(card.front().id); });
    CHECK(store->rates().entries().front() == card[1]);
}

TEST_CASE("a rate with the members of two levels, or of none, is not taken") {
    auto store = in_memory();
    change(*store, [&] { store->clients().add(acme()); });
    const auto client = store->clients().client("acme")->id;
    const auto kind = store->clients().kind("code")->id;
    const Rate rate{1, euro()};
    for (const RateEntry& entry : {
             RateEntry{{}, std::nullopt, std::nullopt, std::nullopt, std::nullopt, day(2026, 1, 1), rate},
             RateEntry{{}, std::nullopt, client, std::nullopt, Tier::long_term, day(2026, 1, 1), rate},
             RateEntry{{}, std::nullopt, std::nullopt, kind, Tier::long_term, day(2026, 1, 1), rate},
             RateEntry{{}, ProjectId{1}, client, std::nullopt, std::nullopt, day(2026, 1, 1), rate},
             RateEntry{{}, std::nullopt, client, std::nullopt, std::nullopt, day(2026, 1, 1), Rate{-1, euro()}},
         }) {
        CHECK(failure_of([&] { change(*store, [&] { store->rates().add(entry); }); }).kind == ErrorKind::bad_data);
    }
}

TEST_CASE("every version of one's own details is kept, two within a second too") {
    auto store = in_memory();
    CHECK_FALSE(store->profile().current());
    const Profile first{{"김수고", "부산\n48058", "KR", "", "", ""}, "IBAN", euro(), Profile::Paper::a4};
    auto second = first;
    second.paper = Profile::Paper::letter;
    change(*store, [&] {
        store->profile().add(first, at());
        store->profile().add(second, at());
    });
    CHECK(store->profile().current() == second);
    CHECK(store->profile().versions() == std::vector<std::pair<Instant, Profile>>{{at(), first}, {at(), second}});
}

TEST_CASE("a setting is kept, replaced, and removed by an empty value") {
    auto store = in_memory();
    change(*store, [&] { store->settings().set("week", "60"); });
    change(*store, [&] { store->settings().set("week", "70"); });
    CHECK(store->settings().get("week") == "70");
    CHECK(store->settings().all() == std::map<std::string, std::string>{{"week", "70"}});
    change(*store, [&] { store->settings().set("week", ""); });
    CHECK_FALSE(store->settings().get("week"));
}
