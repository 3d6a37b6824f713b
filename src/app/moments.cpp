#include <app/moments.hpp>

#include <utility>

#include <fmt/format.h>

namespace sugo::tracking {
namespace {

Day wall_day(WallTime wall) {
    return date::floor<date::days>(wall);
}

std::string dated(WallTime wall) {
    return to_string(wall_day(wall)) + " " + clock_text(wall);
}

/// With its day even if that is today.
std::string dated_argument(Instant at, const Now& now) {
    const WallTime wall = to_wall(at, now.zone);
    return resolve(wall, now.zone).at == at ? "\"" + dated(wall) + "\"" : to_iso(at);
}

Instant keep(const Resolved& resolved, std::vector<std::string>& remarks) {
    if (resolved.remark) remarks.push_back(*resolved.remark);
    return resolved.at;
}

}  // namespace

std::string moment_text(Instant at, const Now& now) {
    const WallTime wall = to_wall(at, now.zone);
    if (resolve(wall, now.zone).at != at) return to_iso(at);
    return wall_day(wall) == now.today ? clock_text(wall) : dated(wall);
}

std::string moment_argument(Instant at, const Now& now) {
    std::string text = moment_text(at, now);
    return text.find(' ') == std::string::npos ? text : "\"" + text + "\"";
}

std::string moment_for(const Session& session, Instant at, const Now& now) {
    const WallTime wall = to_wall(at, session.zone);
    const bool alone = session.zone == now.zone && wall_day(wall) == sugo::day_of(session);
    return alone && resolve(wall, session.zone).at == at ? clock_text(wall) : to_iso(at);
}

std::string times_text(const Session& session, const Now& now) {
    const WallTime start = to_wall(session.start, now.zone);
    const std::string from = wall_day(start) == now.today ? clock_text(start) : dated(start);
    if (!session.stop) return "since " + from;
    const WallTime stop = to_wall(*session.stop, now.zone);
    return from + "–" + (wall_day(stop) == wall_day(start) ? clock_text(stop) : dated(stop));
}

Instant past_moment(std::string_view text, const Now& now, std::vector<std::string>& remarks) {
    if (text.empty()) return now.at;
    const Resolved moment = parse_moment(text, now).value();
    if (moment.at > now.at) {
        throw Failure(ErrorKind::refused, fmt::format("{} is in the future, and planned things are not sessions", text),
                      names_no_day(text, now) ? fmt::format("\"yesterday {}\"", text) : std::string("\"25m ago\""));
    }
    return keep(moment, remarks);
}

Resolved over_midnight(Instant start, Resolved stop, const std::function<Resolved()>& next) {
    if (stop.at >= start) return stop;
    const Resolved later = next();
    return later.at - start <= longest_night ? later : stop;
}

Span taken(TimeInterval interval, std::vector<std::string>& remarks) {
    for (std::string& remark : interval.remarks) remarks.push_back(std::move(remark));
    return {interval.start, interval.stop};
}

Span read_span(std::string_view from, std::string_view to, std::optional<Seconds> length, std::optional<Day> day,
               const Now& now, std::vector<std::string>& remarks) {
    if ((from.empty() ? 0 : 1) + (to.empty() ? 0 : 1) + (length ? 1 : 0) != 2) {
        throw Failure(ErrorKind::usage, "two of three are needed: when it began, when it ended, how long it took",
                      "--from 09:00 --to 10:30");
    }
    if (from.empty()) {
        const Instant stop = keep(parse_moment(to, now, day).value(), remarks);
        return {stop - *length, stop};
    }
    if (length) {
        const Instant begin = keep(parse_moment(from, now, day).value(), remarks);
        return {begin, begin + *length};
    }
    return taken(interval_between(from, to, now, day).value(), remarks);
}

void check_begin(Instant start, const Now& now) {
    if (start >= Instant{}) return;
    throw Failure(ErrorKind::refused,
                  fmt::format("it would begin at {}, before the year 1970, and sugo knows none before that",
                              moment_text(start, now)),
                  "check the length, and the clock");
}

void check_span(Span span, const Now& now) {
    const auto from = [&] { return moment_text(span.start, now); };
    const auto to = [&] { return moment_text(span.stop, now); };
    // A time alone would be read on the span's day, which need not be today.
    const bool today =
        sugo::day_of(span.start, now.zone) == now.today && sugo::day_of(span.stop, now.zone) == now.today;
    const auto argument = [&](Instant at) { return today ? moment_argument(at, now) : dated_argument(at, now); };
    if (span.stop < span.start) {
        throw Failure(ErrorKind::refused, fmt::format("it would end at {}, before it begins at {}", to(), from()),
                      fmt::format("--from {} --to {}", argument(span.stop), argument(span.start)));
    }
    if (span.stop == span.start) {
        throw Failure(ErrorKind::refused, fmt::format("it would be empty: it begins and ends at {}", from()),
                      "--for 25m");
    }
    if (span.stop > now.at) {
        throw Failure(ErrorKind::refused,
                      fmt::format("it would end at {}, in the future, and planned things are not sessions", to()),
                      span.start <= now.at ? fmt::format("--to {}", argument(now.at)) : std::string("--on yesterday"));
    }
    if (span.stop - span.start > std::chrono::hours(24)) {
        throw Failure(ErrorKind::refused,
                      fmt::format("{} is longer than a day: it would run from {} to {}", format(span.stop - span.start),
                                  from(), to()),
                      "check the day: --on yesterday");
    }
    check_begin(span.start, now);
}

}  // namespace sugo::tracking
