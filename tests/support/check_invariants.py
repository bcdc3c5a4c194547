#!/usr/bin/env python3
"""Check what must hold of every `stet compare --format json`, whatever the statements say. Standard library only.

  check_invariants.py --stet PATH --pairs OLD NEW [OLD NEW ...]    these pairs
  check_invariants.py --stet PATH --series DIR [DIR ...]           successive files of each folder, by name
  check_invariants.py --stet PATH --cases DIR [DIR ...]            old.* and new.* in each sub-folder
  check_invariants.py --stet PATH --drafts FILE [--every N]        every Nth pair of a JSON-lines file of drafts

Each pair is compared four ways: old with new, new with old, and each with itself.

- Every paragraph and every sentence of both sides stands in exactly one row, every clause in one.
- The edits rebuild the new text exactly and the old one but for layout.
- Rows hold as many texts as their relation says; an unchanged row has no change, a reworded one has some; a kept clause may
  differ in its subject's words ("We agreed", "agreed") and its marks.
- Sentences' and clauses' offsets, in code points, give their texts; a clause lies inside its sentence.
- No clause is added or dropped inside a sentence that stands unchanged.
- The summary counts the rows. A statement compared with itself gives no change.
- New with old mirrors old with new: added and dropped, split and merged, strengthened and weakened change places.

Prints each violation and one line of figures. Exit status 0 when all held, 1 when one did not, 2 when stet failed.
"""
import argparse
import collections
import glob
import json
import os
import subprocess
import sys
import tempfile
import unicodedata

RELATION_SIDES = {  # how many texts each side of a row holds: least and most
    "unchanged": ((1, 1), (1, 1)),
    "reworded": ((1, 1), (1, 1)),
    "split": ((1, 1), (2, None)),
    "merged": ((2, None), (1, 1)),
    "added": ((0, 0), (1, 1)),
    "dropped": ((1, 1), (0, 0)),
}
MIRROR = {"added": "dropped", "dropped": "added", "split": "merged", "merged": "split",
          "strengthened": "weakened", "weakened": "strengthened"}
COMMITMENT = {"undertaking", "reaffirmation", "pledge"}
MATCHED_BY = {"verbatim", "wording", "label", "neighbours"}
SIDES = ("old", "new")
FIGURE_TOLERANCE = 0.03  # similarity and confidence come from word edits, of which several are equally short


