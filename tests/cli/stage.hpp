#pragma once

#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <cli/run.hpp>
#include <cli/world.hpp>
#include <sugo/ids.hpp>
#include <sugo/sqlite.hpp>

/// A world of its own for a test: a store in memory, a clock that stands, and everything said kept as text.
/// It is Monday, 2026-03-02 09:00 in Los Angeles.
class Stage {
public:
    Stage() {
        using namespace sugo;
        world_.out = [this](std::string_view text) { out += text; };
        world_.err = [this](std::string_view text) { err += text; };
        world_.read_all = [this] { return input; };
        world_.read_line = [this]() -> std::optional<std::string> {
            if (lines.empty()) return std::nullopt;
            std::string line = lines.front();
            lines.pop_front();
            return line;
        };
        world_.now = [this] { return now_in(at, zone); };
        world_.local_wall = [this](Instant instant) { return to_wall(instant, zone); };
        world_.hold_interrupts = [this] { holding = true; };
        world_.next_event = [this]() -> terminal::Event {
            if (!holding) throw std::logic_error("Ctrl-C would end the program");
            using Kind = terminal::Event::Kind;
            if (!events.empty()) {
                terminal::Event event = events.front();
                events.pop_front();
                if (event.kind == Kind::time) at += Seconds(1);
                return event;
            }
            at += Seconds(1);
            return {interrupt_at && at >= *interrupt_at ? Kind::interrupt : Kind::time, {}};
        };
        world_.take_keys = [this] { keys_taken = true; };
        world_.give_keys_back = [this] { keys_taken = false; };
        world_.suspend = [this] { ++suspended; };
        world_.window = [this] { return window; };
        world_.open_store = [this](const cli::DatabasePlace& place, const auto&) {
            opened.push_back(place.file);
            if (!store_) store_ = open_memory(seeded_ids(at, 1));
            return store_;
        };
        world_.read_store = [this](const std::filesystem::path&) { return store_; };
        world_.environment = [this](const std::string& name) {
            const auto found = environment.find(name);
            return found == environment.end() ? std::nullopt : std::optional(found->second);
        };
        world_.page = [this](const std::string& command, std::string_view text) {
            paged.push_back(command);
            out += text;
            return command != "missing";
        };
        world_.inspect = [](const std::filesystem::path& database) -> Diagnosis {
            throw Failure(ErrorKind::not_found, "there is no database " + database.string(), "sugo setup");
        };
        world_.back_up = [](const std::filesystem::path&, const std::filesystem::path& to, bool, Verification) {
            Backup made;
            made.file = to.string();
            return made;
        };
        world_.restore = [](const RestoreRequest& request) -> Restored {
            throw Failure(ErrorKind::not_found, "there is no backup " + request.backup.string(), "sugo restore");
        };
        world_.read_backup = [](const std::filesystem::path& file) {
            Backup backup;
            backup.file = file.string();
            return backup;
        };
        world_.render = [this](const cli::RenderRequest& request) {
            rendered.push_back(request);
            return "%PDF " + request.paper;
        };
    }

    /// Runs one command line; out and err hold only what it said.
    int run(const std::vector<std::string>& words) {
        out.clear();
        err.clear();
        return sugo::cli::run(words, world_);
    }
    /// Runs what must work and gives its answer.
    std::string answer(const std::vector<std::string>& words) {
        const int code = run(words);
        CAPTURE(err);
        REQUIRE(code == 0);
        return out;
    }
    /// acme with a long project at $150, globex with a short one at $200.
    void people() {
        answer({"setup", "--name", "Ada Example", "--country", "US"});
        answer({"client", "add", "acme", "--name", "Acme Robotics"});
        answer({"project", "add", "acme/ner", "--title", "NER pipeline", "--agreed", "20h"});
        answer({"client", "add", "globex", "--name", "Globex Search"});
        answer({"project", "add", "globex/ranking"});
        answer({"rate", "set", "--tier", "long", "150", "--from", "2026-01-01"});
        answer({"rate", "set", "--tier", "short", "200", "--from", "2026-01-01"});
    }
    sugo::cli::World& world() { return world_; }
    sugo::cli::TerminalFacts& terminal() { return world_.terminal; }

    std::string out;
    std::string err;
    std::string input;
    std::deque<std::string> lines;
    std::map<std::string, std::string> environment{{"HOME", "/home/ada"}};
    sugo::Zone zone{"America/Los_Angeles"};
    sugo::Instant at{std::chrono::seconds(1772470800)};
    std::optional<sugo::Instant> interrupt_at;
    /// What happens at the terminal, before time goes on by itself.
    std::deque<sugo::terminal::Event> events;
    sugo::terminal::WindowSize window;
    bool keys_taken = false;
    int suspended = 0;
    bool holding = false;
    /// The pagers that were asked for.
    std::vector<std::string> paged;
    std::vector<std::filesystem::path> opened;
    std::vector<sugo::cli::RenderRequest> rendered;

private:
    sugo::cli::World world_;
    std::shared_ptr<sugo::Store> store_;
};
