#include <cstdlib>
#include <exception>
#include <iostream>
#include <iterator>
#include <new>
#include <span>
#include <string>
#include <string_view>

#include <sugo/error.hpp>
#include <sugo/formats.hpp>
#include <sugo/render.hpp>

// sugo-render: the page of an invoice. Reads the invoice's JSON (docs/json.md) on stdin, writes the PDF to stdout.

namespace {

using sugo::ErrorKind;
using sugo::Failure;

constexpr std::string_view kUsage = "sugo-render invoice [--paper a4|letter] < invoice.json > invoice.pdf";

struct Request {
    /// Empty: the paper of the invoice's seller.
    std::optional<sugo::Profile::Paper> paper;
};

Request parse(std::span<char* const> words) {
    if (words.empty() || std::string_view(words[0]) != "invoice")
        throw Failure(ErrorKind::usage, "what to draw is missing: invoice is the only page so far",
                      std::string(kUsage));
    Request request;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string_view word = words[i];
        if (word == "--paper" && i + 1 < words.size())
            request.paper = sugo::parse_paper(words[++i]).value();
        else if (word.starts_with("--paper="))
            request.paper = sugo::parse_paper(word.substr(word.find('=') + 1)).value();
        else
            throw Failure(ErrorKind::usage, "\"" + std::string(word) + "\" is not understood", std::string(kUsage));
    }
    return request;
}

void run(std::span<char* const> words) {
    const Request request = parse(words);
    const std::string json(std::istreambuf_iterator<char>(std::cin), {});
    const sugo::InvoiceDocument document = sugo::formats::read_invoice_json(json).value();
    const std::string pdf =
        sugo::render::invoice_pdf(document, {.paper = request.paper.value_or(document.seller.paper)});
    std::cout.write(pdf.data(), static_cast<std::streamsize>(pdf.size())).flush();
    if (!std::cout) throw Failure(ErrorKind::system, "the PDF could not be written");
}

int tell(const sugo::Error& error) {
    std::cerr << "sugo-render: " << error.message << "\n";
    if (!error.hint.empty()) std::cerr << "  try: " << error.hint << "\n";
    return static_cast<int>(error.kind);
}

}  // namespace

int main(int count, char** words) {
    // Pango lets the reader's languages choose the shapes of letters; a page is the same whoever prints it.
    unsetenv("LANGUAGE");
    unsetenv("PANGO_LANGUAGE");
    std::ios::sync_with_stdio(false);
    try {
        const std::span<char* const> all(words, static_cast<std::size_t>(count));
        if (all.size() == 2 && std::string_view(all[1]) == "--help") {
            std::cout << "Draws the page of an invoice.\n\n  " << kUsage << "\n";
            return 0;
        }
        run(all.empty() ? all : all.subspan(1));
        return 0;
    } catch (const Failure& failure) {
        return tell(failure.error());
    } catch (const std::exception& failure) {
        return tell({ErrorKind::system, failure.what(), {}});
    }
}
