#pragma once

#include <string>

#include <SQLiteCpp/Exception.h>

#include <sugo/error.hpp>

namespace sugo::sqlite {

/// What an exception of SQLiteCpp means to the user; `place` is the database's path.
Error to_error(const SQLite::Exception& exception, const std::string& place);

/// What is said of a database that is not as SQLite left it.
Error damaged(const std::string& place);

/// Runs something that speaks to SQLite; its exceptions leave the room as Failure.
template <class Work>
decltype(auto) translated(const std::string& place, Work&& work) {
    try {
        return work();
    } catch (const SQLite::Exception& exception) {
        throw Failure(to_error(exception, place));
    }
}

}  // namespace sugo::sqlite
