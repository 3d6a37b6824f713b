#pragma once

#include <sqlite/connection.hpp>
#include <sugo/store.hpp>

namespace sugo::sqlite {

class Clients final : public ClientBook {
public:
    explicit Clients(Connection& connection) : connection_(connection) {}

    ClientId add(const Client& client) override;
    void update(const Client& client) override;
    ProjectId add(const Project& project) override;
    void update(const Project& project) override;
    KindId add(const Kind& kind) override;
    void update(const Kind& kind) override;

    [[nodiscard]] std::optional<Client> client(std::string_view slug) const override;
    [[nodiscard]] std::optional<Client> client(ClientId id) const override;
    [[nodiscard]] std::optional<Project> project(std::optional<ClientId> client, std::string_view slug) const override;
    [[nodiscard]] std::optional<Project> project(ProjectId id) const override;
    [[nodiscard]] std::optional<Kind> kind(std::string_view slug) const override;
    [[nodiscard]] std::optional<Kind> kind(KindId id) const override;
    [[nodiscard]] std::vector<Client> clients() const override;
    [[nodiscard]] std::vector<Project> projects() const override;
    [[nodiscard]] std::vector<Kind> kinds() const override;

private:
    Connection& connection_;
};

}  // namespace sugo::sqlite
