#pragma once

#include <map>
#include <string>

#include <sugo/store.hpp>

/// The rows that were kept of imported sessions.
inline std::map<sugo::SessionId, std::string> kept_rows(const sugo::SessionLog& sessions) {
    std::map<sugo::SessionId, std::string> rows;
    sessions.select_with_rows([&](const sugo::Session& session, const std::string* row) {
        if (row != nullptr) rows.emplace(session.id, *row);
    });
    return rows;
}
