#include <faults/failing_disk.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <sqlite3.h>

// A layer over the usual file system of SQLite, as its documentation has it ("The OS Interface or VFS"): each call is
// counted and handed on. Flushing is counted only, for no power is cut here.

namespace faults {
namespace {

int left = 0;
bool failed = false;

/// Whether this access is the one that fails.
bool fails() {
    if (left == 0 || --left > 0) return false;
    failed = true;
    return true;
}

/// An open file; that of the usual file system lies behind it in memory.
struct File {
    sqlite3_file head;
};
sqlite3_file* real(sqlite3_file* file) {
    return reinterpret_cast<sqlite3_file*>(reinterpret_cast<File*>(file) + 1);
}

int close(sqlite3_file* file) {
    return real(file)->pMethods->xClose(real(file));
}
int read(sqlite3_file* file, void* bytes, int count, sqlite3_int64 at) {
    return fails() ? SQLITE_IOERR_READ : real(file)->pMethods->xRead(real(file), bytes, count, at);
}
/// A disk that is full takes a part of what is written.
int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
    if (!fails()) return real(file)->pMethods->xWrite(real(file), bytes, count, at);
    real(file)->pMethods->xWrite(real(file), bytes, count / 2, at);
    return SQLITE_FULL;
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
    return fails() ? SQLITE_IOERR_TRUNCATE : real(file)->pMethods->xTruncate(real(file), size);
}
int sync(sqlite3_file* /*file*/, int /*flags*/) {
    return fails() ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}
int size(sqlite3_file* file, sqlite3_int64* bytes) {
    return fails() ? SQLITE_IOERR_FSTAT : real(file)->pMethods->xFileSize(real(file), bytes);
}
int lock(sqlite3_file* file, int kind) {
    return fails() ? SQLITE_IOERR_LOCK : real(file)->pMethods->xLock(real(file), kind);
}
int unlock(sqlite3_file* file, int kind) {
    return real(file)->pMethods->xUnlock(real(file), kind);
}
int is_reserved(sqlite3_file* file, int* answer) {
    return real(file)->pMethods->xCheckReservedLock(real(file), answer);
}
int control(sqlite3_file* file, int what, void* value) {
    return real(file)->pMethods->xFileControl(real(file), what, value);
}
int sector(sqlite3_file* file) {
    return real(file)->pMethods->xSectorSize(real(file));
}
int traits(sqlite3_file* file) {
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
int map_shared(sqlite3_file* file, int region, int bytes, int extend, void volatile** memory) {
    return fails() ? SQLITE_IOERR_SHMMAP : real(file)->pMethods->xShmMap(real(file), region, bytes, extend, memory);
}
int lock_shared(sqlite3_file* file, int first, int count, int flags) {
    const bool locks = (flags & SQLITE_SHM_LOCK) != 0;
    return locks && fails() ? SQLITE_IOERR_SHMLOCK : real(file)->pMethods->xShmLock(real(file), first, count, flags);
}
void order_shared(sqlite3_file* file) {
    real(file)->pMethods->xShmBarrier(real(file));
}
int unmap_shared(sqlite3_file* file, int remove) {
    return real(file)->pMethods->xShmUnmap(real(file), remove);
}

constexpr sqlite3_io_methods methods{2,           close,        read,         write,   truncate, sync,   size,
                                     lock,        unlock,       is_reserved,  control, sector,   traits, map_shared,
                                     lock_shared, order_shared, unmap_shared, nullptr, nullptr};

sqlite3_vfs layer{};

sqlite3_vfs* usual() {
    return static_cast<sqlite3_vfs*>(layer.pAppData);
}

int open(sqlite3_vfs* /*vfs*/, const char* name, sqlite3_file* file, int flags, int* given) {
    file->pMethods = nullptr;
    if (fails()) return SQLITE_CANTOPEN;
    const int code = usual()->xOpen(usual(), name, real(file), flags, given);
    if (code == SQLITE_OK) file->pMethods = &methods;
    return code;
}

}  // namespace

FailingDisk::FailingDisk() : usual_(sqlite3_vfs_find(nullptr)) {
    layer = *usual_;
    layer.pNext = nullptr;
    layer.zName = "failing";
    layer.pAppData = usual_;
    layer.szOsFile = static_cast<int>(sizeof(File)) + usual_->szOsFile;
    layer.xOpen = open;
    if (sqlite3_vfs_register(&layer, 1) != SQLITE_OK) throw std::runtime_error("SQLite takes no file system");
}

FailingDisk::~FailingDisk() {
    sqlite3_vfs_unregister(&layer);
    sqlite3_vfs_register(usual_, 1);
}

void FailingDisk::arm(int n) {
    left = n;
    failed = false;
}

bool FailingDisk::disarm() {
    left = 0;
    return std::exchange(failed, false);
}

}  // namespace faults
