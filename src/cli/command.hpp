#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sugo::cli {

class Context;

/// Does what was asked and gives the exit code.
using Action = std::function<int(Context&)>;

// What a command reads once the words are parsed.
using Flag = std::shared_ptr<const bool>;
using Text = std::shared_ptr<const std::optional<std::string>>;
using Texts = std::shared_ptr<const std::vector<std::string>>;

/// What a command takes, said once: the grammar parses by it, help prints it.
class Syntax {
public:
    struct Argument {
        std::string name;
        std::string help;
        std::size_t least = 0;
        std::size_t most = 0;
        std::shared_ptr<std::vector<std::string>> into;
    };
    struct Option {
        /// "-n,--note"
        std::string names;
        /// "TEXT"; empty for a flag.
        std::string value;
        std::string help;
        std::variant<std::shared_ptr<bool>, std::shared_ptr<std::optional<std::string>>,
                     std::shared_ptr<std::vector<std::string>>>
            into;
    };

    /// A word that must be there.
    Texts word(std::string name, std::string help) { return words(std::move(name), std::move(help), 1, 1); }
    /// At least `least` and at most `most` words.
    Texts words(std::string name, std::string help, std::size_t least = 1, std::size_t most = 10'000);
    Flag flag(std::string names, std::string help);
    /// Given once at most.
    Text text(std::string names, std::string value, std::string help);
    /// May be given again and again.
    Texts texts(std::string names, std::string value, std::string help);

    [[nodiscard]] std::span<const Argument> arguments() const { return arguments_; }
    [[nodiscard]] std::span<const Option> options() const { return options_; }

private:
    std::vector<Argument> arguments_;
    std::vector<Option> options_;
};

/// One command: its words, and what it takes and does.
struct Command {
    /// "invoice draft"
    std::string_view path;
    /// One line for lists.
    std::string_view summary;
    /// Whole command lines, each with what it does after two spaces and '#'.
    std::vector<std::string_view> examples;
    /// Declares what it takes and gives what it does with it.
    Action (*bind)(Syntax&);
    /// A paragraph for its help page, or empty.
    std::string_view more = {};
};

/// Commands under one heading of the help.
struct CommandGroup {
    std::string_view heading;
    std::vector<Command> commands;
};

/// All commands, in the order of the help.
const std::vector<CommandGroup>& command_groups();
/// The command with this path, or null.
const Command* find_command(std::string_view path);
/// The commands whose path begins with this word and a space.
std::vector<const Command*> commands_under(std::string_view word);

// One per file of commands.
std::vector<Command> tracking_commands();
std::vector<Command> status_commands();
std::vector<Command> log_commands();
std::vector<Command> sheet_commands();
std::vector<Command> hook_commands();
std::vector<Command> statistics_commands();
std::vector<Command> session_commands();
std::vector<Command> correction_commands();
std::vector<Command> client_commands();
std::vector<Command> project_commands();
std::vector<Command> kind_commands();
std::vector<Command> setup_commands();
std::vector<Command> rate_commands();
std::vector<Command> import_commands();
std::vector<Command> invoice_commands();
std::vector<Command> invoice_edit_commands();
std::vector<Command> invoice_payment_commands();
std::vector<Command> invoice_export_commands();
std::vector<Command> report_commands();
std::vector<Command> care_commands();
std::vector<Command> history_commands();
std::vector<Command> config_commands();
std::vector<Command> export_commands();
std::vector<Command> overview_commands();

}  // namespace sugo::cli
