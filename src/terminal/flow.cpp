#include <terminal/flow.hpp>

#include <algorithm>

#include <sugo/text.hpp>

namespace sugo::terminal {

std::string plain(std::string_view text) {
    std::string seen;
    for (std::size_t at = 0; at < text.size(); ++at) {
        // An escape sequence of colour ends in 'm'.
        if (text[at] == '\x1b') {
            at = std::min(text.find('m', at), text.size());
        } else {
            seen += text[at];
        }
    }
    return seen;
}

int visible_width(std::string_view text) {
    return display_width(plain(text));
}

int widest_line(std::string_view text) {
    int widest = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        widest = std::max(widest, visible_width(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return widest;
}

std::string flow(std::string_view line, int width) {
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    std::string text(line.substr(0, indent));
    int used = static_cast<int>(indent);
    bool begun = false;
    std::string_view rest = line.substr(indent);
    while (!rest.empty()) {
        const std::size_t gap = begun ? std::min(rest.find_first_not_of(' '), rest.size()) : 0;
        const std::size_t end = std::min(rest.find(' ', gap), rest.size());
        const std::string_view word = rest.substr(gap, end - gap);
        rest.remove_prefix(end);
        if (word.empty()) break;
        const int needed = visible_width(word);
        if (begun && used + static_cast<int>(gap) + needed > width) {
            text.append("\n").append(indent, ' ').append(word);
            used = static_cast<int>(indent) + needed;
        } else {
            text.append(gap, ' ').append(word);
            used += static_cast<int>(gap) + needed;
        }
        begun = true;
    }
    return text;
}

}  // namespace sugo::terminal
