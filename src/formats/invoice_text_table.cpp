#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <sugo/text.hpp>

#include <formats/invoice_words.hpp>
#include <formats/text_page.hpp>

namespace sugo::formats {

namespace {

constexpr int kGap = 2;
constexpr int kIndent = 2;
/// A table whose descriptions had less room than this is written line below line.
constexpr int kLeastDescription = 24;
/// A note with less room than this beside its times stands below them.
constexpr int kLeastNote = 20;

// ── Details ──

class DetailWriter {
public:
    DetailWriter(TextPage& page, const InvoiceDocument& document)
        : page_(page), detail_(document.detail), zone_(page_zone(document)) {
        for (const InvoiceLine& line : document.lines) {
            for (const DetailRow& row : detail_rows(line, detail_)) {
                times_width_ = std::max(times_width_, display_width(times_text(row)));
                hours_width_ = std::max(hours_width_, display_width(hours_text(row.time)));
            }
        }
    }

    void write(const InvoiceLine& line) {
        const std::vector<DetailRow> rows = detail_rows(line, detail_);
        const DetailRow* above = nullptr;
        for (const DetailRow& row : rows) {
            const bool same_day = above != nullptr && above->day == row.day;
            std::string head = pad_right(same_day ? "" : to_string(row.day), 10 + kGap);
            if (times_width_ > 0) head += pad_right(times_text(row), times_width_ + kGap);
            head += pad_left(hours_text(row.time), hours_width_);
            write_row(head, note_text(row, zone_));
            above = &row;
        }
    }
    /// Says which clock the times are of.
    void write_zone() {
        if (zone_.empty()) return;
        page_.blank();
        page_.block(fmt::format("Times are in {}.", zone_));
    }

private:
    void write_row(const std::string& head, const std::string& note) {
        const int note_at = kIndent + display_width(head) + kGap;
        if (note.empty() || page_.width() - note_at < kLeastNote) {
            if (note_at - kGap <= page_.width()) {
                page_.line(std::string(kIndent, ' ') + head);
            } else {
                page_.block(head, kIndent);
            }
            if (!note.empty()) page_.block(note, 2 * kIndent);
            return;
        }
        std::string before = std::string(kIndent, ' ') + head + std::string(kGap, ' ');
        for (const std::string& line : wrapped(note, page_.width() - note_at)) {
            page_.line(before + line);
            before.assign(static_cast<std::size_t>(note_at), ' ');
        }
    }

    TextPage& page_;
    Detail detail_;
    /// The zone of the page's first row, in which all times are meant that name none.
    std::string zone_;
    int times_width_ = 0;
    int hours_width_ = 0;
};

// ── Lines ──

/// What stands in a line's columns; empty where it has nothing.
struct Cells {
    std::string hours;
    std::string rate;
    std::string amount;
};

Cells cells_of(const InvoiceLine& line) {
    return {line.rate ? hours_text(line.time) : "", line.rate ? format(*line.rate) : "",
            line.amount ? format(*line.amount) : ""};
}

struct Columns {
    int description = 0;
    int hours = 0;
    int rate = 0;
    int amount = 0;

    [[nodiscard]] std::string row(std::string_view text, const Cells& cells) const {
        std::string row = pad_right(text, description);
        const auto add = [&](std::string_view cell, int width) {
            if (width > 0) row += std::string(kGap, ' ') + pad_left(cell, width);
        };
        add(cells.hours, hours);
        add(cells.rate, rate);
        add(cells.amount, amount);
        return row;
    }
};

Columns columns_of(const InvoiceDocument& document, int width) {
    Columns columns;
    columns.amount = std::max(display_width(amount_title(document)), display_width(format(document.total)));
    for (const InvoiceLine& line : document.lines) {
        const Cells cells = cells_of(line);
        if (line.rate) {
            columns.hours = std::max({columns.hours, display_width(cells.hours), 5});
            columns.rate = std::max({columns.rate, display_width(cells.rate), 4});
        }
        columns.amount = std::max(columns.amount, display_width(cells.amount));
    }
    columns.description = width - columns.amount - kGap;
    if (columns.hours > 0) columns.description -= columns.hours + columns.rate + 2 * kGap;
    return columns;
}

void write_wide(TextPage& page, const InvoiceLine& line, const Columns& columns) {
    Cells cells = cells_of(line);
    for (const std::string& text : wrapped(line.description, columns.description)) {
        page.line(columns.row(text, cells));
        cells = {};
    }
}

void write_narrow(TextPage& page, const InvoiceLine& line) {
    page.block(line.description);
    const Cells cells = cells_of(line);
    std::string sum = cells.amount;
    if (line.rate) sum = fmt::format("{} x {}{}{}", cells.hours, cells.rate, sum.empty() ? "" : " = ", sum);
    if (!sum.empty()) page.right(sum);
}

void write_sum(TextPage& page, std::string_view label, const Money& money, int amount_width) {
    const std::string amount = format(money);
    const int label_width = page.width() - kGap - std::max(amount_width, display_width(amount));
    page.line(pad_left(pad_left(truncate(printable(label), label_width), label_width) + std::string(kGap, ' ') +
                           pad_left(amount, amount_width),
                       page.width()));
}

void write_sums(TextPage& page, const InvoiceDocument& document, int amount_width) {
    if (document.tax) {
        write_sum(page, "Subtotal", document.subtotal, amount_width);
        write_sum(page, fmt::format("{} {}", document.tax->label, format(document.tax->percent)), document.tax_amount,
                  amount_width);
    }
    write_sum(page, total_title(document), document.total, amount_width);
}

}  // namespace

void write_table(TextPage& page, const InvoiceDocument& document) {
    const Columns columns = columns_of(document, page.width());
    const bool wide = columns.description >= kLeastDescription;
    DetailWriter details(page, document);
    if (wide) {
        const bool timed = columns.hours > 0;
        page.line(columns.row("Description", {timed ? "Hours" : "", timed ? "Rate" : "", amount_title(document)}));
    } else {
        page.line(pad_left(amount_title(document), page.width()));
    }
    page.rule();
    for (const InvoiceLine& line : document.lines) {
        if (wide) {
            write_wide(page, line, columns);
        } else {
            write_narrow(page, line);
        }
        details.write(line);
    }
    page.rule();
    write_sums(page, document, columns.amount);
    details.write_zone();
}

}  // namespace sugo::formats
