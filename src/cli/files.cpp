#include <cli/files.hpp>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <istream>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include <sugo/error.hpp>

namespace sugo::cli {
namespace {

std::string reason() {
    return std::generic_category().message(errno);
}

/// A file under a temporary name, gone again unless it was kept.
class TemporaryFile {
public:
    explicit TemporaryFile(const std::filesystem::path& beside) : name_(beside.string() + ".XXXXXX") {
        descriptor_ = mkostemp(name_.data(), O_CLOEXEC);
        if (descriptor_ < 0) fail(beside);
    }
    ~TemporaryFile() {
        if (descriptor_ >= 0) close(descriptor_);
        if (!kept_) unlink(name_.c_str());
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    void write(std::string_view bytes, const std::filesystem::path& target) const {
        while (!bytes.empty()) {
            const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) fail(target);
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }

    void finish(const std::filesystem::path& target) {
        // mkstemp makes it private; a page to send gets the mode that any new file has.
        const mode_t mask = umask(0);
        umask(mask);
        if (fchmod(descriptor_, 0666 & ~mask) != 0 || fsync(descriptor_) != 0) fail(target);
        if (close(std::exchange(descriptor_, -1)) != 0) fail(target);
    }

    void become(const std::filesystem::path& target, bool replace) {
        if (!replace) {
            // A link, unlike a rename, does not take the place of a file that is there.
            if (link(name_.c_str(), target.c_str()) == 0) return;
            if (errno == EEXIST) refuse(target);
            if (std::filesystem::exists(target)) refuse(target);
        }
        if (std::rename(name_.c_str(), target.c_str()) != 0) fail(target);
        kept_ = true;
    }

private:
    [[noreturn]] static void fail(const std::filesystem::path& target) {
        throw Failure(ErrorKind::system, fmt::format("{} cannot be written: {}", target.string(), reason()));
    }
    [[noreturn]] static void refuse(const std::filesystem::path& target) {
        throw Failure(ErrorKind::refused, fmt::format("{} is there already", target.string()),
                      "--force to replace it, or -o FILE for another name");
    }

    std::string name_;
    int descriptor_ = -1;
    bool kept_ = false;
};

/// A folder under a temporary name, gone again with all that is in it unless it was renamed.
class TemporaryFolder {
public:
    explicit TemporaryFolder(std::string name) : name_(std::move(name)) {
        if (mkdtemp(name_.data()) == nullptr)
            throw Failure(ErrorKind::system, fmt::format("{} cannot be written: {}", name_, reason()));
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(name_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] std::filesystem::path path() const { return name_; }

private:
    std::string name_;
};

}  // namespace

std::string read_stream(std::istream& stream, std::size_t expected) {
    constexpr std::size_t kPiece = std::size_t{1} << 16U;
    std::string bytes;
    bytes.reserve(expected + kPiece);
    while (stream) {
        const std::size_t filled = bytes.size();
        bytes.resize(filled + kPiece);
        stream.read(bytes.data() + filled, static_cast<std::streamsize>(kPiece));
        bytes.resize(filled + static_cast<std::size_t>(stream.gcount()));
    }
    return bytes;
}

std::string read_file(const std::filesystem::path& file) {
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (!std::filesystem::exists(status))
        throw Failure(ErrorKind::not_found, fmt::format("there is no file {}", file.string()));
    if (std::filesystem::is_directory(status))
        throw Failure(ErrorKind::usage, fmt::format("{} is a folder, not a file", file.string()));
    std::ifstream stream(file, std::ios::binary);
    const auto size = std::filesystem::file_size(file, error);
    std::string bytes = read_stream(stream, error ? 0 : size);
    if (!stream.is_open() || stream.bad())
        throw Failure(ErrorKind::system, fmt::format("{} cannot be read", file.string()));
    return bytes;
}

void write_file(const std::filesystem::path& file, std::string_view bytes, bool replace) {
    write_file(
        file, [bytes](const Write& write) { write(bytes); }, replace);
}

void write_file(const std::filesystem::path& file, const std::function<void(const Write&)>& fill, bool replace) {
    std::error_code error;
    if (std::filesystem::is_directory(file, error))
        throw Failure(ErrorKind::usage, fmt::format("{} is a folder, not a file", file.string()),
                      fmt::format("-o {}/NAME", file.string()));
    if (!replace && std::filesystem::exists(std::filesystem::symlink_status(file, error)))
        throw Failure(ErrorKind::refused, fmt::format("{} is there already", file.string()),
                      "--force to replace it, or -o FILE for another name");
    // A device or a pipe is written to, not replaced.
    if (replace && std::filesystem::exists(file, error) && !std::filesystem::is_regular_file(file, error)) {
        std::ofstream stream(file, std::ios::binary);
        fill([&](std::string_view bytes) { stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size())); });
        stream.flush();
        if (!stream) throw Failure(ErrorKind::system, fmt::format("{} cannot be written", file.string()));
        return;
    }
    TemporaryFile temporary(file);
    fill([&](std::string_view bytes) { temporary.write(bytes, file); });
    temporary.finish(file);
    temporary.become(file, replace);
}

void write_folder(const std::filesystem::path& folder, const std::map<std::string, std::string>& files) {
    std::error_code error;
    const bool there = std::filesystem::exists(std::filesystem::symlink_status(folder, error));
    const bool empty_folder = std::filesystem::is_directory(folder, error) && std::filesystem::is_empty(folder, error);
    if (there && !empty_folder)
        throw Failure(ErrorKind::refused, fmt::format("{} is there already", folder.string()),
                      "-o FOLDER for a new one");
    std::string name = folder.string();
    while (name.size() > 1 && name.ends_with('/')) name.pop_back();
    const TemporaryFolder temporary(name + ".XXXXXX");
    for (const auto& [path, bytes] : files) {
        const std::filesystem::path file = temporary.path() / path;
        std::filesystem::create_directories(file.parent_path(), error);
        write_file(file, bytes, false);
    }
    if (std::rename(temporary.path().c_str(), name.c_str()) != 0)
        throw Failure(ErrorKind::system, fmt::format("{} cannot be written: {}", name, reason()));
}

}  // namespace sugo::cli
