#include <support/test.hpp>

#include <app/scene.hpp>

using namespace scene;

namespace {

/// A request with small numbers, so that requests meet each other often.
struct Request {
    int verb = 0;
    int from = 0;
    int length = 0;
    int session = 1;
    bool trim = false;
    int passing = 0;
};

rc::Gen<Request> any_request() {
    return rc::gen::build<Request>(
        rc::gen::set(&Request::verb, rc::gen::inRange(0, 8)), rc::gen::set(&Request::from, rc::gen::inRange(0, 180)),
        rc::gen::set(&Request::length, rc::gen::inRange(0, 90)),
        rc::gen::set(&Request::session, rc::gen::inRange(1, 6)), rc::gen::set(&Request::trim),
        rc::gen::set(&Request::passing, rc::gen::inRange(0, 40)));
}

void perform(Desk& desk, const Request& request) {
    const Words words = request.length % 2 == 0 ? Words{"acme"} : Words{"learn"};
    const Instant from = desk.now.at - std::chrono::minutes(request.from);
    const std::string at = to_iso(from);
    const std::string until = to_iso(from + std::chrono::minutes(request.length));
    const std::string name = "@" + std::to_string(request.session);
    switch (request.verb) {
        case 0:
            desk.start(words);
            break;
        case 1:
            desk.start(words, at);
            break;
        case 2:
            desk.stop();
            break;
        case 3:
            desk.stop(at);
            break;
        case 4:
            desk.add(words, at, until, request.trim);
            break;
        case 5:
            desk.edit(name, request.from % 3 == 0 ? "" : at, request.from % 3 == 1 ? "" : until, request.trim);
            break;
        case 6:
            tracking::remove(desk.store, {name}, desk.now);
            break;
        default:
            tracking::resume(desk.store, name, request.trim ? at : "", desk.now);
    }
}

std::ostream& operator<<(std::ostream& out, const Request& request) {
    return out << request.verb << ' ' << request.from << ' ' << request.length << " @" << request.session << ' '
               << request.trim << ' ' << request.passing;
}

/// No two share a second, one is open at most, and nothing lies in the future.
void require_order(Desk& desk) {
    std::vector<Session> sessions = memory_of(desk.store).sessions;
    int open = 0;
    Instant until = Instant::min();
    for (const Session& session : sessions) {
        const bool empty = session.stop == session.start;
        if (!empty) RC_ASSERT(session.start >= until);
        if (!session.stop) ++open;
        RC_ASSERT(session.stop.value_or(session.start) <= desk.now.at);
        if (!empty) until = session.stop.value_or(Instant::max());
        RC_ASSERT((session.outcome == Outcome::running) == !session.stop);
    }
    RC_ASSERT(open <= 1);
}

}  // namespace

TEST_CASE("whatever is asked, accepted or refused, no two sessions overlap and one is open at most") {
    property("any sequence of requests", [] {
        Desk desk;
        for (const Request& request : *rc::gen::container<std::vector<Request>>(any_request())) {
            desk.now = now_in(desk.now.at + std::chrono::minutes(request.passing), desk.zone);
            const Memory before = memory_of(desk.store);
            try {
                perform(desk, request);
            } catch (const Failure&) {
                RC_ASSERT(memory_of(desk.store) == before);
            }
            require_order(desk);
        }
    });
}

TEST_CASE("with trim the time that is taken away is the time that is told") {
    property("added = gained + trimmed", [] {
        Desk desk;
        desk.clock("2026-03-02 20:00");
        Seconds total{};
        for (const Request& request : *rc::gen::container<std::vector<Request>>(any_request())) {
            if (request.length == 0) continue;
            const Instant from = desk.at("2026-03-02 09:00") + std::chrono::minutes(request.from);
            const auto added =
                desk.add({"learn"}, to_iso(from), to_iso(from + std::chrono::minutes(request.length)), true);
            total += added.added.time;
            for (const tracking::Trimmed& trimmed : added.trimmed) {
                total -= trimmed.before.time;
                for (const tracking::Entry& piece : trimmed.after) total += piece.time;
            }
            RC_ASSERT(tracking::log(desk.store, {}, desk.now).time == total);
            require_order(desk);
        }
    });
}
