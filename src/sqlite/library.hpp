#pragma once

namespace sugo::sqlite {

/// Sets SQLite up for this process, before it is first used; later it is too late, and does no harm.
void prepare_library();

}  // namespace sugo::sqlite
