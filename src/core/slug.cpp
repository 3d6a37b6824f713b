#include <sugo/client.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <fmt/format.h>
#include <utf8.h>

#include <sugo/text.hpp>

// Slugs are typed in any script. What Unicode calls a letter changes with every edition, so the rule is the other way
// round: beyond ASCII everything may stand in a slug but these blocks of spaces, signs, controls and invisible
// characters. Two slugs that look the same must not differ by something that nobody sees.

namespace sugo {
namespace {

constexpr std::size_t longest_slug = 64;

constexpr std::array<std::pair<char32_t, char32_t>, 29> signs{{
    {0x0080, 0x00a9},    // controls, Latin-1 signs
    {0x00ab, 0x00b4},    //
    {0x00b6, 0x00b9},    //
    {0x00bb, 0x00bf},    //
    {0x00d7, 0x00d7},    // multiplication
    {0x00f7, 0x00f7},    // division
    {0x034f, 0x034f},    // invisible joiner
    {0x0600, 0x061f},    // Arabic signs and punctuation
    {0x115f, 0x1160},    // Hangul fillers
    {0x1680, 0x1680},    // Ogham space
    {0x17b4, 0x17b5},    // invisible Khmer vowels
    {0x1800, 0x180f},    // Mongolian punctuation and selectors
    {0x2000, 0x209f},    // spaces, punctuation, direction marks, super- and subscripts
    {0x20a0, 0x2bff},    // currencies, letter-like signs, arrows, shapes
    {0x2e00, 0x2e7f},    // punctuation
    {0x2ff0, 0x3004},    // ideographic description, space and punctuation
    {0x3008, 0x3020},    // CJK brackets
    {0x3030, 0x3030},    // wavy dash
    {0x3164, 0x3164},    // Hangul filler
    {0x3200, 0x33ff},    // enclosed and squared CJK
    {0xd800, 0xf8ff},    // surrogates, private use
    {0xfe00, 0xfe6f},    // variation selectors, vertical and small forms
    {0xfeff, 0xff0f},    // byte order mark, full-width signs
    {0xff1a, 0xff20},    //
    {0xff3b, 0xff40},    //
    {0xff5b, 0xff65},    //
    {0xffa0, 0xffa0},    // half-width Hangul filler
    {0xffe0, 0xffff},    // full-width signs, specials
    {0x1f000, 0x10ffff}  // pictures, tags, private use: letters of rare scripts end before
}};

// CJK ideographs of the supplementary planes are letters though they lie among the last block.
constexpr char32_t first_rare_ideograph = 0x20000;
constexpr char32_t last_rare_ideograph = 0x323af;

bool is_ascii_letter(char32_t point) {
    return (point >= U'a' && point <= U'z') || (point >= U'A' && point <= U'Z');
}

bool is_foreign_letter(char32_t point) {
    if (point < 0x80) return false;
    if (point >= first_rare_ideograph && point <= last_rare_ideograph) return true;
    return std::ranges::none_of(signs,
                                [&](const auto& block) { return block.first <= point && point <= block.second; });
}

bool may_begin(char32_t point) {
    const bool wide_digit = point >= 0xff10 && point <= 0xff19;
    return is_ascii_letter(point) || (is_foreign_letter(point) && !wide_digit);
}

bool may_follow(char32_t point) {
    const bool digit = point >= U'0' && point <= U'9';
    return digit || is_ascii_letter(point) || is_foreign_letter(point) || point == U'-' || point == U'_' ||
           point == U'.';
}

/// Parts of letters that Unicode also has in one piece: accents, the sounds of a Hangul syllable, kana voice marks. The
/// same word in parts would be another slug that looks the same.
bool is_part_of_letter(char32_t point) {
    return (point >= 0x0300 && point <= 0x036f) || (point >= 0x1100 && point <= 0x11ff) || point == 0x3099 ||
           point == 0x309a;
}

char small(char character) {
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
}

/// The nearest slug to what was typed: "Acme Labs!" gives "acme-labs". Empty if there is none.
std::string suggestion(std::string_view text) {
    std::string result;
    bool gap = false;
    for (const char* at = text.data(); at != text.data() + text.size();) {
        const char* const begin = at;
        const auto point = static_cast<char32_t>(utf8::unchecked::next(at));
        if (is_part_of_letter(point)) continue;
        if (result.empty() ? !may_begin(point) : !may_follow(point)) {
            gap = true;
            continue;
        }
        std::string next = gap && !result.empty() ? "-" : "";
        gap = false;
        std::transform(begin, at, std::back_inserter(next), small);
        if (result.size() + next.size() > longest_slug) break;
        result += next;
    }
    return result;
}

}  // namespace

Result<std::string> parse_slug(std::string_view text) {
    const auto refuse = [&](std::string message) {
        return Error{ErrorKind::usage, std::move(message), suggestion(text)};
    };
    if (!is_utf8(text)) return Error{ErrorKind::usage, "the slug is not valid UTF-8", ""};
    if (text.empty()) return Error{ErrorKind::usage, "a slug cannot be empty", "acme"};
    if (text.size() > longest_slug) {
        return refuse(fmt::format("\"{}\" is too long for a slug: {} bytes, at most {}", printable(text), text.size(),
                                  longest_slug));
    }
    std::string slug;
    for (const char* at = text.data(); at != text.data() + text.size();) {
        const char* const begin = at;
        const auto point = static_cast<char32_t>(utf8::unchecked::next(at));
        if (is_part_of_letter(point)) {
            return Error{ErrorKind::usage,
                         fmt::format("\"{}\" is not a slug: it has a letter in several pieces", printable(text)),
                         "type the letter in one piece"};
        }
        if (slug.empty() && !may_begin(point)) {
            return refuse(fmt::format("\"{}\" is not a slug: it must begin with a letter", printable(text)));
        }
        if (!may_follow(point)) {
            return refuse(fmt::format("\"{}\" is not a slug: it has only letters, digits, - _ and .", printable(text)));
        }
        std::transform(begin, at, std::back_inserter(slug), small);
    }
    return slug;
}

}  // namespace sugo
