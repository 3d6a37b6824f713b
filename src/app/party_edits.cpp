#include <app/party_edits.hpp>

#include <algorithm>

#include <fmt/format.h>

namespace sugo::people {
namespace {

std::string country_code(const std::string& text) {
    const std::string typed = parse_line_text(text).value();
    return typed.empty() ? typed : parse_country(typed).value();
}

std::string mail_address(const std::string& text) {
    std::string mail = parse_line_text(text).value();
    const auto at = mail.find('@');
    const bool bad = at == std::string::npos || at == 0 || at + 1 == mail.size() || mail.find(' ') != std::string::npos;
    if (!mail.empty() && bad) {
        throw Failure(ErrorKind::usage, fmt::format("{} is not a mail address", mail), "name@example.com");
    }
    return mail;
}

}  // namespace

void edit_party(Party& party, const Text& name, const Text& address, const Text& country, const Text& tax_id,
                const Text& email, const Text& phone) {
    if (name) party.legal_name = parse_line_text(*name).value();
    if (address) party.address = parse_block_text(*address).value();
    if (country) party.country = country_code(*country);
    if (tax_id) party.tax_id = parse_line_text(*tax_id).value();
    if (email) party.email = mail_address(*email);
    if (phone) party.phone = parse_line_text(*phone).value();
}

std::optional<bool> parse_yes_no_auto(std::string_view text) {
    if (text == "yes") return true;
    if (text == "no") return false;
    if (text == "auto") return std::nullopt;
    throw Failure(ErrorKind::usage, fmt::format("{} is not yes, no or auto", text), "auto");
}

}  // namespace sugo::people
