#pragma once

#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace sugo::cli {

/// A long answer that is made piece by piece and said when all of it is made. Little is held in memory, the rest in an
/// unnamed file of the system's temporary folder.
class Spool {
public:
    /// Failure (system) when the temporary folder has no room.
    void add(std::string_view piece);
    /// All of it, in pieces; once.
    void give(const std::function<void(std::string_view)>& out);

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };

    void spill();

    std::string held_;
    std::unique_ptr<std::FILE, Close> file_;
};

}  // namespace sugo::cli
