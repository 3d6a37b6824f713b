#include <support/test.hpp>

#include <algorithm>
#include <sstream>

#include <fmt/format.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "contract.hpp"

namespace json = boost::json;

namespace sugo::samples {

namespace {

constexpr std::string_view kFence = "```json\n";

std::string between(const std::string& text, std::string_view begin, std::string_view end) {
    const std::size_t from = text.find(begin);
    if (from == std::string::npos) return {};
    const std::size_t until = text.find(end, from + begin.size());
    return text.substr(from + begin.size(), until - from - begin.size());
}

std::string text_of(json::string_view text) {
    return {text.data(), text.size()};
}

// "[money](#money) or null" is "money or null".
std::string without_links(std::string cell) {
    for (std::size_t at = cell.find('['); at != std::string::npos; at = cell.find('[', at)) {
        const std::size_t close = cell.find(']', at);
        const std::size_t end = cell.find(')', close);
        cell = cell.substr(0, at) + cell.substr(at + 1, close - at - 1) + cell.substr(end + 1);
    }
    return cell;
}

// '0' stands for a digit, '+' for a sign, everything else for itself.
bool has_form(std::string_view text, std::string_view form) {
    return text.size() == form.size() && std::equal(text.begin(), text.end(), form.begin(), [](char c, char expected) {
               if (expected == '0') return c >= '0' && c <= '9';
               return expected == '+' ? c == '+' || c == '-' : c == expected;
           });
}

bool is_simple(std::string_view type, const json::value& value) {
    if (type == "number") return value.is_int64();
    if (type == "boolean") return value.is_bool();
    if (!value.is_string()) return false;
    const std::string text = text_of(value.as_string());
    if (type == "id") return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
    if (type == "instant") return has_form(text, "0000-00-00T00:00:00Z");
    if (type == "local") return has_form(text, "0000-00-00T00:00:00+00:00");
    if (type == "day") return has_form(text, "0000-00-00");
    return type == "text";
}

// As it is read best: what fits on a line stands on one.
void write_pretty(std::string& out, const json::value& value, std::size_t indent) {
    const std::string line = json::serialize(value);
    const std::string margin(indent + 2, ' ');
    if (indent + line.size() <= 100 || !value.is_structured()) {
        out += line;
        return;
    }
    const bool is_object = value.is_object();
    out += is_object ? '{' : '[';
    std::string_view comma = "\n";
    if (is_object) {
        for (const auto& member : value.as_object()) {
            out += fmt::format("{}{}\"{}\": ", comma, margin, text_of(member.key()));
            write_pretty(out, member.value(), indent + 2);
            comma = ",\n";
        }
    } else {
        for (const json::value& element : value.as_array()) {
            out += fmt::format("{}{}", comma, margin);
            write_pretty(out, element, indent + 2);
            comma = ",\n";
        }
    }
    out += fmt::format("\n{}{}", std::string(indent, ' '), is_object ? '}' : ']');
}

}  // namespace

Contract::Contract(std::string page) {
    page = "\n" + page;
    const std::size_t answers = page.find("\n## Answers");
    for (std::size_t at = page.find("\n###"); at != std::string::npos;) {
        const std::size_t next = page.find("\n###", at + 1);
        const std::string section = page.substr(at + 1, next - at - 1);
        const std::string name = section.substr(section.find(' ') + 1, section.find('\n') - section.find(' ') - 1);
        if (at > answers && section.starts_with("### ")) answers_.push_back(name);
        examples_[name] = between(section, kFence, "\n```");
        std::istringstream lines(section);
        for (std::string line; std::getline(lines, line);) {
            if (!line.starts_with("| `")) continue;
            tables_[name].push_back({between(line, "| `", "` |"), without_links(between(line, "` | ", " |"))});
        }
        if (const std::string other = between(section, "The members of [", "]"); !other.empty()) same_as_[name] = other;
        at = next;
    }
}

std::string Contract::example(const std::string& section) const {
    return json::serialize(json::parse(examples_.at(section))) + "\n";
}

void Contract::check(const std::string& path, std::string_view type, const json::value& value,
                     std::vector<std::string>& faults) {
    constexpr std::string_view kOrNull = " or null";
    constexpr std::string_view kListOf = "list of ";
    if (type.ends_with(kOrNull)) {
        if (value.is_null()) return;
        type.remove_suffix(kOrNull.size());
    }
    if (type.starts_with(kListOf)) {
        type.remove_prefix(kListOf.size());
        if (!value.is_array()) return faults.push_back(path + ": not a list");
        for (const json::value& element : value.as_array()) check(path + "[]", type, element, faults);
    } else if (const std::string section(type); tables_.contains(section)) {
        check_object(path, section, value, faults);
    } else if (!is_simple(type, value)) {
        faults.push_back(fmt::format("{}: {} is no {}", path, json::serialize(value), type));
    }
}

void Contract::check_object(const std::string& path, const std::string& section, const json::value& value,
                            std::vector<std::string>& faults) {
    if (!value.is_object()) return faults.push_back(path + ": not an object");
    const std::vector<Member>& table = tables_.at(section);
    std::string names, documented;
    for (const auto& member : value.as_object()) names += text_of(member.key()) + ' ';
    for (const Member& member : table) documented += member.name + ' ';
    if (names != documented) {
        return faults.push_back(fmt::format("{}: members {}, but {} has {}", path, names, section, documented));
    }
    for (const Member& member : table) {
        const json::value& content = value.as_object().at(member.name);
        if (!content.is_null()) seen_.insert(section + "." + member.name);
        check(path + "." + member.name, member.type, content, faults);
    }
}

std::vector<std::string> Contract::faults(const std::string& section, const json::value& value) {
    std::vector<std::string> faults;
    check_object(section, same_as_.contains(section) ? same_as_.at(section) : section, value, faults);
    return faults;
}

std::vector<std::string> Contract::unseen() const {
    std::vector<std::string> unseen;
    for (const auto& [section, members] : tables_) {
        for (const Member& member : members) {
            if (!seen_.contains(section + "." + member.name)) unseen.push_back(section + "." + member.name);
        }
    }
    return unseen;
}

std::string Contract::with_example(const std::string& page, const std::string& section, const json::value& value) {
    const std::size_t heading = page.find("\n### " + section + "\n");
    const std::size_t begin = page.find(kFence, heading) + kFence.size();
    const std::size_t end = page.find("\n```", begin);
    std::string pretty;
    write_pretty(pretty, value, 0);
    return page.substr(0, begin) + pretty + page.substr(end);
}

}  // namespace sugo::samples

