#include <support/test.hpp>

#include <formats/svg_charts.hpp>
#include <sugo/formats.hpp>

#include "golden.hpp"
#include "sample_reports.hpp"

using namespace sugo;
using namespace sugo::formats;

namespace {

bool says(const std::string& page, std::string_view words) {
    return page.find(words) != std::string::npos;
}

std::size_t times(const std::string& page, std::string_view words) {
    std::size_t count = 0;
    for (std::size_t at = page.find(words); at != std::string::npos; at = page.find(words, at + 1)) ++count;
    return count;
}

}  // namespace

TEST_CASE("a month as a page is what one would send") {
    samples::check_golden("report-month.html", formats::report_html(samples::month_report()));
}

TEST_CASE("a page loads nothing and runs nothing") {
    const std::string page = formats::report_html(samples::month_report());
    for (const std::string_view words : {"<script", "://", "src=", "href=", "url(", "@import", "javascript"}) {
        CHECK_MESSAGE(!says(page, words), words);
    }
    CHECK(says(page, "default-src 'none'") == false);
    CHECK(says(page, "default-src &#39;none&#39;"));
}

TEST_CASE("a client's name cannot become markup") {
    const std::string page = formats::report_html(samples::month_report());
    CHECK(says(page, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Sons&quot;"));
    reporting::Report report = samples::month_report();
    report.work = "\"><img onerror=x>\n\x1b[2J";
    for (reporting::Table& table : report.tables) {
        for (reporting::Row& row : table.rows) row.label = "</title></svg>'\"><b>\n\x01";
    }
    const std::string hostile = formats::report_html(report);
    CHECK_FALSE(says(hostile, "<img"));
    CHECK_FALSE(says(hostile, "<b>"));
    CHECK_FALSE(says(hostile, "\x1b"));
    CHECK_FALSE(says(hostile, "\x01"));
    CHECK(times(hostile, "</svg>") == times(page, "</svg>"));
}

TEST_CASE("a month is drawn by weeks and days, a year by months and weeks, ten years by years and months") {
    const auto page = [](int days) {
        return formats::report_html(samples::made_report(samples::day("2016-01-04"), days, samples::day("2016-01-04")));
    };
    const std::string month = page(30), year = page(360), decade = page(3650);
    CHECK(says(month, "Week by week"));
    CHECK(says(month, "Day by day"));
    CHECK(says(year, "Month by month"));
    CHECK(says(year, "Week by week"));
    CHECK(says(decade, "Year by year"));
    CHECK(says(decade, "Month by month"));
    CHECK_FALSE(says(decade, "Week by week"));
    CHECK(decade.size() < 120'000);
}

TEST_CASE("a label that would run into the next one is left out") {
    const auto ticks = [](std::size_t first_monday) {
        std::vector<Column> columns(28);
        columns[0].tick = "1 Mar";
        for (std::size_t at = first_monday; at < columns.size(); at += 7) columns[at].tick = "Monday";
        thin_ticks(columns);
        return columns[0].tick;
    };
    CHECK(ticks(1) == "");
    CHECK(ticks(3) == "");
    CHECK(ticks(4) == "1 Mar");
    CHECK(ticks(7) == "1 Mar");
}

TEST_CASE("two currencies stand apart") {
    const std::string page = formats::report_html(samples::month_report());
    CHECK(says(page, "Billed and unbilled, USD"));
    CHECK(says(page, "Billed and unbilled, KRW"));
}

TEST_CASE("many clients are gathered in the chart and all named in the table") {
    reporting::Report report = samples::month_report();
    reporting::Table& clients = report.tables[3];
    REQUIRE(clients.by == reporting::GroupBy::client);
    clients.rows.clear();
    for (int n = 0; n < 30; ++n) {
        reporting::Sums sums;
        sums.time = sums.billable_time = std::chrono::hours(30 - n);
        sums.money = {Money{100 * (30 - n), Currency()}};
        clients.rows.push_back({"c" + std::to_string(n), "client " + std::to_string(n), sums});
    }
    const std::string page = formats::report_html(report);
    CHECK(says(page, "19 others"));
    CHECK(says(page, ">client 29</th>"));
    CHECK(says(page, "The numbers (30 rows)"));
}

TEST_CASE("a report of no sessions says so and draws nothing") {
    reporting::Report report;
    report.period = Period{samples::day("2026-03-01"), samples::day("2026-03-31")};
    report.hours.resize(24);
    const std::string page = formats::report_html(report);
    CHECK(says(page, "Nothing was logged in this time."));
    CHECK_FALSE(says(page, "<svg"));
    CHECK_FALSE(says(page, "<table"));
}

TEST_CASE("own work alone has no money") {
    reporting::Report report = samples::month_report();
    report.total.money.clear();
    report.total.unbilled.clear();
    report.unbilled.clear();
    for (reporting::Table& table : report.tables) {
        for (reporting::Row& row : table.rows) {
            row.sums.money.clear();
            row.sums.unbilled.clear();
        }
    }
    const std::string page = formats::report_html(report);
    CHECK_FALSE(says(page, "Worth"));
    CHECK_FALSE(says(page, "Unbilled"));
    CHECK_FALSE(says(page, "$"));
}

TEST_CASE("billable work without a rate is said") {
    reporting::Report report = samples::month_report();
    report.total.without_rate = 1;
    CHECK(says(formats::report_html(report), "1 billable session has no rate yet"));
    report.total.without_rate = 3;
    CHECK(says(formats::report_html(report), "3 billable sessions have no rate yet"));
}
