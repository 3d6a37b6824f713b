#include <sqlite/statement.hpp>

#include <charconv>
#include <cstddef>
#include <utility>

#include <SQLiteCpp/Column.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <sqlite/errors.hpp>

namespace sugo::sqlite {

std::string day_text(Day day) {
    const date::year_month_day civil(day);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(civil.year()), static_cast<unsigned>(civil.month()),
                       static_cast<unsigned>(civil.day()));
}

Day read_day(std::string_view text) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
        std::from_chars(text.data(), text.data() + 4, year);
        std::from_chars(text.data() + 5, text.data() + 7, month);
        std::from_chars(text.data() + 8, text.data() + 10, day);
    }
    const date::year_month_day civil{date::year(year), date::month(month), date::day(day)};
    if (!civil.ok()) throw Failure(ErrorKind::bad_data, fmt::format("the database holds \"{}\" as a day", text));
    return Day(civil);
}

Currency read_currency(std::string_view code) {
    const auto currency = Currency::parse(code);
    if (!currency) throw Failure(ErrorKind::bad_data, fmt::format("the database holds \"{}\" as a currency", code));
    return *currency;
}

Statement::Statement(Connection& connection, std::string_view sql)
    : connection_(connection), node_(connection.borrow(sql)), statement_(*node_.mapped()) {}

Statement::Statement(Connection& connection, std::string_view select, std::string_view rest)
    : Statement(connection, fmt::format("{} {}", select, rest)) {}

Statement::~Statement() {
    connection_.give_back(std::move(node_));
}

void Statement::rewind() {
    statement_.tryReset();
    parameter_ = 0;
}

void Statement::put_integer(std::int64_t value) {
    translated(connection_.place(), [&] { statement_.bind(++parameter_, value); });
}

void Statement::put_text(std::string_view value) {
    translated(connection_.place(), [&] { statement_.bind(++parameter_, std::string(value)); });
}

void Statement::lend_text(const std::string& value) {
    translated(connection_.place(), [&] { statement_.bindNoCopy(++parameter_, value); });
}

void Statement::lend_blob(std::string_view bytes) {
    translated(connection_.place(),
               [&] { statement_.bindNoCopy(++parameter_, bytes.data(), static_cast<int>(bytes.size())); });
}

void Statement::put_null() {
    translated(connection_.place(), [&] { statement_.bind(++parameter_); });
}

void Statement::put_party(const Party& party) {
    put_text(party.legal_name);
    put_text(party.address);
    put_text(party.country);
    put_text(party.tax_id);
    put_text(party.email);
    put_text(party.phone);
}

bool Statement::step() {
    column_ = 0;
    return translated(connection_.place(), [&] { return statement_.executeStep(); });
}

int Statement::run() {
    while (step()) {
    }
    return sqlite3_changes(connection_.database().getHandle());
}

std::int64_t Statement::take_integer() {
    return statement_.getColumn(column_++).getInt64();
}

std::string Statement::take_text() {
    return statement_.getColumn(column_++).getString();
}

void Statement::take_into(std::string& text) {
    const SQLite::Column column = statement_.getColumn(column_++);
    const auto* const begin = static_cast<const char*>(column.getBlob());
    text.assign(begin == nullptr ? "" : begin, static_cast<std::size_t>(column.getBytes()));
}

Party Statement::take_party() {
    Party party;
    party.legal_name = take_text();
    party.address = take_text();
    party.country = take_text();
    party.tax_id = take_text();
    party.email = take_text();
    party.phone = take_text();
    return party;
}

}  // namespace sugo::sqlite