TEST_CASE("the reader of docs/json.md finds what does not match its tables") {
    sugo::samples::Contract contract(
        "## Shared values\n### money\n| member | value | meaning |\n|---|---|---|\n| `amount` | text | |\n"
        "## Answers\n### log\n| `money` | list of [money](#money) | |\n| `next` | day or null | |\n```json\n{\"a\":\n "
        "1}\n```\n");
    const auto faults = [&](std::string_view text) {
        return contract.faults("log", json::parse({text.data(), text.size()}));
    };
    using Faults = std::vector<std::string>;
    CHECK(contract.answers() == Faults{"log"});
    CHECK(contract.example("log") == "{\"a\":1}\n");
    CHECK(faults(R"({"money":[{"amount":"1"}],"next":null})") == Faults{});
    CHECK(contract.unseen() == Faults{"log.next"});
    CHECK(faults(R"({"money":[{"amount":1}],"next":"2026-03-08"})") == Faults{"log.money[].amount: 1 is no text"});
    CHECK(faults(R"({"money":null,"next":"today"})") ==
          Faults{"log.money: not a list", "log.next: \"today\" is no day"});
    CHECK(faults(R"({"next":null,"money":[]})") == Faults{"log: members next money , but log has money next "});
    CHECK(faults(R"({"money":[[]],"next":null})") == Faults{"log.money[]: not an object"});
    CHECK(contract.unseen().empty());
}
