#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <sugo/store.hpp>

// All that an export holds, and the way back into an empty store.

namespace sugo::loading {

/// What formats::export_json writes. The order of the lists does not matter.
struct Contents {
    std::vector<std::pair<Instant, Profile>> profiles;  ///< oldest first
    std::map<std::string, std::string> settings;
    Series series;
    std::vector<Client> clients;
    std::vector<Project> projects;
    std::vector<Kind> kinds;
    std::vector<RateEntry> rates;
    std::vector<Session> sessions;
    std::map<SessionId, std::string> rows;
    std::vector<Interruption> interruptions;
    std::vector<BreakMark> break_marks;
    std::vector<Draft> drafts;
    std::vector<std::pair<IssuedInvoice, Draft>> invoices;
    std::vector<GivenNumber> lost_numbers;
    std::vector<std::pair<SessionId, InvoiceId>> claims;
};

/// What was loaded.
struct Loaded {
    int clients = 0;
    int sessions = 0;
    int invoices = 0;
};

/// Puts everything into a store that holds nothing yet, in one change, with the ids and numbers it has; then
/// formats::export_json gives the same text. Undo goes back behind it unless invoices are issued in it.
/// Failure: refused (the store is not empty), bad_data (the parts do not fit together).
Loaded load(Store& store, const Contents& contents, Instant at);

}  // namespace sugo::loading
