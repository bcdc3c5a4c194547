#!/usr/bin/env bash
# Runs all that uses threads, twice, in a program built with the thread sanitizer (preset tsan): no two threads may touch
# the same data at the same time, and both runs must write the same.
#   tests/support/check_threads.sh STET
set -euo pipefail
stet=$(realpath "$1")
cd "$(dirname "$0")/../.."
source=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The sanitizer places its tables where some kernels scatter libraries; without scattering it starts everywhere.
if setarch --addr-no-randomize true 2>/dev/null; then plain=(setarch --addr-no-randomize); else plain=(); fi
export TSAN_OPTIONS="suppressions=$source/tests/support/tsan.supp exitcode=66"
failed=0

# Runs stet twice with these words; the results are in first/ and second/, where it also works.
both() {
  local run
  for run in first second; do
    mkdir -p "$work/$run"
    if ! (cd "$work/$run" && "${plain[@]}" "$stet" "$@" >said 2>complaints); then
      printf 'threads: stet %s:\n' "$*"
      head -n 30 "$work/$run/complaints"
      failed=1
      return
    fi
  done
  # Git notes the time of each change beside the store.
  if ! diff -r -x logs "$work/first" "$work/second" >"$work/differences"; then
    printf 'threads: stet %s: not the same twice:\n' "$*"
    head -n 10 "$work/differences"
    failed=1
  fi
}

python3 tests/bench/make_long_pair.py --unnumbered --paragraphs 300 "$work"
both compare "$work/old.txt" "$work/new.txt" --format json -o report.json
both compare "$source/fixtures/asean-japan/22-constructed.txt" "$source/fixtures/formats/asean-japan-23-a4.pdf" -o report.html
both init
both add "$source"/fixtures/series/lake-council
both list
both log --reports
both timeline --format json
both site pages
both verify
[ "$failed" -eq 0 ] && echo "threads: no race, and the same twice"
exit "$failed"
