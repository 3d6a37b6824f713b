#include <sugo/tracking.hpp>

#include <app/entries.hpp>

namespace sugo::tracking {
namespace {

void tally(Sheet& sheet, const Session& session) {
    switch (session.outcome) {
        case Outcome::rung:
            ++sheet.rung;
            break;
        case Outcome::voided:
            ++sheet.voided;
            break;
        case Outcome::stopped:
            if (ended_early(session)) ++sheet.stopped_early;
            break;
        case Outcome::running:
        case Outcome::paused:
            break;
    }
}

void tally(Sheet& sheet, const std::vector<Interruption>& interruptions) {
    for (const Interruption& interruption : interruptions) {
        sheet.internal += interruption.kind == Interruption::Kind::internal ? 1 : 0;
        sheet.external += interruption.kind == Interruption::Kind::external ? 1 : 0;
    }
}

}  // namespace

Sheet sheet(Store& store, Day day, const Now& now) {
    Sheet sheet;
    sheet.day = day;
    store.read([&] {
        LogRequest request;
        request.period = Period{day, day};
        for (Entry& entry : log(store, request, now).entries) {
            std::vector<Interruption> interruptions = store.sessions().interruptions(entry.session.id);
            const Session ended = as_ended(entry.session, now.at);
            // One that runs has not ended yet, however long it would have counted by now.
            if (entry.session.stop || ended.outcome == Outcome::rung) tally(sheet, ended);
            tally(sheet, interruptions);
            sheet.time += counted(entry.session, now.at);
            sheet.lines.push_back({std::move(entry), std::move(interruptions)});
        }
    });
    return sheet;
}

}  // namespace sugo::tracking
