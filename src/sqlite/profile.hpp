#pragma once

#include <sqlite/connection.hpp>
#include <sugo/store.hpp>

namespace sugo::sqlite {

class Profiles final : public ProfileBook {
public:
    explicit Profiles(Connection& connection) : connection_(connection) {}

    void add(const Profile& profile, Instant at) override;
    [[nodiscard]] std::optional<Profile> current() const override;
    [[nodiscard]] std::vector<std::pair<Instant, Profile>> versions() const override;

private:
    Connection& connection_;
};

}  // namespace sugo::sqlite
