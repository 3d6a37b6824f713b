#include <support/test.hpp>

#include <boost/json.hpp>

#include <cli/status_format.hpp>

using namespace sugo;
using namespace sugo::cli;
using std::chrono::minutes;

namespace {

/// 2026-03-02 09:00 UTC, and so many minutes later.
Instant nine(int later = 0) {
    return Instant(Seconds(1'772'442'000)) + minutes(later);
}

tracking::Entry pomodoro(std::optional<Seconds> planned = minutes(25)) {
    tracking::Entry entry;
    entry.session.start = nine();
    entry.session.planned = planned;
    entry.session.note = "R&D <b> #[fg=red]";
    entry.work = "한빛/사전 code";
    entry.client.emplace();
    entry.client->slug = "한빛";
    entry.project.emplace();
    entry.project->slug = "사전";
    entry.kind.slug = "code";
    return entry;
}

/// As tracking::status gives it at a moment: the session is open, whether its time is up or not.
tracking::Status status_at(const std::optional<tracking::Entry>& open, Instant at) {
    tracking::Status status;
    status.open = open;
    status.rung_today = 3;
    status.day_target = 10;
    status.rung_week = 44;
    status.week_target = 80;
    const Day day = date::floor<date::days>(to_wall(at, Zone{}));
    Cycle cycle;
    cycle.day = day;
    cycle.rung = 2;
    if (open) cycle = after(cycle, open->session, day, {});
    status.cycle = at_moment(cycle, at, day, {});
    return status;
}

StatusFields fields_at(const std::optional<tracking::Entry>& open, Instant at,
                       terminal::Ink ink = terminal::Ink::blocks) {
    const auto clock = [](Instant moment, const Zone& zone) { return clock_text(to_wall(moment, zone)); };
    return status_fields(status_at(open, at), now_in(at, Zone{}), clock, ink);
}

std::string value(const StatusFields& fields, std::string_view name) {
    return fill_template("{" + std::string(name) + "}", fields);
}

/// What is wrong with a template.
Error refused(std::string_view text) {
    try {
        fill_template(text, fields_at(pomodoro(), nine(5)));
    } catch (const Failure& failure) {
        return failure.error();
    }
    FAIL_CHECK("nothing was refused");
    return {};
}

}  // namespace

TEST_CASE("each field, while a pomodoro runs, in its break, after it, and in a stopwatch session") {
    const StatusFields runs = fields_at(pomodoro(), nine(10) + Seconds(26));
    const StatusFields rests = fields_at(pomodoro(), nine(27));
    const StatusFields over = fields_at(pomodoro(), nine(30));
    const StatusFields timed = fields_at(pomodoro(std::nullopt), nine(65));
    struct Row {
        const char* field;
        const char *runs, *rests, *over, *timed;
    };
    const Row rows[] = {{"phase", "work", "short break", "", "stopwatch"},
                        {"class", "work", "short-break", "idle", "stopwatch"},
                        {"icon", "●", "○", "", "◐"},
                        {"work", "한빛/사전 code", "", "", "한빛/사전 code"},
                        {"client", "한빛", "", "", "한빛"},
                        {"project", "사전", "", "", "사전"},
                        {"kind", "code", "", "", "code"},
                        {"note", "R&D <b> #[fg=red]", "", "", "R&D <b> #[fg=red]"},
                        {"interruptions", "", "", "", ""},
                        {"left", "14:34", "03:00", "", ""},
                        {"left_minutes", "15", "3", "", ""},
                        {"elapsed", "10:26", "02:00", "", "1:05:00"},
                        {"percent", "41", "40", "", ""},
                        {"bar", "████░░░░░░", "████░░░░░░", "", ""},
                        {"rings_at", "09:25", "", "", ""},
                        {"break_until", "", "09:30", "", ""},
                        {"today", "3", "3", "3", "3"},
                        {"day_target", "10", "10", "10", "10"},
                        {"week", "44", "44", "44", "44"},
                        {"target", "80", "80", "80", "80"},
                        {"set", "3/4", "4/4", "4/4", "3/4"}};
    CHECK(std::size(rows) == runs.size());
    for (const Row& row : rows) {
        CAPTURE(row.field);
        CHECK(value(runs, row.field) == row.runs);
        CHECK(value(rests, row.field) == row.rests);
        CHECK(value(over, row.field) == row.over);
        CHECK(value(timed, row.field) == row.timed);
    }
}

TEST_CASE("the last second, the ring, and a clock that was set back") {
    CHECK(value(fields_at(pomodoro(), nine(25) - Seconds(1)), "left") == "00:01");
    CHECK(value(fields_at(pomodoro(), nine(25) - Seconds(1)), "left_minutes") == "1");
    CHECK(value(fields_at(pomodoro(), nine(25) - Seconds(1)), "percent") == "99");
    CHECK(value(fields_at(pomodoro(), nine(25)), "phase") == "short break");
    CHECK(value(fields_at(pomodoro(), nine(25)), "left") == "05:00");
    CHECK(value(fields_at(pomodoro(), nine(-10)), "elapsed") == "00:00");
    CHECK(value(fields_at(pomodoro(), nine(-10)), "left") == "25:00");
    CHECK(value(fields_at(std::nullopt, nine()), "phase").empty());
    CHECK(fill_template("{today}{day_target:+ of {day_target}}", status_fields({}, {}, {}, terminal::Ink::ascii)) ==
          "0");
}

TEST_CASE("a session that is open since days is shown though the cycle has forgotten it") {
    tracking::Status status = status_at(pomodoro(std::nullopt), nine());
    status.cycle = {};
    const auto no_clock = [](Instant, const Zone&) { return std::string(); };
    const auto fields = status_fields(status, now_in(nine(3 * 24 * 60), Zone{}), no_clock, terminal::Ink::ascii);
    CHECK(value(fields, "work") == "한빛/사전 code");
    CHECK(value(fields, "elapsed") == "72:00:00");
    CHECK(value(fields, "icon") == "~");
}

TEST_CASE("interruptions are shown as marks, and bars in ASCII where nothing else can be") {
    tracking::Status status = status_at(pomodoro(), nine(10));
    status.interruptions.resize(2);
    status.interruptions[1].kind = Interruption::Kind::external;
    const auto no_clock = [](Instant, const Zone&) { return std::string(); };
    const auto fields = status_fields(status, now_in(nine(10), Zone{}), no_clock, terminal::Ink::ascii);
    CHECK(value(fields, "interruptions") == "' -");
    CHECK(value(fields, "bar") == "####------");
}

TEST_CASE("templates") {
    const StatusFields runs = fields_at(pomodoro(), nine(5));
    const StatusFields idle = fields_at(std::nullopt, nine(5));
    struct Row {
        const char* text;
        const char* runs;
        const char* idle;
    };
    const Row rows[] = {{"{left}", "20:00", ""},
                        {"[{left}|{today}]", "[20:00|3]", "[|3]"},
                        {"{left:+ ({left})}!", " (20:00)!", "!"},
                        {"{client:-nobody}", "한빛", "nobody"},
                        {"{client:-}", "한빛", ""},
                        {"{left:+}", "", ""},
                        {"{client:+{left:+{client} {left}}}", "한빛 20:00", ""},
                        {"{client:-{today} today}", "한빛", "3 today"},
                        {"{{{today}}}", "{3}", "{3}"},
                        {"{left:+{{{left}}!", "{20:00!", "!"},
                        {"쉬자 {today}\n", "쉬자 3\n", "쉬자 3\n"},
                        {"100% {today} : + -", "100% 3 : + -", "100% 3 : + -"}};
    for (const auto& [text, while_it_runs, without] : rows) {
        CAPTURE(text);
        CHECK(fill_template(text, runs) == while_it_runs);
        CHECK(fill_template(text, idle) == without);
    }
}

TEST_CASE("what is no template, and what to try") {
    CHECK(refused("{lefft}").message.starts_with("there is no field \"lefft\", but phase, class, "));
    CHECK(refused("{lefft}").hint == "{left}");
    CHECK(refused("{left:+{cliemt}}").hint == "{client}");
    CHECK(refused("{}").message.starts_with("there is no field \"\""));
    CHECK(refused("{left?}").kind == ErrorKind::usage);
    CHECK(refused("{left").message == "a { that is not closed; {{ is one to show");
    CHECK(refused("{left:+{today}").message == "a { that is not closed; {{ is one to show");
    CHECK(refused("{left} }").message == "a } that nothing opened; }} is one to show");
    CHECK(refused("wayber").message == "a text without a field says always the same");
    std::string deep = "{left}";
    for (int level = 0; level < 30'000; ++level) deep.insert(0, "{left:+");
    CHECK(refused(deep).kind == ErrorKind::usage);
    CHECK(refused("{\x1b[31m}").message.find('\x1b') == std::string::npos);
}

TEST_CASE("notes are harmless where the line has signs of its own") {
    const StatusFields runs = fields_at(pomodoro(), nine(5));
    CHECK(fill_template("<i>{note}</i>", runs, Escape::pango) == "<i>R&amp;D &lt;b&gt; #[fg=red]</i>");
    CHECK(fill_template("#[bold]{note:-x}", runs, Escape::tmux) == "#[bold]R&D <b> ##[fg=red]");
    CHECK(parse_escape("pango").value() == Escape::pango);
    CHECK(parse_escape("html").error().kind == ErrorKind::usage);
}

TEST_CASE("waybar gets JSON in Pango's markup") {
    const auto parsed = [](const StatusFields& fields) { return boost::json::parse(waybar_json(fields)).as_object(); };
    const boost::json::object runs = parsed(fields_at(pomodoro(), nine(5)));
    CHECK(runs.at("text") == "한빛/사전 code 20:00");
    CHECK(runs.at("alt") == "work");
    CHECK(runs.at("class") == "work");
    CHECK(runs.at("percentage") == 20);
    CHECK(runs.at("tooltip") == "R&amp;D &lt;b&gt; #[fg=red]\nrings at 09:25\ntoday 3, week 44 of 80");
    const boost::json::object rests = parsed(fields_at(pomodoro(), nine(27)));
    CHECK(rests.at("text") == "short break 03:00");
    CHECK(rests.at("class") == "short-break");
    CHECK(rests.at("tooltip") == "until 09:30\ntoday 3, week 44 of 80");
    const boost::json::object idle = parsed(fields_at(std::nullopt, nine()));
    CHECK(idle.at("text") == "");
    CHECK(idle.at("class") == "idle");
    CHECK(idle.at("percentage") == 0);
    CHECK(parsed(fields_at(pomodoro(std::nullopt), nine(65))).at("text") == "한빛/사전 code 1:05:00");
}

TEST_CASE("whatever is typed is filled in or refused") {
    const StatusFields runs = fields_at(pomodoro(), nine(5));
    property("any mixture of signs", [&](const std::vector<unsigned>& picks) {
        constexpr std::string_view parts[] = {"{", "}", "left", ":", "+", "-", "{left}", " ", "{note:+", "today"};
        std::string text;
        for (const unsigned pick : picks) text += parts[pick % std::size(parts)];
        try {
            fill_template(text, runs);
        } catch (const Failure& failure) {
            RC_ASSERT(failure.error().kind == ErrorKind::usage);
        }
    });
}
