#include <sugo/report.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include <app/work_words.hpp>
#include <sugo/text.hpp>

namespace sugo::reporting {
namespace {

constexpr std::array<std::pair<GroupBy, std::string_view>, 7> kGroups{{{GroupBy::day, "day"},
                                                                       {GroupBy::week, "week"},
                                                                       {GroupBy::month, "month"},
                                                                       {GroupBy::client, "client"},
                                                                       {GroupBy::project, "project"},
                                                                       {GroupBy::kind, "kind"},
                                                                       {GroupBy::tag, "tag"}}};

}  // namespace

std::string_view to_string(GroupBy by) {
    return std::ranges::find(kGroups, by, &std::pair<GroupBy, std::string_view>::first)->second;
}

Result<GroupBy> parse_group_by(std::string_view text) {
    const std::string word = people::lowered(text);
    std::vector<std::string> names;
    for (const auto& [by, name] : kGroups) {
        if (word == name || word == std::string(name) + "s") return by;
        names.emplace_back(name);
    }
    return Error{ErrorKind::usage,
                 fmt::format("\"{}\" is nothing to group by: day, week, month, client, project, kind or tag",
                             truncate(printable(text), 40)),
                 "--by " + people::nearest(word, names).value_or("week")};
}

std::string share_text(Seconds part, Seconds whole) {
    if (whole == Seconds::zero()) return {};
    const auto percent = mul_div(part.count(), 100, whole.count());
    return percent == 0 && part > Seconds::zero() ? "<1 %" : fmt::format("{} %", percent);
}

}  // namespace sugo::reporting
