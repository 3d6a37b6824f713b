#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include <pango/pango.h>

// Pages as values: measured, but not yet drawn. All lengths are points (1/72 inch); y grows downwards.

namespace sugo::render {

/// How dark a thing is printed. `warning` is the one colour: it marks drafts.
enum class Ink { text, soft, hairline, warning };

/// One line of set type.
struct TypeLine {
    std::shared_ptr<PangoLayout> layout;
    int index = 0;
    /// From the element's top.
    double baseline = 0;
    std::string text;
};

/// Something at a place: a line of type, or (without one) a filled bar.
struct Element {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    Ink ink = Ink::text;
    TypeLine type;
    /// Said once for several blocks: shown only where its block is the first of a run of such, or of a page.
    bool repeats = false;
};

/// How closely a block holds on to the next one.
enum class Keep { free, prefer, must };

/// A part of the flow that is not broken: a row, a head, the totals. Its elements' y count from its top.
struct Block {
    std::vector<Element> elements;
    double height = 0;
    /// Left above it, but not at the top of a page.
    double space_before = 0;
    Keep keep = Keep::free;
    /// A page that begins with it repeats the table's head.
    bool in_table = false;
    /// Shown under the repeated head of a page that begins with it: what the rows belong to.
    std::shared_ptr<const Block> continues;
};

/// The paper, and the part of it that the flow may fill.
struct Frame {
    double paper_width = 0;
    double paper_height = 0;
    double left = 0;
    double top = 0;
    double width = 0;
    double height = 0;

    [[nodiscard]] double right() const { return left + width; }
    [[nodiscard]] double bottom() const { return top + height; }
};

struct Page {
    /// With y from the top of the paper.
    std::vector<Element> elements;
    /// Which blocks of the flow stand on it.
    std::vector<std::size_t> blocks;
    bool has_table_head = false;
};

/// What is to be set on pages, from top to bottom.
struct Flow {
    std::vector<Block> blocks;
    Block table_head;
};

}  // namespace sugo::render
