// The words after the program's name, one a line: understood or refused in a sentence, and completed. The first line is
// taken for SUGO_NOW and for TZ, too. No command is run: some write files.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <cli/completion.hpp>
#include <cli/context.hpp>
#include <cli/grammar.hpp>
#include <cli/local_clock.hpp>
#include <cli/world.hpp>
#include <sugo/ids.hpp>
#include <sugo/sqlite.hpp>
#include <sugo/text.hpp>

#include "fuzz.hpp"

namespace sugo::fuzz {
namespace {

constexpr Instant present{std::chrono::seconds(1'772'470'800)};

/// The lines, as far as the system would hand them over: a word ends at a NUL.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        words.emplace_back(line.substr(0, line.find('\0')));
    }
    return words;
}

cli::World& world() {
    static const std::shared_ptr<Store> store = open_memory(seeded_ids(present, 1));
    static cli::World world = [] {
        cli::World made;
        made.now = [] { return now_in(present, Zone{"Europe/Berlin"}); };
        made.environment = [](const std::string& name) {
            return name == "HOME" ? std::optional<std::string>("/nowhere") : std::nullopt;
        };
        made.read_store = [](const auto&) { return store; };
        return made;
    }();
    return world;
}

void check_refusal(const Failure& failure) {
    expect(!failure.error().message.empty() && is_utf8(failure.error().message));
    expect(failure.error().kind == ErrorKind::usage || failure.error().kind == ErrorKind::not_found);
}

void understand(const std::vector<std::string>& words) {
    try {
        (void)cli::understand(words);
    } catch (const Failure& failure) {
        check_refusal(failure);
    }
}

void complete(const std::vector<std::string>& words) {
    cli::Context context(world(), {});
    const std::string text = completion_text(cli::complete(context, words));
    for (const char c : text) expect(static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t');
}

void set_clock(const std::string& text) {
    // A name that is none is compared with all that there are, which takes its time.
    constexpr std::size_t longest_zone = 40;
    if (text.size() <= longest_zone) {
        if (const auto zone = parse_zone(text)) expect(parse_zone(zone->name) == zone);
    }
    try {
        expect(cli::parse_fixed_now(to_iso(cli::parse_fixed_now(text))) == cli::parse_fixed_now(text));
    } catch (const Failure& failure) {
        check_refusal(failure);
    }
    const auto name = cli::local_zone_name(
        text, [](const std::string&) { return std::nullopt; }, [](const std::string&) { return true; });
    expect(!name || (!name->empty() && name->front() != '/' && name->find("..") == std::string::npos));
}

}  // namespace
}  // namespace sugo::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sugo::fuzz;
    const std::vector<std::string> words = words_of(text_of(data, size));
    understand(words);
    if (!words.empty()) complete(words);
    if (!words.empty()) set_clock(words.front());
    return 0;
}
