#!/usr/bin/env bash
# Builds stet and checks everything: the tests (release, and again under the address and undefined-behaviour
# sanitizers, with the lines they run), formatting, the rules of the source, the figures of quality and of speed.
#   scripts/test.sh [--quick]    --quick: the release tests, formatting and rules only
# The last line is "N passed, N failed"; the exit status says the same.
set -euo pipefail
cd "$(dirname "$0")/.."
quick=${1:-}
passed=0
failed=0

say() { printf '\n── %s\n' "$*"; }

finish() {
  printf '\n%d passed, %d failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ] || exit 1
  exit 0
}

# Runs one check and counts it.
check() {
  say "$1"
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
  fi
}

# Builds a preset; without the program there is nothing to test.
build() {
  say "build: $1"
  if ! scripts/build.sh "$1"; then
    failed=$((failed + 1))
    finish
  fi
}

# Runs the tests of a preset and counts them one by one.
run_tests() {
  local preset=$1 report=$PWD/build/$1/tests.xml summary
  shift
  say "tests: $preset"
  rm -f "$report"
  ctest --preset "$preset" --parallel "$(nproc)" --output-junit "$report" "$@" |
    grep -vE '^ *[0-9]+/[0-9]+ Test +#[0-9]+: .* Passed|^ *Start +[0-9]+:' || true
  if ! summary=$(python3 tests/support/count_tests.py "$report"); then
    failed=$((failed + 1))
    return
  fi
  passed=$((passed + ${summary% *}))
  failed=$((failed + ${summary#* }))
}

# Opens pages in a browser and counts the tests one by one.
run_web_tests() {
  local said
  say "tests: web"
  said=$(scripts/web.sh 2>&1) || true
  printf '%s\n' "$said"
  if [[ ${said##*$'\n'} =~ ^web:\ ([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
    passed=$((passed + BASH_REMATCH[1]))
    failed=$((failed + BASH_REMATCH[2]))
  else
    failed=$((failed + 1))
  fi
}

debian_package() {
  scripts/package.sh || return 1
  tests/packaging/check_package.sh build/release/packages || [ $? -eq 77 ]
}

# On two processors six minutes of fuzzing; passed over where there is no clang for it.
fuzzers() {
  scripts/fuzz.sh --total 3 || [ $? -eq 77 ]
}

scripts/setup.sh
build release
run_tests release
check "formatting" scripts/format.sh --check
[ "$quick" != --quick ] || finish
run_web_tests
check "figures" scripts/figures.sh
check "the Debian package in a bare Debian" debian_package
# Before the second build, so that nothing of this project runs beside the measurement.
# The slack is for a machine that does other work too; each limit is printed as kept or missed without it.
check "speed" scripts/speed.sh --slack 2
# The limits are for a machine that does nothing else; beyond three times one the run fails.
check "cost of import" python3 tests/support/import_cost.py build/release/stet --slack 3
check "fuzzing" fuzzers
build asan
find build/asan -name '*.gcda' -delete # counts of an earlier build
run_tests asan
check "coverage" python3 tests/support/line_coverage.py build/asan --floor 90
finish
