#include <cli/spool.hpp>

#include <cerrno>
#include <cstddef>
#include <system_error>

#include <fmt/format.h>

#include <sugo/error.hpp>

namespace sugo::cli {
namespace {

constexpr std::size_t kHeld = std::size_t{1} << 20U;

[[noreturn]] void fail() {
    throw Failure(
        ErrorKind::system,
        fmt::format("the answer finds no room in the temporary folder: {}", std::generic_category().message(errno)),
        "TMPDIR=FOLDER for another one, or -o FILE");
}

}  // namespace

void Spool::add(std::string_view piece) {
    held_ += piece;
    if (held_.size() >= kHeld) spill();
}

void Spool::spill() {
    if (!file_) file_.reset(std::tmpfile());
    if (!file_ || std::fwrite(held_.data(), 1, held_.size(), file_.get()) != held_.size()) fail();
    held_.clear();
}

void Spool::give(const std::function<void(std::string_view)>& out) {
    if (file_) {
        if (std::fflush(file_.get()) != 0) fail();
        std::rewind(file_.get());
        std::string piece(kHeld / 16, '\0');
        while (const std::size_t length = std::fread(piece.data(), 1, piece.size(), file_.get())) {
            out(std::string_view(piece).substr(0, length));
        }
        if (std::ferror(file_.get()) != 0) fail();
    }
    out(held_);
}

}  // namespace sugo::cli
