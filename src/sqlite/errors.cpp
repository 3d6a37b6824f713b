#include <sqlite/errors.hpp>

#include <string_view>

#include <fmt/format.h>
#include <sqlite3.h>

namespace sugo::sqlite {
namespace {

/// A rule in the schema said no. Triggers speak the user's words; the two unique indexes that a command can meet are
/// named here.
Error broken_rule(const SQLite::Exception& exception) {
    const std::string_view message = exception.what();
    switch (exception.getExtendedErrorCode()) {
        case SQLITE_CONSTRAINT_TRIGGER:
            return {ErrorKind::refused, std::string(message), "sugo invoice void NUMBER gives its sessions back"};
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
            if (message.find("session.outcome") != std::string_view::npos) {
                return {ErrorKind::refused, "another session is running", "sugo stop"};
            }
            if (message.find("rate_scope_day_once") != std::string_view::npos) {
                return {ErrorKind::refused, "there is a rate for the same work from that day already",
                        "sugo rate list"};
            }
            return {ErrorKind::refused, fmt::format("that is there already ({})", message), {}};
        default:
            return {ErrorKind::bad_data, fmt::format("the database does not take this ({})", message), {}};
    }
}

Error no_room(const std::string& place) {
    return {ErrorKind::system, fmt::format("there is no room left on the disk of {}", place),
            "make room and try again; nothing was changed"};
}

}  // namespace

Error damaged(const std::string& place) {
    return {ErrorKind::bad_data, fmt::format("{} is damaged", place),
            fmt::format("restore a backup, or save what can be read: sqlite3 '{}' .recover", place)};
}

Error to_error(const SQLite::Exception& exception, const std::string& place) {
    switch (exception.getErrorCode() & 0xff) {  // the primary code
        case SQLITE_CONSTRAINT:
            return broken_rule(exception);
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {ErrorKind::system, fmt::format("another sugo is writing to {}", place),
                    "wait until it has finished and try again; nothing was changed"};
        case SQLITE_FULL:
            return no_room(place);
        case SQLITE_READONLY:
            return {ErrorKind::system, fmt::format("{} cannot be written", place),
                    "check the permissions of the file and its folder, or name another with --db FILE"};
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return {ErrorKind::system, fmt::format("{} cannot be opened", place),
                    "check the permissions of the file and its folder, or name another with --db FILE"};
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return damaged(place);
        case SQLITE_IOERR:
            // The -shm is made as large as it must be beforehand, so there is no other reason.
            if (exception.getExtendedErrorCode() == SQLITE_IOERR_SHMSIZE) return no_room(place);
            return {ErrorKind::system, fmt::format("the disk failed at {} ({})", place, exception.what()),
                    "check the disk; nothing was changed"};
        case SQLITE_NOMEM:
            return {ErrorKind::system, "the memory is used up", {}};
        default:
            return {ErrorKind::system, fmt::format("the database {} failed ({})", place, exception.what()), {}};
    }
}

}  // namespace sugo::sqlite
