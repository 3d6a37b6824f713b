#pragma once

#include <cstddef>
#include <vector>

#include <sugo/invoice.hpp>

#include <render/page.hpp>
#include <render/typesetter.hpp>

// An invoice measured: which blocks stand on its pages, from top to bottom.

namespace sugo::render {

/// The paper with its margins.
Frame frame_of(Profile::Paper paper);

/// Seller and title, buyer and dates.
std::vector<Block> head_blocks(const InvoiceDocument& document, const Typesetter& type, const Frame& frame);

/// The table: its head, and its rows: each line, and its rows of detail beneath it.
Flow table_flow(const InvoiceDocument& document, const Typesetter& type, const Frame& frame);

/// Sums, terms, how to pay.
std::vector<Block> end_blocks(const InvoiceDocument& document, const Typesetter& type, const Frame& frame);

/// The foot of a page: the invoice's name, and which page of how many. Its y counts from the top of the paper.
Block foot_block(const InvoiceDocument& document, const Typesetter& type, const Frame& frame, std::size_t page,
                 std::size_t pages);

/// A bar, `y` from the block's top.
void add_bar(Block& block, double x, double y, double width, double thickness, Ink ink);

/// All of it from top to bottom.
Flow invoice_flow(const InvoiceDocument& document, const Typesetter& type, const Frame& frame);
/// All of it on pages, feet included.
std::vector<Page> invoice_pages(const InvoiceDocument& document, const Typesetter& type, const Frame& frame);

}  // namespace sugo::render
