#include <sugo/journal.hpp>

#include <stdexcept>

namespace sugo {

std::string_view to_string(Change::State state) {
    switch (state) {
        case Change::State::done:
            return "done";
        case Change::State::undone:
            return "undone";
        case Change::State::dropped:
            return "dropped";
        case Change::State::kept:
            return "kept";
    }
    throw std::logic_error("unknown state of a change");
}

}  // namespace sugo
