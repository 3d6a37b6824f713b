#include <sugo/people.hpp>

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <app/importing_rules.hpp>
#include <app/party_edits.hpp>
#include <app/repriced.hpp>
#include <app/work_words.hpp>

namespace sugo::people {
namespace {

constexpr int longest_net_days = 3650;

/// A language tag as far as it can be checked without its registry: "en", "ko-KR", "zh-Hant-TW".
std::string language_tag(const std::string& text) {
    if (text.empty()) return "en";
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto part = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '-'; };
    const std::size_t primary = std::min(text.find('-'), text.size());
    const bool good = (primary == 2 || primary == 3) &&
                      std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(primary), letter) &&
                      std::all_of(text.begin(), text.end(), part) && text.back() != '-' &&
                      text.find("--") == std::string::npos;
    if (!good) throw Failure(ErrorKind::usage, fmt::format("{} is not the tag of a language", text), "en, ko or pt-BR");
    return text;
}

/// Where the number begins that a tax ends in, with its sign: whether it is a percentage, its reader says. A point or
/// comma that ends the label's last word is the label's: "MwSt. 19%".
std::size_t percentage_begins(std::string_view text) {
    const std::size_t last = text.find_last_not_of("-+.,0123456789 %");
    if (last == std::string_view::npos) return 0;
    std::size_t begin = last + 1;
    const std::size_t point = text.find_first_not_of(".,", begin);
    if (point != std::string_view::npos && text[point] == ' ') begin = point;
    return begin;
}

std::optional<Tax> edited_tax(const std::optional<Tax>& before, const std::string& typed) {
    const std::string text = parse_line_text(typed).value();
    if (text.empty() || text == "none") return std::nullopt;
    const std::size_t begin = percentage_begins(text);
    if (text.find_first_of("0123456789", begin) == std::string::npos) {
        throw Failure(ErrorKind::usage, fmt::format("{} names no percentage at its end", text), "\"VAT 19%\" or none");
    }
    const std::string label = parse_line_text(std::string_view(text).substr(0, begin)).value();
    Tax tax;
    tax.label = !label.empty() ? label : before ? before->label : "Tax";
    tax.percent = parse_percent(std::string_view(text).substr(begin)).value();
    return tax;
}

void apply(Client& client, const ClientEdit& edit) {
    edit_party(client.party, edit.name, edit.address, edit.country, edit.tax_id, edit.email, edit.phone);
    if (edit.language) client.language = language_tag(*edit.language);
    if (edit.currency) client.currency = Currency::parse(*edit.currency).value();
    if (edit.zone && edit.zone->empty()) client.zone.reset();
    if (edit.zone && !edit.zone->empty()) client.zone = parse_zone(*edit.zone).value();
    if (edit.net_days) {
        if (*edit.net_days < 0 || *edit.net_days > longest_net_days) {
            throw Failure(ErrorKind::usage, fmt::format("{} days to pay is not between 0 and 3,650", *edit.net_days),
                          "30");
        }
        client.net_days = *edit.net_days;
    }
    if (edit.tax) client.tax = edited_tax(client.tax, *edit.tax);
    if (edit.confidential) client.confidential = *edit.confidential;
}

/// What another currency of a client does to its unbilled sessions.
Repriced repriced_by_currency(Store& store, const Client& before) {
    const Books now = load_books(store);
    Books then = now;
    then.clients.at(before.id) = before;
    SessionQuery query;
    query.projects.emplace();
    for (const auto& [id, project] : now.projects) {
        if (project.client == before.id) query.projects->push_back(id);
    }
    return query.projects->empty() ? Repriced{} : repriced(store, then, now, query);
}

/// Finds a client, lets the change happen to it, and keeps it; all in one transaction.
ClientChanged change(Store& store, std::string_view slug, const Now& now, std::string_view verb,
                     const std::function<void(Client&)>& work) {
    ClientChanged changed;
    const auto label = [&] {
        const bool renamed = changed.before.slug != changed.after.slug;
        return Label{fmt::format("{} client {}{}", verb, changed.before.slug,
                                 renamed ? " to " + changed.after.slug : std::string()),
                     {}};
    };
    store.transact(now.at, label, [&] {
        changed.before = find_client(store, slug);
        changed.after = changed.before;
        work(changed.after);
        if (changed.after == changed.before) return;
        store.clients().update(changed.after);
        if (changed.after.currency == changed.before.currency) return;
        const Repriced sessions = repriced_by_currency(store, changed.before);
        changed.repriced = sessions.changed;
        changed.lost_rate = sessions.lost;
    });
    return changed;
}

}  // namespace

ClientChanged add_client(Store& store, std::string_view slug, const ClientEdit& edit, const Now& now) {
    Client client;
    const auto label = [&] { return Label{"add client " + client.slug, {}}; };
    store.transact(now.at, label, [&] {
        client.slug = parse_slug(slug).value();
        require_free(store, client.slug);
        if (const auto profile = store.profile().current()) client.currency = profile->currency;
        apply(client, edit);
        client.id = store.clients().add(client);
    });
    return {client, client};
}

ClientChanged edit_client(Store& store, std::string_view slug, const ClientEdit& edit, const Now& now) {
    return change(store, slug, now, "edit", [&](Client& client) { apply(client, edit); });
}

ClientChanged rename_client(Store& store, std::string_view slug, std::string_view to, const Now& now) {
    return change(store, slug, now, "rename", [&](Client& client) {
        const std::string name = parse_slug(to).value();
        if (name != client.slug) require_free(store, name);
        importing::rename_in_rules(store, client.slug, name);
        client.slug = name;
    });
}

ClientChanged archive_client(Store& store, std::string_view slug, bool archived, const Now& now) {
    return change(store, slug, now, archived ? "archive" : "unarchive",
                  [&](Client& client) { client.archived = archived; });
}

}  // namespace sugo::people
