#include <formats/source_entry.hpp>

#include <algorithm>

#include <fmt/format.h>

namespace sugo::formats {

Result<DateOrder> parse_date_order(std::string_view text) {
    const std::string word = lowered(trimmed(text));
    if (word == "ymd") return DateOrder::ymd;
    if (word == "dmy") return DateOrder::dmy;
    if (word == "mdy") return DateOrder::mdy;
    return Error{ErrorKind::usage, fmt::format("\"{}\" is not an order of day, month and year", word),
                 "--dates mdy, --dates dmy or --dates ymd"};
}

void finish_entry(importing::Interval& interval, std::int64_t begins, ContentHash& hash, std::string_view hint) {
    for (std::string* name : {&interval.client, &interval.project, &interval.kind, &interval.note}) {
        clean_line(*name, interval.place, hint);
        hash.add(*name);
    }
    std::vector<std::string>& tags = interval.tags;
    for (std::string& tag : tags) clean_line(tag, interval.place, hint);
    std::erase(tags, "");
    std::ranges::sort(tags);
    tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
    for (const std::string& tag : tags) hash.add(tag);
    interval.key = content_key(begins, hash);
}

void add_tags(std::string_view list, std::vector<std::string>& tags) {
    while (!list.empty()) {
        const std::string_view tag = list.substr(0, list.find(','));
        list.remove_prefix(std::min(tag.size() + 1, list.size()));
        tags.emplace_back(trimmed(tag));
    }
}

void add_escaped_tags(std::string_view list, std::vector<std::string>& tags) {
    std::string tag;
    for (std::size_t at = 0; at < list.size(); ++at) {
        const bool escape = list[at] == '\\' && at + 1 < list.size() && (list[at + 1] == ',' || list[at + 1] == '\\');
        if (escape) {
            tag += list[++at];
        } else if (list[at] == ',') {
            tags.emplace_back(trimmed(tag));
            tag.clear();
        } else {
            tag += list[at];
        }
    }
    tags.emplace_back(trimmed(tag));
}

void read_account(std::string_view account, importing::Interval& interval) {
    const std::size_t first = account.find(':');
    const std::size_t last = account.rfind(':');
    if (first == std::string_view::npos) {
        interval.tags.emplace_back(account);
        return;
    }
    if (first != last) {
        interval.client = account.substr(0, first);
        account.remove_prefix(first + 1);
    }
    interval.project = account.substr(0, account.rfind(':'));
    interval.kind = account.substr(account.rfind(':') + 1);
}

void FloatingKeys::number(importing::Interval& interval) {
    const int number = ++seen_[interval.key];
    if (number > 1) interval.key += fmt::format("#{}", number);
}

void refuse_zoneless(std::string_view place, const SourceFacts& facts) {
    throw Failure(ErrorKind::usage, fmt::format("{} does not say in which zone its times are", place),
                  fmt::format("--zone {}, if that is where they were written", facts.here.name));
}

std::string floating_remark(const SourceFacts& facts) {
    return fmt::format("some of it has no time of day: each day's is laid out from {}, around what is there",
                       clock_text(WallTime(facts.day_starts)));
}

std::string counted(std::int64_t number, std::string_view noun) {
    return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

}  // namespace sugo::formats
