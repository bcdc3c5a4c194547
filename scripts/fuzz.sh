#!/usr/bin/env bash
# Runs the fuzzers, one after the other, on the corpus of tests/fuzz/corpus and what earlier runs found beyond it.
#   scripts/fuzz.sh MINUTES [TARGET…]     minutes for each target; targets: text html docx odt pdf align clauses
# Needs clang-19 and its libFuzzer. What breaks a target is left in build/fuzz/found; the exit status is 1 then.
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -ge 1 ] || { sed -n 2,4p "$0" | cut -c3- >&2; exit 2; }
seconds=$(awk -v minutes="$1" 'BEGIN { printf "%d", minutes * 60 }')
shift
[ $# -gt 0 ] || set -- text html docx odt pdf align clauses
command -v clang++-19 >/dev/null || { echo "fuzz: install clang-19 and libclang-rt-19-dev" >&2; exit 2; }
cmake --preset fuzz >/dev/null
cmake --build build/fuzz --parallel "$(nproc)" -- $(printf 'fuzz_%s ' "$@")
mkdir -p build/fuzz/found
status=0
for target; do
  seen=build/fuzz/corpus/$target
  mkdir -p "$seen" "tests/fuzz/corpus/$target"
  log=build/fuzz/$target.log
  if nice -n 19 build/fuzz/fuzz_"$target" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=1024 -max_len=16384 \
       -print_final_stats=1 -artifact_prefix="build/fuzz/found/$target-" "$seen" "tests/fuzz/corpus/$target" >"$log" 2>&1; then
    verdict=sound
  else
    verdict="BROKEN, see $log"
    status=1
  fi
  printf '%-8s %9s runs, %6s inputs kept, %s\n' "$target" \
    "$(sed -n 's/stat::number_of_executed_units: *//p' "$log")" "$(find "$seen" -type f | wc -l)" "$verdict"
done
exit $status
