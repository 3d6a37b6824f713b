#include <cli/attendant.hpp>

#include <functional>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include <cli/announcer.hpp>
#include <cli/attendant_lock.hpp>

namespace sugo::cli {
namespace {

using Event = tracking::Happening::Event;

/// A ring that comes later than that, after a sleep of the machine, is told without a sound.
constexpr std::chrono::seconds kLate(60);

void ring_bell(const std::string& terminal_file) {
    const int file = terminal_file.empty() ? -1 : open(terminal_file.c_str(), O_WRONLY | O_NOCTTY | O_NONBLOCK);
    if (file < 0) return;
    if (isatty(file) == 1) {
        [[maybe_unused]] const auto written = write(file, "\a", 1);
    }
    close(file);
}

class Attendant {
public:
    Attendant(Context& context, const std::string& terminal_file) : context_(context), terminal_(terminal_file) {}

    /// Looks, tells what time brought, and gives the next moment that matters; empty if there is none.
    std::optional<Instant> look() {
        if (!std::filesystem::exists(context_.database())) return std::nullopt;  // and never make one
        context_.look_again();
        context_.is_attended_to = true;  // by this process
        const auto next = next_end();
        context_.close_store();
        return next;
    }

private:
    std::optional<Instant> next_end() {
        const tracking::Status found = tracking::status(context_.store(), context_.now());
        if (found.away) return std::nullopt;  // somebody has to say what is to become of it
        const Instant now = context_.now().at;
        tracking::Status settled = found;
        // One that was settled, and whose ring was undone, does not ring again.
        const bool is_new = found.open && found.open->session.id != rung_;
        if (is_new && tracking::ring(context_.store(), found.open->session.id, context_.now())) {
            rung_ = found.open->session.id;
            settled = tracking::status(context_.store(), context_.now());
            tell(tracking::happened(context_.store(), found, settled, context_.now()), now);
        }
        tell_end_of_break(settled, now);
        rests_until_ = is_break(settled.cycle.phase) ? settled.cycle.until : std::nullopt;
        return settled.open && settled.open->session.id == rung_ ? std::nullopt : settled.cycle.until;
    }

    /// It ended by itself if nothing has happened since, and it ended when it was to end.
    void tell_end_of_break(const tracking::Status& status, Instant now) {
        const bool over = rests_until_ && status.cycle.phase == Phase::idle && status.cycle.since == *rests_until_;
        if (over) tell({{Event::break_end, *rests_until_, {}, {}, {}}}, now);
    }

    void tell(const std::vector<tracking::Happening>& happenings, Instant now) {
        for (const tracking::Happening& happening : tell_happenings(context_, happenings)) {
            if (happening.event != Event::ring && happening.event != Event::break_end) continue;
            const bool late = now - happening.at > kLate;
            ring_out(
                context_, happening, late ? std::function<void()>() : [this] { ring_bell(terminal_); });
        }
    }

    Context& context_;
    std::string terminal_;
    std::optional<Instant> rests_until_;
    SessionId rung_;
};

}  // namespace

int attend(Context& context, const std::string& terminal_file) {
    World& world = context.world();
    if (!std::filesystem::exists(context.database())) return 0;  // nor make a lock for nothing
    Attendant attendant(context, terminal_file);
    for (;;) {
        std::optional<Instant> next;
        {
            const auto lock = AttendantLock::take(context.database());
            if (!lock) {
                poke_attendant(context.database());
                return 0;
            }
            while ((next = attendant.look())) world.sleep_until(*next);
        }
        // Who began something just before the lock was given back woke nobody.
        if (!attendant.look()) return 0;
    }
}

}  // namespace sugo::cli
