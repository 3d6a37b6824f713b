#include <support/test.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>

#include <formats/json_writer.hpp>
#include <sugo/text.hpp>

using sugo::formats::JsonWriter;

namespace {

std::string written(std::string_view text) {
    std::string out;
    JsonWriter(out).text(text);
    return out;
}

}  // namespace

TEST_CASE("JSON escapes what it must and leaves every script as it is") {
    CHECK(written("a/b \"c\" \\ \n\r\t") == R"("a/b \"c\" \\ \n\r\t")");
    CHECK(written(std::string_view("\0\x1f\x7f", 3)) == R"("\u0000\u001f\u007f")");
    CHECK(written("서울 日本 😀 é") == "\"서울 日本 😀 é\"");
}

TEST_CASE("bytes that are not UTF-8 never reach the JSON") {
    CHECK(written("a\xFFz") == "\"a\uFFFDz\"");
    CHECK(written("\xC3") == "\"\uFFFD\"");
    CHECK(written("\xED\xA0\x80") == "\"\uFFFD\uFFFD\uFFFD\"");
    CHECK(written("\xC0\x80") == "\"\uFFFD\uFFFD\"");
    CHECK(written("\xF4\x90\x80\x80").size() == 14);
    property("whatever the bytes, the text is UTF-8 and JSON, and the same if it was UTF-8",
             [](const std::string& bytes) {
                 const std::string json = written(bytes);
                 RC_ASSERT(sugo::is_utf8(json));
                 const boost::json::value value = boost::json::parse(json);
                 if (sugo::is_utf8(bytes))
                     RC_ASSERT(std::string(value.as_string().c_str(), value.as_string().size()) == bytes);
             });
}

TEST_CASE("commas stand between members and elements and nowhere else") {
    std::string out;
    JsonWriter json(out);
    json.object([&] {
        json.member("a", 1);
        json.member("b", std::vector<std::string>{"x", "y"});
        json.member("c", std::vector<std::optional<bool>>{true, std::nullopt});
        json.key("d");
        json.object([] {});
        json.key("e");
        json.array([&] {
            json.object([] {});
            json.object([&] { json.member("f", std::string_view("g")); });
        });
    });
    CHECK(out == R"({"a":1,"b":["x","y"],"c":[true,null],"d":{},"e":[{},{"f":"g"}]})");
}
