#!/usr/bin/env bash
# Runs the fuzzers on the inputs of tests/fuzz/corpus and on what earlier runs found beyond them, as many at a time as
# there are processors.
#   scripts/fuzz.sh MINUTES [TARGET…]            so many minutes for each target
#   scripts/fuzz.sh --total MINUTES [TARGET…]    so many minutes in all, once they are built
# Targets: text html docx odt pdf align clauses json report store lexicon; all of them unless some are named.
# Installs clang-19 where it is missing; exit status 77 where it cannot be installed. What breaks a target (a crash, a
# leak, an input that takes five seconds or a gigabyte) is left in build/fuzz/found; the exit status is 1 then.
set -euo pipefail
cd "$(dirname "$0")/.."
usage() { sed -n '4,6p' "$0" | cut -c3- >&2; exit 2; }

in_all=false
if [ "${1:-}" = --total ]; then
  in_all=true
  shift
fi
[[ ${1:-} =~ ^[0-9]+(\.[0-9]+)?$ ]] || usage
minutes=$1
shift
all=(text html docx odt pdf align clauses json report store lexicon)
[ $# -gt 0 ] || set -- "${all[@]}"
for target; do
  [[ " ${all[*]} " = *" $target "* ]] || { echo "fuzz: $target: no such target" >&2; usage; }
done

if ! scripts/setup.sh fuzz; then
  echo "fuzz: skipped: clang-19 with its libFuzzer (packages clang-19, libclang-rt-19-dev) cannot be installed here" >&2
  exit 77
fi

jobs=$(nproc)
rounds=$((($# + jobs - 1) / jobs))
# In all: each round of targets gets its share, less what starting and ending take.
seconds=$(awk -v minutes="$minutes" -v rounds="$rounds" -v all="$in_all" \
  'BEGIN { seconds = minutes * 60; if (all == "true") seconds = seconds / rounds - 2; printf "%d", seconds < 1 ? 1 : seconds }')

started=$SECONDS
scripts/build.sh fuzz $(printf 'fuzz_%s ' "$@")
echo "fuzz: built in $((SECONDS - started)) s; $# targets, $seconds s each, $jobs at a time"
mkdir -p build/fuzz/found build/fuzz/logs
rm -f build/fuzz/logs/*

# What a log of continuous integration must hold for the break to be made again elsewhere.
show_break() {
  local input
  grep -m 5 -hE '^broken: |^terminate called|^ *what\(\): |ERROR: |SUMMARY: |runtime error:|Assertion' "$2" || true
  for input in build/fuzz/found/"$1"-*; do
    [ -f "$input" ] && [ "$(stat -c %s "$input")" -le 8192 ] || continue
    echo "$input, in base64:"
    base64 "$input"
  done
}

# Whether what ended a run was the machine: a virtual one may stand still for half a minute, and libFuzzer's clock goes
# on. The input then takes no time when it is run again.
held_up() {
  local input
  grep -q 'ERROR: libFuzzer: timeout' "$2" || return 1
  input=$(sed -n 's/.*Test unit written to //p' "$2" | tail -1)
  [ -f "$input" ] && "build/fuzz/fuzz_$1" -timeout=5 -rss_limit_mb=1024 "$input" >>"$2" 2>&1 </dev/null || return 1
  rm -f "$input"
}

run() {
  local target=$1 seen=build/fuzz/corpus/$1 log=build/fuzz/logs/$1 verdict=sound status line runs=0
  local end=$((SECONDS + seconds)) pauses=0
  mkdir -p "$seen"
  while :; do
    status=0
    nice -n 15 "build/fuzz/fuzz_$target" -max_total_time=$((end > SECONDS ? end - SECONDS : 1)) -timeout=5 \
      -rss_limit_mb=1024 -max_len=16384 -print_final_stats=1 -artifact_prefix="build/fuzz/found/$target-" \
      "$seen" "tests/fuzz/corpus/$target" >"$log" 2>&1 </dev/null || status=1
    line=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log" | head -1)
    runs=$((runs + ${line:-0}))
    [ "$status" -ne 0 ] && [ "$pauses" -lt 5 ] && held_up "$target" "$log" || break
    pauses=$((pauses + 1))
  done
  [ "$pauses" -eq 0 ] || verdict="sound, though the machine stood still ($pauses)"
  [ "$status" -eq 0 ] || verdict="BROKEN, see $log and build/fuzz/found"
  line=$(grep -E '^#[0-9]+' "$log" | tail -1)
  printf '%-8s %9s runs, %6s edges, %5s inputs, %s\n' "$target" "$runs" \
    "$(sed -n 's/.* cov: \([0-9]*\).*/\1/p' <<<"$line")" "$(find "$seen" -type f | wc -l)" "$verdict"
  [ "$status" -eq 0 ] || show_break "$target" "$log"
  return "$status"
}
export -f run show_break held_up
export seconds
status=0
printf '%s\n' "$@" | xargs -P "$jobs" -I{} bash -c 'run {}' || status=1
exit $status
