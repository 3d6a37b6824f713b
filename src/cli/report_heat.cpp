// A month is 31 cells wide. Where a window is too narrow for its name beside them, the name stands above, and where
// even the cells are too wide they take two lines.
#include <cli/report_heat.hpp>

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include <terminal/flow.hpp>

namespace sugo::cli {
namespace {

constexpr int kDays = 31;
constexpr int kIndent = 2;
constexpr int kName = 9;  // "2026-03" and the gap
constexpr int kMostMonths = 12;

date::year_month month_of(Day day) {
    const date::year_month_day date(day);
    return date.year() / date.month();
}

/// What the shades stand for: the busiest day rounded up to the hour is the darkest, so that all four end at quarters
/// of an hour.
Seconds darkest(const reporting::Report& report) {
    Seconds most{};
    for (const reporting::DaySums& day : report.days) most = std::max(most, day.time);
    return date::ceil<std::chrono::hours>(most);
}

class Heat {
public:
    Heat(const reporting::Report& report, Day today, terminal::Ink ink)
        : period_(*report.period), today_(today), most_(darkest(report)), ink_(ink) {
        for (const reporting::DaySums& day : report.days) times_[day.day] = day.time;
    }

    /// The cells of the days `first` to `last` of a month, without spaces at their end.
    [[nodiscard]] std::string cells(date::year_month month, int first, int last) const {
        std::string text;
        const int days = static_cast<int>(static_cast<unsigned>((month / date::last).day()));
        for (int day = first; day <= std::min(last, days); ++day) {
            text += cell(Day(month / date::day(static_cast<unsigned>(day))));
        }
        text.erase(text.find_last_not_of(' ') + 1);
        return text;
    }

    [[nodiscard]] std::string legend() const {
        std::string text = fmt::format("{} none", terminal::shade(0, ink_));
        for (int level = 1; level <= terminal::kDarkest; ++level) {
            text += fmt::format("  {} to {}", terminal::shade(level, ink_), format(most_ * level / terminal::kDarkest));
        }
        return text;
    }

private:
    [[nodiscard]] std::string_view cell(Day day) const {
        const auto found = times_.find(day);
        if (found != times_.end())
            return terminal::shade(terminal::level_of(found->second.count(), most_.count()), ink_);
        return period_.contains(day) && day <= today_ ? terminal::shade(0, ink_) : " ";
    }

    Period period_;
    Day today_;
    Seconds most_;
    terminal::Ink ink_;
    std::map<Day, Seconds> times_;
};

/// "1   5    10   15   20   25   30" above the cells.
std::string ruler() {
    std::string text(kDays, ' ');
    for (int day = 1; day <= kDays; day += day == 1 ? 4 : 5) {
        const std::string digits = std::to_string(day);
        text.replace(static_cast<std::size_t>(day - 1), digits.size(), digits);
    }
    return text.substr(0, kDays);
}

std::string month_lines(const Heat& heat, date::year_month month, int room, const terminal::Style& style) {
    const std::string name = to_string(Day(month / 1)).substr(0, 7);
    const std::string indent(kIndent, ' ');
    if (room >= kIndent + kName + kDays) {
        return indent + name + "  " + style.good(heat.cells(month, 1, kDays)) + "\n";
    }
    std::string text = indent + name + "\n";
    if (room >= kIndent + kDays) return text + indent + style.good(heat.cells(month, 1, kDays)) + "\n";
    constexpr int kHalf = 16;
    text += indent + style.good(heat.cells(month, 1, kHalf)) + "\n";
    return text + indent + style.good(heat.cells(month, kHalf + 1, kDays)) + "\n";
}

bool is_ascii_locale(Context& context) {
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        const std::string value = context.world().environment(name).value_or("");
        if (value.empty()) continue;
        return value == "C" || value == "POSIX";
    }
    return false;
}

}  // namespace

terminal::Ink ink_of(Context& context) {
    const bool dumb = context.world().environment("TERM").value_or("") == "dumb";
    return dumb || is_ascii_locale(context) ? terminal::Ink::ascii : terminal::Ink::blocks;
}

std::string heat_text(Context& context, const reporting::Report& report) {
    if (!report.period || report.days.empty()) return {};
    // Months to come have nothing to show.
    const Day last_day = std::max(std::min(report.period->last, context.now().today), report.days.back().day);
    const date::year_month first = month_of(report.period->first);
    const date::year_month last = month_of(last_day);
    constexpr date::days kWeek(7);
    if (report.period->last - report.period->first < kWeek || last - first >= date::months(kMostMonths)) return {};
    const int room = context.width().value_or(80);
    const Heat heat(report, context.now().today, ink_of(context));
    std::string text = "\n";
    if (room >= kIndent + kName + kDays) {
        text += std::string(kIndent + kName, ' ') + context.style().quiet(ruler()) + "\n";
    }
    for (date::year_month month = first; month <= last; month += date::months(1)) {
        text += month_lines(heat, month, room, context.style());
    }
    return text + terminal::flow("  " + heat.legend(), room) + "\n";
}

}  // namespace sugo::cli
