#!/bin/sh
# Rewrites the expected reports of fixtures/cases with what the program writes now.
#   scripts/update-golden.sh [CASE…]      all cases, or those named
# STET names the program; build/dev/stet unless set. Read the difference before you commit it: a wrong expectation
# is worse than none.
set -eu
if [ "${CI:-}" = true ]; then
  echo "update-golden: expectations are not rewritten in CI" >&2
  exit 2
fi
root=$(cd "$(dirname "$0")/.." && pwd)
stet=${STET:-$root/build/dev/stet}
if [ ! -x "$stet" ]; then
  echo "update-golden: $stet is not built; run cmake --preset dev && cmake --build build/dev" >&2
  exit 2
fi
cd "$root/fixtures/cases"
[ $# -gt 0 ] || set -- *
for case in "$@"; do
  cd "$root/fixtures/cases/$case"
  old=old.txt new=new.txt
  [ ! -e old.md ] || old=old.md
  [ ! -e new.md ] || new=new.md
  for format in terminal:txt markdown:md csv:csv; do
    LC_ALL=C.UTF-8 "$stet" compare "$old" "$new" --format "${format%:*}" --width 80 --color never \
      > "expect.${format#*:}.new" 2> /dev/null
    mv "expect.${format#*:}.new" "expect.${format#*:}"
  done
done
