#pragma once

// What every test file uses: doctest, and rapidcheck properties inside its cases.

#include <string>
#include <vector>

#define DOCTEST_CONFIG_SUPER_FAST_ASSERTS  // smaller checks: a fifth less to compile
#include <doctest/doctest.h>
#include <rapidcheck.h>

/// A rapidcheck property as a doctest check: `property("sum of parts is the whole", [](int a) { RC_ASSERT(…); });`
template <class Testable>
void property(const std::string& description, Testable&& testable) {
    const bool holds = rc::check(description, std::forward<Testable>(testable));
    CHECK_MESSAGE(holds, description);
}
