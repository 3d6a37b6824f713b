#include <support/test.hpp>

#include <cli/file_form.hpp>

#include <array>

#include <sugo/error.hpp>

using namespace sugo;
using namespace std::string_view_literals;

namespace {

constexpr std::array text{"txt"sv, "text"sv};
constexpr std::array pdf{"pdf"sv};
constexpr std::array<cli::FileForm, 2> forms{{{"text", text}, {"pdf", pdf}}};

std::string chosen(std::optional<std::string> format, std::optional<std::string> file) {
    return std::string(cli::chosen_form(forms, format, file).value_or("nothing"));
}

std::string refused(std::optional<std::string> format, std::optional<std::string> file) {
    try {
        chosen(std::move(format), std::move(file));
    } catch (const Failure& failure) {
        CHECK(failure.error().kind == ErrorKind::usage);
        return failure.error().message + "; " + failure.error().hint;
    }
    return "not refused";
}

}  // namespace

TEST_CASE("the name of a file says its form, in small or great letters, and so does --format") {
    CHECK(chosen({}, "march.pdf") == "pdf");
    CHECK(chosen({}, "/tmp/a.b/March.PDF") == "pdf");
    CHECK(chosen({}, "march.txt") == "text");
    CHECK(chosen("pdf", {}) == "pdf");
    CHECK(chosen("pdf", "march.pdf") == "pdf");
}

TEST_CASE("a file without an ending, or standard output, says nothing") {
    CHECK(chosen({}, {}) == "nothing");
    CHECK(chosen({}, "-") == "nothing");
    CHECK(chosen({}, "march") == "nothing");
    CHECK(chosen({}, ".pdf") == "nothing");
    CHECK(chosen({}, "/tmp/v1.2/march") == "nothing");
    CHECK(chosen("pdf", "march") == "pdf");
}

TEST_CASE(
    "a name that means another form, or none, is refused with what to type; --format settles an ending of one's own") {
    CHECK(refused({}, "march.odt") == "no format is known by the ending of march.odt; --format text or pdf");
    CHECK(chosen("pdf", "march.part") == "pdf");
    CHECK(refused("text", "march.pdf") ==
          "march.pdf ends like pdf, but --format says text; --format pdf, or -o march.txt");
    CHECK(refused("odt", {}) == "there is no format odt; --format text or pdf");
}
