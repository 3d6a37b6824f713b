// Timewarrior's files and all that becomes of them: read, understood by rules, kept, taken back. Before the first line
// "---" stand rules as --map has them; without such a line all is data.

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <sugo/formats.hpp>
#include <sugo/people.hpp>
#include <sugo/sqlite.hpp>
#include <sugo/text.hpp>

#include "fuzz.hpp"

namespace sugo::fuzz {
namespace {

const Now& now() {
    static const Now now = now_in(Instant(std::chrono::seconds(1'772'470'800)), Zone{"Europe/Berlin"});
    return now;
}

/// A client with a project, kept from one input to the next: each is undone.
Store& store() {
    static const std::unique_ptr<Store> store = [] {
        auto made = open_memory(seeded_ids(now().at, 1));
        made->transact(now().at, "people", [&] {
            Client client;
            client.slug = "acme";
            client.party.legal_name = "Acme";
            Project project;
            project.client = made->clients().add(client);
            project.slug = "ner";
            made->clients().add(project);
        });
        return made;
    }();
    return *store;
}

importing::Rules rules_of(std::string_view lines) {
    importing::Rules rules;
    rules.kind = "code";
    while (!lines.empty()) {
        const std::string_view line = lines.substr(0, lines.find('\n'));
        lines.remove_prefix(std::min(line.size() + 1, lines.size()));
        if (const auto rule = importing::parse_rule(line)) rules.tags.insert(*rule);
    }
    return rules;
}

Seconds time_of(const importing::ImportSource& source) {
    Seconds time{};
    for (const auto& interval : source.intervals) {
        if (interval.stop) time += *interval.stop - interval.start;
    }
    return time;
}

void import_twice(const importing::Request& request) {
    const std::string before = formats::export_json(store());
    try {
        const importing::Imported first = importing::import(store(), request, now());
        expect(first.source_time == first.time + first.known_time + first.trimmed);
        expect(first.source_time == time_of(request.source));
        if (formats::export_json(store()) == before) return;
        expect(importing::import(store(), request, now()).count == 0);
        store().journal().undo();
    } catch (const Failure& failure) {
        expect(is_utf8(failure.error().message) && !failure.error().message.empty());
    }
    expect(formats::export_json(store()) == before);
}

}  // namespace
}  // namespace sugo::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sugo;
    constexpr std::string_view line = "---\n";
    std::string_view text = fuzz::text_of(data, size);
    importing::Request request;
    if (const std::size_t at = text.find(line); at != std::string_view::npos) {
        request.rules = fuzz::rules_of(text.substr(0, at));
        text.remove_prefix(at + line.size());
    }
    auto source = formats::read_timewarrior(text, "fuzz.data");
    if (!source) {
        fuzz::expect(!source.error().message.empty());
        return 0;
    }
    request.source = std::move(*source);
    request.zone = fuzz::now().zone;
    request.trim = size % 2 == 1;
    fuzz::import_twice(request);
    return 0;
}
