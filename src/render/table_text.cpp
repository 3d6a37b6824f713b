#include <render/table_text.hpp>

#include <algorithm>

#include <fmt/format.h>

#include <sugo/time.hpp>

#include <render/invoice_words.hpp>
#include <render/styles.hpp>

namespace sugo::render {
namespace {

constexpr double kDetailGap = 9;

std::string day_text(Day day, const std::optional<Period>& period) {
    const bool one_year =
        period && date::year_month_day(period->first).year() == date::year_month_day(period->last).year();
    return one_year ? short_date(day) : long_date(day);
}

std::string times_text(const DetailRow& row) {
    return row.start && row.stop ? fmt::format("{}–{}", clock_text(*row.start), clock_text(*row.stop)) : std::string();
}

std::string note_text(const DetailRow& row, const std::string& page_zone) {
    if (row.zone == page_zone) return row.note;
    return row.note.empty() ? fmt::format("{} time", row.zone) : fmt::format("{} time · {}", row.zone, row.note);
}

std::vector<DetailText> detail_text(const InvoiceLine& line, const InvoiceDocument& document,
                                    const std::string& page_zone) {
    std::vector<DetailText> texts;
    const DetailRow* above = nullptr;
    const std::vector<DetailRow> rows = detail_rows(line, document.detail);
    for (const DetailRow& row : rows) {
        texts.push_back({day_text(row.day, document.period), times_text(row), note_text(row, page_zone),
                         hours_text(row.time), above != nullptr && above->day == row.day});
        above = &row;
    }
    return texts;
}

/// The widest of the words of a column; 0 if all are empty.
class Widest {
public:
    Widest(const Typesetter& type, const Style& style) : type_(type), style_(style) {}

    void add(const std::string& text) {
        if (!text.empty()) width_ = std::max(width_, type_.width(text, style_));
    }
    [[nodiscard]] double width() const { return width_; }
    [[nodiscard]] double at_least(double least) const { return width_ > 0 ? std::max(width_, least) : 0; }

private:
    const Typesetter& type_;
    const Style& style_;
    double width_ = 0;
};

/// The column that ends at `right`, and the right edge of what stands to the left of it.
Column column_before(double& right, double width) {
    const Column column{right - width, width};
    if (width > 0) right -= width + kGutter;
    return column;
}

}  // namespace

std::string page_zone(const InvoiceDocument& document) {
    for (const InvoiceLine& line : document.lines) {
        const std::vector<DetailRow> rows = detail_rows(line, document.detail);
        if (!rows.empty()) return rows.front().zone;
    }
    return {};
}

std::vector<LineText> table_text(const InvoiceDocument& document) {
    const std::string zone = page_zone(document);
    std::vector<LineText> texts;
    for (const InvoiceLine& line : document.lines)
        texts.push_back({line.description, line.rate ? hours_text(line.time) : std::string(),
                         line.rate ? format(*line.rate) : std::string(),
                         line.amount ? format(*line.amount) : std::string(), detail_text(line, document, zone)});
    return texts;
}

Columns columns_of(const std::vector<LineText>& lines, const Typesetter& type, const Frame& frame) {
    Widest hours(type, kBody), rate(type, kBody), amount(type, kBody), day(type, kSmall), times(type, kSmall);
    for (const LineText& line : lines) {
        hours.add(line.hours);
        rate.add(line.rate);
        amount.add(line.amount);
        for (const DetailText& detail : line.details) {
            if (!detail.same_day) day.add(detail.day);
            times.add(detail.times);
        }
    }
    Columns columns;
    double right = frame.width;
    columns.amount = column_before(right, std::max(amount.width(), 66.0));
    columns.rate = column_before(right, rate.at_least(46));
    columns.hours = column_before(right, hours.at_least(40));
    columns.description = {0, right};

    columns.day = {0, day.width()};
    columns.times = {day.width() > 0 ? day.width() + kDetailGap : 0, times.width()};
    const double note_x = columns.times.x + (times.width() > 0 ? times.width() + kDetailGap : 0);
    columns.note = {note_x, right - note_x};
    return columns;
}

}  // namespace sugo::render
