#!/bin/sh
# Installs what the tests need, builds everything with warnings as errors, runs all tests.
#   sh tests/run.sh [PRESET]        ci (the default), dev, asan, coverage
set -eu
cd "$(dirname "$0")/.."
. cmake/debian.sh
preset="${1:-ci}"

# shellcheck disable=SC2086
install_missing $build_packages $test_packages

# The time zone and language of the machine must not matter to a test.
unset SUGO_DB SUGO_NOW SUGO_RENDER NO_COLOR TZ 2>/dev/null || true

echo "== build: preset $preset"
cmake --preset "$preset"
cmake --build --preset "$preset"
echo "== tests"
ctest --preset "$preset"
