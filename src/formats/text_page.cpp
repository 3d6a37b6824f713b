#include <formats/text_page.hpp>

#include <algorithm>

#include <sugo/text.hpp>

namespace sugo::formats {

void TextPage::line(std::string_view line) {
    text_ += line.substr(0, line.find_last_not_of(' ') + 1);
    text_ += '\n';
}

void TextPage::rule() {
    line(std::string(static_cast<std::size_t>(width_), '-'));
}

void TextPage::block(std::string_view text, int indent) {
    for (const std::string& part : wrapped(text, width_ - indent)) {
        line(std::string(static_cast<std::size_t>(indent), ' ') + part);
    }
}

void TextPage::right(std::string_view text) {
    for (const std::string& part : wrapped(text, width_)) line(pad_left(part, width_));
}

std::vector<std::string> wrapped(std::string_view text, int width) {
    std::vector<std::string> lines;
    while (true) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        for (std::string& line : wrap(printable(text.substr(0, end)), width)) lines.push_back(std::move(line));
        if (end == text.size()) break;
        text.remove_prefix(end + 1);
    }
    if (lines.empty()) lines.emplace_back();
    return lines;
}

}  // namespace sugo::formats
