#include <cli/surroundings.hpp>

namespace sugo::cli {
namespace {

constexpr auto kDefault = "default";

formats::Origin colour_of(Context& context) {
    const World& world = context.world();
    if (context.style().colour()) return {"colour", "on", "the terminal"};
    if (!world.environment("NO_COLOR").value_or("").empty()) return {"colour", "off", "NO_COLOR"};
    return {"colour", "off", world.terminal.output ? "TERM or --no-color" : "the output"};
}

}  // namespace

formats::Origin pager_of(const World& world) {
    for (const char* name : {"SUGO_PAGER", "PAGER"}) {
        if (const auto command = world.environment(name)) return {"pager", *command, name};
    }
    return {"pager", "less -FRX", kDefault};
}

std::vector<formats::Origin> surroundings(Context& context) {
    const DatabasePlace place = context.place();
    std::vector<formats::Origin> all{{"database", place.file.string(), place.source},
                                     {"zone", context.now().zone.name, context.world().zone_source},
                                     pager_of(context.world()),
                                     colour_of(context)};
    if (const auto fixed = context.world().environment("SUGO_NOW"); fixed && !fixed->empty())
        all.push_back({"now", *fixed, "SUGO_NOW"});
    return all;
}

}  // namespace sugo::cli
