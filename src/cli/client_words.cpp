#include <cli/client_words.hpp>

#include <algorithm>

#include <fmt/format.h>

namespace sugo::cli {
namespace {

std::string yes(bool value) {
    return value ? "yes" : "";
}

template <class Value>
std::string optional_text(const std::optional<Value>& value) {
    using sugo::to_string;
    if (!value) return {};
    if constexpr (std::is_same_v<Value, Seconds>) {
        return format(*value);
    } else {
        return std::string(to_string(*value));
    }
}

void add_party(Facts& facts, const Party& party) {
    facts.insert(facts.end(), {{"name", party.legal_name},
                               {"address", party.address},
                               {"country", party.country},
                               {"tax id", party.tax_id},
                               {"email", party.email},
                               {"phone", party.phone}});
}

}  // namespace

Facts facts_of(const Client& client) {
    Facts facts{{"client", client.slug}};
    add_party(facts, client.party);
    facts.insert(facts.end(), {{"language", client.language},
                               {"currency", std::string(client.currency.code())},
                               {"zone", client.zone ? client.zone->name : ""},
                               {"net days", std::to_string(client.net_days)},
                               {"tax", client.tax ? client.tax->label + " " + format(client.tax->percent) : ""},
                               {"confidential", yes(client.confidential)},
                               {"archived", yes(client.archived)}});
    return facts;
}

Facts facts_of(const Project& project, const std::vector<Kind>& kinds) {
    const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& one) {
        return project.usual_kind && one.id == *project.usual_kind;
    });
    return {{"project", project.slug},
            {"title", project.title},
            {"commitment", project.tier ? std::string(to_string(*project.tier)) : "auto"},
            {"agreed a week", optional_text(project.agreed_per_week)},
            {"cap a week", optional_text(project.cap_per_week)},
            {"starts", optional_text(project.starts)},
            {"ends", optional_text(project.ends)},
            {"billable", !project.billable   ? "auto"
                         : *project.billable ? "yes"
                                             : "no"},
            {"kind", kind == kinds.end() ? "" : kind->slug},
            {"archived", yes(project.archived)}};
}

Facts facts_of(const Profile& profile) {
    Facts facts;
    add_party(facts, profile.party);
    facts.insert(facts.end(), {{"payment", profile.payment},
                               {"currency", std::string(profile.currency.code())},
                               {"paper", std::string(to_string(profile.paper))}});
    return facts;
}

std::string changed_text(Context& context, const std::string& what, const Facts& before, const Facts& after) {
    return fmt::format("changed {}\n", what) + changes_text(context, before, after);
}

}  // namespace sugo::cli
