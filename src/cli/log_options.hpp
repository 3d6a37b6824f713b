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

/// Whose time is meant where neither a PERIOD nor a filter says it.
enum class Usual { today, last_weeks, this_month, all_time };

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
    /// With a filter and no PERIOD, of all time.
    [[nodiscard]] ChosenLog chosen(Context& context, Usual usual) const;
};

}  // namespace sugo::cli
