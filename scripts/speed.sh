#!/usr/bin/env bash
# Prints how fast the release build is, side by side with git and dwdiff, and fails when a limit is missed.
# For figures that mean something, let nothing else run on the machine.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh
scripts/build.sh release stet
exec python3 tests/bench/speed.py --stet build/release/stet \
  fixtures/asean-japan/22-constructed.txt fixtures/asean-japan/23.txt
