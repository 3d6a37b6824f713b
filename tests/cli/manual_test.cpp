#include <support/test.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include <cli/command.hpp>
#include <cli/help.hpp>
#include <sugo/text.hpp>

// docs/sugo.1 is the man page: its commands come from the grammar, the rest from docs/sugo.1.in. SUGO_UPDATE_GOLDEN=1
// writes it anew.

using namespace sugo;
using namespace sugo::cli;

namespace {

const std::string kDocs = std::string(SUGO_SOURCE_DIR) + "/docs/";

std::string content(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    REQUIRE_MESSAGE(in.good(), file);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// As mdoc takes words: no macro begins, nothing is escaped by accident.
std::string escaped(std::string_view words) {
    std::string text;
    for (const char c : words) {
        if (c == '\\') {
            text += "\\e";
        } else if (c == '-') {
            text += "\\-";
        } else {
            text += c;
        }
    }
    if (text.starts_with('.') || text.starts_with('\'')) text.insert(0, "\\&");
    return text;
}

std::string sentence(std::string words) {
    words[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(words[0])));
    if (!words.ends_with('.')) words += '.';
    return words;
}

/// Each sentence begins a line, so that the formatter sees its end.
std::string paragraph(std::string_view words) {
    std::string text;
    while (!words.empty()) {
        const auto end = words.find(". ");
        const std::string_view one = words.substr(0, end == std::string_view::npos ? end : end + 1);
        words.remove_prefix(std::min(words.size(), one.size() + 1));
        for (const std::string& line : wrap(one, 72)) text += escaped(line) + "\n";
    }
    return text;
}

std::string item_of(const Syntax::Option& option) {
    std::string item = ".It";
    for (const std::string& name : split_names(option.names)) {
        const std::string bare = name.substr(1);
        item += (item == ".It" ? " Fl " : " , Fl ") + (bare.starts_with('-') ? "\\-" + bare.substr(1) : bare);
    }
    return item + (option.value.empty() ? "" : " Ar " + option.value) + "\n";
}

std::string entry(const Command& command) {
    Syntax syntax;
    command.bind(syntax);
    std::string text = ".It Nm" + (command.path.empty() ? "" : " " + std::string(command.path));
    for (const Syntax::Argument& argument : syntax.arguments()) {
        text += argument.least == 0 ? " Op Ar " : " Ar ";
        text += argument.name + (argument.most > 1 ? " ..." : "");
    }
    if (!syntax.options().empty()) text += " Op Ar options";
    text += "\n" + paragraph(sentence(std::string(command.summary)));
    if (!command.more.empty()) text += paragraph(command.more);
    if (!syntax.arguments().empty() || !syntax.options().empty()) {
        text += ".Bl -tag -width Ds -compact\n";
        for (const Syntax::Argument& argument : syntax.arguments())
            text += ".It Ar " + argument.name + "\n" + paragraph(argument.help);
        for (const Syntax::Option& option : syntax.options()) text += item_of(option) + paragraph(option.help);
        text += ".El\n";
    }
    return text;
}

std::string commands() {
    std::string text;
    for (const CommandGroup& group : command_groups()) {
        text += ".Ss " + std::string(group.heading) + "\n.Bl -tag -width Ds\n";
        for (const Command& command : group.commands) text += entry(command);
        text += ".El\n";
    }
    return text;
}

std::string examples() {
    std::string text = ".Bd -literal\n";
    for (const CommandGroup& group : command_groups()) {
        for (const Command& command : group.commands) {
            if (!command.examples.empty()) text += escaped(command.examples.front()) + "\n";
        }
    }
    return text + ".Ed\n";
}

std::string filled(std::string page, const std::string& mark, const std::string& by) {
    const auto at = page.find(mark);
    REQUIRE(at != std::string::npos);
    return page.replace(at, mark.size(), by);
}

}  // namespace

TEST_CASE("the man page says what the grammar says") {
    std::string page = filled(content(kDocs + "sugo.1.in"), "@COMMANDS@\n", commands());
    page = filled(page, "@EXAMPLES@\n", examples());
    if (std::getenv("SUGO_UPDATE_GOLDEN") != nullptr) std::ofstream(kDocs + "sugo.1", std::ios::binary) << page;
    CHECK_MESSAGE(content(kDocs + "sugo.1") == page, "SUGO_UPDATE_GOLDEN=1 tests/test_cli writes it anew");
}
