// Narrow windows: first whole columns leave (those marked so, the greatest number first) until the rest fits when cut
// to its least; then cuttable columns give up their surplus, the first to leave first, among equals the widest; if that
// is not enough, cells that are not cuttable overflow and the line is cut at the edge.
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

/// A cell as it stands in a column: the emphasis is on its text, not on the spaces around it.
std::string placed(const std::string& text, int width, Align align, Tone tone, const Style& style) {
    const std::string room(static_cast<std::size_t>(std::max(width - display_width(text), 0)), ' ');
    const std::string shown = toned(text, tone, style);
    return align == Align::right ? room + shown : shown + room;
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
        std::optional<std::size_t> giving;
        const auto rank = [&](std::size_t i) { return std::pair(columns_[i].drop, widths[i]); };
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (widths[i] > least(i) && (!giving || rank(i) > rank(*giving))) giving = i;
        }
        if (!giving) break;
        --widths[*giving];
    }
    return widths;
}

std::string Table::text(std::optional<int> width, const Style& style, int indent) const {
    const std::vector<int> widths = width ? fitted(*width - indent) : natural_widths();
    const auto laid_out = [&](const std::vector<std::string>& cells, Tone row_tone, bool head, const Style& used) {
        std::string line(static_cast<std::size_t>(indent), ' ');
        bool first = true;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (widths[i] == kHidden) continue;
            const Tone tone = head || row_tone != Tone::plain ? row_tone : columns_[i].tone;
            const std::string cell = columns_[i].least > 0 ? truncate(cells[i], widths[i]) : cells[i];
            if (!first) line.append(kGap, ' ');
            line += placed(cell, widths[i], columns_[i].align, tone, used);
            first = false;
        }
        strip_end(line);
        return line;
    };
    const auto add = [&](std::string& text, const std::vector<std::string>& cells, Tone tone, bool head) {
        const std::string plain = laid_out(cells, tone, head, Style{false});
        const bool fits = !width || display_width(plain) <= *width;
        text += fits ? laid_out(cells, tone, head, style) : toned(truncate(plain, *width), tone, style);
        text += "\n";
    };

    std::string text;
    if (std::any_of(columns_.begin(), columns_.end(), [](const Column& column) { return !column.head.empty(); })) {
        std::vector<std::string> heads;
        for (const Column& column : columns_) heads.push_back(column.head);
        add(text, heads, Tone::quiet, true);
    }
    for (const Row& row : rows_) {
        if (row.whole) {
            text += toned(width ? truncate(row.cells[0], *width) : row.cells[0], row.tone, style) + "\n";
        } else {
            add(text, row.cells, row.tone, false);
        }
    }
    return text;
}

}  // namespace sugo::terminal
