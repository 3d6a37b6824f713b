// invoice export.
#include <cli/command.hpp>

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include <cli/file_form.hpp>
#include <cli/files.hpp>
#include <cli/invoice_words.hpp>
#include <cli/phrases.hpp>
#include <sugo/formats.hpp>

namespace sugo::cli {
namespace {

using namespace std::string_view_literals;

enum class Form { text, pdf, html, csv, json };

constexpr std::array kTextEndings{"txt"sv, "text"sv};
constexpr std::array kPdfEndings{"pdf"sv};
constexpr std::array kHtmlEndings{"html"sv, "htm"sv};
constexpr std::array kCsvEndings{"csv"sv};
constexpr std::array kJsonEndings{"json"sv};
constexpr std::array<FileForm, 5> kForms{{{"text", kTextEndings},
                                          {"pdf", kPdfEndings},
                                          {"html", kHtmlEndings},
                                          {"csv", kCsvEndings},
                                          {"json", kJsonEndings}}};

/// --format, else what the name of the file says; else JSON where the answer is JSON, and text.
Form form_of(const Context& context, const Text& format, const Text& output) {
    const auto word = chosen_form(kForms, *format, *output).value_or(context.json() ? "json" : "text");
    const auto found = std::ranges::find(kForms, word, &FileForm::word);
    return static_cast<Form>(found - kForms.begin());
}

/// "2026-018.pdf", "draft-acme.pdf": a number may hold what a file name may not.
std::string file_name(const billing::Shown& shown, Form form) {
    std::string name = shown.document.number.value_or("draft-" + shown.name);
    std::replace(name.begin(), name.end(), '/', '-');
    if (name.front() == '.') name.front() = '_';
    return name + (form == Form::pdf ? ".pdf" : ".html");
}

std::string rendered(Context& context, const InvoiceDocument& document, Form form, const Text& paper) {
    switch (form) {
        case Form::text:
            return document_text(context, document);
        case Form::html:
            return formats::invoice_html(document);
        case Form::csv:
            return formats::invoice_csv(document);
        case Form::json:
            return formats::invoice_json(document);
        case Form::pdf:
            break;
    }
    const Profile::Paper chosen = *paper ? taken(parse_paper(**paper)) : document.seller.paper;
    return context.world().render({formats::invoice_json(document), std::string(to_string(chosen))});
}

Action bind_invoice_export(Syntax& syntax) {
    const Texts name =
        syntax.word("NAME", "the number; of a draft its client, or the name that sugo invoice list shows");
    const Text format =
        syntax.text("--format", "WORD", "text, pdf, html, csv or json; default what the name of FILE says, else text");
    const Text detail = syntax.text("--detail", "WORD", "under each line: none, day or session; changes no amount");
    const Text paper = syntax.text("--paper", "PAPER", "a4 or letter; default your own");
    const Text output = syntax.text(
        "-o,--output", "FILE", "where to, - for standard output; a PDF or HTML goes to NUMBER.pdf or .html by itself");
    const Flag force = syntax.flag("--force", "replace a file that is there");
    return [=](Context& context) {
        const Form form = form_of(context, format, output);
        billing::Shown shown = billing::show(context.store(), name->front(), context.now());
        if (*detail) shown.document.detail = taken(parse_detail(**detail));
        const bool to_file = *output ? **output != "-" : form == Form::pdf || form == Form::html;
        if (context.json() && form != Form::json && !to_file) {
            throw Failure(ErrorKind::usage, "--json prints JSON and no other format", "--format json, or -o FILE");
        }
        if (!to_file && form == Form::pdf && context.world().terminal.output)
            throw Failure(ErrorKind::usage, "a PDF is not for a terminal", "-o FILE, or a pipe");
        if (shown.document.voided && form == Form::csv)
            context.note(shown.name + " is void, and its CSV does not say so");
        const std::string bytes = rendered(context, shown.document, form, paper);
        if (!to_file) {
            context.print(bytes);
            return 0;
        }
        const std::string file = *output ? **output : file_name(shown, form);
        write_file(file, bytes, *force);
        return context.answer(shown, [&] { return fmt::format("wrote {}\n", file); });
    };
}

}  // namespace

std::vector<Command> invoice_export_commands() {
    return {{"invoice export",
             "an invoice as text, PDF, HTML, CSV or JSON",
             {"sugo invoice export 2026-018 --format pdf",
              "sugo invoice export 2026-018 -o march.pdf --detail session --paper letter",
              "sugo invoice export 2026-018 -o march.html",
              "sugo invoice export 2026-018 -o march.csv --detail session", "sugo invoice export acme --format json"},
             bind_invoice_export}};
}

}  // namespace sugo::cli
