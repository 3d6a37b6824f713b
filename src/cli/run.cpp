// The only place where an error becomes words on stderr and an exit code.
#include <cli/run.hpp>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <new>
#include <optional>
#include <string>

#include <cli/advice.hpp>
#include <cli/announcer.hpp>
#include <cli/backups.hpp>
#include <cli/grammar.hpp>
#include <sugo/answers.hpp>
#include <sugo/text.hpp>

namespace sugo::cli {
namespace {

bool wants_json(std::span<const std::string> words) {
    const auto end = std::ranges::find(words, "--");
    return std::find(words.begin(), end, "--json") != end;
}

/// A name that the system does not take, one too long for example.
std::string unusable(const std::filesystem::filesystem_error& error) {
    return "the file \"" + truncate(printable(error.path1().string()), 60) +
           "\" cannot be used: " + error.code().message();
}

bool continues_a_sign(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Safe on a terminal, and short although a word in it may be a book: its beginning, and its end, which says what is
/// wrong with the word.
std::string shown(std::string_view text) {
    constexpr int front = 200;
    constexpr std::size_t back = 400;
    std::string safe = printable(text);
    if (safe.size() <= front + back) return safe;
    std::size_t end = safe.size() - back;
    while (continues_a_sign(safe[end])) ++end;
    return truncate(safe, front) + safe.substr(end);
}

}  // namespace

int tell(const Error& error, std::span<const std::string> words, World& world) noexcept {
    try {
        if (wants_json(words)) {
            world.err(formats::to_json(error));
        } else {
            std::string text = "sugo: " + shown(error.message) + "\n";
            if (!error.hint.empty()) text += "  try: " + shown(error.hint) + "\n";
            talk(world, text);
        }
    } catch (...) {  // nobody listens: the exit code still says it
    }
    return static_cast<int>(error.kind);
}

int run(std::span<const std::string> words, World& world) noexcept {
    std::optional<std::string> database;
    try {
        const Understood understood = understand(words);
        database = understood.globals.database;
        Context context(world, understood.globals);
        const int code = understood.action(context);
        const bool has_changed = context.has_store() && context.store().has_changed();
        if (has_changed && !context.is_attended_to) see_to_attendance(context);
        keep_daily_backup(context);
        return code;
    } catch (const Failure& failure) {
        Error error = failure.error();
        error.hint = for_database(error.hint, database);
        return tell(error, words, world);
    } catch (const OutputClosed&) {
        return 0;
    } catch (const std::filesystem::filesystem_error& error) {
        return tell({ErrorKind::system, unusable(error), "name another file"}, words, world);
    } catch (const std::bad_alloc&) {
        return tell({ErrorKind::system, "there is not enough memory", {}}, words, world);
    } catch (const std::exception& exception) {
        return tell({ErrorKind::system, std::string("something went wrong inside sugo: ") + exception.what(), {}},
                    words, world);
    }
}

}  // namespace sugo::cli
