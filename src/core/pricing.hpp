#pragma once

#include <optional>

#include <sugo/invoice.hpp>

namespace sugo {

/// What work of this project and kind asks the card, without the day; empty for own work.
std::optional<RateQuestion> rate_question(ProjectId project, KindId kind, const Books& books);

}  // namespace sugo
