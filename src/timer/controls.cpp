#include <timer/controls.hpp>

#include <array>
#include <optional>
#include <utility>

namespace sugo::timer {
namespace {

using Mode = Controls::Mode;

constexpr KeyHelp kHelp{"?", "help", "this page, and back"};
constexpr KeyHelp kLeave{"q", "leave", "leave the timer; what runs goes on"};
constexpr KeyHelp kNote{"n", "note", "what is done, as it may stand on the invoice"};
constexpr KeyHelp kStop{"s", "stop", "end it now; a pomodoro is then not counted"};
constexpr KeyHelp kBreak{"b", "break", "end it now and take a break"};
constexpr KeyHelp kTakeBreak{"b", "break", "take a break"};
constexpr KeyHelp kInternal{"'", "own idea", "something came to your mind; what it was may follow"};
constexpr KeyHelp kExternal{"-", "disturbed", "somebody broke in; what it was may follow"};
constexpr KeyHelp kVoid{"v", "void", "broken off for good: kept, not counted, not billed"};
constexpr KeyHelp kNext{"Enter", "next", "begin the same work again"};
constexpr KeyHelp kOver{"o", "break over", "end the break without beginning anything"};

constexpr KeyHelp kPause{"p", "pause", "where the setting pause allows it"};
constexpr KeyHelp kGoOn{"Enter", "go on", "with what is left of the pomodoro"};

constexpr std::array kWork{kInternal, kExternal, kNote, kStop, kBreak, kVoid, kPause, kHelp, kLeave};
constexpr std::array kStopwatch{kInternal, kExternal, kNote, kStop, kBreak, kHelp, kLeave};
constexpr std::array kResting{kNext, kOver, kHelp, kLeave};
constexpr std::array kIdle{kNext, kTakeBreak, kHelp, kLeave};
constexpr std::array kPaused{kGoOn, kHelp, kLeave};

bool is_working(Phase phase) {
    return phase == Phase::work || phase == Phase::stopwatch;
}

Pressed asking(Controls controls, Wish about, std::string text = {}) {
    controls.mode = Mode::asking;
    controls.about = about;
    controls.typed = terminal::LineInput(std::move(text));
    return {std::move(controls), Wish::nothing, {}};
}

Pressed watching(Wish wish, std::string text = {}) {
    return {Controls{}, wish, std::move(text)};
}

/// An interruption is noted the moment the key is pressed; what it was is asked behind it.
Pressed interrupted(Wish wish) {
    Pressed pressed = asking({}, Wish::what_came);
    pressed.wish = wish;
    return pressed;
}

/// The Latin letter on the key of a Hangul letter (the usual keyboard with two sets), for who has just typed Korean.
std::string_view latin(std::string_view key) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 10> letters{{{"ㅜ", "n"},
                                                                                     {"ㄴ", "s"},
                                                                                     {"ㅠ", "b"},
                                                                                     {"ㅍ", "v"},
                                                                                     {"ㅔ", "p"},
                                                                                     {"ㅖ", "p"},
                                                                                     {"ㅐ", "o"},
                                                                                     {"ㅒ", "o"},
                                                                                     {"ㅂ", "q"},
                                                                                     {"ㅛ", "y"}}};
    for (const auto& [hangul, letter] : letters) {
        if (key == hangul) return letter;
    }
    return key;
}

Pressed answer(Controls controls, std::string_view key) {
    if (is_confirmed(controls.about)) return watching(key == "enter" || key == "y" ? controls.about : Wish::nothing);
    if (key == "escape") return watching(Wish::nothing);
    if (key == "enter") {
        const bool said_nothing = controls.about == Wish::what_came && controls.typed.text().empty();
        return watching(said_nothing ? Wish::nothing : controls.about, controls.typed.text());
    }
    controls.typed.press(key);
    return {std::move(controls), Wish::nothing, {}};
}

std::optional<Pressed> press_at_work(std::string_view key, Phase phase, std::string_view note) {
    if (key == "'") return interrupted(Wish::internal);
    if (key == "-") return interrupted(Wish::external);
    if (key == "n") return asking({}, Wish::note, std::string(note));
    if (key == "s") return asking({}, Wish::stop);
    if (key == "b") return asking({}, Wish::rest);
    if (key == "v" && phase == Phase::work) return asking({}, Wish::voided);
    if (key == "p" && phase == Phase::work) return watching(Wish::pause);
    return std::nullopt;
}

std::optional<Pressed> press_at_rest(std::string_view key, Phase phase) {
    if (key == "enter") return watching(Wish::next);
    if (key == "b" && phase == Phase::idle) return watching(Wish::rest);
    if (key == "o" && is_break(phase)) return watching(Wish::end_break);
    return std::nullopt;
}

}  // namespace

Pressed press(Controls controls, std::string_view typed, Phase phase, std::string_view note) {
    const std::string_view key = controls.mode == Mode::asking && !is_confirmed(controls.about) ? typed : latin(typed);
    if (key == "ctrl-l") return {std::move(controls), Wish::redraw, {}};
    if (controls.mode == Mode::asking) return answer(std::move(controls), key);
    if (key == "q" || key == "ctrl-d") return watching(Wish::leave);
    if (controls.mode == Mode::help && (key == "?" || key == "h" || key == "escape")) return watching(Wish::nothing);
    if (key == "?" || key == "h") {
        controls.mode = Mode::help;
        return {std::move(controls), Wish::nothing, {}};
    }
    auto pressed = is_working(phase) ? press_at_work(key, phase, note) : press_at_rest(key, phase);
    return pressed ? *std::move(pressed) : Pressed{std::move(controls), Wish::nothing, {}};
}

std::span<const KeyHelp> keys_of(Phase phase) {
    if (phase == Phase::work) return kWork;
    if (phase == Phase::stopwatch) return kStopwatch;
    if (phase == Phase::paused) return kPaused;
    return is_break(phase) ? std::span<const KeyHelp>(kResting) : std::span<const KeyHelp>(kIdle);
}

bool is_confirmed(Wish about) {
    return about == Wish::stop || about == Wish::rest;
}

std::string_view question(Wish about) {
    switch (about) {
        case Wish::what_came:
            return "noted; what was it? ";
        case Wish::voided:
            return "void it; why? ";
        case Wish::note:
            return "note: ";
        case Wish::stop:
            return "stop it now? Enter or y; any other key goes on";
        case Wish::rest:
            return "end it and take a break? Enter or y; any other key goes on";
        default:
            return "";
    }
}

}  // namespace sugo::timer
