#include <sugo/doctor.hpp>

namespace sugo {

std::string_view to_string(Finding::Check check) {
    using enum Finding::Check;
    switch (check) {
        case file:
            return "file";
        case permissions:
            return "permissions";
        case schema:
            return "schema";
        case pages:
            return "pages";
        case references:
            return "references";
        case sessions:
            return "sessions";
        case overlaps:
            return "overlaps";
        case claims:
            return "claims";
        case numbers:
            return "numbers";
        case invoices:
            return "invoices";
        case payments:
            return "payments";
        case journal:
            return "journal";
        case settings:
            return "settings";
    }
    return "file";
}

}  // namespace sugo