def fold(text):
    """What remains of a text when layout is taken away: its letters and digits, whatever their case or width."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def joined(edits, *ops):
    return "".join(e["text"] for e in edits if e["op"] in ops)


def has_change(edits):
    return any(e["op"] != "equal" for e in edits)


def brief(text, limit=60):
    return repr(text if len(text) <= limit else text[:limit] + "…")


class Pair:
    """One comparison's report, and the violations found in it."""

    def __init__(self, name, report):
        self.name = name
        self.report = report
        self.violations = []

    def fail(self, message):
        self.violations.append(f"{self.name}: {message}")

    def paragraph(self, side, index):
        return self.report[side]["paragraphs"][index]

    def sentence(self, side, ref):
        return self.paragraph(side, ref[0])["sentences"][ref[1]]

    def check(self):
        self.check_sentences_of_documents()
        self.check_paragraph_rows()
        self.check_sentence_rows()
        self.check_clauses()
        self.check_summary()
        return self.violations

    def check_sentences_of_documents(self):
        for side in SIDES:
            for i, paragraph in enumerate(self.report[side]["paragraphs"]):
                text, end = paragraph["text"], 0
                if not paragraph["sentences"]:
                    self.fail(f"{side} paragraph {i} has no sentence: {brief(text)}")
                for j, s in enumerate(paragraph["sentences"]):
                    if text[s["begin"]:s["end"]] != s["text"]:
                        self.fail(f"{side} sentence {[i, j]}: offsets give {brief(text[s['begin']:s['end']])}, "
                                  f"its text is {brief(s['text'])}")
                    if text[end:s["begin"]].strip():
                        self.fail(f"{side} sentence {[i, j]}: words before it are in no sentence: "
                                  f"{brief(text[end:s['begin']])}")
                    end = s["end"]
                if paragraph["sentences"] and text[end:].strip():
                    self.fail(f"{side} paragraph {i}: words after its last sentence: {brief(text[end:])}")

    def check_sides(self, what, n, row):
        wanted = RELATION_SIDES.get(row["relation"])
        if wanted is None:
            self.fail(f"{what} row {n}: unknown relation {row['relation']!r}")
            return
        for side, (least, most) in zip(SIDES, wanted):
            if len(row[side]) < least or (most is not None and len(row[side]) > most):
                self.fail(f"{what} row {n}: {row['relation']} with {len(row['old'])} old and {len(row['new'])} new")
                return

    def check_once(self, what, rows, wanted):
        for side in SIDES:
            count = collections.Counter(tuple(ref) if isinstance(ref, list) else ref for row in rows for ref in row[side])
            for ref in wanted[side]:
                if count[ref] != 1:
                    self.fail(f"{side} {what} {ref} stands in {count[ref]} rows")
            for ref in set(count) - set(wanted[side]):
                self.fail(f"{side} {what} {ref} is in a row but not in the statement")

    def check_paragraph_rows(self):
        rows = self.report["paragraphs"]
        self.check_once("paragraph", rows, {s: range(len(self.report[s]["paragraphs"])) for s in SIDES})
        for n, row in enumerate(rows):
            self.check_sides("paragraph", n, row)
            for figure in ("similarity", "confidence"):
                if not 0 <= row[figure] <= 1:
                    self.fail(f"paragraph row {n}: {figure} is {row[figure]}")
            if row["matched_by"] not in MATCHED_BY:
                self.fail(f"paragraph row {n}: matched_by is {row['matched_by']!r}")
            if row["relation"] == "unchanged":
                old, new = (self.paragraph(s, row[s][0])["text"] for s in SIDES)
                if fold(old) != fold(new):
                    self.fail(f"paragraph row {n}: unchanged, but {brief(old)} is not {brief(new)}")
        for n in self.report["doubtful"]:
            if not 0 <= n < len(rows):
                self.fail(f"doubtful names row {n} of {len(rows)}")

    def check_edits(self, what, old, new, edits, changed):
        if joined(edits, "equal", "insert") != new:
            self.fail(f"{what}: the edits give {brief(joined(edits, 'equal', 'insert'))} for the new text {brief(new)}")
        if fold(joined(edits, "equal", "delete")) != fold(old):
            self.fail(f"{what}: the edits give {brief(joined(edits, 'equal', 'delete'))} for the old text {brief(old)}")
        if has_change(edits) != changed:
            self.fail(f"{what}: {'has no change' if changed else 'has a change'} in its edits: {brief(new or old)}")

    def check_sentence_rows(self):
        rows = self.report["sentences"]
        self.check_once("sentence", rows, {s: [(i, j) for i, p in enumerate(self.report[s]["paragraphs"])
                                               for j in range(len(p["sentences"]))] for s in SIDES})
        for n, row in enumerate(rows):
            self.check_sides("sentence", n, row)
            old, new = (" ".join(self.sentence(s, ref)["text"] for ref in row[s]) for s in SIDES)
            if row["relation"] in ("split", "merged"):  # may differ in layout alone
                changed = has_change(row["edits"])
            else:
                changed = row["relation"] != "unchanged"
            self.check_edits(f"sentence row {n} ({row['relation']})", old, new, row["edits"], changed)

    def check_clauses(self):
        seen = collections.Counter()
        standing = {(side, *ref) for row in self.report["sentences"] if row["relation"] == "unchanged"
                    for side in SIDES for ref in row[side]}
        for n, row in enumerate(self.report["clauses"]):
            what = f"clause row {n} ({row['status']})"
            if (row["old"] is None) != (row["status"] == "added") or (row["new"] is None) != (row["status"] == "dropped"):
                self.fail(f"{what}: its sides do not fit its status")
                continue
            for side in SIDES:
                if row[side]:
                    self.check_clause(what, side, row[side])
                    seen[(side, row[side]["paragraph"], row[side]["begin"], row[side]["end"])] += 1
                    if row["status"] in ("added", "dropped") and \
                            (side, row[side]["paragraph"], row[side]["sentence"]) in standing:
                        self.fail(f"{what}: inside a sentence that stands: {brief(row[side]['text'])}")
            old, new = (row[s]["text"] if row[s] else "" for s in SIDES)
            # What changed may lie outside the clause's words: the actor of "They", an adverbial before the subject.
            outside = row["status"] == "reworded" and set(row["changed"]) <= {"actor", "deadline", "name", "amount"}
            self.check_edits(what, old, new, row["edits"],
                             has_change(row["edits"]) if outside or row["status"] == "kept" else True)
            if row["shift"] not in ("none", "strengthened", "weakened"):
                self.fail(f"{what}: shift is {row['shift']!r}")
            if row["status"] != "reworded" and (row["shift"] != "none" or row["changed"]):
                self.fail(f"{what}: has shift {row['shift']} and changed {row['changed']}")
            if row["status"] == "reworded" and not row["changed"]:
                self.fail(f"{what}: says nothing of what changed: {brief(new)}")
        for place, count in seen.items():
            if count > 1:
                self.fail(f"clause {place} stands in {count} rows")

    def check_clause(self, what, side, clause):
        if clause["paragraph"] >= len(self.report[side]["paragraphs"]):
            self.fail(f"{what}: {side} paragraph {clause['paragraph']} does not exist")
            return
        paragraph = self.paragraph(side, clause["paragraph"])
        if paragraph["text"][clause["begin"]:clause["end"]] != clause["text"]:
            self.fail(f"{what}: {side} offsets give {brief(paragraph['text'][clause['begin']:clause['end']])}, "
                      f"its text is {brief(clause['text'])}")
        if clause["sentence"] >= len(paragraph["sentences"]):
            self.fail(f"{what}: {side} sentence {clause['sentence']} does not exist")
            return
        sentence = paragraph["sentences"][clause["sentence"]]
        if clause["begin"] < sentence["begin"] or clause["end"] > sentence["end"]:
            self.fail(f"{what}: {side} clause reaches out of its sentence: {brief(clause['text'])}")
        if clause["commitment"] != (clause["class"] in COMMITMENT):
            self.fail(f"{what}: {side} class {clause['class']} with commitment {clause['commitment']}")
        for facet in ("amounts", "deadlines", "names"):
            for quoted in clause[facet]:
                # "In October, the Committee will …": an adverbial before the subject counts for the clause.
                if fold(quoted) not in fold(sentence["text"]):
                    self.fail(f"{what}: {side} {facet} holds {brief(quoted)}, which its sentence does not")

    def check_summary(self):
        counts = {"paragraphs": collections.Counter(r["relation"] for r in self.report["paragraphs"]),
                  "commitments": collections.Counter()}
        counts["paragraphs"]["moved"] = sum(r["moved"] for r in self.report["paragraphs"])
        for row in self.report["clauses"]:
            if any(row[s] and row[s]["commitment"] for s in SIDES):
                counts["commitments"][row["status"]] += 1
                counts["commitments"][row["shift"]] += 1
                counts["commitments"]["moved"] += row["moved"]
                for status, why, name in (("dropped", "now part of: ", "dropped_into_another"),
                                          ("added", "before part of: ", "added_from_another")):
                    counts["commitments"][name] += row["status"] == status and row["why"].startswith(why)
        for what, summary in self.report["summary"].items():
            for name, count in summary.items():
                if count != counts[what][name]:
                    self.fail(f"summary: {what}.{name} is {count}, the rows say {counts[what][name]}")

    def check_no_change(self):
        for what in ("paragraphs", "sentences"):
            for n, row in enumerate(self.report[what]):
                if row["relation"] != "unchanged" or row["moved"]:
                    self.fail(f"compared with itself: {what} row {n} is {row['relation']}{' moved' * row['moved']}")
        for n, row in enumerate(self.report["clauses"]):
            if row["status"] != "kept" or row["moved"]:
                self.fail(f"compared with itself: clause row {n} is {row['status']}{' moved' * row['moved']}: "
                          f"{brief((row['new'] or row['old'])['text'])}")
        if self.report["doubtful"]:
            self.fail(f"compared with itself: {len(self.report['doubtful'])} doubtful rows")


