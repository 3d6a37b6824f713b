#include <sqlite/changeset.hpp>

#include <cstdint>

#include <sqlite3.h>

// SQLite's iterator makes a value of every column of every change, which for an import costs as much as writing it. To
// count them it is enough to step over the bytes, whose form the session extension documents (and keeps, because files
// hold it): for each table 'T', the number of its columns, a byte for each of them, its name and a 0; then its changes,
// each an operation, a byte, and one record, or two for an update; a record is a type and a value for each column.

namespace sugo::sqlite {
namespace {

class Walk {
public:
    explicit Walk(std::string_view bytes) : rest_(bytes) {}

    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    /// Nothing more can be read after it: the bytes end too early or are no changeset.
    [[nodiscard]] bool broken() const { return broken_; }

    std::uint8_t byte() {
        if (rest_.empty()) {
            broken_ = true;
            return 0;
        }
        const auto value = static_cast<std::uint8_t>(rest_.front());
        rest_.remove_prefix(1);
        return value;
    }

    /// SQLite's varint, of which lengths need five bytes at most.
    std::size_t number() {
        std::size_t value = 0;
        for (int length = 0; length < 5; ++length) {
            const std::uint8_t next = byte();
            value = value << 7U | (next & 0x7fU);
            if ((next & 0x80U) == 0) return value;
        }
        broken_ = true;
        return 0;
    }

    void skip(std::size_t size) {
        broken_ = broken_ || size > rest_.size();
        if (!broken_) rest_.remove_prefix(size);
    }

    void skip_name() {
        const auto end = rest_.find('\0');
        skip(end == std::string_view::npos ? rest_.size() + 1 : end + 1);
    }

    void skip_record(std::size_t columns) {
        for (; columns > 0 && !broken_; --columns) {
            switch (byte()) {
                case 0:  // not told
                case SQLITE_NULL:
                    break;
                case SQLITE_INTEGER:
                case SQLITE_FLOAT:
                    skip(8);
                    break;
                case SQLITE_TEXT:
                case SQLITE_BLOB:
                    skip(number());
                    break;
                default:
                    broken_ = true;
            }
        }
    }

private:
    std::string_view rest_;
    bool broken_ = false;
};

}  // namespace

void Changeset::Free::operator()(void* bytes) const {
    sqlite3_free(bytes);
}

int changes_in(std::string_view changeset) {
    Walk walk(changeset);
    std::size_t columns = 0;
    int count = 0;
    while (!walk.at_end()) {
        const std::uint8_t operation = walk.byte();
        if (operation == 'T') {
            columns = walk.number();
            walk.skip(columns);
            walk.skip_name();
        } else if (operation == SQLITE_INSERT || operation == SQLITE_UPDATE || operation == SQLITE_DELETE) {
            walk.skip(1);
            walk.skip_record(columns);
            if (operation == SQLITE_UPDATE) walk.skip_record(columns);
            ++count;
        } else {
            return -1;
        }
        if (walk.broken() || columns == 0) return -1;
    }
    return count;
}

}  // namespace sugo::sqlite
