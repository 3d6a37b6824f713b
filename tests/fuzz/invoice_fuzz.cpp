// The invoice reader that sugo-render trusts: what it accepts, it writes and reads back the same, and every page that
// is made of it is harmless. There is no language of templates; the pages are these.

#include <algorithm>
#include <sstream>
#include <string>

#include <formats/csv_reader.hpp>
#include <sugo/formats.hpp>
#include <sugo/text.hpp>

#include "fuzz.hpp"
#include "well_formed.hpp"

namespace sugo::fuzz {
namespace {

void check_text(const std::string& text) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) expect(printable(line) == line);
}

void check_csv(const std::string& text) {
    formats::CsvReader rows(text, "fuzz", "");
    expect(rows.next());
    const std::size_t columns = rows.cells().size();
    while (rows.next()) expect(rows.cells().size() == columns);
}

}  // namespace
}  // namespace sugo::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sugo;
    const auto document = formats::read_invoice_json(fuzz::text_of(data, size));
    if (!document) {
        fuzz::expect(!document.error().message.empty());
        return 0;
    }
    fuzz::expect(formats::read_invoice_json(formats::invoice_json(*document)) == document);
    try {
        fuzz::expect(fuzz::is_well_formed(formats::invoice_html(*document)));
        fuzz::check_csv(formats::invoice_csv(*document));
        for (const int width : {40, 78}) fuzz::check_text(formats::invoice_text(*document, width));
    } catch (const Failure& failure) {  // a zone that the system lacks, a sum that leaves 64 bits
        fuzz::expect(!failure.error().message.empty());
    }
    return 0;
}
