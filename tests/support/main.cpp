// Both are defined: the precompiled header has read doctest's declarations before the first of them could imply the
// second.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>
