#include <string>
#include <vector>

#include <sugo/formats.hpp>

#include <formats/csv_writer.hpp>

// One row for each line, the rows of its detail below it, and the tax. Amounts stand once, so that a column of them
// adds up to the total.

namespace sugo::formats {

namespace {

struct CsvLine {
    std::string row{};
    std::string line{};
    std::string description{};
    std::string project{};
    std::string kind{};
    std::string date{};
    std::string start{};
    std::string stop{};
    std::string zone{};
    std::string note{};
    std::string seconds{};
    std::string rate{};
    std::string amount{};
};

class InvoiceRows {
public:
    explicit InvoiceRows(const InvoiceDocument& document)
        : document_(document),
          head_{csv_cell(document.number.value_or("")), document.issued ? to_string(*document.issued) : "",
                document.due ? to_string(*document.due) : "", csv_cell(document.client),
                std::string(document.currency.code())} {}

    std::string text() {
        text_ = csv_row(std::vector<std::string>{"invoice", "issued", "due", "client", "currency", "row", "line",
                                                 "description", "project", "kind", "date", "start", "stop", "zone",
                                                 "note", "seconds", "rate", "amount", "credits"});
        int number = 0;
        for (const InvoiceLine& line : document_.lines) add(line, std::to_string(++number));
        if (document_.tax) {
            add({.row = "tax",
                 .description = document_.tax->label + " " + format(document_.tax->percent),
                 .amount = amount(document_.tax_amount)});
        }
        return text_;
    }

private:
    void add(const InvoiceLine& line, const std::string& number) {
        add({.row = "line",
             .line = number,
             .description = line.description,
             .project = line.project,
             .kind = line.kind,
             .seconds = line.rate ? std::to_string(sign_ * line.time.count()) : "",
             .rate = line.rate ? decimal(*line.rate) : "",
             .amount = line.amount ? amount(*line.amount) : ""});
        for (const DetailRow& row : detail_rows(line, document_.detail)) {
            add({.row = "detail",
                 .line = number,
                 .date = to_string(row.day),
                 .start = row.start ? clock_text(*row.start) : "",
                 .stop = row.stop ? clock_text(*row.stop) : "",
                 .zone = row.start ? row.zone : "",
                 .note = row.note,
                 .seconds = std::to_string(row.time.count())});
        }
    }
    [[nodiscard]] std::string amount(const Money& money) const { return decimal(sign_ > 0 ? money : -money); }
    void add(const CsvLine& line) {
        std::vector<std::string> cells = head_;
        for (const std::string& cell :
             {line.row, line.line, csv_cell(line.description), csv_cell(line.project), csv_cell(line.kind), line.date,
              line.start, line.stop, csv_cell(line.zone), csv_cell(line.note), line.seconds, line.rate, line.amount})
            cells.push_back(cell);
        cells.push_back(document_.credits ? csv_cell(document_.credits->number) : "");
        text_ += csv_row(cells);
    }

    const InvoiceDocument& document_;
    /// What a credit note takes back is below zero, so that the rows of several files add up.
    int sign_ = document_.credits ? -1 : 1;
    /// What each row begins with.
    std::vector<std::string> head_;
    std::string text_;
};

}  // namespace

std::string invoice_csv(const InvoiceDocument& document) {
    return InvoiceRows(document).text();
}

}  // namespace sugo::formats
