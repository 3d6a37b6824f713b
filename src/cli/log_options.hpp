#pragma once

#include <optional>
#include <string>

#include <cli/command.hpp>
#include <cli/context.hpp>
#include <sugo/tracking.hpp>

namespace sugo::cli {

/// Which sessions are meant, and how the answer names their time: "from 2026-03-01 to 2026-03-31".
struct ChosenLog {
    tracking::LogRequest request;
    std::string period;
};

/// The period and filters that every command over the log takes.
struct LogOptions {
    Texts words;
    Text client;
    Text project;
    Text kind;
    Texts tags;
    Text text;
    Flag yes;
    Flag no;
    Flag unbilled;
    Text newest;

    /// `usual` says in the help what no PERIOD means.
    LogOptions(Syntax& syntax, std::string_view usual);
    /// Whether anything was said at all.
    [[nodiscard]] bool given() const;
    /// Without a PERIOD today's, or those of all time: if `all_time`, or if a filter calls for it.
    [[nodiscard]] ChosenLog chosen(Context& context, bool all_time) const;
};

}  // namespace sugo::cli
