// invoice edit, delete.
#include <cli/command.hpp>

#include <fmt/format.h>

#include <cli/invoice_words.hpp>
#include <cli/phrases.hpp>

namespace sugo::cli {
namespace {

std::string edited_text(Context& context, const billing::DraftEdited& edited) {
    const Money before = edited.before.document.total;
    const Money after = edited.after.document.total;
    const std::string total = before == after ? format(after) : fmt::format("{} → {}", format(before), format(after));
    return fmt::format("changed the draft {}: {}\n\n", context.style().strong(edited.after.name), total) +
           lines_text(context, edited.after.document) + left_out_text(edited.after) + "\n" +
           next_step(context, fmt::format("sugo invoice {} {}", billing::can_be_issued(edited.after) ? "issue" : "show",
                                          edited.after.name));
}

Action bind_invoice_edit(Syntax& syntax) {
    const Texts name = syntax.word("NAME", "the draft: its client, or the name that sugo invoice list shows");
    const Texts drop = syntax.texts("--drop", "SESSION", "take a session off: @2 or its five letters; may be repeated");
    const Texts take = syntax.texts("--take", "SESSION", "take a session up; may be repeated");
    const Texts add =
        syntax.texts("--text", "TEXT", "a line of text, or \"text = 120\" with an amount; may be repeated");
    const Texts remove = syntax.texts("--remove-text", "N", "remove the N-th line of text");
    const Text detail = syntax.text("--detail", "WORD", "under each line: none, day or session");
    return [=](Context& context) {
        billing::DraftEdit edit{*drop, *take, *add, {}, {}};
        for (const std::string& number : *remove)
            edit.remove_text.push_back(number_of_option("--remove-text", number, 1, 10'000));
        if (*detail) edit.detail = taken(parse_detail(**detail));
        if (drop->empty() && take->empty() && add->empty() && remove->empty() && !*detail)
            throw Failure(ErrorKind::usage, "nothing was said to change",
                          fmt::format("sugo invoice edit {} --text \"Travel = 120\"", name->front()));
        const auto edited = billing::edit(context.store(), name->front(), edit, context.now());
        return context.answer(edited, [&] { return edited_text(context, edited); });
    };
}

Action bind_invoice_delete(Syntax& syntax) {
    const Texts name = syntax.word("NAME", "the draft: its client, or the name that sugo invoice list shows");
    return [=](Context& context) {
        const auto removed = billing::remove(context.store(), name->front(), context.now());
        return context.answer(removed, [&] {
            return fmt::format("deleted the draft {}; its sessions are unbilled again\n", removed.name);
        });
    };
}

}  // namespace

std::vector<Command> invoice_edit_commands() {
    return {
        {"invoice edit",
         "change a draft",
         {"sugo invoice edit acme --drop 7k2mq", "sugo invoice edit acme --text \"Train to Busan = 59.80\"",
          "sugo invoice edit acme --detail day"},
         bind_invoice_edit},
        {"invoice delete",
         "forget a draft; its sessions are unbilled again",
         {"sugo invoice delete acme"},
         bind_invoice_delete},
    };
}

}  // namespace sugo::cli
