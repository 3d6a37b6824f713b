#include <app/session_names.hpp>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <app/entries.hpp>
#include <app/moments.hpp>

namespace sugo::tracking {
namespace {

constexpr std::size_t shown_characters = 5;

/// The 3 of "@3", or of "3".
std::optional<int> read_count(std::string_view name) {
    if (name.starts_with('@')) name.remove_prefix(1);
    int number = 0;
    const auto [end, problem] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (problem != std::errc() || end != name.data() + name.size() || number < 1) return std::nullopt;
    return number;
}

/// "@1-@5", "@5..@1", "@1-5": the newest and the oldest of them.
std::optional<std::pair<int, int>> read_range(std::string_view name) {
    if (!name.starts_with('@')) return std::nullopt;
    for (const std::string_view between : {std::string_view(".."), std::string_view("-")}) {
        const std::size_t at = name.find(between);
        if (at == std::string_view::npos) continue;
        const std::optional<int> first = read_count(name.substr(0, at));
        const std::optional<int> last = read_count(name.substr(at + between.size()));
        if (first && last) return std::minmax({*first, *last});
    }
    return std::nullopt;
}

Session numbered(Store& store, std::string_view name) {
    if (read_range(name)) {
        throw Failure(ErrorKind::usage, fmt::format("{} is several sessions, and this takes one", name), "@1");
    }
    const std::optional<int> number = read_count(name);
    if (!number) {
        throw Failure(ErrorKind::usage,
                      fmt::format("{} does not count sessions: @1 is the newest, @2 the one before", name), "@1");
    }
    if (auto found = store.sessions().newest(*number)) return *std::move(found);
    throw Failure(ErrorKind::not_found, fmt::format("there is no session {}", name), "sugo log");
}

/// The characters as ids have them: small, and the letters that are left out read as the digits they look like.
std::string normal(std::string_view name) {
    std::string result;
    for (char character : name) {
        if (character >= 'A' && character <= 'Z') character = static_cast<char>(character - 'A' + 'a');
        if (character == 'o') character = '0';
        if (character == 'i' || character == 'l') character = '1';
        const bool digit = character >= '0' && character <= '9';
        const bool letter = character >= 'a' && character <= 'z' && character != 'u';
        if (!digit && !letter) return {};
        result += character;
    }
    return result;
}

[[noreturn]] void refuse_several(Store& store, std::string_view name, const std::vector<Session>& found,
                                 const Now& now) {
    constexpr std::size_t most = 4;
    const Entries entries(store, now);
    std::vector<std::string> names;
    for (const Session& session : found) {
        if (names.size() == most) {
            names.emplace_back("…");
            break;
        }
        names.push_back(fmt::format("{} ({} {})", unambiguous_id(store, session.id), entries.work(session),
                                    times_text(session, now)));
    }
    throw Failure(ErrorKind::usage,
                  fmt::format("{} fits {}{} sessions: {}", name, found.size(), found.size() == 20 ? " or more" : "",
                              fmt::join(names, ", ")),
                  unambiguous_id(store, found.back().id));
}

}  // namespace

Session find_session(Store& store, std::string_view name, const Now& now) {
    if (name.starts_with('@')) return numbered(store, name);
    const std::string id = normal(name);
    if (id.size() < 3 || id.size() > 13) {
        throw Failure(ErrorKind::usage,
                      fmt::format("{} is not the name of a session: @1, or three characters of its id", name),
                      "sugo log");
    }
    std::vector<Session> found = store.sessions().by_short_id(id);
    if (found.empty()) throw Failure(ErrorKind::not_found, fmt::format("there is no session {}", name), "sugo log");
    if (found.size() > 1) refuse_several(store, name, found, now);
    return found.front();
}

std::vector<Session> find_sessions(Store& store, const std::vector<std::string>& names, const Now& now) {
    std::vector<Session> sessions;
    const auto take = [&](Session session) {
        const bool known = std::ranges::any_of(sessions, [&](const Session& one) { return one.id == session.id; });
        if (!known) sessions.push_back(std::move(session));
    };
    for (const std::string& name : names) {
        const auto range = read_range(name);
        if (!range) {
            take(find_session(store, name, now));
            continue;
        }
        // The oldest first, so that a range that leads too far is refused at once.
        const auto [newest, oldest] = *range;
        find_session(store, fmt::format("@{}", oldest), now);
        for (int number = newest; number <= oldest; ++number) {
            take(find_session(store, fmt::format("@{}", number), now));
        }
    }
    return sessions;
}

bool names_session(Store& store, std::string_view word) {
    if (word.starts_with('@')) return true;
    const std::string id = normal(word);
    return id.size() >= shown_characters && id.size() <= 13 && !store.sessions().by_short_id(id).empty();
}

}  // namespace sugo::tracking
