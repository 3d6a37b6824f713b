#include <cli/context.hpp>

#include <algorithm>
#include <utility>

#include <cli/advice.hpp>
#include <cli/surroundings.hpp>
#include <sugo/text.hpp>
#include <terminal/flow.hpp>

namespace sugo::cli {
namespace {

bool wants_colour(const World& world, const Globals& globals) {
    if (globals.no_color || globals.json || !world.terminal.output || !world.terminal.escapes) return false;
    return world.environment("NO_COLOR").value_or("").empty();
}

bool is_command_to_copy(std::string_view line) {
    return line.find("next:") < 6 || line.starts_with("  try: ");
}

std::string fitted(std::string_view text, std::optional<int> width) {
    std::string all;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        const bool whole = !width || is_command_to_copy(line) || terminal::visible_width(line) <= *width;
        all += whole ? std::string(line) : terminal::flow(line, *width);
        if (end < text.size()) all += '\n';
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return all;
}

}  // namespace

void talk(World& world, std::string_view text) {
    world.err(world.terminal.talk ? fitted(text, world.terminal.width) : std::string(text));
}

Context::Context(World& world, Globals globals)
    : world_(world), globals_(std::move(globals)), style_(wants_colour(world_, globals_)) {}

int Context::text_width() const {
    return std::clamp(world_.terminal.width.value_or(80), 20, 100);
}

std::filesystem::path Context::database() const {
    return place().file;
}

DatabasePlace Context::place() const {
    return database_place(globals_.database, world_.environment);
}

Store& Context::store() {
    if (!store_) {
        store_ = world_.open_store(place(), [this](const std::string& remark) { note(remark); });
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

void Context::print(std::string_view text) {
    world_.out(world_.terminal.output && !json() ? fitted(text, world_.terminal.width) : std::string(text));
}

void Context::page(std::string_view text) {
    const std::string command = pager_of(world_).value;
    const bool wanted = world_.terminal.output && world_.terminal.escapes && !command.empty() && command != "cat";
    if (!wanted || !world_.page(command, fitted(text, world_.terminal.width))) print(text);
}

std::string Context::advice(std::string_view commands) const {
    return for_database(commands, globals_.database);
}

void Context::note(std::string_view remark) {
    talk(world_, "note: " + printable(advice(remark)) + "\n");
}

void Context::notes(const std::vector<std::string>& remarks) {
    for (const std::string& remark : remarks) note(remark);
}

}  // namespace sugo::cli
