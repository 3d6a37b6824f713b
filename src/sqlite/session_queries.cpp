#include <algorithm>
#include <cstdint>
#include <string>
#include <tuple>
#include <utility>

#include <sqlite/session_conditions.hpp>
#include <sqlite/session_rows.hpp>
#include <sqlite/sessions.hpp>
#include <sqlite/statement.hpp>

namespace sugo::sqlite {
namespace {

/// What people type for a session: 0-9 and a-z without i, l, o, u; capitals too. -1 for any other character.
int base32_value(char character) {
    constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    const char small = character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
    const auto at = alphabet.find(small);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

/// The bits of an id that a suffix gives, and which ones those are.
struct IdSuffix {
    std::uint64_t bits = 0;
    std::uint64_t mask = 0;
};

/// Empty if no id can end so.
std::optional<IdSuffix> read_suffix(std::string_view text) {
    IdSuffix suffix;
    for (const char character : text) {
        const int value = base32_value(character);
        if (value < 0 || (suffix.bits >> 59) != 0) return std::nullopt;  // an id has 63 bits
        suffix.bits = suffix.bits << 5 | static_cast<std::uint64_t>(value);
        suffix.mask = suffix.mask << 5 | 31;
    }
    if (suffix.mask == 0 || (suffix.bits >> 63) != 0) return std::nullopt;
    suffix.mask &= ~(std::uint64_t{1} << 63);
    return suffix;
}

}  // namespace

std::optional<Session> Sessions::newest(int n) const {
    if (n < 1) return std::nullopt;
    Statement row(connection_, select_session, where_newest);
    return row.bind(n - 1).step() ? std::optional(read_session(row)) : std::nullopt;
}

std::vector<Session> Sessions::by_short_id(std::string_view text) const {
    const auto suffix = read_suffix(text);
    if (!suffix) return {};
    const bool is_indexed = text.size() >= 5;
    Statement rows(connection_, select_session, is_indexed ? where_short_id : where_shorter_id);
    rows.bind(suffix->bits, suffix->mask);
    return read_sessions(rows);
}

bool Sessions::shares_short_id(SessionId id, int digits) const {
    constexpr int whole = 13;
    const std::uint64_t mask = digits < whole ? (std::uint64_t{1} << (5 * digits)) - 1 : ~std::uint64_t{0} >> 1;
    Statement other(connection_, "SELECT 1 FROM session", where_short_id_shared);
    return other.bind(static_cast<std::uint64_t>(id.value) & mask, mask, id).step();
}

std::vector<Session> Sessions::overlapping(Instant start, Instant stop) const {
    if (stop <= start) return {};
    Statement near(connection_, select_session, where_near);
    auto sessions = read_sessions(near.bind(start, stop));
    Statement far_reaching(connection_, select_session, where_long);
    auto others = read_sessions(far_reaching.bind(start));
    if (auto running = open(); running && running->start < stop) others.push_back(*std::move(running));
    sessions.insert(sessions.end(), others.begin(), others.end());
    std::sort(sessions.begin(), sessions.end(), [](const Session& left, const Session& right) {
        return std::tie(left.start, left.id) < std::tie(right.start, right.id);
    });
    return sessions;
}

void Sessions::select(const SessionQuery& query, const std::function<void(const Session&)>& visit) const {
    if (query.newest) {
        Statement rows(connection_, select_session, chosen_rows(query));
        put_values(rows, query);
        auto sessions = read_sessions(rows);
        std::for_each(sessions.rbegin(), sessions.rend(), visit);
        return;
    }
    Statement rows(connection_, select_session, chosen_rows(query) + " ORDER BY start, id");
    put_values(rows, query);
    while (rows.step()) visit(read_session(rows));
}

void Sessions::select_with_rows(const std::function<void(const Session&, const std::string* row)>& visit) const {
    Statement rows(connection_, select_session_and_row, "ORDER BY start, id");
    while (rows.step()) {
        const Session session = read_session(rows);
        const auto kept = rows.take<std::optional<std::string>>();
        visit(session, kept ? &*kept : nullptr);
    }
}

void Sessions::scan(const SessionQuery& query, bool with_tags, const std::function<void(const Session&)>& visit) const {
    Statement rows(connection_, with_tags ? select_outline_and_tags : select_outline, chosen_rows(query));
    put_values(rows, query);
    Session session;
    while (rows.step()) {
        read_outline(rows, with_tags, session);
        visit(session);
    }
}

}  // namespace sugo::sqlite
