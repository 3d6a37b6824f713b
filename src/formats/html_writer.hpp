#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sugo::formats {

/// A page of HTML that is well-formed XML too. Every word and every value is escaped here, so that no name or note can
/// become markup.
class HtmlWriter {
public:
    using Attributes = std::vector<std::pair<std::string_view, std::string>>;

    /// Begins an element on a new line.
    void open(std::string_view tag, const Attributes& attributes = {});
    /// Ends the innermost open element.
    void close();
    /// An element with text, on the line that was begun. Text of several lines has a `<br/>` between them.
    void element(std::string_view tag, std::string_view text, const Attributes& attributes = {});
    /// An element without content: `<meta … />`.
    void empty(std::string_view tag, const Attributes& attributes = {});
    void text(std::string_view text);
    void line() { page_ += '\n'; }
    /// The style sheet; it is the program's own and holds no `<` or `&`.
    void style(std::string_view sheet);

    /// The doctype and all that was written. Every element is closed.
    [[nodiscard]] std::string page() const;

private:
    void begin(std::string_view tag, const Attributes& attributes);

    std::string page_;
    std::vector<std::string> open_;
};

}  // namespace sugo::formats
