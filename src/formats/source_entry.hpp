#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <formats/source_text.hpp>
#include <sugo/source_formats.hpp>

// What the readers of other programs' logs share beside text and times.

namespace sugo::formats {

/// Names, tags and the note as single lines, tags sorted and once each; and the key: the first moment as the source
/// writes it, and a hash of all it says. Failure (bad_data) with the place.
void finish_entry(importing::Interval& interval, std::int64_t begins, ContentHash& hash, std::string_view hint);

/// Adds the tags of a list with commas.
void add_tags(std::string_view list, std::vector<std::string>& tags);
/// The same where a backslash makes the comma or backslash behind it a part of the tag.
void add_escaped_tags(std::string_view list, std::vector<std::string>& tags);

/// "acme:ner:code", as sugo export --format timeclock writes it; "ner:code"; one name is a tag. What has more parts is
/// the client's, the kind's and all between.
void read_account(std::string_view account, importing::Interval& interval);

/// Equal pieces of work on one day are told apart by their number: they have no time of day.
class FloatingKeys {
public:
    void number(importing::Interval& interval);

private:
    std::map<std::string, int> seen_;
};

/// Failure (usage): the text does not say in which zone its times are.
[[noreturn]] void refuse_zoneless(std::string_view place, const SourceFacts& facts);
/// That times of day were made up.
std::string floating_remark(const SourceFacts& facts);

/// "1 row", "2 rows"
std::string counted(std::int64_t number, std::string_view noun);

/// What a reader gives, or the error it threw.
template <class Read>
Result<importing::ImportSource> read_source(Read&& read) {
    try {
        return std::forward<Read>(read)();
    } catch (const Failure& failure) {
        return failure.error();
    }
}

}  // namespace sugo::formats
