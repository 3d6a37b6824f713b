#pragma once

#include <memory>

#include <sugo/sqlite.hpp>

#include "samples.hpp"

namespace sugo::samples {

/// A store that holds some of everything: an issued invoice, a void one, a draft, imported and running sessions.
std::unique_ptr<Store> filled_store();

}  // namespace sugo::samples
