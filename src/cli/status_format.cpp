// The grammar is what people know already: names in braces as in Python, Rust and fmt, and for text that depends on a
// field the two forms that every POSIX shell has for its parameters, ${name:+text} and ${name:-text}. Loops, lengths
// and colours are left to the program that shows the line.
#include <cli/status_format.hpp>

#include <algorithm>

#include <fmt/format.h>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <sugo/people.hpp>
#include <sugo/text.hpp>

namespace sugo::cli {
namespace {

constexpr int kDeepest = 10;

std::string escaped(std::string_view text, Escape escape) {
    if (escape == Escape::none) return std::string(text);
    std::string out;
    for (const char sign : text) {
        if (escape == Escape::tmux) {
            out += sign == '#' ? "##" : std::string(1, sign);
        } else if (sign == '&') {
            out += "&amp;";
        } else if (sign == '<') {
            out += "&lt;";
        } else if (sign == '>') {
            out += "&gt;";
        } else {
            out += sign;
        }
    }
    return out;
}

/// Reads a template from front to back; what is wrong with it is thrown.
class Filler {
public:
    Filler(std::string_view text, const StatusFields& fields, Escape escape)
        : text_(text), fields_(fields), escape_(escape) {}

    std::string fill() {
        std::string out = text_until_close(0);
        if (at_ < text_.size()) throw wrong("a } that nothing opened; }} is one to show");
        if (!named_) throw wrong("a text without a field says always the same");
        return out;
    }

private:
    [[nodiscard]] static Failure wrong(std::string message) {
        return {ErrorKind::usage, std::move(message), "--format '{work} {left}', or --format waybar"};
    }
    [[nodiscard]] bool sees(std::string_view sign) const { return text_.substr(at_).starts_with(sign); }

    /// Up to a } that belongs to a field, which is not read, or the end.
    std::string text_until_close(int depth) {
        std::string out;
        while (at_ < text_.size()) {
            // In the text of a field the first } ends it: "{left:+{left}}".
            if (sees("{{") || (depth == 0 && sees("}}"))) {
                out += text_[at_];
                at_ += 2;
            } else if (sees("}")) {
                break;
            } else if (sees("{")) {
                ++at_;
                out += field(depth + 1);
            } else {
                out += text_[at_++];
            }
        }
        return out;
    }

    std::string field(int depth) {
        if (depth > kDeepest) throw wrong("fields within fields within fields: too deep to be meant");
        const std::size_t end = std::min(text_.find_first_of(":}{", at_), text_.size());
        const std::string& value = value_of(text_.substr(at_, end - at_));
        at_ = end;
        std::string out;
        if (sees(":+") || sees(":-")) {
            const bool if_there = sees(":+");
            at_ += 2;
            const std::string text = text_until_close(depth);
            if (if_there) {
                if (!value.empty()) out = text;
            } else {
                out = value.empty() ? text : escaped(value, escape_);
            }
        } else {
            out = escaped(value, escape_);
        }
        if (!sees("}")) throw wrong("a { that is not closed; {{ is one to show");
        ++at_;
        return out;
    }

    const std::string& value_of(std::string_view name) {
        named_ = true;
        for (const auto& [known, value] : fields_) {
            if (known == name) return value;
        }
        std::vector<std::string> names;
        for (const auto& [known, value] : fields_) names.emplace_back(known);
        const auto near = people::nearest(name, names);
        throw Failure(
            ErrorKind::usage,
            fmt::format("there is no field \"{}\", but {}", truncate(printable(name), 40), status_field_names()),
            "{" + near.value_or("left") + "}");
    }

    std::string_view text_;
    const StatusFields& fields_;
    Escape escape_;
    std::size_t at_ = 0;
    bool named_ = false;
};

}  // namespace

Result<Escape> parse_escape(std::string_view text) {
    if (text == "none") return Escape::none;
    if (text == "pango") return Escape::pango;
    if (text == "tmux") return Escape::tmux;
    return misuse(fmt::format("\"{}\" is nothing to escape for: none, pango or tmux", truncate(printable(text), 40)),
                  "--escape pango");
}

std::string fill_template(std::string_view text, const StatusFields& fields, Escape escape) {
    return Filler(text, fields, escape).fill();
}

std::string waybar_json(const StatusFields& fields) {
    const auto filled = [&](std::string_view text, Escape escape) { return fill_template(text, fields, escape); };
    constexpr std::string_view tooltip =
        "{note:+{note}\n}{rings_at:+rings at {rings_at}\n}{break_until:+until {break_until}\n}"
        "{interruptions:+interruptions {interruptions}\n}today {today}, week {week} of {target}";
    boost::json::object module;
    module["text"] = filled("{phase:+{work:-{phase}} {left:-{elapsed}}}", Escape::pango);
    module["alt"] = filled("{class}", Escape::none);
    module["tooltip"] = filled(tooltip, Escape::pango);
    module["class"] = filled("{class}", Escape::none);
    module["percentage"] = std::stoi(filled("{percent:-0}", Escape::none));
    return boost::json::serialize(module);
}

}  // namespace sugo::cli
