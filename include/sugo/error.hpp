#pragma once

#include <exception>
#include <string>
#include <utility>

#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>

namespace sugo {

/// What went wrong, as a caller branches on it. The numbers are the program's exit codes.
enum class ErrorKind {
    refused = 1,    ///< a rule of sugo forbids it
    usage = 2,      ///< the request cannot be understood
    not_found = 3,  ///< what it names does not exist
    bad_data = 4,   ///< text or a file from outside is not what it should be
    system = 5,     ///< disk, database or operating system failed
    interrupted = 130
};

/// One clear sentence without a full stop, and what to try next (a command, or empty).
struct Error {
    ErrorKind kind = ErrorKind::system;
    std::string message;
    std::string hint;

    bool operator==(const Error&) const = default;
};

/// What cannot be understood, as something that a Result may hold.
inline Error misuse(std::string message, std::string hint = {}) {
    return {ErrorKind::usage, std::move(message), std::move(hint)};
}

/// An Error on its way up. Thrown by everything that does not return Result.
class Failure : public std::exception {
public:
    explicit Failure(Error error) : error_(std::move(error)) {}
    Failure(ErrorKind kind, std::string message, std::string hint = {})
        : error_{kind, std::move(message), std::move(hint)} {}

    [[nodiscard]] const Error& error() const noexcept { return error_; }
    [[nodiscard]] const char* what() const noexcept override { return error_.message.c_str(); }

private:
    Error error_;
};

/// What reading text from outside returns: the value or the Error. `.value()` throws the Failure.
template <class T>
using Result = boost::system::result<T, Error>;

/// Found by boost::system::result when `.value()` is asked of an error.
[[noreturn]] inline void throw_exception_from_error(const Error& error, const boost::source_location& /*where*/) {
    throw Failure(error);
}

}  // namespace sugo
