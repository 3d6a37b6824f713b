#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include <SQLiteCpp/Statement.h>

#include <sqlite/connection.hpp>
#include <sugo/client.hpp>
#include <sugo/id.hpp>
#include <sugo/invoice.hpp>
#include <sugo/money.hpp>
#include <sugo/session.hpp>
#include <sugo/time.hpp>

namespace sugo::sqlite {

/// "2026-03-08", as the schema keeps days.
std::string day_text(Day day);
/// Failure (bad_data) if the text is no such day.
Day read_day(std::string_view text);
/// Failure (bad_data) if the text is no currency.
Currency read_currency(std::string_view code);

/// A prepared statement in use: values go in and columns come out in order, each in the one form in which the schema
/// keeps its type. Back in the connection's pool at the end.
class Statement {
public:
    Statement(Connection& connection, std::string_view sql);
    /// A SELECT that several questions share, and what this one adds: a constant piece, never a value.
    Statement(Connection& connection, std::string_view select, std::string_view rest);
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement();

    /// Starts over with these values.
    template <class... Values>
    Statement& bind(const Values&... values) {
        rewind();
        (put(values), ...);
        return *this;
    }

    /// Binds the next parameter; Party, optional<Tax> and Profile bind one for each of their members.
    template <class T>
    void put(const T& value);
    /// Read where they stand: they stay there until the statement is run.
    void lend_blob(std::string_view bytes);
    void put_null();

    /// The next row, if there is one.
    bool step();
    /// Steps to the end and gives the number of rows changed.
    int run();
    /// The same with these values. Texts are read where they stand, for they outlive the call.
    template <class... Values>
    int run(const Values&... values) {
        rewind();
        (lend(values), ...);
        return run();
    }

    /// The next column of the row.
    template <class T>
    T take();
    /// The next column, a text, in the room that `text` already has.
    void take_into(std::string& text);

private:
    template <class T>
    struct Optional : std::false_type {};
    template <class T>
    struct Optional<std::optional<T>> : std::true_type {};

    void rewind();
    template <class T>
    void lend(const T& value) {
        if constexpr (std::is_same_v<T, std::string>) {
            lend_text(value);
        } else if constexpr (std::is_same_v<T, Zone>) {
            lend_text(value.name);
        } else {
            put(value);
        }
    }
    void lend_text(const std::string& value);
    void put_integer(std::int64_t value);
    void put_text(std::string_view value);
    void put_party(const Party& party);
    std::int64_t take_integer();
    std::string take_text();
    Party take_party();

    Connection& connection_;
    StatementPool::node_type node_;
    SQLite::Statement& statement_;
    int parameter_ = 0;
    int column_ = 0;
};

template <class T>
void Statement::put(const T& value) {
    if constexpr (std::is_same_v<T, std::optional<Tax>>) {
        put(value ? std::optional(value->label) : std::nullopt);
        put(value ? std::optional(value->percent) : std::nullopt);
    } else if constexpr (Optional<T>::value) {
        value ? put(*value) : put_null();
    } else if constexpr (std::integral<T>) {
        put_integer(static_cast<std::int64_t>(value));
    } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
        put_text(value);
    } else if constexpr (std::is_same_v<T, Seconds>) {
        put_integer(value.count());
    } else if constexpr (std::is_same_v<T, Instant>) {
        put_integer(value.time_since_epoch().count());
    } else if constexpr (std::is_same_v<T, Day>) {
        put_text(day_text(value));
    } else if constexpr (std::is_same_v<T, Zone>) {
        put_text(value.name);
    } else if constexpr (std::is_same_v<T, Currency>) {
        put_text(value.code());
    } else if constexpr (std::is_same_v<T, Percent>) {
        put_integer(value.per_ten_thousand);
    } else if constexpr (std::is_same_v<T, Party>) {
        put_party(value);
    } else if constexpr (std::is_same_v<T, Profile>) {
        put_party(value.party);
        put_text(value.payment);
        put_text(value.currency.code());
        put(value.paper);
    } else if constexpr (std::is_enum_v<T>) {
        put_text(to_string(value));
    } else {
        put_integer(value.value);  // an Id
    }
}

template <class T>
T Statement::take() {
    if constexpr (std::is_same_v<T, std::optional<Tax>>) {
        auto label = take<std::optional<std::string>>();
        const auto percent = take<std::optional<Percent>>();
        if (!label || !percent) return std::nullopt;
        return Tax{*std::move(label), *percent};
    } else if constexpr (Optional<T>::value) {
        if (statement_.isColumnNull(column_)) {
            ++column_;
            return std::nullopt;
        }
        return take<typename T::value_type>();
    } else if constexpr (std::is_same_v<T, bool>) {
        return take_integer() != 0;
    } else if constexpr (std::integral<T>) {
        return static_cast<T>(take_integer());
    } else if constexpr (std::is_same_v<T, std::string>) {
        return take_text();
    } else if constexpr (std::is_same_v<T, Instant>) {
        return Instant(Seconds(take_integer()));
    } else if constexpr (std::is_same_v<T, Day>) {
        return read_day(take_text());
    } else if constexpr (std::is_same_v<T, Zone>) {
        return Zone{take_text()};
    } else if constexpr (std::is_same_v<T, Currency>) {
        return read_currency(take_text());
    } else if constexpr (std::is_same_v<T, Party>) {
        return take_party();
    } else if constexpr (std::is_same_v<T, Tier>) {
        return parse_tier(take_text()).value();
    } else if constexpr (std::is_same_v<T, Profile::Paper>) {
        return parse_paper(take_text()).value();
    } else if constexpr (std::is_same_v<T, Outcome>) {
        return parse_outcome(take_text()).value();
    } else if constexpr (std::is_same_v<T, Detail>) {
        return parse_detail(take_text()).value();
    } else if constexpr (std::is_same_v<T, Profile>) {
        Profile profile;
        profile.party = take_party();
        profile.payment = take_text();
        profile.currency = take<Currency>();
        profile.paper = take<Profile::Paper>();
        return profile;
    } else {
        return T{take_integer()};  // Seconds, Percent or an Id
    }
}

}  // namespace sugo::sqlite
