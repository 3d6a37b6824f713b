#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sugo/source_formats.hpp>

// The programs whose logs sugo reads, in one table; the commands are made from it.

namespace sugo::cli {

using Environment = std::function<std::optional<std::string>(const std::string&)>;

/// What a source asks for beyond what all of them do.
struct SourceNeeds {
    bool dates = false;
    bool day_starts = false;
    bool user = false;
    bool billable = false;
};

/// A program whose log can be imported.
struct SourceProgram {
    /// "import toggl"
    std::string_view path;
    std::string_view summary;
    /// Of the argument PATH.
    std::string_view place_help;
    std::vector<std::string_view> examples;
    std::string_view more;
    SourceNeeds needs;
    formats::SourceReader read;
    /// The file that is read when none is named; null: one must be named.
    std::filesystem::path (*usual_place)(const Environment&) = nullptr;
    /// The name of the log inside a folder, or empty.
    std::string_view inside = {};
};
const std::vector<SourceProgram>& source_programs();

}  // namespace sugo::cli
