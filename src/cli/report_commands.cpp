// report.
#include <cli/command.hpp>

#include <algorithm>

#include <fmt/format.h>

#include <cli/files.hpp>
#include <cli/log_options.hpp>
#include <cli/phrases.hpp>
#include <cli/report_text.hpp>
#include <cli/session_options.hpp>
#include <sugo/formats.hpp>
#include <sugo/report.hpp>

namespace sugo::cli {
namespace {

using reporting::GroupBy;

/// "client", or several with commas, again and again; each grouping once, in the order typed.
std::vector<GroupBy> groups_typed(const std::vector<std::string>& typed) {
    std::vector<GroupBy> groups;
    for (const std::string& words : typed) {
        for (std::size_t begin = 0; begin <= words.size();) {
            const std::size_t end = std::min(words.find(',', begin), words.size());
            const GroupBy by = taken(reporting::parse_group_by(words.substr(begin, end - begin)));
            if (std::ranges::find(groups, by) == groups.end()) groups.push_back(by);
            begin = end + 1;
        }
    }
    return groups;
}

/// What tells most where none was named: of one client its projects, of one project its kinds of work. A page draws
/// time along the calendar too, by what suits its period.
std::vector<GroupBy> usual_groups(std::string_view work, Store& store, bool is_page) {
    std::vector<GroupBy> groups;
    const bool is_client = !work.empty() && store.clients().client(work).has_value();
    if (work.empty()) groups.push_back(GroupBy::client);
    if (work.empty() || is_client) groups.push_back(GroupBy::project);
    groups.push_back(GroupBy::kind);
    if (is_page) {
        groups.insert(groups.end(), {GroupBy::day, GroupBy::week, GroupBy::month});
    } else if (!work.empty()) {
        groups.push_back(GroupBy::week);
    }
    return groups;
}

reporting::Request request_of(const tracking::LogRequest& log) {
    reporting::Request request;
    request.period = log.period;
    request.work = log.work;
    request.kind = log.kind;
    request.tags = log.tags;
    request.text = log.text;
    request.billable = log.billable;
    request.interval = log.interval;
    request.unbilled = log.unbilled;
    request.newest = log.newest;
    return request;
}

enum class ReportForm { words, csv, html };

/// In words stands for --json too.
ReportForm form_of(Context& context, bool csv, bool html) {
    if (csv + html + context.json() > 1) {
        throw Failure(ErrorKind::usage, "--csv, --html and --json exclude each other", "one of them");
    }
    return csv ? ReportForm::csv : html ? ReportForm::html : ReportForm::words;
}

int write(Context& context, const std::string& text, const Text& output, bool force) {
    if (!*output || **output == "-") {
        context.world().out(text);
    } else {
        write_file(**output, text, force);
        context.world().err(fmt::format("wrote {}\n", **output));
    }
    return 0;
}

Action bind_settle(Syntax& syntax) {
    const Texts work = syntax.words("CLIENT", "only this client's, or one project's: acme, acme/ner", 0, 1);
    const Text until = syntax.text("--until", "DAY", "the last day that was billed elsewhere");
    return [=](Context& context) {
        if (!*until) {
            throw Failure(ErrorKind::usage, "up to which day was it billed elsewhere?", "--until 2026-02-28");
        }
        tracking::SettleRequest request;
        request.until = taken(parse_day(**until, context.now().today));
        request.work = work->empty() ? "" : work->front();
        const auto settled = tracking::settle(context.store(), request, context.now());
        return context.answer(settled, [&] {
            return fmt::format("settled {}, {}{}: billed elsewhere, on no draft from now on\n",
                               sessions(settled.sessions), format(settled.time),
                               settled.money.empty() ? "" : ", " + sum_text(settled.money)) +
                   next_step(context, "sugo undo, if that was a mistake");
        });
    };
}

Action bind_report(Syntax& syntax) {
    const LogOptions options(syntax, "this month (the default)");
    const Texts by =
        syntax.texts("--by", "GROUP",
                     "day, week, month, client, project, kind or tag; several with commas; default client, "
                     "project and kind");
    const Flag confidential = syntax.flag("--confidential", "short names of clients and projects only");
    const Flag csv = syntax.flag("--csv", "the rows of the tables as CSV, for spreadsheets");
    const Flag html = syntax.flag("--html", "a page to look at, with charts; it loads nothing");
    const Text output = syntax.text("-o,--output", "FILE", "where to; default standard output");
    const Flag force = syntax.flag("--force", "replace a file that is there");
    const Flag no_pager = syntax.flag("--no-pager", "straight to the terminal, however long");
    return [=](Context& context) {
        const ReportForm form = form_of(context, *csv, *html);
        const ChosenLog chosen = options.chosen(context, Usual::this_month);
        reporting::Request request = request_of(chosen.request);
        request.by =
            by->empty() ? usual_groups(request.work, context.store(), form == ReportForm::html) : groups_typed(*by);
        request.confidential = *confidential;
        const reporting::Report report = reporting::report(context.store(), request, context.now());
        if (form != ReportForm::words) {
            return write(context, form == ReportForm::csv ? formats::report_csv(report) : formats::report_html(report),
                         output, *force);
        }
        if (*output) throw Failure(ErrorKind::usage, "-o goes with --html or --csv", "--html -o " + **output);
        return context.answer_long(report, *no_pager, [&] {
            const bool is_new_month = options.words->empty() && report.total.sessions == 0;
            return report_text(context, report, chosen.period) +
                   (is_new_month ? next_step(context, "sugo report last month") : "");
        });
    };
}

}  // namespace

std::vector<Command> report_commands() {
    return {
        {"report",
         "where time and money went",
         {"sugo report", "sugo report last month --by week,kind", "sugo report acme 2026 --by month",
          "sugo report 2026-01..2026-03 --csv > quarter.csv", "sugo report last month --html -o march.html"},
         bind_report,
         "Sums are the same as those of drafts and invoices over the same sessions, to the last cent."},
        {"log settle",
         "mark what was billed elsewhere, before sugo",
         {"sugo log settle --until 2026-02-28", "sugo log settle acme --until 2026-02-28"},
         bind_settle,
         "The sessions keep their place in the log and in reports; drafts leave them out."},
    };
}

}  // namespace sugo::cli
