#include <sugo/text.hpp>

#include <algorithm>
#include <clocale>
#include <cstddef>
#include <cwchar>

#include <utf8.h>
#include <wchar.h>

#include <core/hidden_signs.hpp>

namespace sugo {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";     // U+2026

// wcwidth asks the thread's locale. Ours is C.UTF-8 whatever the user's environment says, and the caller's
// locale is put back when the function that measures returns.
class Utf8Locale {
public:
    Utf8Locale() : before_(uselocale(shared())) {}
    ~Utf8Locale() { uselocale(before_); }
    Utf8Locale(const Utf8Locale&) = delete;
    Utf8Locale& operator=(const Utf8Locale&) = delete;

private:
    // uselocale() of no locale only asks, so a system without C.UTF-8 keeps the caller's.
    static locale_t shared() {
        static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
        return locale;
    }

    locale_t before_;
};

struct Glyph {
    std::string_view bytes;
    char32_t code = 0;
    bool well_formed = false;

    [[nodiscard]] bool is_control() const { return code < 0x20 || (code >= 0x7F && code < 0xA0); }
};

std::size_t length_by_lead(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead < 0xE0) return 2;
    if (lead >= 0xE0 && lead < 0xF0) return 3;
    if (lead >= 0xF0 && lead < 0xF5) return 4;
    return 1;
}

// Takes one code point, or one ill-formed byte, off the front of a text that is not empty.
Glyph next_glyph(std::string_view& rest) {
    const std::size_t length = length_by_lead(static_cast<unsigned char>(rest.front()));
    const std::string_view bytes = rest.substr(0, length);
    if (bytes.size() == length && utf8::is_valid(bytes.begin(), bytes.end())) {
        rest.remove_prefix(length);
        auto at = bytes.begin();
        return {bytes, static_cast<char32_t>(utf8::unchecked::next(at)), true};
    }
    rest.remove_prefix(1);
    return {bytes.substr(0, 1), 0xFFFD, false};
}

// Columns of a glyph; a Utf8Locale must live. What has no width of its own (controls, ill-formed bytes,
// code points that libc does not know) is shown as one sign.
int columns(const Glyph& glyph) {
    if (glyph.code >= 0x20 && glyph.code < 0x7F) return 1;
    if (!glyph.well_formed || glyph.is_control()) return 1;
    const int width = wcwidth(static_cast<wchar_t>(glyph.code));
    return width < 0 ? 1 : width;
}

bool is_plain_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

std::string spaces(int count) {
    return std::string(static_cast<std::size_t>(std::max(0, count)), ' ');
}

// The longest front of the text within `width` columns, with the combining marks of its last sign.
std::string_view front(std::string_view text, int width) {
    std::string_view rest = text;
    int used = 0;
    while (!rest.empty()) {
        std::string_view after = rest;
        used += columns(next_glyph(after));
        if (used > width) break;
        rest = after;
    }
    return text.substr(0, text.size() - rest.size());
}

// What wrap() may not break: a run of narrow signs, or one wide sign, each with its combining marks.
std::string_view take_unit(std::string_view& rest) {
    const std::string_view begin = rest;
    bool wide = false;
    while (!rest.empty() && rest.front() != ' ') {
        std::string_view after = rest;
        const int width = columns(next_glyph(after));
        const bool first = rest.size() == begin.size();
        if (!first && width > 0 && (wide || width == 2)) break;
        if (first) wide = width == 2;
        rest = after;
    }
    return begin.substr(0, begin.size() - rest.size());
}

void wrap_paragraph(std::string_view rest, int width, std::vector<std::string>& lines) {
    std::string line;
    int used = 0;
    while (!rest.empty()) {
        const std::size_t gap = std::min(rest.find_first_not_of(' '), rest.size());
        rest.remove_prefix(gap);
        std::string_view unit = take_unit(rest);
        if (unit.empty()) break;
        int unit_width = display_width(unit);
        if (used + static_cast<int>(gap) + unit_width <= width) {
            line.append(gap, ' ').append(unit);
            used += static_cast<int>(gap) + unit_width;
            continue;
        }
        if (!line.empty()) lines.push_back(std::move(line));
        while (unit_width > width) {
            std::string_view piece = front(unit, width);
            if (piece.empty()) piece = front(unit, 2);  // one wide sign where only one column is left
            if (piece.size() == unit.size()) break;
            lines.emplace_back(piece);
            unit.remove_prefix(piece.size());
            unit_width -= display_width(piece);
        }
        line = unit;
        used = unit_width;
    }
    lines.push_back(std::move(line));
}

}  // namespace

bool is_utf8(std::string_view text) {
    return utf8::is_valid(text.begin(), text.end());
}

int display_width(std::string_view text) {
    if (is_plain_ascii(text)) return static_cast<int>(text.size());
    const Utf8Locale locale;
    int width = 0;
    while (!text.empty()) width += columns(next_glyph(text));
    return width;
}

std::string pad_right(std::string_view text, int width) {
    return std::string(text) + spaces(width - display_width(text));
}

std::string pad_left(std::string_view text, int width) {
    return spaces(width - display_width(text)) + std::string(text);
}

std::string truncate(std::string_view text, int width) {
    if (display_width(text) <= width) return std::string(text);
    if (width <= 0) return {};
    const Utf8Locale locale;
    return std::string(front(text, width - 1)).append(kEllipsis);
}

std::vector<std::string> wrap(std::string_view text, int width) {
    const Utf8Locale locale;
    std::vector<std::string> lines;
    for (;;) {
        const std::size_t end = text.find('\n');
        wrap_paragraph(text.substr(0, end), std::max(1, width), lines);
        if (end == std::string_view::npos) return lines;
        text.remove_prefix(end + 1);
    }
}

std::string printable(std::string_view text) {
    if (is_plain_ascii(text)) return std::string(text);
    std::string safe;
    while (!text.empty()) {
        const Glyph glyph = next_glyph(text);
        safe += glyph.well_formed && !glyph.is_control() && !is_hidden_sign(glyph.code) ? glyph.bytes : kReplacement;
    }
    return safe;
}

}  // namespace sugo
