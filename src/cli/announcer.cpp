#include <cli/announcer.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <unistd.h>

#include <fmt/format.h>

#include <cli/attendant_lock.hpp>
#include <cli/hooks.hpp>
#include <cli/phrases.hpp>
#include <cli/session_options.hpp>
#include <sugo/people.hpp>
#include <sugo/text.hpp>

namespace sugo::cli {
namespace {

using Event = tracking::Happening::Event;

/// A program of the system, by PATH.
std::optional<std::filesystem::path> program_called(const World& world, std::string_view name) {
    std::string path = world.environment("PATH").value_or("/usr/bin:/bin");
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find(':', begin), path.size());
        const std::filesystem::path file = std::filesystem::path(path.substr(begin, end - begin)) / name;
        if (file.is_absolute() && access(file.c_str(), X_OK) == 0) return file;
        begin = end + 1;
    }
    return std::nullopt;
}

void run_if_there(World& world, std::string_view program, std::vector<std::string> arguments) {
    const auto file = program_called(world, program);
    if (!file) return;
    ProcessRequest request;
    request.program = *file;
    request.arguments = std::move(arguments);
    world.detach_process(request);
}

std::string title_of(const tracking::Happening& happening) {
    if (happening.event != Event::ring || !happening.session) return "The break is over";
    return fmt::format("{} rang after {}", happening.session->work, format(happening.session->time));
}

std::string body_of(Context& context, const tracking::Happening& happening) {
    const auto status = tracking::status(context.store(), context.now());
    std::string today = count(status.rung_today, "pomodoro", "pomodori") + " today";
    const std::string pause = break_text(context, status);
    if (happening.event != Event::ring || pause.empty()) return today;
    return fmt::format("{}; {}", pause, today);
}

void notify(Context& context, const tracking::Happening& happening) {
    run_if_there(context.world(), "notify-send",
                 {"--app-name=sugo", "--category=x-sugo.ring", "--", title_of(happening), body_of(context, happening)});
}

/// The system's own player, of several that a desktop may have.
void play(World& world, const std::string& file) {
    constexpr std::array<std::string_view, 4> players{"pw-play", "paplay", "aplay", "play"};
    for (const std::string_view player : players) {
        if (program_called(world, player)) return run_if_there(world, player, {file});
    }
}

/// Whether somebody is to wait: the setting, which SUGO_ATTEND overrides.
bool is_attendance_wanted(Context& context) {
    const World& world = context.world();
    if (!world.has_real_time || world.self.empty() || !world.detach_process) return false;
    const std::string said = world.environment("SUGO_ATTEND").value_or("");
    return said.empty() ? people::settings_of(context.store()).attend : said == "on";
}

bool has_end_to_come(Context& context) {
    const auto open = context.store().sessions().open();
    if (open) return rings_at(*open).value_or(Instant::min()) > context.now().at;
    return is_break(tracking::status(context.store(), context.now()).cycle.phase);
}

}  // namespace

std::vector<tracking::Happening> tell_happenings(Context& context, std::vector<tracking::Happening> happenings) {
    std::erase_if(happenings, [&](const tracking::Happening& happening) {
        const bool is_ring = happening.event == Event::ring && happening.session;
        return is_ring && !context.store().sessions().tell_ring(happening.session->session.id);
    });
    tell_hooks(context, happenings);
    return happenings;
}

Announcer::Announcer(Context& context) : context_(context), has_hooks_(!find_hooks(context.world()).empty()) {
    if (has_hooks_) before_ = tracking::status(context.store(), context.now());
}

void Announcer::tell() {
    if (has_hooks_) {
        const tracking::Status after = tracking::status(context_.store(), context_.now());
        tell_happenings(context_, tracking::happened(context_.store(), before_, after, context_.now()));
    }
    see_to_attendance(context_);
    if (!context_.json()) tell_failed_hooks(context_);
}

void ring_out(Context& context, const tracking::Happening& happening, const std::function<void()>& bell) {
    try {
        const Settings settings = people::settings_of(context.store());
        const bool has_file = settings.ring.starts_with('/') && access(settings.ring.c_str(), R_OK) == 0;
        if (bell && has_file) play(context.world(), settings.ring);
        // A file that is gone is no reason for silence.
        if (bell && !has_file && settings.ring != "none") bell();
        if (settings.notify) notify(context, happening);
    } catch (const Failure&) {  // no process, no bell: what rang is in the log all the same
    }
}

void see_to_attendance(Context& context) {
    context.is_attended_to = true;
    if (!context.world().has_real_time || poke_attendant(context.database())) return;
    if (!is_attendance_wanted(context) || !has_end_to_come(context)) return;
    ProcessRequest request;
    request.program = context.world().self;
    request.arguments = {"--db", std::filesystem::absolute(context.database()).string(), "attend"};
    if (!context.world().terminal_file.empty()) request.arguments.push_back(context.world().terminal_file);
    try {
        context.world().detach_process(request);
    } catch (const Failure& failure) {
        context.note(fmt::format("nobody will ring: {}", failure.error().message));
    }
}

}  // namespace sugo::cli
