#include <cli/context.hpp>

#include <algorithm>
#include <utility>

#include <cli/database.hpp>
#include <sugo/text.hpp>

namespace sugo::cli {
namespace {

bool wants_colour(const World& world, const Globals& globals) {
    if (globals.no_color || globals.json || !world.terminal.output || !world.terminal.escapes) return false;
    return world.environment("NO_COLOR").value_or("").empty();
}

}  // namespace

Context::Context(World& world, Globals globals)
    : world_(world), globals_(std::move(globals)), style_(wants_colour(world_, globals_)) {}

int Context::text_width() const {
    return std::clamp(world_.terminal.width.value_or(80), 20, 100);
}

Store& Context::store() {
    if (!store_) {
        store_ = world_.open_store(database_file(globals_.database, world_.environment),
                                   [this](const std::string& remark) { note(remark); });
    }
    return *store_;
}

const Now& Context::now() {
    if (!now_) now_ = world_.now();
    return *now_;
}

WallTime Context::wall(Instant at, const Zone& zone) {
    return zone == now().zone ? world_.local_wall(at) : to_wall(at, zone);
}

void Context::note(std::string_view remark) {
    world_.err("note: " + printable(remark) + "\n");
}

void Context::notes(const std::vector<std::string>& remarks) {
    for (const std::string& remark : remarks) note(remark);
}

}  // namespace sugo::cli
