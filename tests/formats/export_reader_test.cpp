#include <support/test.hpp>

#include <string>

#include <sugo/formats.hpp>
#include <sugo/loading.hpp>

#include "filled_store.hpp"

using namespace sugo;

namespace {

const Instant later = samples::instant("2026-04-20T12:00:00Z");

std::unique_ptr<Store> empty_store() {
    return open_memory(seeded_ids(later, 2));
}

/// What an empty store exports after it loaded the text.
std::string loaded_again(const std::string& text) {
    const auto store = empty_store();
    loading::load(*store, formats::read_export(text, "sugo.json").value(), later);
    return formats::export_json(*store);
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

Error refusal(const std::string& text) {
    const auto store = empty_store();
    const std::string before = formats::export_json(*store);
    Error error;
    try {
        loading::load(*store, formats::read_export(text, "sugo.json").value(), later);
        FAIL("it was loaded");
    } catch (const Failure& failure) {
        error = failure.error();
    }
    CHECK(formats::export_json(*store) == before);
    return error;
}

}  // namespace

TEST_CASE("an export that an empty store loads is exported byte for byte") {
    const std::string text = formats::export_json(*samples::filled_store());
    CHECK(loaded_again(text) == text);
    CHECK(loaded_again("\xEF\xBB\xBF" + text) == text);
    const std::string nothing = formats::export_json(*empty_store());
    CHECK(loaded_again(nothing) == nothing);
}

TEST_CASE("a session of a void invoice may be gone since, or be on the next one") {
    const auto store = samples::filled_store();
    SessionId freed;
    store->sessions().select({}, [&](const Session& session) {
        if (session.source == "timewarrior") freed = session.id;
    });
    REQUIRE(freed);
    SUBCASE("gone") {
        store->transact(later, "remove", [&] { store->sessions().remove(freed); });
    }
    SUBCASE("on a draft") {
        const ClientId client = store->clients().clients().front().id;
        store->transact(later, "draft", [&] {
            store->invoices().add_draft(
                {{}, client, {}, samples::day("2026-04-30"), Detail::none, samples::day("2026-04-20"), {}},
                std::vector{freed});
        });
    }
    SUBCASE("on the invoice after it") {
        const ClientId client = store->clients().clients().front().id;
        store->transact(later, "issue", [&] {
            const InvoiceId id = store->invoices().add_draft(
                {{}, client, {}, samples::day("2026-04-30"), Detail::none, samples::day("2026-04-20"), {}},
                std::vector{freed});
            InvoiceDocument document = store->invoices().issued("2026-019").value().document;
            document.voided.reset();
            document.id = id;
            document.number = "2026-021";
            store->invoices().issue(document, "2026", 21, digest(document));
        });
    }
    SUBCASE("number lost to a restored backup") {
        store->transact(later, "lose", [&] { store->invoices().lose({"2026-021", "2026", 21}); });
    }
    const std::string text = formats::export_json(*store);
    CHECK(loaded_again(text) == text);
}

TEST_CASE("kinds that swapped their names keep them") {
    const auto store = empty_store();
    store->transact(later, "swap", [&] {
        Kind code = store->clients().kind("code").value();
        Kind learn = store->clients().kind("learn").value();
        code.slug = "between";
        store->clients().update(code);
        learn.slug = "code";
        store->clients().update(learn);
        code.slug = "learn";
        store->clients().update(code);
    });
    const std::string text = formats::export_json(*store);
    CHECK(loaded_again(text) == text);
}

TEST_CASE("a store that holds something is left as it is") {
    const auto store = samples::filled_store();
    const std::string text = formats::export_json(*store);
    const auto contents = formats::read_export(text, "sugo.json").value();
    CHECK_THROWS_AS(loading::load(*store, contents, later), Failure);
    CHECK(formats::export_json(*store) == text);
}

TEST_CASE("what was loaded without invoices can be undone, what has some cannot") {
    const auto store = samples::filled_store();
    const auto all = formats::read_export(formats::export_json(*store), "sugo.json").value();
    const auto full = empty_store();
    loading::load(*full, all, later);
    CHECK_THROWS_AS(full->journal().undo(), Failure);

    auto contents = all;
    contents.invoices.clear();
    contents.drafts.clear();
    contents.claims.clear();
    contents.lost_numbers.clear();
    const auto half = empty_store();
    const std::string before = formats::export_json(*half);
    loading::load(*half, contents, later);
    half->journal().undo();
    CHECK(formats::export_json(*half) == before);
}

TEST_CASE("a text that was damaged or does not fit together is refused and changes nothing") {
    const std::string text = formats::export_json(*samples::filled_store());
    const auto bad = [&](std::string_view what, std::string_view by) {
        const Error error = refusal(replaced(text, what, by));
        CHECK(error.kind != ErrorKind::usage);
        return error.message;
    };
    CHECK(bad("sugo-export-1", "sugo-export-2") == "sugo.json: format: expected \"sugo-export-1\"");
    CHECK(bad("\"slug\":\"acme\"", "\"slug\":\"a b\"") == "sugo.json: clients[0].slug: expected a name like \"acme\"");
    CHECK(bad("\"zone\":\"America/Los_Angeles\"", "\"zone\":\"Mars/Crater\"") ==
          "sugo.json: clients[0].zone: expected a time zone like \"Europe/Berlin\"");
    CHECK(bad("\"archived\":false", "\"archived\":0") == "sugo.json: clients[0].archived: expected true or false");
    CHECK(bad("\"stop\":\"2026-03-07T17:25:00Z\"", "\"stop\":\"2026-03-07T16:25:00Z\"") ==
          "sugo.json: sessions[0].stop: expected a time that is not before the start");
    CHECK(bad("\"key\":\"week\",\"value\":\"60\"", "\"key\":\"week\",\"value\":\"many\"")
              .starts_with("the setting week cannot be read"));
    CHECK(bad("\"stop\":\"2026-03-07T17:25:00Z\"", "\"stop\":\"2026-03-08T17:25:00Z\"").ends_with("overlap"));
    CHECK(bad("\"net_days\":30,\"detail\"", "\"net_days\":31,\"detail\"") ==
          "invoice 2026-018 is not what was issued: its hash differs");
    CHECK(refusal(text.substr(0, text.size() / 2)).message.starts_with("sugo.json: the text is not JSON"));
    CHECK(refusal("").message.starts_with("sugo.json: the text is not JSON"));
}

TEST_CASE("a reference to what is not there, or one id twice, is refused") {
    const auto contents = formats::read_export(formats::export_json(*samples::filled_store()), "sugo.json").value();
    const auto refused = [&](auto&& damage) {
        auto damaged = contents;
        damage(damaged);
        const auto store = empty_store();
        const std::string before = formats::export_json(*store);
        CHECK_THROWS_AS(loading::load(*store, damaged, later), Failure);
        CHECK(formats::export_json(*store) == before);
    };
    refused([](auto& all) { all.clients.clear(); });
    refused([](auto& all) { all.projects.clear(); });
    refused([](auto& all) { all.kinds.pop_back(); });
    refused([](auto& all) { all.sessions.push_back(all.sessions.front()); });
    refused([](auto& all) { all.clients.push_back(all.clients.front()); });
    refused([](auto& all) { all.claims.emplace_back(SessionId{5}, all.drafts.front().id); });
    refused([](auto& all) { all.claims.emplace_back(all.sessions.back().id, InvoiceId{5}); });
    refused([](auto& all) { all.invoices.front().first.seq += 7; });
    refused([](auto& all) { all.invoices.push_back(all.invoices.front()); });
}
