#include <render/drawing.hpp>

#include <cstddef>
#include <memory>
#include <string_view>

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <sugo/error.hpp>

namespace sugo::render {
namespace {

struct DestroySurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct DestroyCairo {
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

void check(cairo_status_t status) {
    if (status != CAIRO_STATUS_SUCCESS)
        throw Failure(ErrorKind::system,
                      fmt::format("the page could not be drawn: {}", cairo_status_to_string(status)));
}

void use(cairo_t* cairo, Ink ink) {
    switch (ink) {
        case Ink::text:
            return cairo_set_source_rgb(cairo, 0.11, 0.11, 0.12);
        case Ink::soft:
            return cairo_set_source_rgb(cairo, 0.40, 0.40, 0.42);
        case Ink::hairline:
            return cairo_set_source_rgb(cairo, 0.82, 0.82, 0.83);
        case Ink::warning:
            return cairo_set_source_rgb(cairo, 0.72, 0.20, 0.13);
    }
}

void draw(cairo_t* cairo, const Element& element) {
    use(cairo, element.ink);
    if (!element.type.layout) {
        cairo_rectangle(cairo, element.x, element.y, element.width, element.height);
        cairo_fill(cairo);
        return;
    }
    cairo_move_to(cairo, element.x, element.y + element.type.baseline);
    pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(element.type.layout.get(), element.type.index));
}

/// Cairo dates every PDF, with today where no date is given, and writes the date without the "D:" that the format asks
/// for. The prefix takes the place of two of the blanks before the entry, and a page without a date gets blanks for the
/// entry: no byte moves, so the table of contents of the file stays right. (Cairo 1.16; newer ones write the prefix.)
void mend_date(std::string& pdf, bool dated) {
    constexpr std::string_view entry = "   /CreationDate (";
    constexpr std::string_view mended = " /CreationDate (D:";
    const std::size_t info = pdf.rfind("<< /Producer (cairo");
    const std::size_t begin = info == std::string::npos ? info : pdf.find(entry, info);
    const std::size_t end = begin == std::string::npos ? begin : pdf.find(')', begin);
    if (end == std::string::npos) return;
    if (dated && pdf.compare(begin + entry.size(), 2, "D:") != 0) pdf.replace(begin, entry.size(), mended);
    if (!dated) pdf.replace(begin, end + 1 - begin, end + 1 - begin, ' ');
}

}  // namespace

std::string draw_pdf(const std::vector<Page>& pages, const Frame& frame, const About& about) {
    std::string pdf;
    const std::unique_ptr<cairo_surface_t, DestroySurface> surface(
        cairo_pdf_surface_create_for_stream(append, &pdf, frame.paper_width, frame.paper_height));
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, about.title.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_AUTHOR, about.author.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "sugo");
    // Some date of fixed length is given even where none will stay: Cairo's own takes more room in some time zones.
    const std::string created = about.created.empty() ? "1970-01-01T00:00:00Z" : about.created;
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, created.c_str());
    const std::unique_ptr<cairo_t, DestroyCairo> cairo(cairo_create(surface.get()));
    for (const Page& page : pages) {
        for (const Element& element : page.elements) draw(cairo.get(), element);
        cairo_show_page(cairo.get());
    }
    check(cairo_status(cairo.get()));
    cairo_surface_finish(surface.get());
    check(cairo_surface_status(surface.get()));
    mend_date(pdf, !about.created.empty());
    return pdf;
}

}  // namespace sugo::render
