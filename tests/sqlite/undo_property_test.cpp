#include <support/test.hpp>

#include <algorithm>

#include "helpers.hpp"

// Random commands through the ports, each of several steps; undoing all of them and redoing all of them passes through
// the same states, byte for byte.

using namespace sugo;
using namespace sugo::sqlite_test;

namespace {

/// Draws from numbers that rapidcheck made, so that a failure shrinks to few and small ones.
class Steps {
public:
    Steps(SqliteStore& store, Work work, std::vector<unsigned> numbers)
        : store_(store), work_(std::move(work)), numbers_(std::move(numbers)) {}

    [[nodiscard]] bool left() const { return next_ < numbers_.size(); }
    unsigned draw(std::size_t below) {
        const auto number = left() ? numbers_[next_++] : 0;
        return static_cast<unsigned>(number % std::max<std::size_t>(below, 1));
    }
    void step();

private:
    std::string fresh(const char* word) { return word + std::to_string(++names_); }
    void session_step();
    void invoice_step();
    void people_step();

    SqliteStore& store_;
    Work work_;
    std::vector<unsigned> numbers_;
    std::size_t next_ = 0;
    int names_ = 0;
};

template <class T>
T pick(Steps& steps, const std::vector<T>& from) {
    return from[steps.draw(from.size())];
}

std::vector<Session> all_sessions(Store& store) {
    std::vector<Session> sessions;
    store.sessions().select({}, [&](const Session& session) { sessions.push_back(session); });
    return sessions;
}

void Steps::session_step() {
    auto& log = store_.sessions();
    auto session = worked_at(draw(100) * 600, KindId{1 + draw(13)});
    session.tags = std::vector<std::string>{"a", "말뭉치"};
    switch (draw(5)) {
        case 0:
            session.source = "timewarrior";
            session.source_key = fresh("key");
            session.id = log.add(session);
            log.keep_row(session.id, "row");
            log.add({{}, session.id, session.start + Seconds(draw(60)), Interruption::Kind::external, "a call"});
            log.add(BreakMark{{}, session.start, BreakMark::Kind::long_break});
            return;
        case 1:
            if (const auto open = log.open()) log.update(ended_at(*open, open->start + Seconds(draw(9'000))));
            log.add(running_at(draw(100) * 600, work_.kind));
            return;
        case 2: {
            auto old = pick(*this, all_sessions(store_));
            std::swap(old.note, session.note);
            old.tags = draw(2) == 0 ? std::vector<std::string>{} : session.tags;
            old.start = session.start;
            if (old.stop) old.stop = session.stop;
            log.update(old);
            return;
        }
        case 3: {
            const auto old = pick(*this, all_sessions(store_));
            if (!store_.invoices().claim_of(old.id) && old.id != work_.sessions[0]) log.remove(old.id);
            return;
        }
        default:
            log.add(session);
    }
}

void Steps::invoice_step() {
    auto& book = store_.invoices();
    const auto drafts = book.drafts();
    const auto session = pick(*this, all_sessions(store_)).id;
    const auto holder = book.claim_of(session);
    switch (draw(5)) {
        case 0: {
            std::vector<SessionId> free;
            if (!holder) free.push_back(session);
            book.add_draft(march(work_.client), free);
            return;
        }
        case 1:
            if (!drafts.empty()) book.remove_draft(pick(*this, drafts).id);
            return;
        case 2:
            if (!drafts.empty()) {
                auto draft = pick(*this, drafts);
                std::reverse(draft.texts.begin(), draft.texts.end());
                if (draw(2) == 0) draft.texts.push_back({{}, fresh("text"), std::nullopt});
                draft.from.reset();
                book.update_draft(draft);
            }
            return;
        case 3:
            if (holder) book.release(session);
            if (!drafts.empty()) book.claim(pick(*this, drafts).id, session);
            return;
        default:
            book.set_series({fresh("{seq}"), {{"2026", draw(3)}, {std::to_string(2'000 + draw(5)), 7}}});
    }
}

void Steps::people_step() {
    auto& people = store_.clients();
    switch (draw(7)) {
        case 0: {
            auto client = acme();
            client.slug = fresh("client");
            people.add(client);
            return;
        }
        case 1: {
            auto client = pick(*this, people.clients());
            client.slug = fresh("client");
            client.archived = draw(2) == 0;
            client.tax.reset();
            people.update(client);
            return;
        }
        case 2: {
            auto project = ner(work_.client);
            project.slug = fresh("project");
            people.add(project);
            return;
        }
        case 3: {
            auto kind = pick(*this, people.kinds());
            kind.billable = !kind.billable;
            kind.slug = fresh("kind");
            people.update(kind);
            return;
        }
        case 4: {
            const auto card = store_.rates().entries();
            RateEntry entry{{},
                            work_.project,
                            std::nullopt,
                            KindId{1 + draw(3)},
                            std::nullopt,
                            day(2026, 1, 1 + draw(3)),
                            Rate{draw(1'000), euro()}};
            for (const auto& old : card) {
                if (old.kind == entry.kind && old.valid_from == entry.valid_from) store_.rates().remove(old.id);
            }
            store_.rates().add(entry);
            return;
        }
        case 5:
            store_.profile().add({acme().party, fresh("IBAN"), euro(), Profile::Paper::a4}, at());
            return;
        default:
            store_.settings().set(std::to_string(draw(3)), draw(3) == 0 ? "" : fresh("value"));
    }
}

void Steps::step() {
    switch (draw(3)) {
        case 0:
            return session_step();
        case 1:
            return invoice_step();
        default:
            return people_step();
    }
}

}  // namespace

TEST_CASE("undoing everything and redoing everything passes through the same states") {
    property("whatever was done", [] {
        auto store = in_memory();
        const auto work = put_work(*store);
        Steps steps(*store, work, *rc::gen::container<std::vector<unsigned>>(200, rc::gen::arbitrary<unsigned>()));
        std::vector<std::string> states{dump(*store)};
        while (steps.left()) {
            change(*store, [&] {
                for (auto count = 1 + steps.draw(4); count > 0; --count) steps.step();
            });
            if (dump(*store) != states.back()) states.push_back(dump(*store));
        }
        RC_ASSERT(states.size() > 3U);
        for (auto state = states.rbegin() + 1; state != states.rend(); ++state) {
            store->journal().undo();
            RC_ASSERT(dump(*store) == *state);
        }
        for (auto state = states.begin() + 1; state != states.end(); ++state) {
            store->journal().redo();
            RC_ASSERT(dump(*store) == *state);
        }
    });
}
