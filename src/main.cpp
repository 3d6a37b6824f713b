// Makes the real world, with its clock, files, terminal and database, and hands it to the command line.
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <cli/alarm.hpp>
#include <cli/files.hpp>
#include <cli/local_clock.hpp>
#include <cli/renderer.hpp>
#include <cli/run.hpp>
#include <cli/world.hpp>
#include <sugo/ids.hpp>
#include <sugo/sqlite.hpp>
#include <sugo/text.hpp>
#include <terminal/console.hpp>
#include <terminal/pager.hpp>
#include <terminal/window.hpp>

namespace {

using sugo::ErrorKind;
using sugo::Failure;
using sugo::Instant;

std::optional<std::string> environment(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

void write_all(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = write(file, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0 && errno == EPIPE) throw sugo::cli::OutputClosed{};
        if (written < 0)
            throw Failure(ErrorKind::system, "the answer cannot be written: " + std::generic_category().message(errno),
                          "sugo history, to see what was done");
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

/// Talk that nobody can hear is no reason to fail.
void say(std::string_view text) {
    try {
        write_all(STDERR_FILENO, text);
    } catch (const Failure&) {
    } catch (const sugo::cli::OutputClosed&) {
    }
}

/// A file opened later must not become standard input, output or error because one of them was closed.
void hold_standard_files() {
    for (int file = STDIN_FILENO; file <= STDERR_FILENO; ++file) {
        if (fcntl(file, F_GETFD) < 0 && open("/dev/null", O_RDONLY) != file) std::_Exit(5);
    }
}

// ── The clock ───────────────────────────────────────────────────────────────────────────────────

/// The target of a symbolic link; of a plain /etc/localtime, what Debian's /etc/timezone says it is.
std::optional<std::string> link_target(const std::string& path) {
    std::error_code error;
    const std::filesystem::path target = std::filesystem::read_symlink(path, error);
    return error ? std::nullopt : std::optional<std::string>(target.string());
}

/// Where libc and the library look for zones.
bool has_zone(const std::string& name) {
    const std::string folder = environment("TZDIR").value_or("");
    return access(((folder.empty() ? "/usr/share/zoneinfo" : folder) + '/' + name).c_str(), R_OK) == 0;
}

/// UTC needs no database.
bool is_zone(const std::string& name) {
    return name == "UTC" || has_zone(name);
}

/// The name of the zone that libc works in from now on: where it has no name, UTC.
std::string settle_zone() {
    const auto asked = environment("TZ");
    const auto name = sugo::cli::local_zone_name(asked, link_target, is_zone);
    if (asked && !name) {
        // The day of the work, and so its rate, would silently be of another zone.
        throw Failure(sugo::ErrorKind::usage, "TZ=" + sugo::printable(*asked) + " names no time zone",
                      has_zone("UTC") ? "TZ=Asia/Seoul, or unset TZ for the zone of the machine"
                                      : "install the package tzdata; TZ=UTC needs none");
    }
    setenv("TZ", name.value_or("UTC").c_str(), 1);
    tzset();
    return name.value_or("UTC");
}

/// The present: the system's clock, or SUGO_NOW, which only the countdown moves on.
class Clock {
public:
    explicit Clock(std::optional<Instant> fixed) : zone_(settle_zone()), fixed_(fixed) {}

    [[nodiscard]] sugo::Now now() const {
        sugo::Now now = sugo::cli::libc_now(at(), zone_);
        // A clock that stands knows of no sleep, but what it is told.
        const auto told = environment("SUGO_CLOCK");
        if (!fixed_)
            now.clock = sugo::cli::read_clocks(now.at);
        else if (told)
            now.clock = sugo::cli::parse_fixed_clock(*told, now.at);
        return now;
    }

    /// Until the next second, or what happens before it. A clock that stands goes on with every wait: at once, or by
    /// the real clock where somebody is at the keys.
    sugo::terminal::Event next_event(sugo::terminal::Console& console, bool has_keys) {
        if (fixed_ && !has_keys) {
            *fixed_ += sugo::Seconds(1);
            return {};
        }
        timespec present{};
        clock_gettime(CLOCK_REALTIME, &present);
        auto event = console.wait(std::chrono::nanoseconds(1'000'000'000 - present.tv_nsec));
        if (fixed_ && event.kind == sugo::terminal::Event::Kind::time) *fixed_ += sugo::Seconds(1);
        return event;
    }

    /// A clock that stands goes on for who sleeps.
    void go_on_to(Instant moment) { fixed_ = std::max(moment, *fixed_); }
    [[nodiscard]] bool stands() const { return fixed_.has_value(); }

    [[nodiscard]] sugo::IdSource ids() const {
        if (fixed_) return sugo::seeded_ids(*fixed_, 1);
        return {[] {
                    using namespace std::chrono;
                    return static_cast<std::int64_t>(
                        duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count());
                },
                // The device seeds alone: asking it for every session of an import would cost more than to write them.
                [engine = std::optional<std::mt19937_64>()]() mutable -> std::uint64_t {
                    if (!engine) {
                        std::random_device device;
                        engine.emplace((static_cast<std::uint64_t>(device()) << 32U) | device());
                    }
                    return (*engine)();
                }};
    }

private:
    [[nodiscard]] Instant at() const {
        return fixed_ ? *fixed_ : std::chrono::time_point_cast<sugo::Seconds>(std::chrono::system_clock::now());
    }

    std::string zone_;
    std::optional<Instant> fixed_;
};

/// The terminal as the timer uses it; nothing of it is touched before it is asked for.
class Keyboard {
public:
    sugo::terminal::Console& console() {
        if (!console_) console_ = std::make_unique<sugo::terminal::Console>();
        return *console_;
    }
    void take() {
        console().take_keys();
        taken_ = true;
    }
    void give_back() {
        if (std::exchange(taken_, false)) console().give_keys_back();
    }
    [[nodiscard]] bool taken() const { return taken_; }

private:
    std::unique_ptr<sugo::terminal::Console> console_;
    bool taken_ = false;
};

// ── The rest ────────────────────────────────────────────────────────────────────────────────────

/// What COLUMNS says, for who wants tables of a certain width.
std::optional<int> asked_columns() {
    const int columns = std::atoi(environment("COLUMNS").value_or("").c_str());
    return columns > 0 ? std::optional(columns) : std::nullopt;
}

sugo::cli::TerminalFacts terminal_facts() {
    using namespace sugo::terminal;
    sugo::cli::TerminalFacts facts;
    facts.input = is_terminal(STDIN_FILENO);
    facts.output = is_terminal(STDOUT_FILENO);
    facts.talk = is_terminal(STDERR_FILENO);
    facts.keys = facts.output && is_in_front(STDIN_FILENO);
    if (facts.output) facts.width = window_size(STDOUT_FILENO).value_or(WindowSize{}).columns;
    if (const auto columns = asked_columns()) facts.width = *columns;
    const std::string kind = environment("TERM").value_or("");
    facts.escapes = facts.output && !kind.empty() && kind != "dumb";
    return facts;
}

std::shared_ptr<sugo::Store> open_store(const Clock& clock, const sugo::cli::DatabasePlace& place,
                                        const std::function<void(const std::string&)>& remark) {
    sugo::OpenOptions options{.ids = clock.ids()};
    options.migrated = [&](const std::filesystem::path& backup, int from, int to) {
        remark("the database was brought from version " + std::to_string(from) + " to " + std::to_string(to) +
               "; the old one is kept as " + backup.string());
    };
    if (place.named) {
        options.make_folders = false;
        options.made = [&](const std::filesystem::path& file) { remark("a new database was made: " + file.string()); };
    }
    return sugo::open_sqlite(place.file, std::move(options));
}

/// Empty where it is not known.
std::filesystem::path own_file() {
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? std::filesystem::path() : self;
}

std::string render(const sugo::cli::RenderRequest& request) {
    std::vector<std::filesystem::path> places;
    if (const auto named = environment("SUGO_RENDER"); named && !named->empty()) {
        places.emplace_back(*named);
    } else {
        places = sugo::cli::renderer_places(own_file(), SUGO_LIBEXECDIR);
    }
    return sugo::cli::run_program(sugo::cli::find_renderer(places), {"invoice", "--paper", request.paper},
                                  request.json);
}

std::optional<std::string> read_line() {
    std::string line;
    return std::getline(std::cin, line) ? std::optional<std::string>(line) : std::nullopt;
}

/// What needs no clock.
sugo::cli::World timeless_world() {
    sugo::cli::World world;
    world.out = [](std::string_view text) { write_all(STDOUT_FILENO, text); };
    world.err = say;
    world.read_all = [] { return sugo::cli::read_stream(std::cin); };
    world.read_line = read_line;
    world.local_wall = sugo::cli::libc_wall;
    world.environment = environment;
    world.render = render;
    world.page = sugo::terminal::page;
    world.inspect = sugo::inspect_sqlite;
    world.back_up = sugo::back_up_sqlite;
    world.read_backup = sugo::read_backup;
    world.read_store = sugo::read_sqlite;
    world.terminal = terminal_facts();
    world.self = own_file();
    world.run_process = sugo::cli::run_process;
    world.detach_process = sugo::cli::detach_process;
    if (const char* name = ttyname(STDERR_FILENO)) world.terminal_file = name;
    return world;
}

void add_clock(sugo::cli::World& world, Clock& clock, Keyboard& keyboard) {
    world.now = [&clock] { return clock.now(); };
    world.has_real_time = !clock.stands();
    world.sleep_until = [&clock, alarm = std::make_shared<std::optional<sugo::cli::Alarm>>()](Instant moment) {
        if (clock.stands()) return clock.go_on_to(moment);
        if (!*alarm) alarm->emplace();
        (*alarm)->sleep_until(moment);
    };
    world.hold_interrupts = [&keyboard] { keyboard.console(); };
    world.next_event = [&clock, &keyboard] { return clock.next_event(keyboard.console(), keyboard.taken()); };
    world.take_keys = [&keyboard] { keyboard.take(); };
    world.give_keys_back = [&keyboard] { keyboard.give_back(); };
    world.suspend = [&keyboard] { keyboard.console().suspend(); };
    world.window = [] { return sugo::terminal::window_size(STDOUT_FILENO).value_or(sugo::terminal::WindowSize{}); };
    world.open_store = [&clock](const auto& place, const auto& remark) { return open_store(clock, place, remark); };
    world.restore = [&clock](const sugo::RestoreRequest& request) {
        return sugo::restore_sqlite(request, clock.ids());
    };
}

}  // namespace

int main(int count, char** words) {
    hold_standard_files();
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);  // a limit on the size of files is then an error as a full disk is
    const std::vector<std::string> all(words + (count > 0 ? 1 : 0), words + count);
    sugo::cli::World world = timeless_world();
    try {
        const auto fixed = environment("SUGO_NOW");
        if (environment("TZ")) world.zone_source = "TZ";  // the clock sets it, whatever it was
        Clock clock(fixed && !fixed->empty() ? std::optional(sugo::cli::parse_fixed_now(*fixed)) : std::nullopt);
        Keyboard keyboard;
        add_clock(world, clock, keyboard);
        return sugo::cli::run(all, world);
    } catch (const Failure& failure) {
        return sugo::cli::tell(failure.error(), all, world);
    }
}
