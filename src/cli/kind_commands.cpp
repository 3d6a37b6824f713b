// kind add, list, edit, rename, archive.
#include <cli/command.hpp>

#include <fmt/format.h>

#include <cli/phrases.hpp>
#include <cli/session_options.hpp>
#include <terminal/table.hpp>

namespace sugo::cli {
namespace {

std::string kind_words(const Kind& kind) {
    return fmt::format("kind {}, {}", kind.slug, kind.billable ? "billable" : "not billable");
}

Action bind_kind_add(Syntax& syntax) {
    const Texts slug = syntax.word("KIND", "the word for it: annotate");
    const Flag yes = syntax.flag("--billable", "client work of this kind is billed");
    const Flag no = syntax.flag("--not-billable,--no-billable", "it is not (the default)");
    return [=](Context& context) {
        const bool billable = yes_or_no(*yes, *no).value_or(false);
        const auto changed = people::add_kind(context.store(), slug->front(), billable, context.now());
        return context.answer(changed, [&] { return fmt::format("added {}\n", kind_words(changed.after)); });
    };
}

Action bind_kind_edit(Syntax& syntax) {
    const Texts slug = syntax.word("KIND", "which one");
    const Flag yes = syntax.flag("--billable", "client work of this kind is billed");
    const Flag no = syntax.flag("--not-billable,--no-billable", "it is not");
    return [=](Context& context) {
        const std::optional<bool> billable = yes_or_no(*yes, *no);
        if (!billable)
            throw Failure(ErrorKind::usage, "nothing was said to change",
                          fmt::format("sugo kind edit {} --billable", slug->front()));
        const auto changed = people::edit_kind(context.store(), slug->front(), *billable, context.now());
        return context.answer(changed, [&] { return fmt::format("changed {}\n", kind_words(changed.after)); });
    };
}

Action bind_kind_rename(Syntax& syntax) {
    const Texts slug = syntax.word("KIND", "which one");
    const Texts to = syntax.word("NEW", "the new word for it");
    return [=](Context& context) {
        const auto changed = people::rename_kind(context.store(), slug->front(), to->front(), context.now());
        return context.answer(
            changed, [&] { return fmt::format("renamed kind {} to {}\n", changed.before.slug, changed.after.slug); });
    };
}

template <bool archived>
Action bind_kind_archive(Syntax& syntax) {
    const Texts slug = syntax.word("KIND", "which one");
    return [=](Context& context) {
        const auto changed = people::archive_kind(context.store(), slug->front(), archived, context.now());
        return context.answer(changed, [&] {
            return fmt::format("{} kind {}\n", archived ? "archived" : "brought back", changed.after.slug);
        });
    };
}

Action bind_kind_list(Syntax& syntax) {
    const Flag all = syntax.flag("--all", "archived ones too");
    return [=](Context& context) {
        std::vector<Kind> kinds = context.store().clients().kinds();
        if (!*all) std::erase_if(kinds, [](const Kind& kind) { return kind.archived; });
        return context.answer(kinds, [&] {
            terminal::Table table(
                {{.head = "kind", .least = 8}, {.head = ""}, {.head = "", .tone = terminal::Tone::quiet}});
            for (const Kind& kind : kinds)
                table.row({kind.slug, kind.billable ? "billable" : "not billable", kind.archived ? "archived" : ""});
            return table.text(context.width(), context.style());
        });
    };
}

}  // namespace

std::vector<Command> kind_commands() {
    return {
        {"kind add", "a new kind of work", {"sugo kind add annotate --billable"}, bind_kind_add},
        {"kind list", "the kinds of work", {"sugo kind list"}, bind_kind_list},
        {"kind edit", "whether a kind of work is billed", {"sugo kind edit review --billable"}, bind_kind_edit},
        {"kind rename", "another word for a kind", {"sugo kind rename annotate label"}, bind_kind_rename},
        {"kind archive", "put a kind away", {"sugo kind archive annotate"}, bind_kind_archive<true>},
        {"kind unarchive", "bring a kind back", {"sugo kind unarchive annotate"}, bind_kind_archive<false>},
    };
}

}  // namespace sugo::cli
