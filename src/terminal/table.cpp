// Narrow windows: first whole columns leave (those marked so, the greatest number first) until the rest fits when cut
// to its least; then cuttable columns give up their surplus, the widest first; if that is not enough, cells that are
// not cuttable overflow and the line is cut at the edge.
#include <terminal/table.hpp>

#include <algorithm>
#include <numeric>
#include <utility>

#include <sugo/text.hpp>

namespace sugo::terminal {
namespace {

constexpr int kGap = 2;
constexpr int kHidden = -1;

int total(const std::vector<int>& widths) {
    int sum = 0;
    int shown = 0;
    for (const int width : widths) {
        if (width == kHidden) continue;
        sum += width;
        ++shown;
    }
    return sum + kGap * std::max(shown - 1, 0);
}

std::string fill(const std::string& text, int width, Align align) {
    return align == Align::right ? pad_left(text, width) : pad_right(text, width);
}

void strip_end(std::string& line) {
    line.erase(line.find_last_not_of(' ') + 1);
}

}  // namespace

std::string toned(std::string_view text, Tone tone, const Style& style) {
    switch (tone) {
        case Tone::plain:
            return std::string(text);
        case Tone::strong:
            return style.strong(text);
        case Tone::quiet:
            return style.quiet(text);
        case Tone::good:
            return style.good(text);
        case Tone::warn:
            return style.warn(text);
        case Tone::bad:
            return style.bad(text);
    }
    return std::string(text);
}

void Table::row(std::vector<std::string> cells, Tone tone) {
    cells.resize(columns_.size());
    for (std::string& cell : cells) cell = printable(cell);
    rows_.push_back({std::move(cells), tone, false});
}

void Table::line(std::string text, Tone tone) {
    rows_.push_back({{printable(text)}, tone, true});
}

std::vector<int> Table::natural_widths() const {
    std::vector<int> widths;
    for (const Column& column : columns_) widths.push_back(display_width(column.head));
    for (const Row& row : rows_) {
        for (std::size_t i = 0; !row.whole && i < widths.size(); ++i)
            widths[i] = std::max(widths[i], display_width(row.cells[i]));
    }
    // A column in which nothing stands is not there.
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const bool used = std::any_of(rows_.begin(), rows_.end(),
                                      [i](const Row& row) { return !row.whole && !row.cells[i].empty(); });
        if (!used) widths[i] = kHidden;
    }
    return widths;
}

std::vector<int> Table::fitted(int room) const {
    std::vector<int> widths = natural_widths();
    const auto least = [&](std::size_t i) {
        return columns_[i].least > 0 && widths[i] != kHidden ? std::min(widths[i], columns_[i].least) : widths[i];
    };
    const auto smallest = [&] {
        std::vector<int> cut = widths;
        for (std::size_t i = 0; i < cut.size(); ++i) cut[i] = least(i);
        return total(cut);
    };
    while (smallest() > room) {
        std::optional<std::size_t> leaving;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (widths[i] != kHidden && columns_[i].drop > 0 &&
                (!leaving || columns_[i].drop > columns_[*leaving].drop))
                leaving = i;
        }
        if (!leaving) break;
        widths[*leaving] = kHidden;
    }
    while (total(widths) > room) {
        std::optional<std::size_t> widest;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (widths[i] > least(i) && (!widest || widths[i] > widths[*widest])) widest = i;
        }
        if (!widest) break;
        --widths[*widest];
    }
    return widths;
}

std::string Table::text(std::optional<int> width, const Style& style, int indent) const {
    const std::vector<int> widths = width ? fitted(*width - indent) : natural_widths();
    const auto laid_out = [&](const std::vector<std::string>& cells, Tone row_tone, bool head) {
        // Whole line first without emphasis, so that it can be cut; then the same with emphasis if nothing was.
        std::string plain(static_cast<std::size_t>(indent), ' ');
        std::string styled = plain;
        bool first = true;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (widths[i] == kHidden) continue;
            std::string cell = cells[i];
            if (columns_[i].least > 0) cell = truncate(cell, widths[i]);
            cell = fill(cell, widths[i], columns_[i].align);
            const std::string gap = first ? "" : std::string(kGap, ' ');
            plain += gap + cell;
            const Tone tone = head || row_tone != Tone::plain ? row_tone : columns_[i].tone;
            styled += gap + (cells[i].empty() ? cell : toned(cell, tone, style));
            first = false;
        }
        strip_end(plain);
        if (width && display_width(plain) > *width) return toned(truncate(plain, *width), row_tone, style) + "\n";
        if (!style.colour()) return plain + "\n";
        strip_end(styled);
        return styled + "\n";
    };

    std::string text;
    if (std::any_of(columns_.begin(), columns_.end(), [](const Column& column) { return !column.head.empty(); })) {
        std::vector<std::string> heads;
        for (const Column& column : columns_) heads.push_back(column.head);
        text += laid_out(heads, Tone::quiet, true);
    }
    for (const Row& row : rows_) {
        if (row.whole) {
            text += toned(width ? truncate(row.cells[0], *width) : row.cells[0], row.tone, style) + "\n";
        } else {
            text += laid_out(row.cells, row.tone, false);
        }
    }
    return text;
}

}  // namespace sugo::terminal
