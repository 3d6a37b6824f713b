#pragma once

#include <stdexcept>
#include <string>

namespace sugo::sqlite {

/// `add` gives the identity itself.
template <class Id>
void require_new(Id id, const char* noun) {
    if (id) throw std::logic_error(std::string("a new ") + noun + " has no id yet");
}

/// `update` and `remove` are asked only for what was found before.
inline void require_known(int changed_rows, const char* noun) {
    if (changed_rows == 0) throw std::logic_error(std::string("no ") + noun + " has this id");
}

}  // namespace sugo::sqlite
