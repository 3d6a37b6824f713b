#include <cli/hooks.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <fmt/format.h>

#include <cli/phrases.hpp>
#include <sugo/people.hpp>
#include <sugo/text.hpp>

namespace sugo::cli {
namespace {

constexpr const char* kEvent = "SUGO_EVENT";
constexpr const char* kLimit = "SUGO_HOOK_LIMIT_MS";
constexpr std::size_t kMostOutput = 16'000;

std::filesystem::path home_folder(const World& world, const char* variable, const std::filesystem::path& usual) {
    const std::string set = world.environment(variable).value_or("");
    if (set.starts_with('/')) return std::filesystem::path(set) / "sugo";
    const std::string home = world.environment("HOME").value_or("");
    return home.empty() ? std::filesystem::path() : std::filesystem::path(home) / usual / "sugo";
}

/// Which event a file is named after; those of editors and samples are none.
std::optional<std::string> event_of(const std::string& name) {
    if (name.ends_with('~') || name.ends_with(".sample") || name.ends_with(".bak")) return std::nullopt;
    const std::string event = name.substr(0, name.find('.'));
    return tracking::parse_happening(event) ? std::optional(event) : std::nullopt;
}

void add(std::map<std::string, std::string>& variables, const tracking::Entry& entry) {
    const Session& session = entry.session;
    variables["SUGO_SESSION"] = entry.short_id;
    variables["SUGO_WORK"] = entry.work;
    variables["SUGO_CLIENT"] = entry.client ? entry.client->slug : "";
    variables["SUGO_PROJECT"] = entry.project ? entry.project->slug : "";
    variables["SUGO_KIND"] = entry.kind.slug;
    variables["SUGO_NOTE"] = session.note;
    variables["SUGO_TAGS"] = joined(session.tags, ",");
    variables["SUGO_OUTCOME"] = to_string(session.outcome);
    variables["SUGO_START"] = to_iso(session.start);
    variables["SUGO_STOP"] = session.stop ? to_iso(*session.stop) : "";
    const auto ring = rings_at(session);
    variables["SUGO_RINGS_AT"] = ring ? to_iso(*ring) : "";
    variables["SUGO_SECONDS"] = fmt::to_string(entry.time.count());
}

/// Its lines, safe on a terminal, without empty ones at the end.
std::string shown_output(const std::string& output) {
    std::string text;
    std::size_t begin = 0;
    while (begin < output.size() && text.size() < kMostOutput) {
        const std::size_t end = std::min(output.find('\n', begin), output.size());
        text += printable(std::string_view(output).substr(begin, end - begin)) + "\n";
        begin = end + 1;
    }
    while (text.ends_with('\n')) text.pop_back();
    return text;
}

bool is_in_a_hook(const World& world) {
    return !world.environment(kEvent).value_or("").empty();
}

/// What a hook is told.
struct Told {
    std::map<std::string, std::string> environment;
    std::string input;
};

/// What one process passes to the other: a line for each variable, an empty one, and the input's line.
std::string told_text(const Told& told) {
    std::string text;
    for (const auto& [name, value] : told.environment) {
        std::string line = fmt::format("{}={}", name, value);
        std::ranges::replace(line, '\n', ' ');
        text += line + "\n";
    }
    return text + "\n" + told.input;
}

std::vector<Told> read_told(std::string_view text) {
    std::vector<Told> all;
    Told told;
    bool is_input = false;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (is_input) {
            told.input = std::string(line) + "\n";
            if (told.environment.contains(kEvent)) all.push_back(std::exchange(told, {}));
            is_input = false;
        } else if (line.empty()) {
            is_input = true;
        } else if (const std::size_t sign = line.find('='); sign != std::string_view::npos) {
            told.environment[std::string(line.substr(0, sign))] = line.substr(sign + 1);
        }
    }
    return all;
}

formats::HookRun run(World& world, const formats::HookFile& hook, const Told& told, std::chrono::milliseconds limit) {
    formats::HookRun run{world.now().at, hook.event, hook.name, kNotStarted, false, {}, std::string(kNotExecutable)};
    if (!hook.executable) return run;
    ProcessRequest request;
    request.program = hook.file;
    request.environment = told.environment;
    request.input = told.input;
    request.limit = limit;
    const ProcessResult result = world.run_process(request);
    run.code = result.code;
    run.timed_out = result.timed_out;
    run.took = result.took;
    run.output = shown_output(result.out + result.err);
    if (run.code == kNotStarted && run.output.empty()) run.output = kNotRunnable;
    return run;
}

/// Hooks of two events that come together run one after the other.
class InTurn {
public:
    explicit InTurn(const std::filesystem::path& log)
        : file_(open((log.string() + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
        if (file_ >= 0) flock(file_, LOCK_EX);
    }
    ~InTurn() {
        if (file_ >= 0) close(file_);
    }
    InTurn(const InTurn&) = delete;
    InTurn& operator=(const InTurn&) = delete;

private:
    int file_;
};

}  // namespace

std::filesystem::path hooks_folder(const World& world) {
    const std::filesystem::path folder = home_folder(world, "XDG_CONFIG_HOME", ".config");
    return folder.empty() ? folder : folder / "hooks";
}

std::filesystem::path hooks_log(const World& world) {
    const std::filesystem::path folder = home_folder(world, "XDG_STATE_HOME", ".local/state");
    return folder.empty() ? folder : folder / "hooks.log";
}

std::vector<formats::HookFile> find_hooks(const World& world, std::string_view event) {
    std::vector<formats::HookFile> hooks;
    std::error_code error;
    const std::filesystem::path folder = hooks_folder(world);
    if (folder.empty()) return hooks;
    for (const auto& file : std::filesystem::directory_iterator(folder, error)) {
        const std::string name = file.path().filename().string();
        const auto of = event_of(name);
        if (!of || (!event.empty() && *of != event) || file.is_directory(error)) continue;
        hooks.push_back({*of, name, file.path().string(), access(file.path().c_str(), X_OK) == 0});
    }
    std::ranges::sort(hooks, {}, [](const formats::HookFile& hook) { return std::pair(hook.event, hook.name); });
    return hooks;
}

std::map<std::string, std::string> hook_environment(const tracking::Happening& happening,
                                                    const std::filesystem::path& database) {
    std::map<std::string, std::string> variables{{kEvent, std::string(event_name(happening.event))},
                                                 {"SUGO_AT", to_iso(happening.at)},
                                                 {"SUGO_DB", std::filesystem::absolute(database).string()},
                                                 {"SUGO_UNTIL", happening.until ? to_iso(*happening.until) : ""}};
    if (happening.session) add(variables, *happening.session);
    if (happening.interruption) {
        variables["SUGO_INTERRUPTION"] = to_string(happening.interruption->kind);
        variables["SUGO_TEXT"] = happening.interruption->note;
    }
    return variables;
}

formats::HookRun run_hook(World& world, const formats::HookFile& hook, const tracking::Happening& happening,
                          const std::filesystem::path& database, std::chrono::milliseconds limit) {
    return run(world, hook, {hook_environment(happening, database), formats::to_json(happening)}, limit);
}

void tell_hooks(Context& context, const std::vector<tracking::Happening>& happenings) {
    World& world = context.world();
    if (happenings.empty() || is_in_a_hook(world) || !world.detach_process || world.self.empty()) return;
    ProcessRequest request;
    for (const tracking::Happening& happening : happenings) {
        if (find_hooks(world, event_name(happening.event)).empty()) continue;
        request.input += told_text({hook_environment(happening, context.database()), formats::to_json(happening)});
    }
    if (request.input.empty()) return;
    request.program = world.self;
    request.arguments = {"run-hooks"};
    const auto limit = people::settings_of(context.store()).hook_limit;
    request.environment[kLimit] = fmt::to_string(std::chrono::milliseconds(limit).count());
    try {
        world.detach_process(request);
    } catch (const Failure& failure) {
        context.note("the hooks did not run: " + failure.error().message);
    }
}

int run_hooks(Context& context) {
    World& world = context.world();
    const auto milliseconds = world.environment(kLimit);
    if (!milliseconds) throw Failure(ErrorKind::usage, "this is for sugo itself", "sugo hooks test ring");
    const std::chrono::milliseconds limit(number_of_option(kLimit, *milliseconds, 1, 600'000));
    std::error_code error;
    std::filesystem::create_directories(hooks_log(world).parent_path(), error);
    const InTurn turn(hooks_log(world));
    for (const Told& told : read_told(world.read_all())) {
        for (const formats::HookFile& hook : find_hooks(world, told.environment.at(kEvent))) {
            keep_run(world, run(world, hook, told, limit));
        }
    }
    return 0;
}

}  // namespace sugo::cli
