#pragma once

#include <render/typesetter.hpp>

// The page's type and measures in one place: one family, four sizes, one grey, one rhythm.

namespace sugo::render {

inline constexpr Style kTitle{.size = 25, .leading = 30, .bold = true};
inline constexpr Style kName{.size = 11.5, .leading = 16, .bold = true};
inline constexpr Style kBody{.size = 9, .leading = 13.5};
inline constexpr Style kStrong{.size = 9, .leading = 13.5, .bold = true};
inline constexpr Style kSoft{.size = 9, .leading = 13.5, .ink = Ink::soft};
inline constexpr Style kSmall{.size = 7.5, .leading = 11.5, .ink = Ink::soft};
inline constexpr Style kTotal{.size = 13.5, .leading = 18, .bold = true};

inline constexpr double kMarginSide = 60;
inline constexpr double kMarginTop = 60;
/// Below the flow; the page's foot stands in it.
inline constexpr double kMarginBottom = 76;
inline constexpr double kFootHeight = 36;

/// Between columns.
inline constexpr double kGutter = 18;
inline constexpr double kHairline = 0.6;
inline constexpr double kRule = 0.9;

}  // namespace sugo::render
