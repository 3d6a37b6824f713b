// What sugo-block reads, as root: a list of sites up to the first zero byte, then a hosts file. Whatever the bytes, a
// value or a refusal, and never another byte than the block's own.

#include <algorithm>
#include <string>
#include <vector>

#include <block/hosts_text.hpp>
#include <block/sites.hpp>
#include <sugo/error.hpp>

#include "fuzz.hpp"

namespace sugo::fuzz {
namespace {

std::vector<std::string> sites_of(std::string_view list) {
    try {
        std::vector<std::string> sites = block::parse_sites(list);
        expect(!sites.empty() && std::ranges::all_of(sites, block::is_site));
        return sites;
    } catch (const Failure& failure) {
        expect(failure.error().kind == ErrorKind::bad_data);
        return {"news.example"};
    }
}

void read_hosts(std::string_view hosts, const std::vector<std::string>& sites) {
    try {
        const block::Time until = *block::parse_time("2026-03-02T17:25:00Z");
        const std::string rest = block::without_block(hosts);
        const std::string blocked = block::with_block(hosts, sites, until);
        expect(!block::deadline(rest) && rest.size() <= hosts.size());
        expect(block::deadline(hosts) || rest == hosts);
        expect(block::deadline(blocked) == until && blocked.ends_with(rest));
        expect(block::without_block(blocked) == rest);
        expect(block::with_block(blocked, sites, until) == blocked);
    } catch (const Failure& failure) {
        expect(failure.error().kind == ErrorKind::bad_data && !failure.error().hint.empty());
    }
}

}  // namespace
}  // namespace sugo::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = sugo::fuzz::text_of(data, size);
    const std::size_t end = std::min(text.find('\0'), text.size());
    sugo::fuzz::read_hosts(text.substr(std::min(end + 1, text.size())), sugo::fuzz::sites_of(text.substr(0, end)));
    if (const auto time = sugo::block::parse_time(text)) sugo::fuzz::expect(sugo::block::to_text(*time) == text);
    return 0;
}
