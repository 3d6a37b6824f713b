#pragma once

#include <string>
#include <vector>

#include <render/page.hpp>

namespace sugo::render {

/// What a PDF says about itself; nothing else gets in.
struct About {
    std::string title;
    std::string author;
    /// ISO 8601, "2026-03-31T00:00:00Z"; empty: no date.
    std::string created;
};

/// The pages as the bytes of a PDF. Failure (system) if Cairo fails.
std::string draw_pdf(const std::vector<Page>& pages, const Frame& frame, const About& about);

}  // namespace sugo::render
