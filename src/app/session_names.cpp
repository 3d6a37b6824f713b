#include <app/session_names.hpp>

#include <charconv>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <app/entries.hpp>
#include <app/moments.hpp>

namespace sugo::tracking {
namespace {

Session numbered(Store& store, std::string_view name) {
    const std::string_view digits = name.substr(1);
    int number = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (problem != std::errc() || end != digits.data() + digits.size() || number < 1) {
        throw Failure(ErrorKind::usage,
                      fmt::format("{} does not count sessions: @1 is the newest, @2 the one before", name), "@1");
    }
    if (auto found = store.sessions().newest(number)) return *std::move(found);
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

}  // namespace sugo::tracking