def swapped(name):
    return MIRROR.get(name, name)


def place(clause):
    return clause and (clause["paragraph"], clause["begin"], clause["end"])


def rows_of(report, mirrored):
    """Every row as a value that its mirror image equals, by kind."""
    first, second = ("new", "old") if mirrored else ("old", "new")
    word = swapped if mirrored else (lambda name: name)
    refs = lambda row, side: tuple(tuple(r) if isinstance(r, list) else r for r in row[side])
    doubtful = set(report["doubtful"])
    return {
        "paragraph": [(word(r["relation"]), refs(r, first), refs(r, second), "moved" * r["moved"], r["matched_by"],
                       "doubtful" * (n in doubtful)) for n, r in enumerate(report["paragraphs"])],
        "sentence": [(word(r["relation"]), refs(r, first), refs(r, second), "moved" * r["moved"])
                     for r in report["sentences"]],
        "clause": [(word(r["status"]), place(r[first]), place(r[second]), word(r["shift"]),
                    tuple(sorted(r["changed"])), "moved" * r["moved"]) for r in report["clauses"]],
    }


def check_mirror(name, forward, backward):
    """Links must be the same; how alike and how sure they are may differ by FIGURE_TOLERANCE."""
    out = []
    a, b = rows_of(forward, False), rows_of(backward, True)
    for kind in a:
        only_forward = collections.Counter(a[kind]) - collections.Counter(b[kind])
        only_backward = collections.Counter(b[kind]) - collections.Counter(a[kind])
        for row in only_forward:
            out.append(f"{name}: {kind} row has no mirror image: {row}")
        for row in only_backward:
            out.append(f"{name}: {kind} row stands in the mirror image alone: {row}")
    figures = [{(refs[0], refs[1]): (row["similarity"], row["confidence"]) for row in report["paragraphs"]
                for refs in [tuple(tuple(row[side]) for side in sides)]}
               for report, sides in ((forward, SIDES), (backward, SIDES[::-1]))]
    for refs in figures[0].keys() & figures[1].keys():
        for what, one, other in zip(("similarity", "confidence"), figures[0][refs], figures[1][refs]):
            if abs(one - other) > FIGURE_TOLERANCE:
                out.append(f"{name}: {what} of paragraphs {refs[0]} → {refs[1]} is {one}, {other} in the mirror image")
    return out


