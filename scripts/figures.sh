#!/usr/bin/env bash
# Prints how right the built program is: its figures on gold data beside their floors, and the invariants of the JSON
# contract on every pair of statements at hand. Fails when an invariant is broken, or when a figure falls below its floor
# or, where the floor is not reached yet, below what was reached before.
#   scripts/figures.sh [STET]    STET: the program; build/release/stet unless given
# Gold data and statement series are looked for in ../shared (SHARED=FOLDER names another); without them only the
# invariants on the project's own fixtures are checked.
set -euo pipefail
cd "$(dirname "$0")/.."
stet=$(realpath "${1:-build/release/stet}")
shared=${SHARED:-../shared}
[ -x "$stet" ] || { echo "figures: $stet is not built; run scripts/build.sh" >&2; exit 2; }
status=0

# Reads "figure value" lines, prints them beside the floors given as "figure floor [reached]" lines. A third word says
# that the floor is not reached yet and from where a figure may not fall back.
# A figure of which there must be none (false_change) has the floor "=0".
beside_floors() {
  awk -v floors="$1" '
    BEGIN { n = split(floors, line, "\n"); for (i = 1; i <= n; ++i) { split(line[i], part, " "); floor[part[1]] = part[2]; reached[part[1]] = part[3] } }
    { value = $2; verdict = ""
      if ($1 in floor) {
        want = floor[$1]; seen[$1] = 1
        if (want ~ /^=/) kept = (value + 0 == substr(want, 2) + 0); else kept = (value + 0 >= want + 0)
        verdict = "floor " want "   " (kept ? "ok" : "BELOW THE FLOOR")
        if (!kept && reached[$1] != "" && value + 0 >= reached[$1] + 0) verdict = verdict ", reached " reached[$1]
        else missed += !kept
      }
      printf "  %-32s %8s   %s\n", $1, value, verdict }
    END { for (name in floor) if (!(name in seen)) { printf "  %-32s  missing   floor %s   MISSED\n", name, floor[name]; ++missed }
          exit missed > 0 }'
}

if [ -f "$shared/eval/score.py" ]; then
  score="$shared/eval/score.py"
  echo "Sentence links between drafts (gold: argrewrite/dev.jsonl)"
  python3 "$score" --stet "$stet" alignment "$shared/eval/argrewrite/dev.jsonl" | beside_floors "link.f1 0.980
hard.f1 0.950
unlinked.f1 0.928" || status=1
  pairs=("$shared"/eval/pairs/*/)
  echo "Statement pairs (gold: ${#pairs[@]} in eval/pairs)"
  python3 "$score" --stet "$stet" pair "${pairs[@]}" | beside_floors "paragraph.link.f1 0.97
paragraph.relation.accuracy 0.95
paragraph.unlinked.f1 0.95
paragraph.false_change =0
paragraph.moved.f1 1.0
sentence.link.f1 0.96
clause.f1 0.90
status.accuracy 0.90
shift.accuracy 0.90
facets.f1 0.85" || status=1
else
  echo "figures: no gold data at $shared/eval: the figures are skipped"
fi

invariants() {
  echo "Invariants, $1"
  shift
  python3 tests/support/check_invariants.py --stet "$stet" "$@" | sed 's/^/  /' || status=1
}
invariants "the project's fixtures" --cases fixtures/cases \
  --pairs fixtures/asean-japan/22-constructed.txt fixtures/asean-japan/23.txt
if [ -d "$shared/statements" ]; then
  for series in "$shared"/statements/*/; do
    [ "$(find "$series" -maxdepth 1 -type f | wc -l)" -gt 1 ] || continue
    invariants "$(basename "$series"): successive statements" --series "$series"
  done
else
  echo "figures: no statement series at $shared/statements: skipped"
fi
if [ -f "$shared/eval/argrewrite/dev.jsonl" ]; then
  invariants "every fourth pair of drafts" --drafts "$shared/eval/argrewrite/dev.jsonl" --every 4
fi
exit $status
