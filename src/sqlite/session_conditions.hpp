#pragma once

#include <string>

#include <sqlite/statement.hpp>
#include <sugo/store.hpp>

namespace sugo::sqlite {

/// What a query adds to a SELECT from session: constant pieces, every value a parameter. Rows come in any order, but
/// from the newest to the oldest where only the newest so many are asked for.
std::string chosen_rows(const SessionQuery& query);
/// In the order in which chosen_rows() leaves room for them.
void put_values(Statement& statement, const SessionQuery& query);
/// That a query leaves no session out.
bool chooses_all(const SessionQuery& query);

}  // namespace sugo::sqlite