def compare(stet, old, new):
    run = subprocess.run([stet, "compare", old, new, "--format", "json"], capture_output=True, text=True,
                         encoding="utf-8", stdin=subprocess.DEVNULL, timeout=120)
    if run.returncode != 0:
        print(f"failed: stet compare {old} {new}: exit {run.returncode}: {run.stderr.strip()[:300]}", file=sys.stderr)
        sys.exit(2)
    return json.loads(run.stdout)


def check_pair(stet, name, old, new):
    forward, backward = compare(stet, old, new), compare(stet, new, old)
    violations = Pair(name, forward).check() + check_mirror(name, forward, backward)
    violations += Pair(name + " mirrored", backward).check()
    for path in (old, new):
        self_pair = Pair(f"{os.path.basename(path)} of {name}", compare(stet, path, path))
        self_pair.check_no_change()
        violations += self_pair.check()
    return violations


def drafts(path, every, folder):
    """Pairs of drafts written out as statements, a sentence a paragraph."""
    with open(path, encoding="utf-8") as lines:
        for n, line in enumerate(lines):
            if n % every:
                continue
            draft = json.loads(line)
            names = []
            for side in SIDES:
                names.append(os.path.join(folder, f"{n}-{side}.txt"))
                with open(names[-1], "w", encoding="utf-8") as out:
                    out.write("\n\n".join(" ".join(s.split()) for s in draft[side]) + "\n")
            yield draft["id"], *names


def pairs_of(args, folder):
    for old, new in zip(args.pairs[::2], args.pairs[1::2]):
        yield f"{os.path.basename(old)} → {os.path.basename(new)}", old, new
    for series in args.series:
        files = sorted(f for f in glob.glob(os.path.join(series, "*")) if os.path.isfile(f))
        for old, new in zip(files, files[1:]):
            yield f"{os.path.basename(series.rstrip('/'))} {os.path.basename(old)} → {os.path.basename(new)}", old, new
    for cases in args.cases:
        for case in sorted(glob.glob(os.path.join(cases, "*", ""))):
            old, new = (glob.glob(os.path.join(case, side + ".*")) for side in SIDES)
            if len(old) == 1 and len(new) == 1:
                yield os.path.basename(case.rstrip("/")), old[0], new[0]
    for path in args.drafts:
        yield from drafts(path, args.every, folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stet", required=True, help="the built program")
    parser.add_argument("--pairs", nargs="+", default=[], metavar="FILE")
    parser.add_argument("--series", nargs="+", default=[], metavar="DIR")
    parser.add_argument("--cases", nargs="+", default=[], metavar="DIR")
    parser.add_argument("--drafts", nargs="+", default=[], metavar="FILE")
    parser.add_argument("--every", type=int, default=1, metavar="N")
    parser.add_argument("--show", type=int, default=40, metavar="N", help="violations printed (40)")
    args = parser.parse_args()
    if len(args.pairs) % 2:
        parser.error("--pairs takes files two by two")
    checked, violations, broken = 0, [], 0
    with tempfile.TemporaryDirectory() as folder:
        for name, old, new in pairs_of(args, folder):
            found = check_pair(args.stet, name, old, new)
            violations += found
            broken += bool(found)
            checked += 1
    for violation in violations[:args.show]:
        print(violation)
    if len(violations) > args.show:
        print(f"… and {len(violations) - args.show} more")
    print(f"{checked} pairs checked, {broken} broken, {len(violations)} violations")
    if not checked:
        print("no pair was found to check", file=sys.stderr)
        return 2
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main())
