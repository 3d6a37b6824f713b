// tag, untag.
#include <sugo/corrections.hpp>

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <app/corrections.hpp>
#include <app/session_details.hpp>
#include <app/session_names.hpp>

namespace sugo::tracking {
namespace {

struct Named {
    std::vector<std::string> sessions;
    std::vector<std::string> tags;
};

/// The first word names a session, and so do those after it up to the first that names none.
Named apart(Store& store, std::string_view verb, const std::vector<std::string>& words) {
    auto first_tag = words.begin();
    while (first_tag != words.end() && (first_tag == words.begin() || names_session(store, *first_tag))) ++first_tag;
    Named named{{words.begin(), first_tag}, checked_tags({first_tag, words.end()})};
    if (!named.tags.empty()) return named;
    const std::string word = words.empty() || names_session(store, words.front()) ? "gpu" : words.front();
    throw Failure(ErrorKind::usage, "a session and a tag are needed", fmt::format("sugo {} @1 {}", verb, word));
}

bool has(const Session& session, const std::string& tag) {
    return std::ranges::find(session.tags, tag) != session.tags.end();
}

/// A tag that none of them has is a slip.
void require_known(Store& store, const std::vector<Session>& sessions, const std::vector<std::string>& tags) {
    for (const std::string& tag : tags) {
        if (std::ranges::any_of(sessions, [&](const Session& session) { return has(session, tag); })) continue;
        const auto tagged = std::ranges::find_if(sessions, [](const Session& one) { return !one.tags.empty(); });
        throw Failure(
            ErrorKind::not_found, fmt::format("{} no tag {}", sessions.size() == 1 ? "it has" : "they have", tag),
            tagged == sessions.end()
                ? "sugo log"
                : fmt::format("sugo untag {} \"{}\"", unambiguous_id(store, tagged->id), tagged->tags.front()));
    }
}

template <class Change>
Corrected change_tags(Store& store, std::string_view verb, const std::vector<std::string>& words, const Now& now,
                      Change&& change) {
    Corrected answer;
    store.transact(
        now.at,
        [&] {
            return Label{label_of(verb, answer), {}};
        },
        [&] {
            const auto [names, tags] = apart(store, verb, words);
            const Entries entries(store, now);
            const std::vector<Session> sessions = find_correctable(store, entries, names, now);
            for (const Session& session : sessions) {
                Session changed = session;
                changed.tags = change(sessions, session.tags, tags);
                if (changed != session) store.sessions().update(changed);
                answer.corrections.push_back({{entries.of(session)}, {entries.of(changed)}});
            }
        });
    return answer;
}

}  // namespace

Corrected tag(Store& store, const std::vector<std::string>& words, const Now& now) {
    return change_tags(store, "tag", words, now, [](const auto&, std::vector<std::string> tags, const auto& added) {
        tags.insert(tags.end(), added.begin(), added.end());
        return checked_tags(tags);
    });
}

Corrected untag(Store& store, const std::vector<std::string>& words, const Now& now) {
    return change_tags(
        store, "untag", words, now, [&](const auto& sessions, std::vector<std::string> tags, const auto& removed) {
            require_known(store, sessions, removed);
            std::erase_if(tags,
                          [&](const std::string& tag) { return std::ranges::find(removed, tag) != removed.end(); });
            return tags;
        });
}

}  // namespace sugo::tracking
