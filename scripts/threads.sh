#!/usr/bin/env bash
# Looks for data races: builds the preset tsan, runs all tests in it, and all commands that use threads twice.
#   scripts/threads.sh
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/build.sh tsan
plain=()
# The sanitizer places its tables where some kernels scatter libraries; without scattering it starts everywhere.
if setarch --addr-no-randomize true 2>/dev/null; then plain=(setarch --addr-no-randomize); fi
"${plain[@]}" ctest --preset tsan --parallel "$(nproc)" | grep -vE ' Passed|^ *Start '
exec tests/support/check_threads.sh build/tsan/stet
