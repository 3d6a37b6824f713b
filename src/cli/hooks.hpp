#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <cli/context.hpp>

// Programs of the user's that are told what happens: executables named after an event, "ring" or "ring.music", in the
// folder hooks of the configuration. They run behind the command, one after another, and cannot harm it.

namespace sugo::cli {

/// What is logged as the output of a hook that could not be started.
inline constexpr std::string_view kNotExecutable = "it is not executable";
inline constexpr std::string_view kNotRunnable = "it cannot be run: is the program of its first line there?";

/// $XDG_CONFIG_HOME/sugo/hooks, else ~/.config/sugo/hooks; empty without a home.
std::filesystem::path hooks_folder(const World& world);
/// $XDG_STATE_HOME/sugo/hooks.log, else ~/.local/state/sugo/hooks.log; empty without a home.
std::filesystem::path hooks_log(const World& world);

/// The hooks that are there, by event, then name; of one event, or of all (empty).
std::vector<formats::HookFile> find_hooks(const World& world, std::string_view event = {});

/// What a hook finds in its environment: SUGO_EVENT, SUGO_AT, SUGO_WORK, SUGO_CLIENT and so on; docs/json.md has all.
std::map<std::string, std::string> hook_environment(const tracking::Happening& happening,
                                                    const std::filesystem::path& database);

/// Runs a hook and waits for it, at most so long.
formats::HookRun run_hook(World& world, const formats::HookFile& hook, const tracking::Happening& happening,
                          const std::filesystem::path& database, std::chrono::milliseconds limit);

/// Appends to the log, whose older part goes when it is long.
void keep_run(const World& world, const formats::HookRun& run);
/// The newest runs of the log, oldest first.
std::vector<formats::HookRun> kept_runs(const World& world, std::size_t most);
/// Says once what failed since it was last said.
void tell_failed_hooks(Context& context);

/// Has the hooks of what happened run, by a process that nobody waits for. Does nothing in a hook.
void tell_hooks(Context& context, const std::vector<tracking::Happening>& happenings);
/// That process's part: runs the hooks of what it reads from standard input, one after another.
int run_hooks(Context& context);

}  // namespace sugo::cli
