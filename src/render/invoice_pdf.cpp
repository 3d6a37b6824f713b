#include <string>

#include <fmt/format.h>

#include <sugo/render.hpp>

#include <render/drawing.hpp>
#include <render/invoice_blocks.hpp>
#include <render/invoice_words.hpp>
#include <render/typefaces.hpp>
#include <render/typesetter.hpp>

namespace sugo::render {

std::string invoice_pdf(const InvoiceDocument& document, const PageOptions& options) {
    const Typefaces faces;
    const Typesetter type(faces, cjk_language(document));
    const Frame frame = frame_of(options.paper);
    About about{title_of(document), document.seller.party.legal_name, {}};
    if (document.issued) about.created = to_string(*document.issued) + "T00:00:00Z";
    return draw_pdf(invoice_pages(document, type, frame), frame, about);
}

}  // namespace sugo::render
