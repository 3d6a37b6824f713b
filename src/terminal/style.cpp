#include <terminal/style.hpp>

namespace sugo::terminal {

std::string Style::wrap(std::string_view code, std::string_view text) const {
    if (!colour_ || text.empty()) return std::string(text);
    std::string styled = "\x1b[";
    styled.append(code).append("m").append(text).append("\x1b[0m");
    return styled;
}

}  // namespace sugo::terminal
