#include <render/typefaces.hpp>

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <sugo/error.hpp>

// fontconfig takes whatever is installed when a face is missing, and bends every choice by the rules of the machine and
// the user. So pages get a configuration of their own: the system's font folders and caches, and in them the families
// named here.

namespace sugo::render {
namespace {

constexpr std::string_view kBase = "Noto Sans";

struct CjkFace {
    std::string_view language;
    std::string_view family;
};
constexpr std::array kCjk{
    CjkFace{"ko", "Noto Sans CJK KR"},
    CjkFace{"ja", "Noto Sans CJK JP"},
    CjkFace{"zh-hans", "Noto Sans CJK SC"},
    CjkFace{"zh-hant", "Noto Sans CJK TC"},
};

// The living scripts of fonts-noto-core and its symbols; at last Symbola, which has emoji as outlines: pages cannot
// hold bitmap faces.
constexpr std::array<std::string_view, 28> kOthers{
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Armenian",
    "Noto Sans Georgian",
    "Noto Sans Devanagari",
    "Noto Sans Bengali",
    "Noto Sans Gurmukhi",
    "Noto Sans Gujarati",
    "Noto Sans Oriya",
    "Noto Sans Tamil",
    "Noto Sans Telugu",
    "Noto Sans Kannada",
    "Noto Sans Malayalam",
    "Noto Sans Sinhala",
    "Noto Sans Thai",
    "Noto Sans Lao",
    "Noto Sans Khmer",
    "Noto Sans Myanmar",
    "Noto Sans Ethiopic",
    "Noto Sans Cherokee",
    "Noto Sans Thaana",
    "Noto Sans Mongolian",
    "Noto Sans Canadian Aboriginal",
    "Noto Sans Tifinagh",
    "Noto Sans Math",
    "Noto Sans Symbols",
    "Noto Sans Symbols2",
    "Symbola",
};

std::string accept(std::string_view family) {
    return fmt::format("<pattern><patelt name=\"family\"><string>{}</string></patelt></pattern>", family);
}

template <class Next>
std::string each_of(FcStrList* list, Next&& next) {
    std::string joined;
    while (const FcChar8* item = FcStrListNext(list)) joined += next(reinterpret_cast<const char*>(item));
    FcStrListDone(list);
    return joined;
}

std::string escaped(std::string_view path) {
    std::string result;
    for (const char letter : path) {
        if (letter == '&')
            result += "&amp;";
        else if (letter == '<')
            result += "&lt;";
        else
            result += letter;
    }
    return result;
}

/// The configuration as fontconfig reads it: where to look, and what to see there.
std::string own_rules() {
    FcConfig* system = FcInitLoadConfig();
    if (system == nullptr) throw Failure(ErrorKind::system, "the font configuration of this machine cannot be read");
    std::string rules = "<fontconfig>";
    rules += each_of(FcConfigGetFontDirs(system),
                     [](std::string_view path) { return fmt::format("<dir>{}</dir>", escaped(path)); });
    rules += each_of(FcConfigGetCacheDirs(system),
                     [](std::string_view path) { return fmt::format("<cachedir>{}</cachedir>", escaped(path)); });
    FcConfigDestroy(system);
    rules += "<selectfont><acceptfont>" + accept(kBase);
    for (const CjkFace& face : kCjk) rules += accept(face.family);
    for (const std::string_view family : kOthers) rules += accept(family);
    rules += "</acceptfont><rejectfont>";
    for (const std::string_view scalable : {"true", "false"})
        rules += fmt::format("<pattern><patelt name=\"scalable\"><bool>{}</bool></patelt></pattern>", scalable);
    return rules + "</rejectfont></selectfont></fontconfig>";
}

/// Whether a face of the family stands in the configuration, upright and of the weight.
bool has_face(FcConfig* config, std::string_view family, int weight) {
    const FcFontSet* fonts = FcConfigGetFonts(config, FcSetSystem);
    if (fonts == nullptr) return false;
    const std::string wanted(family);
    return std::any_of(fonts->fonts, fonts->fonts + fonts->nfont, [&](FcPattern* font) {
        FcChar8* name = nullptr;
        int has_weight = 0;
        int slant = 0;
        return FcPatternGetString(font, FC_FAMILY, 0, &name) == FcResultMatch &&
               wanted == reinterpret_cast<char*>(name) &&
               FcPatternGetInteger(font, FC_WEIGHT, 0, &has_weight) == FcResultMatch && has_weight == weight &&
               FcPatternGetInteger(font, FC_SLANT, 0, &slant) == FcResultMatch && slant == FC_SLANT_ROMAN;
    });
}

}  // namespace

Typefaces::Typefaces() : config_(FcConfigCreate()) {
    const std::string rules = own_rules();
    if (!FcConfigParseAndLoadFromMemory(config_.get(), reinterpret_cast<const FcChar8*>(rules.c_str()), FcTrue) ||
        !FcConfigBuildFonts(config_.get()))
        throw Failure(ErrorKind::system, "the fonts of this machine cannot be listed");
    if (!has_face(config_.get(), kBase, FC_WEIGHT_REGULAR) || !has_face(config_.get(), kBase, FC_WEIGHT_BOLD))
        throw Failure(ErrorKind::system,
                      "the font Noto Sans (regular and bold), in which pages are set, is not installed",
                      "apt install fonts-noto-core, and fonts-noto-cjk for Korean, Japanese and Chinese");
    map_.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map_.get()), config_.get());
    // One unit is one point, the unit of a PDF page.
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map_.get()), 72.0);
}

std::string Typefaces::families(const std::string& language) {
    const auto own =
        std::find_if(kCjk.begin(), kCjk.end(), [&](const CjkFace& face) { return face.language == language; });
    return own == kCjk.end() ? std::string(kBase) : fmt::format("{},{}", kBase, own->family);
}

bool Typefaces::has_cjk() const {
    return std::any_of(kCjk.begin(), kCjk.end(),
                       [&](const CjkFace& face) { return has_face(config_.get(), face.family, FC_WEIGHT_REGULAR); });
}

}  // namespace sugo::render
