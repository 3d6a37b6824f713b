#include <app/claims.hpp>

#include <fmt/format.h>

namespace sugo::tracking {

void require_editable(const Entry& entry) {
    if (!entry.claim || !entry.claim->number) return;
    throw Failure(
        ErrorKind::refused,
        fmt::format("{} ({}) is on invoice {}, which is issued", entry.work, entry.short_id, *entry.claim->number),
        fmt::format("sugo invoice void {} --reason \"…\"", *entry.claim->number));
}

void require_removable(const Entry& entry) {
    require_editable(entry);
    if (!entry.claim) return;
    // A client has one draft at most, and the draft goes by the client's name.
    const std::string draft = entry.client ? entry.client->slug : short_id(SessionId{entry.claim->invoice.value});
    throw Failure(ErrorKind::refused, fmt::format("{} ({}) is on the draft {}", entry.work, entry.short_id, draft),
                  fmt::format("sugo invoice edit {} --drop {}", draft, entry.short_id));
}

}  // namespace sugo::tracking
