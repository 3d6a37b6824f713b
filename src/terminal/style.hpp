#pragma once

#include <string>
#include <string_view>

namespace sugo::terminal {

/// Emphasis by escape sequences, or none at all.
class Style {
public:
    explicit Style(bool colour = false) : colour_(colour) {}

    [[nodiscard]] bool colour() const { return colour_; }
    [[nodiscard]] std::string strong(std::string_view text) const { return wrap("1", text); }
    [[nodiscard]] std::string quiet(std::string_view text) const { return wrap("2", text); }
    [[nodiscard]] std::string good(std::string_view text) const { return wrap("32", text); }
    [[nodiscard]] std::string warn(std::string_view text) const { return wrap("33", text); }
    [[nodiscard]] std::string bad(std::string_view text) const { return wrap("31", text); }

private:
    [[nodiscard]] std::string wrap(std::string_view code, std::string_view text) const;

    bool colour_;
};

}  // namespace sugo::terminal
