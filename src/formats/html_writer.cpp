#include <formats/html_writer.hpp>

#include <cassert>

#include <sugo/text.hpp>

namespace sugo::formats {

namespace {

/// Control characters have no place in XML, and not every reader of HTML is as forgiving as a browser.
std::string escaped(std::string_view text) {
    std::string result;
    for (const char sign : printable(text)) {
        switch (sign) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            case '\'':
                result += "&#39;";
                break;
            default:
                result += sign;
        }
    }
    return result;
}

}  // namespace

void HtmlWriter::begin(std::string_view tag, const Attributes& attributes) {
    page_ += '<';
    page_ += tag;
    for (const auto& [name, value] : attributes) {
        page_ += ' ';
        page_ += name;
        page_ += "=\"";
        page_ += escaped(value);
        page_ += '"';
    }
}

void HtmlWriter::open(std::string_view tag, const Attributes& attributes) {
    line();
    begin(tag, attributes);
    page_ += '>';
    open_.emplace_back(tag);
}

void HtmlWriter::close() {
    assert(!open_.empty());
    page_ += "</";
    page_ += open_.back();
    page_ += '>';
    open_.pop_back();
}

void HtmlWriter::element(std::string_view tag, std::string_view text, const Attributes& attributes) {
    begin(tag, attributes);
    page_ += '>';
    this->text(text);
    page_ += "</";
    page_ += tag;
    page_ += '>';
}

void HtmlWriter::empty(std::string_view tag, const Attributes& attributes) {
    begin(tag, attributes);
    page_ += "/>";
}

void HtmlWriter::text(std::string_view text) {
    while (true) {
        const std::size_t end = text.find('\n');
        page_ += escaped(text.substr(0, end));
        if (end == std::string_view::npos) return;
        empty("br");
        text.remove_prefix(end + 1);
    }
}

void HtmlWriter::style(std::string_view sheet) {
    page_ += "\n<style>\n";
    page_ += sheet;
    page_ += "</style>";
}

std::string HtmlWriter::page() const {
    assert(open_.empty());
    return "<!DOCTYPE html>" + page_ + "\n";
}

}  // namespace sugo::formats
