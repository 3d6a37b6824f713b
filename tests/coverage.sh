#!/bin/sh
# Prints how much of core and app their own tests reach, in lines and branches (those of exceptions left out).
set -eu
cd "$(dirname "$0")/.."
. cmake/debian.sh
install_missing gcovr >&2

cmake --preset coverage >/dev/null
cmake --build build/coverage --target test_core test_app
find build/coverage -name '*.gcda' -delete
build/coverage/tests/test_core --minimal >/dev/null 2>&1
build/coverage/tests/test_app --minimal >/dev/null 2>&1
for room in core app; do
    echo "coverage of $room"
    gcovr --root . --filter "src/$room/" "build/coverage/CMakeFiles/sugo_$room.dir" --exclude-throw-branches \
        --exclude-unreachable-branches --print-summary | grep -E '^(lines|branches)'
done
