#!/bin/sh
# From nothing to an issued invoice: installs what is missing, builds sugo, and runs the main job in a
# temporary database. Your own database is not touched. Can be run again.
set -eu
cd "$(dirname "$0")/.."
. cmake/debian.sh

# shellcheck disable=SC2086
install_missing $build_packages

echo "== build"
cmake --preset release
cmake --build --preset release
PATH="$PWD/build/release:$PATH"

folder="$(mktemp -d "${TMPDIR:-/tmp}/sugo-first-invoice.XXXXXX")"
export SUGO_DB="$folder/sugo.db"
export TZ=America/Los_Angeles
unset SUGO_NOW SUGO_RENDER 2>/dev/null || true

# say COMMAND…: shows a command, then runs it
say() {
    printf '\n$ %s\n' "$*"
    "$@"
}

echo
echo "== who you are, who pays, what you charge"
say sugo setup --name "Ada Example" --address "12 Harbor Lane\nSeattle, WA 98101" --country US \
    --email ada@example.org --payment "Bank of Examples, routing 125000024, account 000123456" --paper letter
say sugo client add acme --name "Acme Robotics, Inc." --address "500 Mission Street\nSan Francisco, CA 94105" \
    --country US --email ap@acme.example --net 30
say sugo client add globex --name "Globex Search GmbH" --address "Torstraße 1\n10119 Berlin" --country DE
say sugo client add initech --name "Initech LLC" --country US
say sugo project add acme/ner --title "Named entity recognition" --agreed 20h
say sugo project add globex/ranking --title "Search ranking" --agreed 3h
say sugo project add initech/advice --title "Advice" --agreed 1h
say sugo project add book --title "The book" --kind write
say sugo rate set --tier long 150 --from 2026-01-01
say sugo rate set --tier short 200 --from 2026-01-01

echo
echo "== the month of March from Timewarrior"
say sugo import timewarrior examples/sample-month/timewarrior-month --zone America/Los_Angeles

echo
echo "== one pomodoro of five seconds, really timed"
say sugo start book -n "a word of thanks" --for 5s --wait
say sugo status

echo
echo "== the invoice"
say sugo invoice draft acme --through 2026-03-31 --detail day
say sugo invoice issue acme
number="$(sugo invoice list acme --json | sed -n 's/.*"number":"\([^"]*\)".*/\1/p')"
say sugo invoice export "$number" --format text
say sugo invoice export "$number" --format pdf -o "$folder/invoice-$number.pdf"

echo
echo "The invoice: $folder/invoice-$number.pdf"
echo "The database: $folder/sugo.db"
