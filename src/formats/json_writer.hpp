#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sugo::formats {

/// Writes JSON text from front to back, members in the order told. What a value looks like is said by an overload
/// `put(JsonWriter&, const Value&)`; a text that is not UTF-8 loses its ill-formed bytes to U+FFFD, so the output
/// always is.
class JsonWriter {
public:
    explicit JsonWriter(std::string& out) : out_(out) {}

    void text(std::string_view value);
    void number(std::int64_t value);
    void boolean(bool value);
    void null();

    /// An object, its members written by the function.
    template <class Members>
    void object(Members&& members) {
        open('{');
        members();
        close('}');
    }
    template <class Elements>
    void array(Elements&& elements) {
        open('[');
        elements();
        close(']');
    }
    template <class Value>
    void member(std::string_view name, const Value& value) {
        key(name);
        put(*this, value);
    }
    /// The name alone; the next value written is its own.
    void key(std::string_view name);

    /// Puts what follows on a line of its own.
    void next_line();

private:
    void separate();
    void open(char bracket);
    void close(char bracket);

    std::string& out_;
    bool comma_ = false;
};

inline void put(JsonWriter& json, std::string_view value) {
    json.text(value);
}
template <std::same_as<bool> Bool>
void put(JsonWriter& json, Bool value) {
    json.boolean(value);
}
template <std::integral Integer>
    requires(!std::same_as<Integer, bool>)
void put(JsonWriter& json, Integer value) {
    json.number(value);
}
template <class Value>
void put(JsonWriter& json, const std::optional<Value>& value) {
    if (value) {
        put(json, *value);
    } else {
        json.null();
    }
}
template <class Value>
void put(JsonWriter& json, const std::vector<Value>& values) {
    json.array([&] {
        for (const Value& value : values) put(json, value);
    });
}

/// One object on one line, as every answer is.
template <class Members>
std::string json_line(Members&& members) {
    std::string out;
    JsonWriter json(out);
    json.object([&] { members(json); });
    out += '\n';
    return out;
}

}  // namespace sugo::formats
