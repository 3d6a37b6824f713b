#!/bin/sh
# clang-tidy over the sources; every finding is an error.
#   sh tests/tidy.sh           all of them, some ten minutes on two cores
#   sh tests/tidy.sh HEAD~30   those that were touched since a commit
set -eu
cd "$(dirname "$0")/.."
. cmake/debian.sh
install_missing clang-16 clang-tidy-16 >&2

if [ $# -gt 0 ] && git rev-parse --quiet --verify "$1^{commit}" >/dev/null; then
    sources="$(git diff --name-only --diff-filter=d "$1" -- 'src/*.cpp')"
else
    sources="$(git ls-files 'src/*.cpp')"
fi
cmake --preset tidy >/dev/null
echo "clang-tidy looks at $(printf '%s\n' "$sources" | grep -c .) files"
printf '%s\n' "$sources" | xargs -r -P "$(nproc)" -n 4 clang-tidy-16 -p build/tidy --quiet --warnings-as-errors='*' 2>/dev/null
