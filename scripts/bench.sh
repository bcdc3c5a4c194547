#!/usr/bin/env bash
# Measures the release build beside other programs, by length, and on worst cases, and writes docs/benchmarks.md.
#   scripts/bench.sh [--largest N]    N: paragraphs of the longest statements; 100,000 unless given (takes minutes)
# For figures that mean something, let nothing else run on the machine.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh
scripts/build.sh release stet stet_bench_stages
exec python3 tests/bench/bench.py --stet build/release/stet --stages build/release/stet_bench_stages \
  --out docs/benchmarks.md "$@" fixtures/asean-japan/22-constructed.txt fixtures/asean-japan/23.txt
