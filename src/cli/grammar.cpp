// The command is found by sugo itself, so that work may be called what a command is called (`sugo start invoice`);
// CLI11 then reads that one command's options. Its vector positionals would split a word like [a,b], and an empty
// value would swallow the next word: each value is shielded by a leading byte that is taken off again.
#include <cli/attendant.hpp>
#include <cli/grammar.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <cli/completion.hpp>
#include <cli/help.hpp>
#include <cli/hooks.hpp>
#include <sugo/people.hpp>
#include <sugo/text.hpp>

namespace sugo::cli {
namespace {

constexpr char kShield = '\x1f';

std::string shield(const std::string& value) {
    return kShield + value;
}

std::string unshield(const std::string& value) {
    return !value.empty() && value.front() == kShield ? value.substr(1) : value;
}

/// As CLI11 takes them: shielded, last word first.
std::vector<std::string> shielded(std::span<const std::string> words) {
    std::vector<std::string> all;
    bool only_words = false;
    for (const std::string& word : words) {
        const bool option = !only_words && word.size() > 1 && word.front() == '-';
        if (!option) {
            all.push_back(shield(word));
        } else if (const auto equals = word.find('='); word.starts_with("--") && equals != std::string::npos) {
            all.push_back(word.substr(0, equals + 1) + shield(word.substr(equals + 1)));
        } else {
            only_words = word == "--";
            all.push_back(word);
        }
    }
    std::reverse(all.begin(), all.end());
    return all;
}

/// A word as it is repeated in a message: safe and short.
std::string echoed(std::string_view word) {
    return "\"" + truncate(printable(word), 40) + "\"";
}

[[noreturn]] void refuse(std::string message, std::string hint) {
    throw Failure(ErrorKind::usage, std::move(message), std::move(hint));
}

// ── Which command ───────────────────────────────────────────────────────────────────────────────

struct Found {
    /// Null: none was named, or help and version were asked.
    const Command* command = nullptr;
    /// The words that name it, or as far as they lead.
    std::string path;
    bool help = false;
    bool version = false;
    /// What is left for the command: global options that stood before it, too.
    std::vector<std::string> rest;
};

bool leads_further(const std::string& path) {
    return !commands_under(path).empty();
}

/// What commands are called elsewhere, and what does the same here.
std::string familiar(const std::string& word) {
    static const std::map<std::string, std::string> names{{"annotate", "edit @1 --note \"…\""},
                                                          {"day", "log"},
                                                          {"delete", "remove @1"},
                                                          {"in", "start"},
                                                          {"list", "log"},
                                                          {"ls", "log"},
                                                          {"modify", "edit @1 --from 9:00"},
                                                          {"month", "report this month"},
                                                          {"note", "edit @1 --note \"…\""},
                                                          {"out", "stop"},
                                                          {"resize", "edit @1 --for 25m"},
                                                          {"resume", "continue"},
                                                          {"rm", "remove @1"},
                                                          {"summary", "report"},
                                                          {"track", "add"},
                                                          {"week", "report this week"}};
    const auto found = names.find(word);
    return found == names.end() ? "" : found->second;
}

/// The same for what comes behind the first word of a command: what the commands there are called elsewhere.
std::string familiar_there(const std::string& path, const std::string& word) {
    static const std::multimap<std::string, std::string> names{
        {"create", "add"}, {"delete", "remove"}, {"delete", "archive"}, {"modify", "edit"},
        {"new", "add"},    {"paid", "pay"},      {"remove", "archive"}, {"rm", "remove"},
        {"rm", "archive"}, {"send", "issue"},    {"set", "edit"},
    };
    const auto [first, last] = names.equal_range(word);
    for (auto name = first; name != last; ++name) {
        if (find_command(path + " " + name->second)) return name->second;
    }
    return {};
}

[[noreturn]] void refuse_command(const std::string& path, const std::string& word) {
    std::vector<std::string> candidates;
    if (path.empty()) {
        std::set<std::string> first;
        for (const CommandGroup& group : command_groups()) {
            for (const Command& command : group.commands) first.emplace(command.path.substr(0, command.path.find(' ')));
        }
        candidates.assign(first.begin(), first.end());
        candidates.insert(candidates.end(), {"help", "version"});
        const std::string same = familiar(word);
        if (!same.empty()) refuse("there is no command " + echoed(word), "sugo " + same);
        const auto near = people::nearest(word, candidates);
        refuse("there is no command " + echoed(word), near ? "sugo " + *near : "sugo help");
    }
    for (const Command* command : commands_under(path)) candidates.emplace_back(command->path.substr(path.size() + 1));
    const auto near = people::nearest(word, candidates);
    std::string hint = "sugo help " + path;
    if (const std::string same = familiar_there(path, word); !same.empty()) {
        hint = fmt::format("sugo help {} {}", path, same);
    } else if (near) {
        hint = fmt::format("sugo {} {}", path, *near);
    } else if (find_command(path + " show") && parse_slug(word).has_value()) {
        hint = fmt::format("sugo {} show {}", path, word);  // `sugo client acme`
    }
    refuse(fmt::format("sugo {} has no command {}", path, echoed(word)), hint);
}

/// A global option that may stand before the command; moves it to the rest. False if the word is none.
bool take_global(std::span<const std::string> words, std::size_t& at, Found& found) {
    const std::string& word = words[at];
    if (word == "--help" || word == "-h") {
        found.help = true;
    } else if (word == "--version") {
        found.version = true;
    } else if (word == "--json" || word == "--no-color" || word.starts_with("--db=")) {
        found.rest.push_back(word);
    } else if (word == "--db") {
        found.rest.push_back(word);
        if (at + 1 < words.size()) found.rest.push_back(words[++at]);
    } else {
        return false;
    }
    return true;
}

Found find(std::span<const std::string> words) {
    Found found;
    std::size_t at = 0;
    for (; at < words.size(); ++at) {
        const std::string& word = words[at];
        if (take_global(words, at, found)) continue;
        if (!word.empty() && word.front() == '-') break;
        const std::string longer = found.path.empty() ? word : found.path + " " + word;
        found.command = find_command(longer);
        if (!found.command && found.path.empty() && (word == "help" || word == "version")) {
            found.path = word;
            found.help = word == "help";
            found.version = word == "version";
            found.rest.assign(words.begin() + static_cast<std::ptrdiff_t>(at) + 1, words.end());
            return found;
        }
        if (!found.command && !leads_further(longer)) {
            if (found.help) break;
            refuse_command(found.path, word);
        }
        found.path = longer;
        // `log` is a command, and so is `log settle`.
        const bool longer_one = at + 1 < words.size() && find_command(longer + " " + words[at + 1]);
        if (found.command && !longer_one) {
            ++at;
            break;
        }
    }
    found.rest.insert(found.rest.end(), words.begin() + static_cast<std::ptrdiff_t>(at), words.end());
    return found;
}

// ── Its options and words ───────────────────────────────────────────────────────────────────────

/// The long names of all options, for did-you-mean.
std::vector<std::string> long_names(const Syntax& syntax) {
    std::vector<std::string> names;
    const auto add = [&](std::string_view option) {
        for (const std::string& name : split_names(option)) {
            if (name.starts_with("--")) names.push_back(name);
        }
    };
    for (const GlobalOption& option : global_options()) add(option.names);
    for (const Syntax::Option& option : syntax.options()) add(option.names);
    return names;
}

[[noreturn]] void refuse_option(const std::string& word, const Command& command, const Syntax& syntax) {
    const std::string name = word.substr(0, word.find('='));
    const auto near = people::nearest(name, long_names(syntax));
    const std::string called = command.path.empty() ? "sugo" : "sugo " + std::string(command.path);
    refuse(
        fmt::format("{} has no option {}", called, echoed(name)),
        near ? called + " " + *near : (command.path.empty() ? "sugo help" : fmt::format("sugo help {}", command.path)));
}

/// Gives each argument its words: as many as it may have while enough are left for those after it.
void hand_out(std::vector<std::string> words, const Command& command, const Syntax& syntax) {
    const std::string usage = usage_line(command, syntax);
    std::size_t needed = 0;
    for (const Syntax::Argument& argument : syntax.arguments()) needed += argument.least;
    std::size_t at = 0;
    for (const Syntax::Argument& argument : syntax.arguments()) {
        needed -= argument.least;
        const std::size_t left = words.size() - at;
        const std::size_t spare = std::min(argument.most, left > needed ? left - needed : 0);
        const std::size_t count = std::max(spare, std::min(argument.least, left));
        if (count < argument.least) refuse(fmt::format("{} is missing", argument.name), usage);
        argument.into->assign(words.begin() + static_cast<std::ptrdiff_t>(at),
                              words.begin() + static_cast<std::ptrdiff_t>(at + count));
        at += count;
    }
    if (at < words.size()) refuse(fmt::format("{} is a word too many", echoed(words[at])), usage);
}

/// What CLI11 fills before it is checked and handed to the syntax.
struct Slot {
    std::string name;
    std::vector<std::string> values;
    bool set = false;
};

struct Parsed {
    Globals globals;
    bool help = false;
};

void put(const Slot& slot, const Syntax::Option& option, const std::string& usage) {
    if (const auto* flag = std::get_if<std::shared_ptr<bool>>(&option.into)) {
        **flag = slot.set;
    } else if (const auto* texts = std::get_if<std::shared_ptr<std::vector<std::string>>>(&option.into)) {
        for (const std::string& value : slot.values) (*texts)->push_back(unshield(value));
    } else if (!slot.values.empty()) {
        if (slot.values.size() > 1) refuse(fmt::format("{} is given twice", slot.name), usage);
        *std::get<std::shared_ptr<std::optional<std::string>>>(option.into) = unshield(slot.values.front());
    }
}

Parsed parse(const Command& command, const Syntax& syntax, std::span<const std::string> words) {
    const std::string usage = usage_line(command, syntax);
    CLI::App app;
    app.set_help_flag("");
    app.allow_extras();
    Parsed parsed;
    std::vector<std::string> given;
    std::vector<std::string> database;
    app.add_option("WORDS", given);
    app.add_option("--db", database)->allow_extra_args(false);
    app.add_flag("--json", parsed.globals.json);
    app.add_flag("--no-color", parsed.globals.no_color);
    app.add_flag("-h,--help", parsed.help);
    std::vector<Slot> slots(syntax.options().size());
    for (std::size_t i = 0; i < slots.size(); ++i) {
        const Syntax::Option& option = syntax.options()[i];
        slots[i].name = split_names(option.names).back();
        if (option.value.empty()) {
            app.add_flag(option.names, slots[i].set);
        } else {
            app.add_option(option.names, slots[i].values)->allow_extra_args(false);
        }
    }
    try {
        app.parse(shielded(words));
    } catch (const CLI::ArgumentMismatch&) {
        refuse(fmt::format("{} needs a value", words.empty() ? "an option" : echoed(words.back())), usage);
    } catch (const CLI::ParseError&) {
        refuse(fmt::format("the options of sugo {} cannot be read", command.path), usage);
    }
    for (const std::string& extra : app.remaining()) {
        if (extra != "--" && !parsed.help) refuse_option(unshield(extra), command, syntax);
    }
    if (parsed.help) return parsed;
    if (!database.empty()) parsed.globals.database = unshield(database.back());
    for (std::size_t i = 0; i < slots.size(); ++i) put(slots[i], syntax.options()[i], usage);
    for (std::string& word : given) word = unshield(word);
    hand_out(std::move(given), command, syntax);
    return parsed;
}

Understood say(std::function<std::string(int width)> text) {
    return {{}, [text = std::move(text)](Context& context) {
                context.print(text(context.text_width()));
                return 0;
            }};
}

Understood help_on(std::span<const std::string> words) {
    std::string path;
    for (const std::string& word : words) {
        if (word.starts_with("-")) continue;
        std::string longer = path;
        if (!longer.empty()) longer += ' ';
        longer += word;
        if (!find_command(longer) && !leads_further(longer)) {
            if (!path.empty() && find_command(path)) break;
            refuse_command(path, word);
        }
        path = longer;
    }
    return say([path](int width) { return help_text(path, width); });
}

/// `sugo complete -- WORDS`, which the shells' scripts ask.
Understood completed(std::span<const std::string> words) {
    const std::vector<std::string> typed(words.begin() + (words.empty() || words.front() != "--" ? 0 : 1), words.end());
    Globals globals;
    globals.database = named_database(typed);
    return {globals, [typed](Context& context) {
                context.world().out(completion_text(complete(context, typed)));
                return 0;
            }};
}

/// What sugo starts itself for, in the background: `sugo --db FILE attend [TERMINAL]` and `sugo run-hooks`.
std::optional<Understood> background(std::span<const std::string> words) {
    Globals globals;
    if (words.size() >= 2 && words[0] == "--db") {
        globals.database = words[1];
        words = words.subspan(2);
    }
    if (words.empty()) return std::nullopt;
    if (words[0] == "run-hooks") return Understood{globals, run_hooks};
    if (words[0] != "attend") return std::nullopt;
    const std::string terminal_file = words.size() > 1 ? words[1] : std::string();
    return Understood{globals, [terminal_file](Context& context) { return attend(context, terminal_file); }};
}

}  // namespace

Understood understand(std::span<const std::string> words) {
    for (const std::string& word : words) {
        if (!is_utf8(word)) refuse(echoed(printable(word)) + " is not UTF-8 text", "sugo help");
    }
    if (!words.empty() && words.front() == "complete") return completed(words.subspan(1));
    if (auto understood = background(words)) return *std::move(understood);
    Found found = find(words);
    if (found.version) return say([](int) { return version_text(); });
    if (found.help) {
        if (found.path == "help") return help_on(found.rest);
        return say([path = found.path](int width) { return help_text(path, width); });
    }
    if (!found.command && !found.path.empty()) {
        // `sugo client` shows what there is.
        found.command = find_command(found.path + " list");
        if (!found.command) refuse(fmt::format("sugo {} needs a command", found.path), "sugo help " + found.path);
    }
    if (!found.command) found.command = find_command("");
    Syntax syntax;
    const Action action = found.command->bind(syntax);
    Parsed parsed = parse(*found.command, syntax, found.rest);
    if (parsed.help)
        return say([path = std::string(found.command->path)](int width) { return help_text(path, width); });
    return {std::move(parsed.globals), action};
}

}  // namespace sugo::cli
