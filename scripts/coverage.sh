#!/usr/bin/env bash
# Prints which share of the engine's lines the tests run, and fails below the floor of 90 in a hundred.
#   scripts/coverage.sh [--lines]    --lines: which lines of which file nothing runs
# The build under the sanitizers counts them; its tests are run first, unless they have run since it was built.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/build.sh asan
if [ ! -e build/asan/tests.log ] || [ build/asan/stet_tests -nt build/asan/tests.log ]; then
  find build/asan -name '*.gcda' -delete # counts of an earlier build
  ctest --preset asan --parallel "$(nproc)" >build/asan/tests.log || tail -n 40 build/asan/tests.log
fi
exec python3 tests/support/line_coverage.py build/asan --floor 90 "$@"
