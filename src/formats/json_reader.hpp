#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include <sugo/client.hpp>
#include <sugo/money.hpp>
#include <sugo/time.hpp>

namespace sugo::formats {

/// A value inside a JSON text that knows its own path, so that whatever is wrong is told with its place.
/// Everything throws Failure (bad_data): "lines[0].time_s: expected a whole number". Members that nobody asks for are
/// ignored.
class JsonReader {
public:
    JsonReader(const boost::json::value& value, std::string path) : value_(value), path_(std::move(path)) {}

    /// The member of that name, which must be there.
    [[nodiscard]] JsonReader member(std::string_view name) const;
    /// The member of that name, if it is there: one that older texts do not have.
    [[nodiscard]] std::optional<JsonReader> find(std::string_view name) const;
    [[nodiscard]] std::vector<JsonReader> elements() const;
    [[nodiscard]] bool is_null() const { return value_.is_null(); }

    [[nodiscard]] std::string text() const;
    [[nodiscard]] std::int64_t number() const;
    [[nodiscard]] int small_number() const;
    [[nodiscard]] bool boolean() const;

    /// What is not a `null`, read by the function.
    template <class Read>
    [[nodiscard]] auto optional(Read&& read) const -> std::optional<decltype(read(*this))> {
        if (is_null()) return std::nullopt;
        return read(*this);
    }

    [[noreturn]] void fail(std::string_view expected) const;

private:
    const boost::json::value& value_;
    std::string path_;
};

/// A text that is JSON. Failure: bad_data.
boost::json::value parse_json(std::string_view text);

bool read_boolean(const JsonReader& json);
std::int64_t read_id(const JsonReader& json);
Instant read_instant(const JsonReader& json);
Day read_day(const JsonReader& json);
Currency read_currency(const JsonReader& json);
Money read_money(const JsonReader& json);
Rate read_rate(const JsonReader& json);
Percent read_percent(const JsonReader& json);

}  // namespace sugo::formats
