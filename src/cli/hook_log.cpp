// A line for each run, its fields between tabs, so that it can be read as it is. What was told is remembered beside it
// as a length.
#include <cli/hooks.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <fstream>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include <cli/files.hpp>
#include <sugo/text.hpp>

namespace sugo::cli {
namespace {

constexpr std::uintmax_t kLong = 512'000;
constexpr std::size_t kFields = 7;

std::string escaped(std::string_view text) {
    std::string line;
    for (const char sign : text) {
        if (sign == '\n')
            line += "\\n";
        else if (sign == '\\')
            line += "\\\\";
        else
            line += sign == '\t' ? ' ' : sign;
    }
    return line;
}

std::string unescaped(std::string_view line) {
    std::string text;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const bool is_escape = line[at] == '\\' && at + 1 < line.size();
        if (is_escape) ++at;
        text += is_escape && line[at] == 'n' ? '\n' : line[at];
    }
    return text;
}

std::string line_of(const formats::HookRun& run) {
    return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", to_iso(run.at), run.event, escaped(run.name), run.code,
                       run.timed_out ? "killed" : "ended", run.took.count(), escaped(run.output));
}

std::int64_t number(std::string_view text) {
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// Empty for a line that is no such thing: the file is in the user's hands.
std::optional<formats::HookRun> run_of(std::string_view line) {
    std::array<std::string_view, kFields> fields;
    for (std::size_t n = 0; n < kFields; ++n) {
        const std::size_t end = n + 1 < kFields ? line.find('\t') : line.size();
        if (end == std::string_view::npos) return std::nullopt;
        fields.at(n) = line.substr(0, end);
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    const Result<Resolved> at = parse_moment(fields[0], now_in(Instant{} + date::years(2000), Zone{}));
    if (!at) return std::nullopt;
    return formats::HookRun{at->at,
                            std::string(fields[1]),
                            unescaped(fields[2]),
                            static_cast<int>(number(fields[3])),
                            fields[4] == "killed",
                            std::chrono::milliseconds(number(fields[5])),
                            unescaped(fields[6])};
}

std::string content_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return read_stream(stream);
}

std::vector<formats::HookRun> runs_in(std::string_view text) {
    std::vector<formats::HookRun> runs;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        if (auto run = run_of(line)) runs.push_back(*std::move(run));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    return runs;
}

std::filesystem::path with(const std::filesystem::path& log, std::string_view ending) {
    return log.string() + std::string(ending);
}

std::string how_it_failed(const formats::HookRun& run) {
    if (run.timed_out) return fmt::format("was killed after {}", format(std::chrono::round<Seconds>(run.took)));
    const bool is_not_started = run.output == kNotExecutable || run.output == kNotRunnable;
    if (run.code == kNotStarted && is_not_started) return "could not be started";
    return fmt::format("failed with exit code {}", run.code);
}

/// Whether its last run before failed in the same way, which was told then.
bool failed_so_before(const std::vector<formats::HookRun>& before, const formats::HookRun& run) {
    const auto last = std::ranges::find(before.rbegin(), before.rend(), run.name, &formats::HookRun::name);
    return last != before.rend() && last->code == run.code && last->timed_out == run.timed_out;
}

}  // namespace

void keep_run(const World& world, const formats::HookRun& run) {
    const std::filesystem::path log = hooks_log(world);
    std::error_code error;
    if (std::filesystem::file_size(log, error) > kLong && !error) {
        std::filesystem::rename(log, with(log, ".1"), error);
        std::filesystem::remove(with(log, ".told"), error);
    }
    const int file = open(log.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return;
    const std::string line = line_of(run);
    [[maybe_unused]] const auto written = write(file, line.data(), line.size());
    close(file);
}

std::vector<formats::HookRun> kept_runs(const World& world, std::size_t most) {
    const std::filesystem::path log = hooks_log(world);
    std::vector<formats::HookRun> runs = runs_in(content_of(with(log, ".1")) + content_of(log));
    if (runs.size() > most) runs.erase(runs.begin(), runs.end() - static_cast<std::ptrdiff_t>(most));
    return runs;
}

void tell_failed_hooks(Context& context) {
    const std::filesystem::path log = hooks_log(context.world());
    std::error_code error;
    const std::uintmax_t length = log.empty() ? 0 : std::filesystem::file_size(log, error);
    if (error || length == 0) return;
    const auto told = static_cast<std::uintmax_t>(number(content_of(with(log, ".told"))));
    if (told == length) return;
    const std::string text = content_of(log);
    std::vector<std::string> names;
    const std::size_t begin = told > length ? 0 : told;
    const std::vector<formats::HookRun> before = runs_in(std::string_view(text).substr(0, begin));
    for (const formats::HookRun& run : runs_in(std::string_view(text).substr(begin))) {
        if ((run.code == 0 && !run.timed_out) || std::ranges::count(names, run.name) > 0) continue;
        if (failed_so_before(before, run)) continue;
        names.push_back(run.name);
        context.note(fmt::format("the hook {} {}: sugo hooks log", run.name, how_it_failed(run)));
    }
    std::ofstream(with(log, ".told"), std::ios::binary) << text.size();
}

}  // namespace sugo::cli
