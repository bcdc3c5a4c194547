#!/usr/bin/env bash
# Builds stet into build/<preset>/; the program is build/<preset>/stet.
#   scripts/build.sh [PRESET] [TARGET…]    PRESET: release (unless given), dev, asan; TARGET: everything unless given
set -euo pipefail
cd "$(dirname "$0")/.."
preset=${1:-release}
shift $(($# > 0))

scripts/setup.sh build

# Each compiler takes up to about a gigabyte: no more of them than memory holds.
jobs=$(nproc)
memory=$(awk '/MemAvailable/ {print int($2 / 1048576)}' /proc/meminfo 2>/dev/null || echo 1)
[ "${memory:-1}" -ge 1 ] || memory=1
[ "$jobs" -le "$memory" ] || jobs=$memory

log=build/$preset/configure.log
mkdir -p "build/$preset"
if ! cmake --preset "$preset" >"$log" 2>&1; then
  cat "$log" >&2
  exit 1
fi
targets=()
[ $# -eq 0 ] || targets=(--target "$@")
echo "build: $preset, into build/$preset (the first time takes some minutes)"
# Many lines of progress help a person at a terminal, not the reader of a log.
if [ -t 1 ]; then
  cmake --build "build/$preset" --parallel "$jobs" "${targets[@]}"
elif ! cmake --build "build/$preset" --parallel "$jobs" "${targets[@]}" >"build/$preset/build.log" 2>&1; then
  grep -vE '^\[[0-9]+/[0-9]+\] (Building|Linking|Generating)' "build/$preset/build.log" >&2 || true
  exit 1
fi
