#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <sugo/invoice.hpp>

namespace sugo {

/// The rates of one project and kind as the days go by, read from the card once: many sessions then cost a lookup each.
class WorkRates {
public:
    WorkRates(ProjectId project, KindId kind, const Books& books);

    /// The rates that apply on some day, each once. None of own work.
    [[nodiscard]] const std::vector<Rate>& rates() const { return rates_; }
    /// Which of rates() a session that starts so has, by its local day; empty where none is valid.
    [[nodiscard]] std::optional<std::size_t> rate_at(Instant start, const Zone& zone) const;

private:
    /// Days from `from` to the next stretch: the n-th rate, or none.
    struct Stretch {
        Day from{};
        std::optional<std::size_t> rate;
    };

    std::size_t place_of(const Rate& rate);
    [[nodiscard]] const Stretch& stretch_on(Day day) const;

    std::vector<Stretch> stretches_;
    std::vector<Rate> rates_;
};

}  // namespace sugo
