#pragma once

#include <sqlite/connection.hpp>
#include <sugo/store.hpp>

namespace sugo::sqlite {

class Settings final : public SettingBook {
public:
    explicit Settings(Connection& connection) : connection_(connection) {}

    [[nodiscard]] std::optional<std::string> get(std::string_view key) const override;
    void set(std::string_view key, std::string_view value) override;
    [[nodiscard]] std::map<std::string, std::string> all() const override;

private:
    Connection& connection_;
};

}  // namespace sugo::sqlite
