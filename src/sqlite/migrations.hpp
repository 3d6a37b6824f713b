#pragma once

#include <array>
#include <span>
#include <string_view>

namespace sugo::sqlite {

/// One file of migrations/sqlite: its name and its SQL.
struct Migration {
    std::string_view name;
    std::string_view sql;
};

/// All migrations, the n-th brings the schema to version n. Generated at build time.
std::span<const Migration> migrations();

}  // namespace sugo::sqlite
