#include <algorithm>

#include <fmt/format.h>

#include <formats/report_page.hpp>

namespace sugo::formats {

namespace {

using reporting::Sums;

/// Longer tables are folded.
constexpr std::size_t kLong = 16;

std::string money_text(const std::vector<Money>& money) {
    std::string text;
    for (const Money& one : money) text += (text.empty() ? "" : "\n") + format(one);
    return text.empty() ? "–" : text;
}

/// Whether some row has it, so that its column says something.
struct Wanted {
    bool billable = false;
    bool money = false;
    bool unbilled = false;
    bool rung = false;

    void add(const Sums& sums) {
        billable = billable || sums.billable_time > Seconds(0);
        money = money || !sums.money.empty();
        unbilled = unbilled || !sums.unbilled.empty();
        rung = rung || sums.rung > 0;
    }
    [[nodiscard]] PageTable::Row heads(std::string_view first) const {
        PageTable::Row heads{std::string(first), "Time"};
        if (billable) heads.emplace_back("Billable");
        if (money) heads.emplace_back("Worth");
        if (unbilled) heads.emplace_back("Unbilled");
        if (rung) heads.emplace_back("Pomodori");
        return heads;
    }
    [[nodiscard]] PageTable::Row cells(std::string label, const Sums& sums) const {
        PageTable::Row cells{std::move(label), format(sums.time)};
        if (billable) cells.push_back(format(sums.billable_time));
        if (money) cells.push_back(money_text(sums.money));
        if (unbilled) cells.push_back(money_text(sums.unbilled));
        if (rung) cells.push_back(std::to_string(sums.rung));
        return cells;
    }
};

class TableWriter {
public:
    TableWriter(HtmlWriter& html, const PageTable& table) : html_(html), table_(table) {}

    void write() {
        html_.open("table");
        part("thead", {table_.heads}, true);
        part("tbody", table_.rows, false);
        if (!table_.total.empty()) part("tfoot", {table_.total}, false);
        html_.close();
    }

private:
    void part(std::string_view tag, const std::vector<PageTable::Row>& rows, bool heads) {
        html_.open(tag);
        for (const PageTable::Row& row : rows) {
            html_.open("tr");
            for (std::size_t at = 0; at < row.size(); ++at) cell(row[at], at, heads);
            html_.close();
        }
        html_.close();
    }
    void cell(std::string_view text, std::size_t at, bool heads) {
        HtmlWriter::Attributes attributes;
        if (heads || at == 0) attributes.emplace_back("scope", heads ? "col" : "row");
        if (table_.drops_last && at + 1 == table_.heads.size()) attributes.emplace_back("class", "wide");
        html_.element(heads || at == 0 ? "th" : "td", text, attributes);
    }

    HtmlWriter& html_;
    const PageTable& table_;
};

}  // namespace

void write_table(HtmlWriter& html, const PageTable& table) {
    const bool folded = table.rows.size() > kLong;
    if (folded) {
        html.open("details");
        html.element("summary", fmt::format("The numbers ({} rows)", table.rows.size()));
    }
    TableWriter(html, table).write();
    if (folded) html.close();
}

PageTable sums_table(std::string_view head, const std::vector<reporting::Row>& rows, const Sums* total,
                     bool with_pomodori) {
    Wanted wanted;
    for (const reporting::Row& row : rows) wanted.add(row.sums);
    wanted.rung = wanted.rung && with_pomodori;
    PageTable table;
    table.heads = wanted.heads(head);
    for (const reporting::Row& row : rows) table.rows.push_back(wanted.cells(label_of(row), row.sums));
    if (total != nullptr) table.total = wanted.cells("Total", *total);
    table.drops_last = wanted.rung;
    return table;
}

}  // namespace sugo::formats
