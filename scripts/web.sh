#!/usr/bin/env bash
# Opens the pages that stet writes in Chromium and tests them; the last line is "web: N passed, N failed".
#   scripts/web.sh [PART OF A TEST'S NAME]    needs build/release/stet
set -euo pipefail
cd "$(dirname "$0")/../tests/web"
# What the lock file names, once.
if ! cmp -s package-lock.json node_modules/.installed; then
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null </dev/null
  cp package-lock.json node_modules/.installed
fi
exec node run.mjs "$@"
