#pragma once

#include <span>
#include <string>
#include <vector>

#include <cli/command.hpp>
#include <cli/context.hpp>

// What a shell offers after TAB. The scripts in share/completions ask `sugo complete -- WORDS`, a command that no help
// lists; the database is read as it is, and nothing is made where there is none.

namespace sugo::cli {

struct Candidate {
    std::string word;
    std::string meaning;

    bool operator==(const Candidate&) const = default;
};
struct Completion {
    std::vector<Candidate> candidates;
    /// Names of files are wanted, too.
    bool files = false;
};

/// What may stand in the place of the last of the words behind `sugo`, which may be empty.
Completion complete(Context& context, std::span<const std::string> words);

/// The file that --db names among the words, which need not make sense.
std::optional<std::string> named_database(std::span<const std::string> words);

/// A word that an option or argument takes out of a few, by its value name or, where that says too little, the option.
std::span<const std::string_view> choices_of(std::string_view path, std::string_view option);

/// A line for each candidate, its meaning behind a tab; before them ":files" where files are wanted.
std::string completion_text(const Completion& completion);

}  // namespace sugo::cli
