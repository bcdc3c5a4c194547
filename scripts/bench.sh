#!/usr/bin/env bash
# Measures the release build beside other programs, by length, and on worst cases, and writes docs/benchmarks.md.
#   scripts/bench.sh [--largest N]    N: paragraphs of the longest statements; 100,000 unless given (takes minutes)
#   scripts/bench.sh --only PART      short, documents, stages, growth, folders or worst: prints it, writes nothing
# Measured where they are installed: LibreOffice (libreoffice-writer, python3-uno), and Docxodus, which comes from npm
# into build/peers when Node is there. For figures that mean something, let nothing else run on the machine.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh
scripts/build.sh release stet stet_bench_stages
# A peer that cannot be fetched is named in the table.
peers=build/peers
mkdir -p "$peers"
if command -v npm >/dev/null && [ ! -d "$peers/node_modules/docxodus" ]; then
  npm install --prefix "$peers" --ignore-scripts --no-audit --no-fund --loglevel=error docxodus >/dev/null </dev/null || true
fi
exec python3 tests/bench/bench.py --stet build/release/stet --stages build/release/stet_bench_stages \
  --cache "$peers" --out docs/benchmarks.md "$@" fixtures/asean-japan/22-constructed.txt fixtures/asean-japan/23.txt
