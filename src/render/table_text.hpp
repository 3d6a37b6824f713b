#pragma once

#include <string>
#include <vector>

#include <sugo/invoice.hpp>

#include <render/page.hpp>
#include <render/typesetter.hpp>

namespace sugo::render {

/// A row of detail in words.
struct DetailText {
    std::string day;
    std::string times;
    std::string note;
    std::string hours;
    /// The row above it has the same day.
    bool same_day = false;
};
/// A line of the invoice in words.
struct LineText {
    std::string description;
    std::string hours;
    std::string rate;
    std::string amount;
    std::vector<DetailText> details;
};
/// The zone of the page's first row, in which all times are meant that name none; empty where no times are shown.
std::string page_zone(const InvoiceDocument& document);
std::vector<LineText> table_text(const InvoiceDocument& document);

/// A column of the table: as wide as its widest word, no narrower than looks well. Width 0: there is no such column.
struct Column {
    double x = 0;
    double width = 0;
};
struct Columns {
    Column description;
    Column hours;
    Column rate;
    Column amount;
    /// Within the description, in rows of detail.
    Column day;
    Column times;
    Column note;
};
Columns columns_of(const std::vector<LineText>& lines, const Typesetter& type, const Frame& frame);

}  // namespace sugo::render
