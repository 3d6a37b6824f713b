#pragma once

#include <string>
#include <string_view>

#include <sugo/source_formats.hpp>

#include "golden.hpp"
#include "samples.hpp"

// What the tests of the importers' readers share.

namespace sugo::sources {

using formats::SourceFacts;
using importing::ImportSource;
using importing::Interval;
using samples::instant;
using Tags = std::vector<std::string>;

inline SourceFacts facts_in(std::string zone) {
    SourceFacts facts;
    facts.zone = Zone{std::move(zone)};
    facts.here = Zone{"Asia/Seoul"};
    return facts;
}

inline ImportSource sample(formats::SourceReader read, const std::string& name, const SourceFacts& facts) {
    return read(samples::read_source("tests/formats/samples/" + name), name, facts).value();
}

inline Error error_of(const Result<ImportSource>& source) {
    REQUIRE(source.has_error());
    CHECK(source.error().hint != "");
    return source.error();
}

inline Seconds total(const ImportSource& source) {
    Seconds time{};
    for (const Interval& interval : source.intervals) {
        if (interval.stop) time += *interval.stop - interval.start;
    }
    return time;
}

/// Cut off anywhere and damaged at any place, a text is read or refused, never worse.
inline void check_damaged(formats::SourceReader read, const std::string& text, const SourceFacts& facts) {
    const auto sane = [&](std::string_view part) {
        const auto source = read(part, "damaged", facts);
        return source.has_value() || !source.error().message.empty();
    };
    for (std::size_t size = 0; size < text.size(); ++size) CHECK(sane(std::string_view(text).substr(0, size)));
    property("damaged texts", [&] {
        std::string damaged = text;
        for (int change = *rc::gen::inRange(1, 6); change > 0; --change) {
            const auto at = *rc::gen::inRange<std::size_t>(0, damaged.size());
            damaged[at] = *rc::gen::element('"', ',', ';', '\n', '\r', '-', '0', '9', ':', ' ', '\0', '\x80', '[');
        }
        RC_ASSERT(sane(damaged));
    });
}

}  // namespace sugo::sources
