#include <support/test.hpp>

#include <sugo/settings.hpp>

using namespace sugo;

TEST_CASE("every setting's default is its own normal form") {
    for (const SettingInfo& setting : all_settings()) {
        CAPTURE(setting.key);
        CHECK(parse_setting(setting.key, setting.fallback).value() == setting.fallback);
        CHECK(parse_setting(setting.key, "").value().empty());
    }
}

TEST_CASE("settings are checked and put in their normal form") {
    CHECK(parse_setting("pomodoro", "50 min").value() == "50m");
    CHECK(parse_setting("pomodoro", "1h30m").value() == "1h 30m");
    CHECK(parse_setting("pomodoro", "5s").value() == "5s");
    CHECK(parse_setting("kind", "Consult").value() == "consult");
    CHECK(parse_setting("week", "060").value() == "60");
    CHECK(parse_setting("week", "0").value() == "0");
    CHECK(parse_setting("day", "010").value() == "10");
    CHECK(parse_setting("day-most", "014").value() == "14");
    CHECK(parse_setting("day-most", "7.5h").value() == "7h 30m");
    CHECK(parse_setting("evening", "9:30 PM").value() == "21:30");
    CHECK(parse_setting("evening", "off").value() == "off");
    CHECK(parse_setting("import.timewarrior", " acme=acme\n\n=code\n").value() == "acme=acme\n=code");
    CHECK(parse_setting("pomodoro", "0").error().hint == "25m");
}

TEST_CASE("bad values are refused, unknown settings not found") {
    const std::vector<std::pair<std::string, std::string>> bad = {{"pomodoro", "25"},
                                                                  {"pomodoro", "0m"},
                                                                  {"pomodoro", "25h"},
                                                                  {"pomodoro", "soon"},
                                                                  {"kind", "two words"},
                                                                  {"day", "-1"},
                                                                  {"day", "two"},
                                                                  {"day-most", "8 pomodori"},
                                                                  {"evening", "9am"},
                                                                  {"week", "-1"},
                                                                  {"week", "12.5"},
                                                                  {"week", "80 "},
                                                                  {"week", "100000000"},
                                                                  {"week", "99999999999999999999"},
                                                                  {"long-hours", "0h"},
                                                                  {"set", "0"},
                                                                  {"set", "101"},
                                                                  {"short-break", "0m"},
                                                                  {"long-break", "25h"},
                                                                  {"long-hours", "200h"},
                                                                  {"import.timewarrior", "\xff"},
                                                                  {"import.timewarrior", "garbage"},
                                                                  {"import.timewarrior", "a=b\nc\x1b=d"},
                                                                  {"import.timewarrior", "a="},
                                                                  {"import.timewarrior", "=two words"}};
    for (const auto& [key, value] : bad) {
        CAPTURE(key);
        CAPTURE(value);
        REQUIRE(parse_setting(key, value).has_error());
        CHECK(parse_setting(key, value).error().kind == ErrorKind::usage);
    }
    CHECK(parse_setting("pomodor", "25m").error().kind == ErrorKind::not_found);
    CHECK(parse_setting("", "25m").error().kind == ErrorKind::not_found);
}
