#pragma once

#include <sqlite/connection.hpp>
#include <sugo/store.hpp>

namespace sugo::sqlite {

class Rates final : public RateCard {
public:
    explicit Rates(Connection& connection) : connection_(connection) {}

    RateId add(const RateEntry& entry) override;
    void remove(RateId id) override;
    [[nodiscard]] std::vector<RateEntry> entries() const override;

private:
    Connection& connection_;
};

}  // namespace sugo::sqlite
