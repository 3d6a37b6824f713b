#include <algorithm>
#include <map>

#include <fmt/format.h>

#include <formats/report_page.hpp>
#include <formats/svg_charts.hpp>

// Two currencies never add, nor do they share a scale: each has a chart and a table of its own.

namespace sugo::formats {

namespace {

using reporting::Report;

/// What a client's work comes to in one currency.
struct Account {
    std::string label;
    /// Since when something is unbilled; empty when nothing is.
    std::string since;
    Money all;
    Money unbilled;

    [[nodiscard]] Money billed() const { return all - unbilled; }
};

Money in_currency(const std::vector<Money>& money, Currency currency) {
    for (const Money& one : money) {
        if (one.currency == currency) return one;
    }
    return {0, currency};
}

std::vector<Account> accounts_of(const Report& report, Currency currency) {
    std::map<std::string_view, Day> since;
    for (const Report::Unbilled& one : report.unbilled) since[one.client] = one.since;
    std::vector<Account> accounts;
    const reporting::Table* clients = table_by(report, reporting::GroupBy::client);
    for (const reporting::Row& row : clients->rows) {
        Account account{
            label_of(row), {}, in_currency(row.sums.money, currency), in_currency(row.sums.unbilled, currency)};
        if (account.all.minor == 0) continue;
        const auto found = since.find(row.key);
        if (account.unbilled.minor != 0 && found != since.end()) account.since = to_string(found->second);
        accounts.push_back(std::move(account));
    }
    std::stable_sort(accounts.begin(), accounts.end(),
                     [](const Account& left, const Account& right) { return left.all.minor > right.all.minor; });
    return accounts;
}

Bar bar_of(const Account& account) {
    return {
        account.label, format(account.all),
        fmt::format("{}: billed {}, unbilled {}", account.label, format(account.billed()), format(account.unbilled)),
        account.billed().minor, account.unbilled.minor};
}

std::vector<Bar> bars_of(const std::vector<Account>& accounts) {
    std::vector<Bar> bars;
    const std::size_t shown = accounts.size() > kMostBars ? kMostBars - 1 : accounts.size();
    for (std::size_t at = 0; at < shown; ++at) bars.push_back(bar_of(accounts[at]));
    if (shown == accounts.size()) return bars;
    Account others = accounts[shown];
    others.label = fmt::format("{} others", accounts.size() - shown);
    for (std::size_t at = shown + 1; at < accounts.size(); ++at) {
        others.all = others.all + accounts[at].all;
        others.unbilled = others.unbilled + accounts[at].unbilled;
    }
    bars.push_back(bar_of(others));
    return bars;
}

PageTable::Row cells(std::string_view label, const Money& all, const Money& unbilled, const std::string& since) {
    return {std::string(label), format(all), format(all - unbilled), format(unbilled), since.empty() ? "–" : since};
}

PageTable table_of(const std::vector<Account>& accounts, const Money& all, const Money& unbilled) {
    PageTable table;
    table.heads = {"Client", "Worth", "Billed", "Unbilled", "Since"};
    for (const Account& account : accounts)
        table.rows.push_back(cells(account.label, account.all, account.unbilled, account.since));
    table.total = cells("Total", all, unbilled, "");
    return table;
}

}  // namespace

void write_billing(HtmlWriter& html, const Report& report) {
    if (table_by(report, reporting::GroupBy::client) == nullptr) return;
    const bool many = report.total.money.size() > 1;
    for (const Money& all : report.total.money) {
        const std::string code(all.currency.code());
        const std::string title = many ? "Billed and unbilled, " + code : "Billed and unbilled";
        const Money unbilled = in_currency(report.total.unbilled, all.currency);
        const std::vector<Account> accounts = accounts_of(report, all.currency);
        html.open("section");
        html.element("h2", title);
        html.open("figure");
        write_legend(html, Series::billed);
        svg_bars(
            html,
            {"billing-" + code, title,
             fmt::format("Worth of the work by client in {}; what is billed on the left, what is not on the right. "
                         "The table has the numbers.",
                         code)},
            {"billed", "unbilled"}, bars_of(accounts));
        html.close();
        write_table(html, table_of(accounts, all, unbilled));
        html.close();
    }
}

}  // namespace sugo::formats
