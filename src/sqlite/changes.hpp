#pragma once

#include <stdexcept>
#include <string>

namespace sugo::sqlite {

/// `update` and `remove` are asked only for what was found before.
inline void require_known(int changed_rows, const char* noun) {
    if (changed_rows == 0) throw std::logic_error(std::string("no ") + noun + " has this id");
}

}  // namespace sugo::sqlite
