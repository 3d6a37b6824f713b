#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sugo/time.hpp>

// The words of klog's specification 1.4.

namespace sugo::formats::klog {

/// "8:00 - 8:25", "<23:30 - 1:00>", "13:00 - ?", "2h30m", "-45m": an entry's times, and what follows.
struct Times {
    /// From the record's midnight; empty: a length alone.
    std::optional<Seconds> from;
    /// Empty with `from`: still open.
    std::optional<Seconds> to;
    Seconds length{};
    std::string_view rest;
};
std::optional<Times> read_times(std::string_view text);

/// "#gpu", "#ticket=77", "#client=\"acme inc\""
struct Tag {
    std::string name;
    std::string value;
};
struct Summary {
    /// Without the tags at its end; those amid the words stay part of the text.
    std::string text;
    std::vector<Tag> tags;
};
Summary read_summary(std::string_view text);

}  // namespace sugo::formats::klog
