#include <chrono>
#include <exception>
#include <iostream>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <unistd.h>

#include <block/hosts_file.hpp>
#include <block/hosts_text.hpp>
#include <block/sites.hpp>
#include <sugo/error.hpp>

// sugo-block: blocks sites in a hosts file for a while. It may run as root, so it is small, opens nothing but the file
// it is told of, and takes its words in one order only: a '*' in a sudoers line can let nothing else through.

namespace {

using namespace sugo::block;
using sugo::ErrorKind;
using sugo::Failure;

/// No block lasts longer: a wrong clock or a slip does not lock a site away for good.
constexpr std::chrono::hours kLongest(24);

constexpr std::string_view kUsage = "sugo-block on FILE --until TIME < SITES, or sugo-block off FILE [--expired]";

constexpr std::string_view kHelp = R"(sugo-block keeps sites from being found, in a block of its own in a hosts file.

  sugo-block on FILE --until TIME < SITES   block the sites on standard input, a name a line
  sugo-block off FILE                       take the block out
  sugo-block off FILE --expired             take it out if its time is up

FILE is always named, /etc/hosts for the whole machine. TIME is UTC, as in
2026-03-02T17:25:00Z, and at most 24 hours away. Each site is blocked with
"www." before its name too, as 0.0.0.0 and as ::. A new block replaces an older
one; all other bytes of the file, its owner and its mode stay. Symbolic links,
folders that others may write, and blocks that somebody changed are refused.

It makes distraction harder, not impossible: browsers that ask their own name
server (DNS over HTTPS) do not read the file, and pages that are open stay open.

Exit codes: 0 done, also where there was nothing to do; 1 refused, 2 usage,
3 no such file, 4 a broken block or list of sites, 5 the system failed.
)";

struct Request {
    std::string file;
    /// Of `on` only.
    std::optional<Time> until;
    bool expired = false;
};

Request parse(std::span<char* const> words) {
    const auto word = [&](std::size_t at) { return at < words.size() ? std::string_view(words[at]) : ""; };
    Request request;
    if (words.size() == 4 && word(0) == "on" && word(2) == "--until") {
        request.until = parse_time(word(3));
        if (!request.until) {
            throw Failure(ErrorKind::usage, "\"" + shown(word(3)) + "\" is not a time in UTC",
                          "date -u -d '25 minutes' +%FT%TZ");
        }
    } else if (words.size() == 3 && word(0) == "off" && word(2) == "--expired") {
        request.expired = true;
    } else if (words.size() != 2 || word(0) != "off") {
        throw Failure(ErrorKind::usage, "it takes one of two verbs, with their words in this order",
                      std::string(kUsage));
    }
    request.file = word(1);
    if (request.file.starts_with('-')) {
        throw Failure(ErrorKind::usage, "the file stands where " + shown(request.file) + " is", std::string(kUsage));
    }
    return request;
}

std::string read_list() {
    std::string list;
    for (std::istreambuf_iterator<char> sign(std::cin), end; sign != end && list.size() <= kMostListBytes; ++sign)
        list += *sign;
    return list;
}

std::string block_sites(const Request& request, Time now) {
    if (*request.until <= now) throw Failure(ErrorKind::refused, to_text(*request.until) + " is over already");
    if (*request.until > now + kLongest)
        throw Failure(ErrorKind::refused, to_text(*request.until) + " is more than 24 hours away");
    const auto sites = parse_sites(read_list());
    HostsFile file(request.file);
    const std::string text = with_block(file.text(), sites, *request.until);
    if (text != file.text()) file.replace(text);
    const std::string names = sites.size() == 1 ? "1 name is" : std::to_string(sites.size()) + " names are";
    return names + " blocked in " + shown(request.file) + " until " + to_text(*request.until);
}

std::string unblock(const Request& request, Time now) {
    HostsFile file(request.file);
    const auto until = deadline(file.text());
    if (!until) return "nothing is blocked in " + shown(request.file);
    if (request.expired && now < *until) return shown(request.file) + " stays blocked until " + to_text(*until);
    file.replace(without_block(file.text()));
    return "the block was taken out of " + shown(request.file);
}

int tell(const sugo::Error& error) {
    std::cerr << "sugo-block: " << error.message << "\n";
    if (!error.hint.empty()) std::cerr << "  try: " << error.hint << "\n";
    return static_cast<int>(error.kind);
}

}  // namespace

int main(int count, char** words) {
    try {
        const std::span<char* const> all(words, static_cast<std::size_t>(count));
        if (all.size() == 2 && std::string_view(all[1]) == "--help") {
            std::cout << kHelp;
            return 0;
        }
        if (getuid() != geteuid()) throw Failure(ErrorKind::refused, "it is not made to be setuid", "sudo sugo-block");
        const Request request = parse(all.empty() ? all : all.subspan(1));
        const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
        std::cout << (request.until ? block_sites(request, now) : unblock(request, now)) << std::endl;
        return 0;
    } catch (const Failure& failure) {
        return tell(failure.error());
    } catch (const std::exception& failure) {
        return tell({ErrorKind::system, failure.what(), {}});
    }
}
