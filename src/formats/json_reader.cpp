#include <formats/json_reader.hpp>

#include <limits>

#include <fmt/format.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/string.hpp>

#include <formats/iso.hpp>

namespace sugo::formats {

namespace {

// "-12.50" with two decimals is -1250; exact, or nothing. With `all_decimals` none may be left out.
std::optional<std::int64_t> minor_units(std::string_view text, int decimals, bool all_decimals) {
    const bool negative = !text.empty() && text.front() == '-';
    if (negative) text.remove_prefix(1);
    const std::size_t point = std::min(text.find('.'), text.size());
    std::string digits(text.substr(0, point));
    std::string fraction(text.substr(std::min(point + 1, text.size())));
    const auto places = static_cast<std::size_t>(decimals);
    if (digits.empty() || (point < text.size() && fraction.empty()) || fraction.size() > places) return std::nullopt;
    if (all_decimals && fraction.size() < places) return std::nullopt;
    fraction.resize(places, '0');
    // Below zero all the way, for the smallest number has no positive twin.
    std::int64_t value = 0;
    for (const char c : digits + fraction) {
        if (!is_digit(c) || __builtin_mul_overflow(value, 10, &value) ||
            __builtin_sub_overflow(value, c - '0', &value)) {
            return std::nullopt;
        }
    }
    if (negative) return value;
    if (value == std::numeric_limits<std::int64_t>::min()) return std::nullopt;
    return -value;
}

std::int64_t read_amount(const JsonReader& json, const Currency& currency) {
    const std::optional<std::int64_t> minor = minor_units(json.text(), currency.minor_digits(), true);
    if (!minor) {
        json.fail(fmt::format("an amount in {} with {} decimals, like \"{}\"", currency.code(), currency.minor_digits(),
                              decimal(Money{1250, currency})));
    }
    return *minor;
}

}  // namespace

void JsonReader::fail(std::string_view expected) const {
    throw Failure(ErrorKind::bad_data, fmt::format("{}: expected {}", path_.empty() ? "the text" : path_, expected));
}

JsonReader JsonReader::member(std::string_view name) const {
    const boost::json::object* object = value_.if_object();
    if (object == nullptr) fail("an object");
    std::string path = path_.empty() ? std::string(name) : fmt::format("{}.{}", path_, name);
    const boost::json::value* value = object->if_contains(boost::json::string_view(name.data(), name.size()));
    if (value == nullptr) {
        throw Failure(ErrorKind::bad_data, fmt::format("{} is missing", path));
    }
    return {*value, std::move(path)};
}

std::optional<JsonReader> JsonReader::find(std::string_view name) const {
    const boost::json::object* object = value_.if_object();
    if (object == nullptr || !object->contains(boost::json::string_view(name.data(), name.size()))) return std::nullopt;
    return member(name);
}

std::vector<JsonReader> JsonReader::elements() const {
    const boost::json::array* array = value_.if_array();
    if (array == nullptr) fail("a list");
    std::vector<JsonReader> readers;
    readers.reserve(array->size());
    for (const boost::json::value& value : *array)
        readers.emplace_back(value, fmt::format("{}[{}]", path_, readers.size()));
    return readers;
}

std::string JsonReader::text() const {
    const boost::json::string* text = value_.if_string();
    if (text == nullptr) fail("a text");
    return {text->data(), text->size()};
}

std::int64_t JsonReader::number() const {
    const std::int64_t* number = value_.if_int64();
    if (number == nullptr) fail("a whole number");
    return *number;
}

int JsonReader::small_number() const {
    const std::int64_t value = number();
    if (value < std::numeric_limits<int>::min() || value > std::numeric_limits<int>::max()) fail("a smaller number");
    return static_cast<int>(value);
}

bool JsonReader::boolean() const {
    const bool* value = value_.if_bool();
    if (value == nullptr) fail("true or false");
    return *value;
}

boost::json::value parse_json(std::string_view text) {
    boost::system::error_code wrong;
    boost::json::value value = boost::json::parse({text.data(), text.size()}, wrong);
    if (wrong) throw Failure(ErrorKind::bad_data, fmt::format("the text is not JSON: {}", wrong.message()));
    return value;
}

bool read_boolean(const JsonReader& json) {
    return json.boolean();
}

std::int64_t read_id(const JsonReader& json) {
    const std::optional<std::int64_t> id = minor_units(json.text(), 0, true);
    if (!id || *id < 0 || json.text() != std::to_string(*id)) json.fail("an id, digits in quotes");
    return *id;
}

Instant read_instant(const JsonReader& json) {
    const std::optional<Instant> instant = parse_iso_instant(json.text());
    if (!instant) json.fail("a time like \"2026-03-08T10:40:00Z\"");
    return *instant;
}

Day read_day(const JsonReader& json) {
    const std::optional<Day> day = parse_iso_day(json.text());
    if (!day) json.fail("a day like \"2026-03-08\"");
    return *day;
}

Currency read_currency(const JsonReader& json) {
    const Result<Currency> currency = Currency::parse(json.text());
    if (!currency) json.fail("a currency code of ISO 4217, like \"USD\"");
    return *currency;
}

Money read_money(const JsonReader& json) {
    const Currency currency = read_currency(json.member("currency"));
    return {read_amount(json.member("amount"), currency), currency};
}

Rate read_rate(const JsonReader& json) {
    const Currency currency = read_currency(json.member("currency"));
    if (json.member("per").text() != "hour") json.member("per").fail("\"hour\"");
    return {read_amount(json.member("amount"), currency), currency};
}

Percent read_percent(const JsonReader& json) {
    const std::optional<std::int64_t> hundredths = minor_units(json.text(), 2, false);
    if (!hundredths) json.fail("a percentage like \"19\" or \"7.7\"");
    return {*hundredths};
}

}  // namespace sugo::formats
