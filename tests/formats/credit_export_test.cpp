#include <support/test.hpp>

#include <algorithm>

#include <app/billing_desk.hpp>
#include <sugo/formats.hpp>
#include <sugo/loading.hpp>

using namespace office;

namespace {

billing::Shown shown(Billing& desk, const std::string& number) {
    return billing::show(desk.store, number, desk.now);
}

}  // namespace

TEST_CASE("invoices, payments and credit notes in any order leave what is open, and an export comes back") {
    CHECK(rc::check("credit notes", [] {
        Billing desk;
        desk.issue();
        std::vector<std::string> live{"2026-001"};
        Day today = day(2026, 4, 12);
        std::int64_t owed = shown(desk, "2026-001").document.total.minor;
        std::int64_t back = 0;
        for (const int step : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 4))) {
            today += date::days(1);
            desk.now = now_in(Instant(today.time_since_epoch()) + std::chrono::hours(12), kUtc);
            if (step == 0 || live.empty()) {
                live.push_back(desk.bill(today));
                owed += shown(desk, live.back()).document.total.minor;
                continue;
            }
            const std::string number = live[static_cast<std::size_t>(step) % live.size()];
            const Balance balance = shown(desk, number).balance;
            if (step == 1 && balance.open.minor > 0) {
                billing::pay(desk.store, {.number = number, .amount = "1"}, desk.now);
                owed -= 100;
            } else if (step == 2) {
                billing::credit(desk.store, {.number = number}, desk.now);
                owed -= balance.open.minor;
                back += balance.paid.minor;
                std::erase(live, number);
            } else if (step == 3 && balance.paid.minor == 0) {
                billing::mark_void(desk.store, number, "x", desk.now);
                owed -= balance.open.minor;
                std::erase(live, number);
            }
        }
        std::int64_t open = 0;
        std::int64_t to_pay_back = 0;
        for (const billing::Shown& shown : billing::list(desk.store, "", desk.now)) {
            open += std::max<std::int64_t>(shown.balance.open.minor, 0);
            to_pay_back -= std::min<std::int64_t>(shown.balance.open.minor, 0);
        }
        RC_ASSERT(open == owed);
        RC_ASSERT(to_pay_back == back);
        std::int64_t receivable = 0;
        for (const Receivable& one : desk.store.invoices().receivables()) receivable += one.open.minor;
        RC_ASSERT(receivable == owed);

        const std::string text = formats::export_json(desk.store);
        const auto copy = open_memory(seeded_ids(desk.now.at, 9));
        loading::load(*copy, formats::read_export(text, "sugo.json").value(), desk.now.at);
        RC_ASSERT(formats::export_json(*copy) == text);
    }));
}
