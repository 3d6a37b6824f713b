#include <support/test.hpp>

#include <cli/local_clock.hpp>

#include <cstdlib>
#include <ctime>
#include <optional>
#include <set>

using namespace sugo;

namespace {

/// libc's zone for the length of a test.
class LibcZone {
public:
    explicit LibcZone(const std::string& name) {
        if (const char* before = std::getenv("TZ")) before_ = before;
        setenv("TZ", name.c_str(), 1);
        tzset();
    }
    ~LibcZone() {
        if (before_)
            setenv("TZ", before_->c_str(), 1);
        else
            unsetenv("TZ");
        tzset();
    }
    LibcZone(const LibcZone&) = delete;
    LibcZone& operator=(const LibcZone&) = delete;

private:
    std::optional<std::string> before_;
};

void check_same(Instant at, const Zone& zone) {
    const Now libc = cli::libc_now(at, zone.name);
    const Now ours = now_in(at, zone);
    CAPTURE(zone.name);
    CAPTURE(to_iso(at));
    CHECK(to_string(libc.today) == to_string(ours.today));
    CHECK(to_iso(libc.today_begins) == to_iso(ours.today_begins));
    CHECK(to_iso(libc.today_ends) == to_iso(ours.today_ends));
    CHECK(cli::libc_wall(at) == to_wall(at, zone));
}

}  // namespace

TEST_CASE("libc and the zone database agree on today, over ten zones and their clock changes") {
    const Instant begin{std::chrono::seconds(1735689600)};  // 2025-01-01
    const Instant end = begin + std::chrono::hours(24 * 730);
    for (const char* name : {"America/Los_Angeles", "America/New_York", "America/Havana", "America/Santiago",
                             "Europe/Berlin", "Atlantic/Azores", "Africa/Cairo", "Asia/Beirut", "Asia/Seoul",
                             "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia"}) {
        const Zone zone{name};
        const LibcZone libc(name);
        Seconds offset = offset_at(begin, zone);
        for (Instant at = begin; at < end; at += std::chrono::hours(1)) {
            const Seconds present = offset_at(at, zone);
            if (present != offset) {
                for (const int minutes :
                     {-1500, -90, -61, -60, -59, -31, -30, -1, 0, 1, 29, 30, 59, 60, 61, 90, 1440}) {
                    check_same(at + std::chrono::minutes(minutes), zone);
                    check_same(at + std::chrono::minutes(minutes) - Seconds(1), zone);
                }
                offset = present;
            }
        }
        for (Instant at = begin; at < end; at += std::chrono::hours(24 * 9 + 7)) check_same(at, zone);
    }
}

TEST_CASE("the local zone's name comes from TZ, else from where /etc/localtime leads") {
    const auto named = [](std::optional<std::string> tz, std::optional<std::string> target) {
        return cli::local_zone_name(
            tz, [&](const std::string& path) { return path == "/etc/localtime" ? target : std::nullopt; },
            [](const std::string& name) {
                return std::set<std::string>{"Europe/Berlin", "Asia/Seoul", "UTC", "EST5EDT"}.contains(name);
            });
    };
    CHECK(named("Asia/Seoul", "/usr/share/zoneinfo/Europe/Berlin") == "Asia/Seoul");
    CHECK(named(":Asia/Seoul", std::nullopt) == "Asia/Seoul");
    CHECK(named("", std::nullopt) == "UTC");
    CHECK(named("EST5EDT", std::nullopt) == "EST5EDT");
    CHECK(named("/usr/share/zoneinfo/Asia/Seoul", std::nullopt) == "Asia/Seoul");
    CHECK(named(":/etc/localtime", "/usr/share/zoneinfo/Asia/Seoul") == "Asia/Seoul");
    CHECK(named(std::nullopt, "/usr/share/zoneinfo/Europe/Berlin") == "Europe/Berlin");
    CHECK(named(std::nullopt, "../usr/share/zoneinfo/posix/Europe/Berlin") == "Europe/Berlin");
    CHECK(named(std::nullopt, std::nullopt) == std::nullopt);
    CHECK(named("AAA-3:17BBB,J60,J300", "/usr/share/zoneinfo/Europe/Berlin") == std::nullopt);
    CHECK(named("../../etc/passwd", std::nullopt) == std::nullopt);
}

TEST_CASE("SUGO_NOW is an instant, not a wall-clock time") {
    CHECK(to_iso(cli::parse_fixed_now("2026-03-02T17:00:00Z")) == "2026-03-02T17:00:00Z");
    CHECK(to_iso(cli::parse_fixed_now("2026-03-02T17:00:00+09:00")) == "2026-03-02T08:00:00Z");
    for (const char* text :
         {"", "now", "09:00", "2026-03-02", "2026-03-02T17:00:00", "2026-13-02T17:00:00Z", "Tomorrow"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(cli::parse_fixed_now(text), Failure);
    }
}
