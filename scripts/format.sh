#!/usr/bin/env bash
# Formats every C++ file as .clang-format says, with Debian 12's clang-format 14.
#   scripts/format.sh [--check]    --check: change nothing, list what is not formatted, fail if anything is
set -euo pipefail
cd "$(dirname "$0")/.."
mapfile -t files < <(git ls-files --cached --others --exclude-standard -- 'engine/*.[ch]pp' 'cli/*.[ch]pp' 'tests/*.[ch]pp')
clang_format=$(command -v clang-format-14 || command -v clang-format)
if [ "${1:-}" = --check ]; then
  "$clang_format" --dry-run -Werror "${files[@]}"
  echo "format: ${#files[@]} files are formatted"
else
  "$clang_format" -i "${files[@]}"
fi
