// Every zone of the system as libc understands it.
#include <support/test.hpp>

#include <cstdlib>
#include <ctime>

#include <core/zone_names.hpp>
#include <sugo/time.hpp>

using namespace sugo;

namespace {

// The zone in which libc works while this lives.
class LibcZone {
public:
    explicit LibcZone(const std::string& name) { use(name.c_str()); }
    ~LibcZone() { use(before_ ? before_->c_str() : nullptr); }
    LibcZone(const LibcZone&) = delete;
    LibcZone& operator=(const LibcZone&) = delete;

    [[nodiscard]] static Seconds offset_at(Instant at) {
        const std::time_t seconds = at.time_since_epoch().count();
        std::tm parts{};
        REQUIRE(localtime_r(&seconds, &parts) != nullptr);
        return Seconds(parts.tm_gmtoff);
    }

private:
    static void use(const char* name) {
        name != nullptr ? setenv("TZ", name, 1) : unsetenv("TZ");
        tzset();
    }
    static std::optional<std::string> present() {
        const char* name = std::getenv("TZ");
        return name != nullptr ? std::optional<std::string>(name) : std::nullopt;
    }

    std::optional<std::string> before_ = present();
};

void check_same(Instant at, const Zone& zone) {
    const Seconds ours = offset_at(at, zone);
    const Seconds theirs = LibcZone::offset_at(at);
    if (ours != theirs) FAIL_CHECK(zone.name, ' ', to_iso(at), ' ', ours.count(), ' ', theirs.count());
}

}  // namespace

TEST_CASE("sugo and libc agree on every zone, on both sides of every change, from 1970 to 2100") {
    constexpr date::days kStep(17);
    const std::vector<std::string> names = zone_names();
    REQUIRE(names.size() > 300);
    for (const std::string& name : names) {
        const Zone zone{name};
        const LibcZone libc(name);
        const Instant end = date::sys_days(date::year(2100) / 1 / 1);
        for (Instant at{}; at < end; at += kStep) {
            check_same(at, zone);
            if (offset_at(at, zone) == offset_at(at + kStep, zone)) continue;
            Instant before = at;
            Instant after = at + kStep;
            while (after - before > Seconds(1)) {
                const Instant middle = before + (after - before) / 2;
                (offset_at(middle, zone) == offset_at(at, zone) ? before : after) = middle;
            }
            check_same(before, zone);
            check_same(after, zone);
        }
    }
}
