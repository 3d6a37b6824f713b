#include <app/importing_rules.hpp>

#include <algorithm>

#include <fmt/format.h>

#include <app/work_words.hpp>

namespace sugo::importing {

namespace {

std::string setting_key(std::string_view source) {
    return fmt::format("import.{}", source);
}

/// What a rule means after a name in it changed.
std::string renamed(std::string_view meaning, std::string_view before, std::string_view after) {
    constexpr std::string_view kind = "kind:";
    const std::string_view prefix = meaning.starts_with(kind) ? kind : std::string_view();
    const std::string_view name = meaning.substr(prefix.size());
    const std::string_view rest = name.starts_with(before) ? name.substr(before.size()) : std::string_view("?");
    if (!rest.empty() && !rest.starts_with('/')) return std::string(meaning);
    return fmt::format("{}{}{}", prefix, after, rest);
}

/// A line that is no rule stays as it is: renaming must not fail on it.
std::string renamed_line(std::string_view line, std::string_view before, std::string_view after) {
    if (line.starts_with('=')) return "=" + renamed(line.substr(1), before, after);
    const auto rule = parse_rule(line);
    return rule ? rule->first + "=" + renamed(rule->second, before, after) : std::string(line);
}

[[noreturn]] void refuse_rule(std::string_view text) {
    throw Failure(ErrorKind::usage, fmt::format("{} is not a rule", text.empty() ? "an empty word" : text),
                  "tag=acme, tag=acme/ner, tag=kind:code, tag=tag:other or tag=ignore");
}

}  // namespace

Result<std::pair<std::string, std::string>> parse_rule(std::string_view text) {
    // A tag may hold a '=' itself, a meaning only after "tag:".
    std::size_t sign = text.find("=tag:");
    if (sign == std::string_view::npos) sign = text.rfind('=');
    try {
        if (sign == std::string_view::npos) refuse_rule(text);
        const std::string tag = parse_line_text(text.substr(0, sign)).value();
        std::string meaning = parse_line_text(text.substr(sign + 1)).value();
        if (!meaning.starts_with("tag:")) meaning = people::lowered(meaning);
        if (tag.empty() || meaning.empty() || meaning.ends_with(':') || meaning.ends_with('/')) refuse_rule(text);
        return std::pair(tag, meaning);
    } catch (const Failure& failure) {
        return failure.error();
    }
}

Rules saved_rules(Store& store, std::string_view source) {
    Rules rules;
    const std::string lines = store.settings().get(setting_key(source)).value_or("");
    std::string_view rest = lines;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        if (line.starts_with('=')) {
            rules.kind = line.substr(1);
        } else if (!line.empty()) {
            rules.tags.insert(parse_rule(line).value());
        }
    }
    return rules;
}

void save_rules(Store& store, std::string_view source, const Rules& rules) {
    std::string lines;
    if (!rules.kind.empty()) lines += fmt::format("={}\n", rules.kind);
    for (const auto& [tag, meaning] : rules.tags) lines += fmt::format("{}={}\n", tag, meaning);
    if (!lines.empty()) lines.pop_back();
    const std::string key = setting_key(source);
    if (store.settings().get(key).value_or("") != lines) store.settings().set(key, lines);
}

void rename_in_rules(Store& store, std::string_view before, std::string_view after) {
    for (const auto& [key, saved] : store.settings().all()) {
        if (!key.starts_with("import.")) continue;
        std::string lines;
        for (std::string_view rest = saved; !rest.empty();) {
            const std::string_view line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(std::min(rest.size(), line.size() + 1));
            lines += (lines.empty() ? "" : "\n") + renamed_line(line, before, after);
        }
        if (lines != saved) store.settings().set(key, lines);
    }
}

Rules merged(Rules saved, const Rules& asked) {
    for (const auto& [tag, meaning] : asked.tags) saved.tags[tag] = meaning;
    if (!asked.kind.empty()) saved.kind = asked.kind;
    return saved;
}

}  // namespace sugo::importing
