#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sugo::cli {

/// A form that an answer can be written in: what --format calls it, and how the names of such files end.
struct FileForm {
    /// "text"
    std::string_view word;
    /// "txt"; all of them in small letters.
    std::span<const std::string_view> endings;
};

/// The form asked for by --format, else by how the name of the file ends; empty when neither says it (no file,
/// standard output, a name without an ending). Failure (usage): an unknown word, a name that says another form than
/// --format does, and without --format an ending that none of the forms has.
std::optional<std::string_view> chosen_form(std::span<const FileForm> forms, const std::optional<std::string>& format,
                                            const std::optional<std::string>& file);

}  // namespace sugo::cli
