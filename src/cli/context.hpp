#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cli/world.hpp>
#include <sugo/answers.hpp>
#include <terminal/style.hpp>

namespace sugo::cli {

/// The options that every command takes.
struct Globals {
    std::optional<std::string> database;
    bool json = false;
    bool no_color = false;
};

/// Says something on stderr; on a terminal broken at spaces where it is too wide.
void talk(World& world, std::string_view text);

/// What one command works with: the world, the store once it is needed, and how to speak.
class Context {
public:
    Context(World& world, Globals globals);

    [[nodiscard]] World& world() { return world_; }
    [[nodiscard]] bool json() const { return globals_.json; }
    [[nodiscard]] const terminal::Style& style() const { return style_; }
    /// Columns a table may take; empty: as many as it needs.
    [[nodiscard]] std::optional<int> width() const { return world_.terminal.width; }
    /// Columns for running text: the window's, at most 100, and 80 where there is none.
    [[nodiscard]] int text_width() const;

    /// The database's file.
    [[nodiscard]] std::filesystem::path database() const;
    [[nodiscard]] DatabasePlace place() const;
    /// Whether the command has used the store so far.
    [[nodiscard]] bool has_store() const { return store_ != nullptr; }
    /// Opens the database on first use.
    Store& store();
    /// Closes the database until it is used again: for a command that sleeps.
    void close_store() { store_.reset(); }
    /// The present, the same for the whole command.
    const Now& now();
    /// From here on the present is another one: for a command that stays.
    void look_again() { now_.reset(); }
    /// Wall-clock time; the local zone costs no look into the zone database.
    WallTime wall(Instant at, const Zone& zone);

    /// Whether the process that waits for the ring knows what was changed.
    bool is_attended_to = false;

    /// The answer. On a terminal lines that are too wide are broken at spaces; a command to copy is left whole.
    void print(std::string_view text);
    /// What to type, for the database that was named.
    [[nodiscard]] std::string advice(std::string_view commands) const;
    /// A remark on stderr.
    void note(std::string_view remark);
    void notes(const std::vector<std::string>& remarks);

    /// Prints an answer: its JSON, or the words that `words` makes of it. The exit code of success.
    template <class Answer, class Words>
    int answer(const Answer& answer, Words&& words) {
        print(json() ? formats::to_json(answer) : words());
        return 0;
    }

    /// The same; on a terminal through the pager, unless that is not wanted.
    template <class Answer, class Words>
    int answer_long(const Answer& answer, bool no_pager, Words&& words) {
        if (json() || no_pager) return this->answer(answer, std::forward<Words>(words));
        page(words());
        return 0;
    }

private:
    void page(std::string_view text);

    World& world_;
    Globals globals_;
    terminal::Style style_;
    std::shared_ptr<Store> store_;
    std::optional<Now> now_;
};

}  // namespace sugo::cli
