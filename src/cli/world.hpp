#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <cli/database.hpp>
#include <cli/process.hpp>
#include <sugo/backup.hpp>
#include <sugo/doctor.hpp>
#include <sugo/store.hpp>
#include <sugo/time.hpp>
#include <terminal/console.hpp>
#include <terminal/window.hpp>

namespace sugo::cli {

/// What is known about the terminal, if there is one.
struct TerminalFacts {
    bool input = false;
    bool output = false;
    bool talk = false;
    /// Columns of the window; empty: nothing limits a line.
    std::optional<int> width;
    /// Whether it understands escape sequences.
    bool escapes = false;
    /// Whether keys can be taken: standard input is the terminal that the program is in front of.
    bool keys = false;
};

/// What the renderer is asked for.
struct RenderRequest {
    /// The document as formats::invoice_json gives it.
    std::string json;
    /// "a4" or "letter".
    std::string paper;
};

/// Thrown by World::out when nobody reads any more (`sugo log | head`): the program ends quietly.
struct OutputClosed {};

/// Everything outside the program, handed to every command. main.cpp makes the real one, tests make their own.
struct World {
    /// The answer. Throws Failure (system) when it cannot be written, OutputClosed when nobody reads it.
    std::function<void(std::string_view)> out;
    /// Talk: remarks, questions, errors.
    std::function<void(std::string_view)> err;
    /// All of standard input.
    std::function<std::string()> read_all;
    /// One line of standard input without its end; empty when there is no more.
    std::function<std::optional<std::string>()> read_line;
    /// Fixed for a command; asked again only by the timer.
    std::function<Now()> now;
    /// What said the zone of now(): "TZ" or "system".
    std::string zone_source = "system";
    /// Wall-clock time in the zone of now(), without a zone database.
    std::function<WallTime(Instant)> local_wall;
    /// From here on Ctrl-C is told by next_event and does not end the program.
    std::function<void()> hold_interrupts;
    /// Waits for the clock's next second, or for what happens before it.
    std::function<terminal::Event()> next_event;
    /// From here on, until they are given back, keys come one by one from next_event.
    std::function<void()> take_keys;
    std::function<void()> give_keys_back;
    /// Stops the program as Ctrl-Z does; returns when it goes on.
    std::function<void()> suspend;
    /// The window as it is now.
    std::function<terminal::WindowSize()> window;
    /// `remark` is told when an old database was brought up to date, and when a new one was made under a name that the
    /// user gave.
    std::function<std::shared_ptr<Store>(const DatabasePlace& place,
                                         const std::function<void(const std::string& remark)>& remark)>
        open_store;
    /// The store that is there, for reading alone: nothing is made, nothing is brought up to date. Null if there is
    /// none.
    std::function<std::shared_ptr<Store>(const std::filesystem::path& database)> read_store;
    std::function<std::optional<std::string>(const std::string& name)> environment;
    /// This program's own file, by which it starts itself again; empty where it is not known.
    std::filesystem::path self;
    /// As run_process and detach_process.
    std::function<ProcessResult(const ProcessRequest&)> run_process;
    std::function<void(const ProcessRequest&)> detach_process;
    /// Whether time passes by itself; where it does not, nobody can wait for a moment.
    bool has_real_time = false;
    /// Sleeps until a moment, or until poked, or until the clock was set.
    std::function<void(Instant)> sleep_until;
    /// The terminal that the program was started from: "/dev/pts/3"; empty if there is none.
    std::string terminal_file;
    /// A PDF of an invoice. Failure (system) when the renderer is missing or fails.
    std::function<std::string(const RenderRequest&)> render;
    /// Shows a long text through a command of the shell; false if there is no such command.
    std::function<bool(const std::string& command, std::string_view text)> page;
    /// Looks through a database file without changing it, as inspect_sqlite.
    std::function<Diagnosis(const std::filesystem::path& database)> inspect;
    /// Copies a database file, as back_up_sqlite.
    std::function<Backup(const std::filesystem::path& database, const std::filesystem::path& to, bool replace,
                         Verification verification)>
        back_up;
    /// Puts a backup in the place of a database, as restore_sqlite.
    std::function<Restored(const RestoreRequest&)> restore;
    /// What is in a backup, as read_backup.
    std::function<Backup(const std::filesystem::path& file)> read_backup;
    TerminalFacts terminal;
};

}  // namespace sugo::cli
