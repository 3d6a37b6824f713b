#pragma once

#include <vector>

#include <render/page.hpp>

namespace sugo::render {

/// Cuts blocks that are higher than `most` into several, between lines of type, so that each fits. The last piece keeps
/// to what followed.
std::vector<Block> divide(std::vector<Block> blocks, double most);

/// The flow on pages. Every block stands whole on one page, in order; blocks that must keep together do, as far as a
/// page is high enough for them, and where it is not at least two of them stand together at the end. No block may be
/// higher than a page: divide() first.
std::vector<Page> paginate(const Flow& flow, const Frame& frame);

}  // namespace sugo::render
