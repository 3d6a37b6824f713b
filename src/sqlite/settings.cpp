#include <sqlite/settings.hpp>

#include <sqlite/statement.hpp>

namespace sugo::sqlite {

std::optional<std::string> Settings::get(std::string_view key) const {
    Statement found(connection_, "SELECT value FROM setting WHERE key = ?");
    found.bind(key);
    if (!found.step()) return std::nullopt;
    return found.take<std::string>();
}

void Settings::set(std::string_view key, std::string_view value) {
    connection_.require_change();
    if (value.empty()) {
        Statement(connection_, "DELETE FROM setting WHERE key = ?").run(key);
        return;
    }
    Statement(connection_,
              "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value")
        .run(key, value);
}

std::map<std::string, std::string> Settings::all() const {
    std::map<std::string, std::string> settings;
    Statement each(connection_, "SELECT key, value FROM setting ORDER BY key");
    while (each.step()) {
        auto key = each.take<std::string>();
        settings.emplace_hint(settings.end(), std::move(key), each.take<std::string>());
    }
    return settings;
}

}  // namespace sugo::sqlite
