#include <sqlite/files.hpp>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sugo/error.hpp>

namespace sugo::sqlite {
namespace {

/// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

[[noreturn]] void fail(std::string_view what, const std::filesystem::path& path) {
    const int reason = errno;
    throw Failure(ErrorKind::system, fmt::format("{} cannot be {}: {}", path.string(), what, std::strerror(reason)),
                  "check the permissions of the file and its folder, or name another with --db FILE");
}

/// The database header, and behind it the head of the page that lists all tables.
constexpr std::size_t header_bytes = 108;
using HeaderBytes = std::array<unsigned char, header_bytes>;

std::uint32_t big_endian(const HeaderBytes& bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t n = at; n < at + 4; ++n) number = number << 8 | bytes[n];
    return number;
}

bool lists_tables(const HeaderBytes& bytes) {
    constexpr unsigned char leaf_of_a_table = 0x0d;
    return bytes[100] != leaf_of_a_table || bytes[103] != 0 || bytes[104] != 0;  // the count of its cells
}

/// Pages are written whole, and there is a log beside the file while one is being written.
bool is_cut_short(const Descriptor& file, const HeaderBytes& bytes) {
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) return false;
    const auto page = big_endian(bytes, 16) >> 16U;
    return page > 1 && status.st_size % page != 0;  // 1 means 65,536, which no sugo writes
}

bool has_log(const std::filesystem::path& path) {
    std::error_code missing;
    const auto size = std::filesystem::file_size(path.string() + "-wal", missing);
    return !missing && size > 0;
}

}  // namespace

bool make_private_file(const std::filesystem::path& path) {
    const Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (file.number() >= 0) return true;
    if (errno == EEXIST) return false;
    fail("made", path);
}

void make_private_folder(const std::filesystem::path& path) {
    if (path.empty() || std::filesystem::exists(path)) return;
    make_private_folder(path.parent_path());
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) fail("made", path);
}

void flush_folder(const std::filesystem::path& path) {
    const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.number() < 0 || ::fsync(folder.number()) != 0) fail("written", path);
}

/// See the SQLite file format, "The Database Header" and "B-tree Pages".
Header read_header(const std::filesystem::path& path) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.number() < 0) fail("read", path);
    HeaderBytes bytes{};
    const auto size = ::read(file.number(), bytes.data(), bytes.size());
    if (size < 0) fail("read", path);
    Header header;
    if (size == 0) return header;
    constexpr std::string_view magic("SQLite format 3\0", 16);
    if (static_cast<std::size_t>(size) < header_bytes || std::memcmp(bytes.data(), magic.data(), magic.size()) != 0) {
        header.kind = Header::Kind::other;
        return header;
    }
    header.kind = Header::Kind::sqlite;
    header.user_version = big_endian(bytes, 60);
    header.application_id = big_endian(bytes, 68);
    header.write_ahead = bytes[18] == 2;
    header.used = lists_tables(bytes) || has_log(path);
    header.cut_short = is_cut_short(file, bytes) && !has_log(path);
    return header;
}

}  // namespace sugo::sqlite
