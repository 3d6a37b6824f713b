// The way back of an export: what an empty store loads it exports the same, and what it refuses leaves it empty.

#include <memory>
#include <string>

#include <sugo/formats.hpp>
#include <sugo/loading.hpp>
#include <sugo/sqlite.hpp>

#include "fuzz.hpp"

namespace sugo::fuzz {
namespace {

constexpr Instant later{std::chrono::seconds(1'776'700'000)};

std::unique_ptr<Store> empty_store() {
    return open_memory(seeded_ids(later, 2));
}

std::string loaded(const loading::Contents& contents) {
    const auto store = empty_store();
    loading::load(*store, contents, later);
    return formats::export_json(*store);
}

void load_twice(const loading::Contents& contents) {
    std::string first;
    try {
        first = loaded(contents);
    } catch (const Failure& failure) {
        expect(!failure.error().message.empty());
        return;
    }
    const auto again = formats::read_export(first, "fuzz");
    expect(again && loaded(*again) == first);
}

}  // namespace
}  // namespace sugo::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sugo;
    const auto contents = formats::read_export(fuzz::text_of(data, size), "fuzz");
    if (contents) {
        fuzz::load_twice(*contents);
    } else {
        fuzz::expect(!contents.error().message.empty());
    }
    return 0;
}
