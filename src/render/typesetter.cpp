#include <render/typesetter.hpp>

#include <algorithm>
#include <memory>
#include <utility>

#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <sugo/error.hpp>

namespace sugo::render {
namespace {

struct FreeDescription {
    void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
};
struct FreeAttributes {
    void operator()(PangoAttrList* attributes) const { pango_attr_list_unref(attributes); }
};
struct FreeOptions {
    void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};

double points(int pango_units) {
    return static_cast<double>(pango_units) / PANGO_SCALE;
}
int units(double points) {
    return static_cast<int>(points * PANGO_SCALE);
}

bool is_cjk(gunichar letter) {
    switch (g_unichar_get_script(letter)) {
        case G_UNICODE_SCRIPT_HAN:
        case G_UNICODE_SCRIPT_HANGUL:
        case G_UNICODE_SCRIPT_HIRAGANA:
        case G_UNICODE_SCRIPT_KATAKANA:
        case G_UNICODE_SCRIPT_BOPOMOFO:
            return true;
        default:
            return (letter >= 0x3000 && letter <= 0x303F) || (letter >= 0xFF00 && letter <= 0xFFEF);
    }
}

bool has_cjk(std::string_view text) {
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); at < end; at = g_utf8_next_char(at))
        if (is_cjk(g_utf8_get_char(at))) return true;
    return false;
}

/// The first character of the layout's text that got no glyph.
gunichar first_unknown(PangoLayout* layout) {
    const char* const text = pango_layout_get_text(layout);
    for (GSList* line = pango_layout_get_lines_readonly(layout); line != nullptr; line = line->next) {
        for (GSList* run = static_cast<PangoLayoutLine*>(line->data)->runs; run != nullptr; run = run->next) {
            const auto* item = static_cast<PangoLayoutRun*>(run->data);
            for (int i = 0; i < item->glyphs->num_glyphs; ++i)
                if ((item->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
                    return g_utf8_get_char(text + item->item->offset + item->glyphs->log_clusters[i]);
        }
    }
    return 0xFFFD;
}

std::string line_text(PangoLayout* layout, const PangoLayoutLine* line) {
    const std::string_view text = pango_layout_get_text(layout);
    return std::string(
        text.substr(static_cast<std::size_t>(line->start_index), static_cast<std::size_t>(line->length)));
}

double width_of(PangoLayout* layout) {
    int width = 0;
    pango_layout_get_size(layout, &width, nullptr);
    return points(width);
}

/// Pango shifts a run of another script towards that script's own baseline. The Noto faces share one, and a row of
/// cells needs one.
void stand_on_one_baseline(PangoLayoutLine* line) {
    for (GSList* run = line->runs; run != nullptr; run = run->next)
        static_cast<PangoLayoutRun*>(run->data)->y_offset = 0;
}

double add_lines(Block& block, const std::shared_ptr<PangoLayout>& layout, const Style& style, const Place& place) {
    double y = place.y;
    for (int i = 0; i < pango_layout_get_line_count(layout.get()); ++i) {
        PangoLayoutLine* const line = pango_layout_get_line_readonly(layout.get(), i);
        stand_on_one_baseline(line);
        PangoRectangle extents;
        pango_layout_line_get_extents(line, nullptr, &extents);
        Element element;
        element.width = points(extents.width);
        element.x = place.right ? place.x + place.width - element.width : place.x;
        element.y = y;
        element.height = style.leading;
        element.ink = style.ink;
        // Capitals stand in the middle of the line.
        element.type = {layout, i, (style.leading + kCapHeight * style.size) / 2, line_text(layout.get(), line)};
        block.elements.push_back(std::move(element));
        y += style.leading;
    }
    block.height = std::max(block.height, y);
    return y;
}

}  // namespace

Typesetter::Typesetter(const Typefaces& faces, std::string_view language)
    : faces_(faces),
      context_(pango_font_map_create_context(faces.map())),
      families_(Typefaces::families(std::string(language))),
      language_(language) {
    // Without hinting and rounding a page is the same at every size, and widths add up.
    const std::unique_ptr<cairo_font_options_t, FreeOptions> options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context_.get(), options.get());
    pango_context_set_round_glyph_positions(context_.get(), FALSE);
    // Said here, so that the locale is not asked.
    pango_context_set_language(context_.get(), pango_language_from_string("en"));
    pango_context_set_base_dir(context_.get(), PANGO_DIRECTION_LTR);
}

Typesetter::Type Typesetter::shape(std::string_view text, const Style& style) const {
    Type layout(pango_layout_new(context_.get()), Unref{});
    const std::unique_ptr<PangoFontDescription, FreeDescription> font(pango_font_description_new());
    pango_font_description_set_family_static(font.get(), families_.c_str());
    pango_font_description_set_size(font.get(), units(style.size));
    pango_font_description_set_weight(font.get(), style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_auto_dir(layout.get(), FALSE);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));

    const std::unique_ptr<PangoAttrList, FreeAttributes> attributes(pango_attr_list_new());
    // A broken word gets no hyphen of ours: addresses and links are copied from the page.
    pango_attr_list_insert(attributes.get(), pango_attr_insert_hyphens_new(FALSE));
    if (has_cjk(text)) {
        PangoLanguage* const language = pango_language_from_string(language_.c_str());
        pango_attr_list_insert(attributes.get(), pango_attr_language_new(language));
    }
    pango_layout_set_attributes(layout.get(), attributes.get());
    if (pango_layout_get_unknown_glyphs_count(layout.get()) > 0) refuse(layout.get());
    return layout;
}

Typesetter::Type Typesetter::natural(std::string_view text, const Style& style) const {
    Type& shaped = shaped_[{std::string(text), style.size, style.bold}];
    if (!shaped) shaped = shape(text, style);
    return shaped;
}

double Typesetter::width(std::string_view text, const Style& style) const {
    return width_of(natural(text, style).get());
}

double Typesetter::set(Block& block, std::string_view text, const Style& style, const Place& place) const {
    if (text.empty()) return place.y;
    Type type = natural(text, style);
    if (width_of(type.get()) > place.width) {
        type = Type(pango_layout_copy(type.get()), Unref{});
        pango_layout_set_width(type.get(), units(place.width));
        pango_layout_set_wrap(type.get(), PANGO_WRAP_WORD_CHAR);
    }
    return add_lines(block, type, style, place);
}

void Typesetter::set_line(Block& block, std::string_view text, const Style& style, const Place& place) const {
    const Type type(pango_layout_copy(natural(text, style).get()), Unref{});
    pango_layout_set_single_paragraph_mode(type.get(), TRUE);
    pango_layout_set_width(type.get(), units(place.width));
    pango_layout_set_ellipsize(type.get(), PANGO_ELLIPSIZE_END);
    add_lines(block, type, style, place);
}

void Typesetter::refuse(PangoLayout* layout) const {
    const gunichar letter = first_unknown(layout);
    char bytes[6];
    const std::string shown(bytes, static_cast<std::size_t>(g_unichar_to_utf8(letter, bytes)));
    if (is_cjk(letter) && !faces_.has_cjk())
        throw Failure(
            ErrorKind::system,
            fmt::format("the character \"{}\" (U+{:04X}) needs the font Noto Sans CJK, which is not installed", shown,
                        letter),
            "apt install fonts-noto-cjk");
    throw Failure(ErrorKind::system,
                  fmt::format("no font for pages has the character \"{}\" (U+{:04X})", shown, letter),
                  "apt install fonts-noto-core fonts-noto-cjk fonts-symbola, or leave that character out");
}

}  // namespace sugo::render
