// invoice export.
#include <cli/command.hpp>

#include <algorithm>

#include <fmt/format.h>

#include <cli/files.hpp>
#include <cli/invoice_words.hpp>
#include <cli/phrases.hpp>
#include <sugo/formats.hpp>

namespace sugo::cli {
namespace {

enum class Form { text, pdf, json };

Form parse_form(const std::string& word) {
    if (word == "text") return Form::text;
    if (word == "pdf") return Form::pdf;
    if (word == "json") return Form::json;
    throw Failure(ErrorKind::usage, fmt::format("there is no format {}", word), "--format text, pdf or json");
}

/// "2026-018.pdf", "draft-acme.pdf": a number may hold what a file name may not.
std::string file_name(const billing::Shown& shown) {
    std::string name = shown.document.number.value_or("draft-" + shown.name);
    std::replace(name.begin(), name.end(), '/', '-');
    if (name.front() == '.') name.front() = '_';
    return name + ".pdf";
}

std::string rendered(Context& context, const InvoiceDocument& document, Form form, const Text& paper) {
    switch (form) {
        case Form::text:
            return document_text(context, document);
        case Form::json:
            return formats::invoice_json(document);
        case Form::pdf:
            break;
    }
    const Profile::Paper chosen = *paper ? taken(parse_paper(**paper)) : document.seller.paper;
    return context.world().render({formats::invoice_json(document), std::string(to_string(chosen))});
}

Action bind_export(Syntax& syntax) {
    const Texts name =
        syntax.word("NAME", "the number; of a draft its client, or the name that sugo invoice list shows");
    const Text format = syntax.text("--format", "WORD", "text (the default), pdf or json");
    const Text detail = syntax.text("--detail", "WORD", "under each line: none, day or session; changes no amount");
    const Text paper = syntax.text("--paper", "PAPER", "a4 or letter; default your own");
    const Text output =
        syntax.text("-o,--output", "FILE", "where to, - for standard output; a PDF goes to NUMBER.pdf by itself");
    const Flag force = syntax.flag("--force", "replace a file that is there");
    return [=](Context& context) {
        const Form form = parse_form(format->value_or(context.json() ? "json" : "text"));
        billing::Shown shown = billing::show(context.store(), name->front(), context.now());
        if (*detail) shown.document.detail = taken(parse_detail(**detail));
        const bool to_file = *output ? **output != "-" : form == Form::pdf;
        if (context.json() && form != Form::json && !to_file) {
            throw Failure(ErrorKind::usage, "--json prints JSON and no other format", "--format json, or -o FILE");
        }
        if (!to_file && form == Form::pdf && context.world().terminal.output)
            throw Failure(ErrorKind::usage, "a PDF is not for a terminal", "-o FILE, or a pipe");
        if (shown.state == billing::Shown::State::voided)
            context.note(shown.name + " is void, and the page does not say so");
        const std::string bytes = rendered(context, shown.document, form, paper);
        if (!to_file) {
            context.print(bytes);
            return 0;
        }
        const std::string file = *output ? **output : file_name(shown);
        write_file(file, bytes, *force);
        return context.answer(shown, [&] { return fmt::format("wrote {}\n", file); });
    };
}

}  // namespace

std::vector<Command> invoice_export_commands() {
    return {{"invoice export",
             "an invoice as text, PDF or JSON",
             {"sugo invoice export 2026-018 --format pdf",
              "sugo invoice export 2026-018 --format pdf --detail session -o march.pdf --paper letter",
              "sugo invoice export acme --format json"},
             bind_export}};
}

}  // namespace sugo::cli
