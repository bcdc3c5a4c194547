#!/usr/bin/env bash
# Builds the Debian packages stet (the program, man pages, completions) and libstet-dev (the library) into
# build/release/packages.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/build.sh release
log=build/release/packages.log
if ! cpack --config build/release/CPackConfig.cmake -B build/release/packages >"$log" 2>&1; then
  cat "$log" >&2
  exit 1
fi
ls build/release/packages/*.deb
