#include <cli/help.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include <sugo/text.hpp>

namespace sugo::cli {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// Two columns; the right one wraps. In a narrow window it stands below the left one.
std::string two_columns(const Pairs& pairs, int width) {
    int left = 0;
    for (const auto& [name, meaning] : pairs) left = std::max(left, display_width(name));
    left = std::min(left, 28);
    const bool below = width < left + 30;
    const int indent = below ? 6 : left + 4;
    std::string text;
    for (const auto& [name, meaning] : pairs) {
        std::string line = "  " + (below ? name : pad_right(name, left));
        bool fresh = below || display_width(name) > left;
        if (fresh) text += std::exchange(line, "") + "\n";
        for (const std::string& part : wrap(meaning, std::max(width - indent, 16))) {
            text += fresh ? std::string(static_cast<std::size_t>(indent), ' ') : std::exchange(line, "") + "  ";
            text += part + "\n";
            fresh = true;
        }
    }
    return text;
}

std::string paragraph(std::string_view words, int width) {
    std::string text;
    for (const std::string& line : wrap(words, width)) text += line + "\n";
    return text;
}

Pairs listed(const std::vector<Command>& commands) {
    Pairs pairs;
    for (const Command& command : commands) pairs.emplace_back(command.path, command.summary);
    return pairs;
}

/// Commands of two words share a line: "client  add, list, show …".
Pairs listed_by_word(const std::vector<Command>& commands) {
    Pairs pairs;
    for (const Command& command : commands) {
        const auto space = command.path.find(' ');
        if (space == std::string_view::npos) {
            pairs.emplace_back(command.path.empty() ? "sugo" : command.path, command.summary);
            continue;
        }
        const std::string word(command.path.substr(0, space));
        const std::string verb(command.path.substr(space + 1));
        if (!pairs.empty() && pairs.back().first == word) {
            pairs.back().second += ", " + verb;
        } else {
            pairs.emplace_back(word, verb);
        }
    }
    return pairs;
}

/// "-n, --note TEXT"; of several long names the first.
std::string option_name(std::string_view names, std::string_view value) {
    std::string shown;
    for (const std::string& name : split_names(names)) {
        shown += (shown.empty() ? "" : ", ") + name;
        if (name.starts_with("--")) break;
    }
    return value.empty() ? shown : fmt::format("{} {}", shown, value);
}

std::string everywhere(int width) {
    Pairs pairs;
    for (const GlobalOption& option : global_options())
        pairs.emplace_back(option_name(option.names, option.value), option.help);
    return "\nEverywhere\n" + two_columns(pairs, width);
}

std::string overall(int width) {
    std::string text = paragraph("sugo turns pomodori into paid invoices. One program, one local file.", width);
    text += "\nusage: sugo [COMMAND] [WORDS] [OPTIONS]\n";
    for (const CommandGroup& group : command_groups()) {
        text += fmt::format("\n{}\n", group.heading);
        text += two_columns(listed_by_word(group.commands), width);
    }
    text += everywhere(width);
    text += "\nA first hour\n";
    text +=
        "  sugo setup\n"
        "  sugo client add acme --name \"Acme Robotics\"\n"
        "  sugo project add acme/ner\n"
        "  sugo rate set acme/ner 150\n"
        "  sugo start acme/ner -n \"error report\"\n"
        "\nhelp on a command: sugo help start, sugo help invoice\n";
    return text;
}

std::string group_page(std::string_view word, int width) {
    std::vector<Command> commands;
    for (const Command* command : commands_under(word)) commands.push_back(*command);
    std::string text = fmt::format("usage: sugo {} COMMAND\n\n", word);
    text += two_columns(listed(commands), width);
    text += "\nExamples\n";
    for (const Command& command : commands) {
        if (!command.examples.empty()) text += fmt::format("  {}\n", command.examples.front());
    }
    return text;
}

std::string command_page(const Command& command, int width) {
    Syntax syntax;
    command.bind(syntax);
    std::string text = paragraph(command.summary, width);
    text += fmt::format("\nusage: {}\n", usage_line(command, syntax));
    if (!command.more.empty()) text += "\n" + paragraph(command.more, width);
    Pairs pairs;
    for (const Syntax::Argument& argument : syntax.arguments()) pairs.emplace_back(argument.name, argument.help);
    for (const Syntax::Option& option : syntax.options())
        pairs.emplace_back(option_name(option.names, option.value), option.help);
    if (!pairs.empty()) text += "\n" + two_columns(pairs, width);
    if (!command.examples.empty()) text += "\nExamples\n";
    for (const std::string_view example : command.examples) text += fmt::format("  {}\n", example);
    return text + everywhere(width);
}

}  // namespace

std::span<const GlobalOption> global_options() {
    static constexpr std::array<GlobalOption, 4> options{
        {{"--db", "FILE", "the database; else SUGO_DB, else the usual place"},
         {"--json", "", "the answer as JSON, for programs"},
         {"--no-color", "", "no colour; NO_COLOR does the same"},
         {"-h,--help", "", "help on the command"}}};
    return options;
}

std::vector<std::string> split_names(std::string_view names) {
    std::vector<std::string> parts;
    while (true) {
        const auto comma = names.find(',');
        parts.emplace_back(names.substr(0, comma));
        if (comma == std::string_view::npos) return parts;
        names.remove_prefix(comma + 1);
    }
}

std::string usage_line(const Command& command, const Syntax& syntax) {
    std::string line = command.path.empty() ? "sugo" : fmt::format("sugo {}", command.path);
    for (const Syntax::Argument& argument : syntax.arguments()) {
        const std::string name = argument.name + (argument.most > 1 ? "…" : "");
        line += argument.least == 0 ? fmt::format(" [{}]", name) : " " + name;
    }
    return syntax.options().empty() ? line : line + " [OPTIONS]";
}

std::string help_text(std::string_view path, int width) {
    if (path.empty()) return overall(width);
    if (const Command* command = find_command(path)) return command_page(*command, width);
    return group_page(path, width);
}

std::string version_text() {
    return fmt::format("sugo {}\n", SUGO_VERSION);
}

}  // namespace sugo::cli
