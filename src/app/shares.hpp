#pragma once

#include <map>
#include <optional>
#include <vector>

#include <sugo/tracking.hpp>

// What sessions come to: whoever sums them up, by whatever, has the same cents.

namespace sugo::tracking {

/// A session's part of a line: frozen on an issued invoice, or computed.
struct Part {
    Rate rate;
    Money share;
};
using Parts = std::map<SessionId, Part>;

/// Gathers sessions, then gives each its part: issued shares as issued, the rest by money lines over all the others
/// gathered.
class Shares {
public:
    void add(const Session& session, const std::optional<Claim>& claim);
    [[nodiscard]] Parts out(Store& store, const Books& books) const;

private:
    std::vector<Session> computed_;
    std::vector<InvoiceId> issued_;
};

/// Adds to the sum of its currency; sums stand in order of their codes.
void add_to(std::vector<Money>& sums, const Money& money);

}  // namespace sugo::tracking
