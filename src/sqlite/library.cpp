#include <sqlite/library.hpp>

#include <sqlite3.h>

namespace sugo::sqlite {

void prepare_library() {
    // Nobody asks how much memory SQLite uses, and counting it takes a tenth of a short command.
    static const int told = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    (void)told;
}

}  // namespace sugo::sqlite
