// Ctrl-C in a pager is meant for the pager: while it runs this program does not hear it. A pager that is left before
// its end does not read the rest, which is no error.
#include <terminal/pager.hpp>

#include <cstdio>

#include <signal.h>
#include <sys/wait.h>

namespace sugo::terminal {
namespace {

/// A signal that is not heard while this lives.
class Deaf {
public:
    explicit Deaf(int number) : number_(number), before_(signal(number, SIG_IGN)) {}
    ~Deaf() { signal(number_, before_); }
    Deaf(const Deaf&) = delete;
    Deaf& operator=(const Deaf&) = delete;

private:
    int number_;
    void (*before_)(int);
};

}  // namespace

bool page(const std::string& command, std::string_view text) {
    constexpr int kNotFound = 127;
    std::FILE* const pager = popen(command.c_str(), "w");
    if (pager == nullptr) return false;
    const Deaf interrupt(SIGINT);
    const Deaf pipe(SIGPIPE);
    std::fwrite(text.data(), 1, text.size(), pager);
    const int status = pclose(pager);
    return status != -1 && !(WIFEXITED(status) && WEXITSTATUS(status) == kNotFound);
}

}  // namespace sugo::terminal
