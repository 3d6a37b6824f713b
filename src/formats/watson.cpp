// Watson's frames: [[start, stop, project, id, [tags], updated], …], times in seconds of UTC. QWatson adds a comment.
#include <fmt/format.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <formats/source_entry.hpp>
#include <formats/source_text.hpp>

namespace sugo::formats {

namespace {

namespace json = boost::json;

constexpr std::string_view kHint = "the file frames in the folder of Watson's settings";

class Frames {
public:
    explicit Frames(std::string_view place) : place_(place) {}

    importing::ImportSource read(std::string_view text) {
        json::error_code error;
        const json::value all = json::parse(json::string_view(text.data(), text.size()), error);
        if (error) refuse_source(place_, "it is not JSON, or cut short", kHint);
        if (!all.is_array()) refuse_source(place_, "expected a list of frames", kHint);
        importing::ImportSource source;
        source.name = "watson";
        for (const json::value& frame : all.get_array()) {
            ++number_;
            source.intervals.push_back(interval(frame));
        }
        return source;
    }

private:
    [[nodiscard]] std::string frame_place() const { return fmt::format("{}: frame {}", place_, number_); }
    [[noreturn]] void refuse(std::string_view what) const { refuse_source(frame_place(), what, kHint); }

    [[nodiscard]] std::int64_t seconds(const json::value& value) const {
        json::error_code error;
        const auto number = value.to_number<std::int64_t>(error);
        // The last second of the year 9999.
        constexpr std::int64_t last = 253'402'300'799;
        if (error || number < 0 || number > last) refuse("expected a time in seconds since 1970");
        return number;
    }
    [[nodiscard]] std::string string(const json::value& value, std::string_view what) const {
        if (!value.is_string()) refuse(fmt::format("expected {} in quotes", what));
        return {value.get_string().data(), value.get_string().size()};
    }

    [[nodiscard]] importing::Interval interval(const json::value& frame) const {
        if (!frame.is_array() || frame.get_array().size() < 6 || frame.get_array().size() > 7) {
            refuse("expected [start, stop, project, id, [tags], updated]");
        }
        const json::array& cells = frame.get_array();
        importing::Interval interval;
        interval.place = frame_place();
        interval.row = json::serialize(frame);
        const std::int64_t begins = seconds(cells[0]);
        interval.start = Instant(Seconds(begins));
        interval.stop = Instant(Seconds(seconds(cells[1])));
        if (*interval.stop < interval.start) refuse("ends before it starts");
        interval.project = string(cells[2], "a project");
        const std::string id = string(cells[3], "an id");
        if (id.empty()) refuse("expected an id");
        if (!cells[4].is_array()) refuse("expected a list of tags");
        for (const json::value& tag : cells[4].get_array()) interval.tags.push_back(string(tag, "a tag"));
        if (cells.size() == 7 && !cells[6].is_null()) interval.note = string(cells[6], "a comment");
        ContentHash hash;
        finish_entry(interval, begins, hash, kHint);
        // A frame that was edited there is still the same frame.
        interval.key = id;
        return interval;
    }

    std::string_view place_;
    std::size_t number_ = 0;
};

}  // namespace

Result<importing::ImportSource> read_watson(std::string_view text, std::string_view place, const SourceFacts&) {
    return read_source([&] { return Frames(place).read(checked_text(text, place, kHint)); });
}

}  // namespace sugo::formats
