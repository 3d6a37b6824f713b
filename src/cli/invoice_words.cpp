#include <cli/invoice_words.hpp>

#include <algorithm>

#include <fmt/format.h>

#include <cli/phrases.hpp>
#include <sugo/formats.hpp>
#include <terminal/table.hpp>

namespace sugo::cli {

std::string lines_text(Context& context, const InvoiceDocument& document) {
    using terminal::Align;
    terminal::Table table({{.head = "", .least = 10},
                           {.head = "", .align = Align::right, .drop = 2},
                           {.head = "", .align = Align::right, .drop = 1, .tone = terminal::Tone::quiet},
                           {.head = "", .align = Align::right}});
    for (const InvoiceLine& line : document.lines) {
        table.row({line.description, line.time > Seconds::zero() ? hours_text(line.time) : "",
                   line.rate ? format(*line.rate) : "", line.amount ? format(*line.amount) : ""});
    }
    if (document.tax) {
        table.row({"subtotal", "", "", format(document.subtotal)});
        table.row({fmt::format("{} {}", document.tax->label, format(document.tax->percent)), "", "",
                   format(document.tax_amount)});
    }
    table.row({"total", "", "", format(document.total)}, terminal::Tone::strong);
    return table.text(context.width(), context.style(), 2);
}

std::string period_words(const std::optional<Day>& from, Day through) {
    return from ? fmt::format("from {} through {}", to_string(*from), to_string(through))
                : fmt::format("through {}", to_string(through));
}

std::string buyer_name(const InvoiceDocument& document) {
    return document.buyer.legal_name.empty() ? document.client : document.buyer.legal_name;
}

std::string document_text(Context& context, const InvoiceDocument& document) {
    return formats::invoice_text(document, std::clamp(context.width().value_or(78), 30, 78));
}

}  // namespace sugo::cli
