#!/usr/bin/env bash
# Builds stet and shows what changed between two ASEAN-Japan chairman's statements.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/build.sh release stet

stet=build/release/stet
old=fixtures/asean-japan/22-constructed.txt
new=fixtures/asean-japan/23.txt
cat <<NOTE

  $new is the Chairman's Statement of the 23rd ASEAN-Japan Summit (2020).
  $old is NOT the official text of the 22nd summit: it was constructed for
  testing, and what the report says about it says nothing about the real summit.

  $ $stet compare $old $new

NOTE
"$stet" compare --no-pager "$old" "$new"
cat <<NEXT

  Next:
    $stet compare OLD NEW -o changes.md    the same as Markdown; .json for programs
    $stet show $new
    $stet --help
NEXT
