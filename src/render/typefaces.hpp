#pragma once

#include <memory>
#include <string>

#include <fontconfig/fontconfig.h>
#include <pango/pango.h>

#include <render/glib_pointer.hpp>

namespace sugo::render {

/// The faces that pages are set in: Noto Sans, and for what it lacks the Noto Sans of the script, character by
/// character. Nothing else that is installed, and none of the user's font rules, reaches a page.
class Typefaces {
public:
    /// Failure (system) if Noto Sans is not installed.
    Typefaces();

    [[nodiscard]] PangoFontMap* map() const { return map_.get(); }
    /// What to ask Pango for: Noto Sans, then the CJK face of `language` ("ko", "ja", "zh-hans", "zh-hant"). What both
    /// lack comes from the others by itself.
    [[nodiscard]] static std::string families(const std::string& language);
    [[nodiscard]] bool has_cjk() const;

private:
    struct DestroyConfig {
        void operator()(FcConfig* config) const { FcConfigDestroy(config); }
    };
    std::unique_ptr<FcConfig, DestroyConfig> config_;
    GlibPointer<PangoFontMap> map_;
};

}  // namespace sugo::render
