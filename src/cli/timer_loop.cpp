// The session is in the file before the first second is shown: whatever happens to the timer, nothing is lost.
#include <cli/timer_loop.hpp>

#include <optional>
#include <string>
#include <utility>

#include <cli/phrases.hpp>
#include <cli/report_heat.hpp>
#include <cli/timer_desk.hpp>
#include <terminal/live_line.hpp>
#include <terminal/screen.hpp>
#include <timer/picture.hpp>

namespace sugo::cli {
namespace {

using EventKind = terminal::Event::Kind;

/// Keys are taken while it lives.
class TakenKeys {
public:
    explicit TakenKeys(World& world) : world_(world) {
        world_.hold_interrupts();
        world_.take_keys();
    }
    ~TakenKeys() { world_.give_keys_back(); }
    TakenKeys(const TakenKeys&) = delete;
    TakenKeys& operator=(const TakenKeys&) = delete;

private:
    World& world_;
};

/// Where the timer is drawn.
class Face {
public:
    explicit Face(Context& context) : context_(context) {}

    void draw(const timer::Picture& picture, const timer::Controls& controls) {
        if (screen_) screen_->draw(timer::draw(picture, controls, window_, context_.style(), ink_of(context_)));
        if (line_) line_->draw(timer::draw_line(picture, controls, window_.columns));
    }
    void ring() { context_.world().out("\a"); }
    void leave() {
        screen_.reset();
        line_.reset();
    }
    void enter() {
        leave();
        const World& world = context_.world();
        window_ = world.window();
        if (world.terminal.escapes)
            screen_.emplace(world.out);
        else
            line_.emplace(world.out, window_.columns, false);
    }
    void redraw() {
        window_ = context_.world().window();
        if (screen_) screen_->forget();
        if (line_) line_.emplace(context_.world().out, window_.columns, false);
    }

private:
    Context& context_;
    terminal::WindowSize window_;
    std::optional<terminal::Screen> screen_;
    std::optional<terminal::LiveLine> line_;
};

class TimerLoop {
public:
    explicit TimerLoop(Context& context) : context_(context), desk_(context) {}

    /// Until somebody leaves, or the terminal is gone.
    void run() {
        face_.enter();
        for (;;) {
            if (desk_.look()) face_.ring();
            face_.draw(desk_.picture(), controls_);
            const terminal::Event event = context_.world().next_event();
            if (event.kind == EventKind::interrupt || event.kind == EventKind::gone) break;
            if (event.kind == EventKind::resize) face_.redraw();
            if (event.kind == EventKind::suspend) suspend();
            if (event.kind == EventKind::key && !key(event.key)) break;
        }
        keep_what_was_typed();
        face_.leave();
    }
    TimerDesk& desk() { return desk_; }

private:
    /// False: leave.
    bool key(std::string_view key) {
        timer::Pressed pressed = timer::press(std::move(controls_), key, desk_.phase(), desk_.note());
        controls_ = std::move(pressed.controls);
        if (pressed.wish == timer::Wish::leave) return false;
        if (pressed.wish == timer::Wish::redraw) face_.redraw();
        if (!desk_.grant(pressed.wish, pressed.text)) controls_ = {};
        return true;
    }

    void suspend() {
        face_.leave();
        context_.world().suspend();
        face_.enter();
    }

    /// An interruption is noted already; what was typed about it so far is not lost.
    void keep_what_was_typed() {
        const bool typing = controls_.mode == timer::Controls::Mode::asking;
        if (!typing || controls_.about != timer::Wish::what_came || controls_.typed.text().empty()) return;
        desk_.grant(controls_.about, controls_.typed.text());
    }

    Context& context_;
    TimerDesk desk_;
    Face face_{context_};
    timer::Controls controls_;
};

}  // namespace

int show_timer(Context& context) {
    TimerLoop loop(context);
    {
        const TakenKeys keys(context.world());
        loop.run();
    }
    // It may be another one than at the beginning.
    if (context.world().terminal.width) context.world().terminal.width = context.world().window().columns;
    std::string text;
    for (const std::string& line : loop.desk().happened()) text += line + "\n";
    if (!text.empty()) context.print(text);
    if (const std::string farewell = loop.desk().farewell(); !farewell.empty()) talk(context.world(), farewell + "\n");
    return 0;
}

}  // namespace sugo::cli
