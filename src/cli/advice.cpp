#include <cli/advice.hpp>

#include <algorithm>

#include <cli/command.hpp>

namespace sugo::cli {
namespace {

constexpr std::string_view kProgram = "sugo ";

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("/._-+~").find(c) != std::string_view::npos || static_cast<unsigned char>(c) >= 0x80;
}

/// As a shell reads it as one word.
std::string shell_word(std::string_view text) {
    if (!text.empty() && std::ranges::all_of(text, is_plain)) return std::string(text);
    std::string word = "'";
    for (const char c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return word + "'";
}

/// Whether a command begins here, and not a sentence about sugo.
bool begins_command(std::string_view text) {
    const std::string_view word = text.substr(0, text.find_first_of(" ,;\n"));
    return std::ranges::any_of(command_groups(), [&](const CommandGroup& group) {
        return std::ranges::any_of(group.commands, [&](const Command& command) {
            return !word.empty() && command.path.substr(0, command.path.find(' ')) == word;
        });
    });
}

}  // namespace

std::string for_database(std::string_view advice, const std::optional<std::string>& database) {
    if (!database) return std::string(advice);
    std::string text;
    for (std::size_t at = advice.find(kProgram); at != std::string_view::npos; at = advice.find(kProgram)) {
        const bool whole_word = at == 0 || advice[at - 1] == ' ';
        text += advice.substr(0, at + kProgram.size());
        advice.remove_prefix(at + kProgram.size());
        if (whole_word && begins_command(advice)) text += "--db " + shell_word(*database) + " ";
    }
    return text += advice;
}

}  // namespace sugo::cli
