#include <algorithm>

#include <fmt/format.h>

#include <app/billing_parts.hpp>
#include <app/work_words.hpp>
#include <sugo/people.hpp>
#include <sugo/session.hpp>

namespace sugo::billing {

namespace {

constexpr std::size_t kFewestShortIdCharacters = 4;

std::optional<Draft> draft_by_short_id(Store& store, std::string_view name) {
    if (name.size() < kFewestShortIdCharacters) return std::nullopt;
    const std::string wanted = people::lowered(name);
    std::optional<Draft> found;
    for (const Draft& draft : store.invoices().drafts()) {
        if (short_id(SessionId{draft.id.value}, static_cast<int>(wanted.size())) != wanted) continue;
        if (found) {
            throw Failure(ErrorKind::refused, fmt::format("more than one draft ends in {}", name),
                          "name it by its client: sugo invoice list");
        }
        found = draft;
    }
    return found;
}

[[noreturn]] void not_found(Store& store, std::string_view name) {
    std::vector<std::string> names;
    for (const IssuedInvoice& invoice : store.invoices().issued()) names.push_back(*invoice.document.number);
    for (const Draft& draft : store.invoices().drafts()) names.push_back(store.clients().client(draft.client)->slug);
    throw Failure(ErrorKind::not_found,
                  fmt::format("there is no invoice or draft {}{}", name, people::did_you_mean(name, names)),
                  "sugo invoice list");
}

}  // namespace

std::optional<Draft> draft_of(Store& store, ClientId client) {
    const std::vector<Draft> drafts = store.invoices().drafts();
    const auto found = std::ranges::find(drafts, client, &Draft::client);
    return found == drafts.end() ? std::nullopt : std::optional(*found);
}

std::string slug_of(Store& store, const IssuedInvoice& invoice) {
    return store.clients().client(invoice.client).value().slug;
}

Found find_invoice(Store& store, std::string_view name) {
    if (std::optional<IssuedInvoice> issued = store.invoices().issued(name)) return *std::move(issued);
    const std::optional<Client> client = store.clients().client(people::lowered(name));
    if (client) {
        if (std::optional<Draft> draft = draft_of(store, client->id)) return *std::move(draft);
    }
    if (std::optional<Draft> draft = draft_by_short_id(store, name)) return *std::move(draft);
    if (client) {
        throw Failure(ErrorKind::not_found, fmt::format("{} has no draft", client->slug),
                      fmt::format("sugo invoice draft {}", client->slug));
    }
    not_found(store, name);
}

Draft find_draft(Store& store, std::string_view name, std::string_view verb) {
    // A number may be a client's slug as well; whoever changes a draft means the draft.
    if (const std::optional<Client> client = store.clients().client(people::lowered(name))) {
        if (std::optional<Draft> draft = draft_of(store, client->id)) return *std::move(draft);
    }
    Found found = find_invoice(store, name);
    if (const auto* issued = std::get_if<IssuedInvoice>(&found)) {
        const std::string& number = *issued->document.number;
        if (issued->voided) {
            throw Failure(ErrorKind::refused, fmt::format("invoice {} is void and cannot be {}", number, verb),
                          fmt::format("sugo invoice draft {}", slug_of(store, *issued)));
        }
        if (issued->credited_by) {
            throw Failure(ErrorKind::refused, fmt::format("invoice {} is credited and cannot be {}", number, verb),
                          fmt::format("sugo invoice draft {}", slug_of(store, *issued)));
        }
        if (issued->document.credits) {
            throw Failure(ErrorKind::refused, fmt::format("{} is a credit note and cannot be {}", number, verb),
                          fmt::format("sugo invoice show {}", number));
        }
        throw Failure(ErrorKind::refused, fmt::format("invoice {} is issued and cannot be {}", number, verb),
                      fmt::format("sugo invoice void {} --reason \"…\"", number));
    }
    return std::get<Draft>(std::move(found));
}

IssuedInvoice find_issued(Store& store, std::string_view name, std::string_view done, std::string_view way_out) {
    Found found = find_invoice(store, name);
    if (const auto* draft = std::get_if<Draft>(&found)) {
        const std::string slug = store.clients().client(draft->client).value().slug;
        throw Failure(ErrorKind::refused,
                      fmt::format("{} is a draft, and only an issued invoice can be {}", slug, done),
                      fmt::format("sugo invoice {} {}", way_out, slug));
    }
    return std::get<IssuedInvoice>(std::move(found));
}

Profile need_profile(Store& store) {
    if (std::optional<Profile> profile = store.profile().current()) return *std::move(profile);
    throw Failure(ErrorKind::refused, "an invoice needs your own name, and sugo does not know it yet",
                  "sugo setup --name \"Your Name\" --address \"…\" --payment \"…\"");
}

}  // namespace sugo::billing
