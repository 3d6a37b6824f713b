#include <sugo/invoice.hpp>

#include <stdexcept>

namespace sugo {

std::string_view to_string(LeftOut reason) {
    switch (reason) {
        case LeftOut::not_billable:
            return "not_billable";
        case LeftOut::running:
            return "running";
        case LeftOut::voided:
            return "void";
        case LeftOut::no_rate:
            return "no_rate";
        case LeftOut::billed:
            return "billed";
        case LeftOut::drafted:
            return "drafted";
        case LeftOut::settled:
            return "settled";
        case LeftOut::empty:
            return "empty";
    }
    throw std::logic_error("unknown reason for leaving a session out");
}

}  // namespace sugo
