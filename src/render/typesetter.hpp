#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>

#include <pango/pango.h>

#include <render/glib_pointer.hpp>
#include <render/page.hpp>
#include <render/typefaces.hpp>

namespace sugo::render {

/// How high capitals are in Noto Sans, as a part of the size.
inline constexpr double kCapHeight = 0.714;

/// How type looks. Lines stand exactly `leading` apart, whatever faces are mixed in them.
struct Style {
    double size = 0;
    double leading = 0;
    bool bold = false;
    Ink ink = Ink::text;
};

/// Where text goes within a block: its column, its first line's top, and the side it leans on.
struct Place {
    double x = 0;
    double y = 0;
    double width = 0;
    bool right = false;
};

/// Measures text and sets it into blocks. Every function throws Failure (system) for a character that no face has.
class Typesetter {
public:
    /// `language` chooses the shapes of Chinese characters and how lines break: "ko", "ja", "zh-hans", "zh-hant".
    Typesetter(const Typefaces& faces, std::string_view language);

    /// The width of the widest line of a text that is not wrapped.
    [[nodiscard]] double width(std::string_view text, const Style& style) const;
    /// Sets a text, wrapped to its column, and answers where the next line would begin. '\n' breaks; empty text sets
    /// nothing.
    double set(Block& block, std::string_view text, const Style& style, const Place& place) const;
    /// Sets a text on one line, ending in "…" where it would be wider than its column.
    void set_line(Block& block, std::string_view text, const Style& style, const Place& place) const;

private:
    using Type = std::shared_ptr<PangoLayout>;

    /// The text set without wrapping. An invoice says most of its words often, so each is shaped once.
    [[nodiscard]] Type natural(std::string_view text, const Style& style) const;
    [[nodiscard]] Type shape(std::string_view text, const Style& style) const;
    [[noreturn]] void refuse(PangoLayout* layout) const;

    const Typefaces& faces_;
    GlibPointer<PangoContext> context_;
    std::string families_;
    std::string language_;
    mutable std::map<std::tuple<std::string, double, bool>, Type> shaped_;
};

}  // namespace sugo::render
