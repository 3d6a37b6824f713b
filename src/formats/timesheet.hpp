#pragma once

#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include <sugo/source_formats.hpp>

// Logs that are tables: one reader for all of them, told which column is what.

namespace sugo::formats::timesheet {

enum class Field {
    user,
    first_name,
    last_name,
    client,
    project,
    task,  ///< a tag, unless it is the name of a kind
    kind,
    note,
    tags,
    billable,
    start,  ///< a moment; or a day, where the work has a length only
    end,
    zone,
    start_date,
    start_time,
    end_date,
    end_time,
    length,   ///< "0:25" or "00:25:00"
    hours,    ///< "1.5", "20,0" or "0:25"
    ignored,  ///< known, and of no use to sugo: not worth a remark
};
constexpr std::size_t kFields = static_cast<std::size_t>(Field::ignored);

/// A column's name, small, and what it holds. Several names may mean the same.
struct Column {
    std::string_view name;
    Field field;
};
struct Table {
    std::string_view source;  ///< "toggl"
    std::string_view title;   ///< "Toggl"
    std::span<const Column> columns;
    std::initializer_list<Field> required;
    /// Cells missing at the end of a row are empty.
    bool short_rows = false;
    /// What to try when something is wrong.
    std::string_view hint;
    /// A backslash makes the comma or backslash behind it a part of a tag.
    bool escaped_tags = false;
};

Result<importing::ImportSource> read(const Table& table, std::string_view text, std::string_view place,
                                     const SourceFacts& facts);

}  // namespace sugo::formats::timesheet
