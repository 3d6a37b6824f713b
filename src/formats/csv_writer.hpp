#pragma once

#include <span>
#include <string>
#include <string_view>

// CSV as RFC 4180 has it: commas, CRLF, quotes where they are needed, UTF-8 without a BOM.
//
// A spreadsheet takes a cell that begins with = + - @ (in some languages also their wide forms), a tab or a line break
// for a formula. Such text gets an apostrophe in front, and so does text that is nothing but apostrophes before one of
// these, so that taking one apostrophe away always gives the text back:
//     =1+1 ⇄ '=1+1        '=1+1 ⇄ ''=1+1        'twas ⇄ 'twas

namespace sugo::formats {

/// A text as one cell, harmless in a spreadsheet. Numbers, dates and other words of our own go into a row as they are:
/// a negative amount is no formula.
std::string csv_cell(std::string_view text);
/// The text that csv_cell() was given, from a cell whose quotes a reader has taken off.
std::string_view csv_text(std::string_view cell);
/// One row of finished cells, with its CRLF.
std::string csv_row(std::span<const std::string> cells);

}  // namespace sugo::formats
