// What another program needs in order to log work and bill it: a store, its own clock, and sugo's use cases.
#include <chrono>
#include <iostream>
#include <memory>

#include <sugo/billing.hpp>
#include <sugo/error.hpp>
#include <sugo/formats.hpp>
#include <sugo/ids.hpp>
#include <sugo/people.hpp>
#include <sugo/pricing.hpp>
#include <sugo/sqlite.hpp>
#include <sugo/time.hpp>
#include <sugo/tracking.hpp>

namespace {

/// sugo reads no clock: whoever calls it says what time it is, and where.
sugo::Now present() {
    using namespace std::chrono_literals;
    return sugo::now_in(date::sys_days(date::year(2026) / 4 / 1) + 17h, sugo::Zone{"America/Los_Angeles"});
}

/// A day's work for one client, in a store that lasts as long as the program. A real one would use open_sqlite.
std::unique_ptr<sugo::Store> one_day(const sugo::Now& now) {
    std::unique_ptr<sugo::Store> store = sugo::open_memory(sugo::seeded_ids(now.at, 1));
    sugo::people::setup(*store, {.name = "Ada Example", .country = "US", .payment = "Bank of Examples, 000123456"},
                        now);
    sugo::people::add_client(*store, "acme", {.name = "Acme Robotics, Inc.", .country = "US", .net_days = 30}, now);
    sugo::people::add_project(*store, "acme/ner", {.title = "Named entity recognition"}, now);
    sugo::pricing::set_rate(*store, {.scope = "acme"}, "150", date::local_days(date::year(2026) / 1 / 1), now);
    for (const char* interval : {"9:00 - 9:25", "9:30 - 9:55"}) {
        sugo::tracking::AddRequest request;
        request.words = {"acme", "code"};
        request.interval = interval;
        request.note = "error report by type";
        sugo::tracking::add(*store, request, now);
    }
    return store;
}

}  // namespace

int main() {
    try {
        const sugo::Now now = present();
        const std::unique_ptr<sugo::Store> store = one_day(now);
        const sugo::tracking::Log log = sugo::tracking::log(*store, {}, now);
        std::cout << log.entries.size() << " sessions, " << sugo::format(log.time) << "\n\n";
        sugo::billing::draft(*store, {.client = "acme", .through = now.today, .detail = sugo::Detail::session}, now);
        const sugo::billing::Shown issued = sugo::billing::issue(*store, {.name = "acme"}, now);
        std::cout << sugo::formats::invoice_text(issued.document);
        return 0;
    } catch (const sugo::Failure& failure) {
        std::cerr << failure.what() << "\n  try: " << failure.error().hint << "\n";
        return static_cast<int>(failure.error().kind);
    }
}
