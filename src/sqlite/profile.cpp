#include <sqlite/profile.hpp>

#include <sqlite/statement.hpp>

// The newest version is the one with the greatest id: two may be made within one second.

namespace sugo::sqlite {

void Profiles::add(const Profile& profile, Instant at) {
    Statement(
        connection_,
        "INSERT INTO profile (id, at, legal_name, address, country, tax_id, email, phone, payment, currency, paper)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .run(connection_.next_id(), at, profile);
}

std::optional<Profile> Profiles::current() const {
    Statement newest(connection_,
                     "SELECT legal_name, address, country, tax_id, email, phone, payment, currency, paper"
                     " FROM profile ORDER BY id DESC LIMIT 1");
    if (!newest.step()) return std::nullopt;
    return newest.take<Profile>();
}

std::vector<std::pair<Instant, Profile>> Profiles::versions() const {
    std::vector<std::pair<Instant, Profile>> versions;
    Statement each(connection_,
                   "SELECT at, legal_name, address, country, tax_id, email, phone, payment, currency, paper"
                   " FROM profile ORDER BY id");
    while (each.step()) {
        const auto at = each.take<Instant>();
        versions.emplace_back(at, each.take<Profile>());
    }
    return versions;
}

}  // namespace sugo::sqlite
