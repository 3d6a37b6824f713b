#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include <sugo/formats.hpp>
#include <sugo/text.hpp>

#include <formats/report_page.hpp>

// A report that one can look at and send on: one file that loads nothing and runs nothing.

namespace sugo::formats {

namespace {

using reporting::Report;

std::string title_of(const Report& report) {
    return report.work.empty() ? "Work report" : "Work report: " + printable(report.work);
}

void write_head(HtmlWriter& html, const Report& report) {
    html.open("head");
    html.line();
    html.empty("meta", {{"charset", "utf-8"}});
    html.line();
    html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html.line();
    html.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
    // Nothing is loaded and nothing runs, whatever a name or a note may hold.
    html.line();
    html.empty("meta", {{"http-equiv", "Content-Security-Policy"},
                        {"content", "default-src 'none'; style-src 'unsafe-inline'"}});
    html.line();
    html.element("title",
                 report.period ? fmt::format("{}, {}", title_of(report), to_string(*report.period)) : title_of(report));
    html.style(report_style());
    html.close();
}

void write_figure(HtmlWriter& html, std::string_view name, const std::vector<std::string>& values,
                  const std::string& below) {
    html.open("div");
    html.element("dt", name);
    for (const std::string& value : values) html.element("dd", value, {{"class", "figure"}});
    if (!below.empty()) html.element("dd", below);
    html.close();
}

std::string counted(int number, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", number, number == 1 ? one : many);
}

std::vector<std::string> money_texts(const std::vector<Money>& money) {
    std::vector<std::string> texts;
    for (const Money& one : money) texts.push_back(format(one));
    return texts;
}

/// A share of 1/10000, in whole per cent.
std::string whole_percent(int share) {
    return fmt::format("{} %", (share + 50) / 100);
}

std::string unbilled_since(const Report& report) {
    std::optional<Day> since;
    for (const Report::Unbilled& one : report.unbilled) since = since ? std::min(*since, one.since) : one.since;
    return since ? "since " + to_string(*since) : "";
}

void write_figures(HtmlWriter& html, const Report& report) {
    const reporting::Sums& total = report.total;
    html.open("dl", {{"class", "figures"}});
    std::string below = counted(total.sessions, "session", "sessions");
    if (total.rung > 0) below += ", " + counted(total.rung, "pomodoro", "pomodori");
    write_figure(html, "Time", {format(total.time)}, below);
    write_figure(html, "Billable", {whole_percent(report.billable_share)}, format(total.billable_time));
    if (report.utilisation)
        write_figure(html, "Of the weekly aim", {whole_percent(*report.utilisation)}, "by billable work");
    if (!total.money.empty()) write_figure(html, "Worth", money_texts(total.money), "at the agreed rates");
    if (!total.unbilled.empty()) write_figure(html, "Unbilled", money_texts(total.unbilled), unbilled_since(report));
    html.line();
    html.close();
    if (total.without_rate > 0) {
        html.open("p", {{"class", "warning"}});
        html.text(counted(total.without_rate, "billable session has", "billable sessions have"));
        html.text(" no rate yet and counts as time, not as money.");
        html.close();
    }
}

}  // namespace

std::string report_html(const Report& report) {
    HtmlWriter html;
    html.open("html", {{"lang", "en"}});
    write_head(html, report);
    html.open("body");
    html.open("main");
    html.open("header");
    html.open("h1");
    html.text(title_of(report));
    html.close();
    if (report.period) html.element("p", to_string(*report.period), {{"class", "period"}});
    html.close();
    if (report.total.sessions == 0) {
        html.line();
        html.element("p", "Nothing was logged in this time.");
    } else {
        write_figures(html, report);
        write_timelines(html, report);
        write_groups(html, report);
        write_billing(html, report);
        write_habits(html, report);
    }
    html.open("footer");
    html.element("p",
                 "Written by sugo. A session counts on the day on which it began, in the time zone in which it "
                 "was logged.");
    html.close();
    html.line();
    html.close();
    html.line();
    html.close();
    html.line();
    html.close();
    return html.page();
}

}  // namespace sugo::formats
