#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace sugo::sqlite {

/// A changeset as SQLite made it, in its memory: that of a long import is large, so it is never copied.
class Changeset {
public:
    Changeset() = default;
    /// Takes what the session extension allocated.
    Changeset(void* bytes, int size) : bytes_(bytes), size_(static_cast<std::size_t>(size)) {}

    [[nodiscard]] std::string_view bytes() const { return {static_cast<const char*>(bytes_.get()), size_}; }
    [[nodiscard]] bool empty() const { return size_ == 0; }

private:
    struct Free {
        void operator()(void* bytes) const;
    };
    std::unique_ptr<void, Free> bytes_;
    std::size_t size_ = 0;
};

/// How many rows a changeset adds, changes or removes; -1 if it is none.
int changes_in(std::string_view changeset);

}  // namespace sugo::sqlite
