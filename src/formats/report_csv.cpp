#include <sugo/formats.hpp>

#include <algorithm>

#include <formats/csv_writer.hpp>

// A pair of columns for each currency, so that a column can be summed up.

namespace sugo::formats {
namespace {

std::string sum_in(const std::vector<Money>& sums, const Currency& currency) {
    const auto found = std::ranges::find(sums, currency, &Money::currency);
    return decimal(found == sums.end() ? Money{0, currency} : *found);
}

}  // namespace

std::string report_csv(const reporting::Report& report) {
    std::vector<std::string> head{"by",          "key", "name", "sessions", "rung", "time", "time_s", "billable_time_s",
                                  "without_rate"};
    for (const Money& money : report.total.money) {
        head.push_back("money_" + std::string(money.currency.code()));
        head.push_back("unbilled_" + std::string(money.currency.code()));
    }
    std::string text = csv_row(head);
    for (const reporting::Table& table : report.tables) {
        for (const reporting::Row& row : table.rows) {
            const reporting::Sums& sums = row.sums;
            std::vector<std::string> cells{std::string(to_string(table.by)),
                                           csv_cell(row.key),
                                           csv_cell(row.label),
                                           std::to_string(sums.sessions),
                                           std::to_string(sums.rung),
                                           hours_text(sums.time),
                                           std::to_string(sums.time.count()),
                                           std::to_string(sums.billable_time.count()),
                                           std::to_string(sums.without_rate)};
            for (const Money& money : report.total.money) {
                cells.push_back(sum_in(sums.money, money.currency));
                cells.push_back(sum_in(sums.unbilled, money.currency));
            }
            text += csv_row(cells);
        }
    }
    return text;
}

}  // namespace sugo::formats
