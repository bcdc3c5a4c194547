#!/usr/bin/env python3
"""Measure aligning on pairs made with known links (made_pairs.py), beside two plain methods. Standard library only.

  alignment.py --stet PATH [--statements FOLDER] [--check]

Prints the F1 of paragraph links, and of paragraphs without one, of stet, of a position-blind match (TF-IDF cosine, best
pairs first) and of a monotone alignment (the same cosine, dynamic programming; it sees no move, split or merger).
--statements: a folder of series (../shared/statements), whose texts are then reordered and edited too; without it, or
when it is not there, only requirements made up are aligned.
--check: fail when a figure is below its floor, or does not beat both plain methods.
"""
import argparse
import glob
import json
import math
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter

sys.dont_write_bytecode = True
from made_pairs import requirements, statements

FLOORS = {"requirements": 0.72, "sentences reordered": 0.94, "statements edited": 0.99}  # link.f1
PLAIN_THRESHOLDS = (0.2, 0.3, 0.4, 0.5)  # the plain methods get the best of these
SEEDS = 24


def key(text):
    return re.sub(r"[^0-9a-z]+", "", text.casefold())


def paragraphs_of(folder):
    """File name -> paragraphs of some length, without their numbers and markup."""
    out = {}
    for path in sorted(glob.glob(os.path.join(folder, "*.md")) + glob.glob(os.path.join(folder, "*.txt"))):
        with open(path, encoding="utf-8") as file:
            text = re.sub(r"\A---.*?---\s", "", file.read(), flags=re.S)
        text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
        found = (re.sub(r"^(\d+\.|[-*#>]+)\s*", "", " ".join(p.split())) for p in re.split(r"\n\s*\n", text))
        out[path] = [p.replace("*", "").replace("_", "") for p in found if len(p.split()) >= 9 and p.endswith(".")]
    return out


def similarities(pair):
    """TF-IDF cosines of all old and new paragraphs."""
    counts = [[Counter(re.findall(r"[a-z0-9]+", text.lower())) for text in pair[side]] for side in ("old", "new")]
    units = Counter(word for side in counts for text in side for word in text)
    total = len(pair["old"]) + len(pair["new"]) + 1
    vectors = [[{w: (1 + math.log(n)) * math.log(total / units[w]) for w, n in text.items()} for text in side]
               for side in counts]
    norms = [[math.sqrt(sum(v * v for v in text.values())) or 1 for text in side] for side in vectors]
    return [[sum(v * b[w] for w, v in a.items() if w in b) / (norms[0][i] * norms[1][j])
             for j, b in enumerate(vectors[1])] for i, a in enumerate(vectors[0])]


def blind(cosine, least):
    pairs = sorted(((s, i, j) for i, row in enumerate(cosine) for j, s in enumerate(row) if s >= least), reverse=True)
    links = {}
    for _, i, j in pairs:
        if i not in links and j not in links.values():
            links[i] = j
    return set(links.items())


def monotone(cosine, least):
    n, m = len(cosine), len(cosine[0])
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    gain = [[s - least + 1e-9 for s in row] for row in cosine]
    for i in range(n - 1, -1, -1):
        for j in range(m - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + gain[i][j])
    links, i, j = set(), 0, 0
    while i < n and j < m:
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            links.add((i, j))
            i, j = i + 1, j + 1
    return links


def by_stet(stet, pair, folder):
    names = []
    for side in ("old", "new"):
        names.append(os.path.join(folder, side + ".txt"))
        with open(names[-1], "w", encoding="utf-8") as file:
            file.write("\n\n".join(pair[side]) + "\n")
    run = subprocess.run([stet, "compare", *names, "--format", "json"], capture_output=True, text=True)
    if run.returncode not in (0, 1):
        sys.exit(f"alignment: {pair['id']}: {run.stderr.strip()}")
    report = json.loads(run.stdout)
    place = {}
    for side in ("old", "new"):
        wanted, at = [key(text) for text in pair[side]], 0
        for i, paragraph in enumerate(report[side]["paragraphs"]):
            k = key(paragraph["text"])
            for j in range(at, len(wanted)):
                if wanted[j] == k or (k and wanted[j].endswith(k)):
                    place[side, i], at = j, j + 1
                    break
    return {(place["old", a], place["new", b]) for row in report["paragraphs"] for a in row["old"] for b in row["new"]
            if ("old", a) in place and ("new", b) in place}


def figures(pairs, found):
    """F1 of links and of paragraphs without one, over all pairs."""
    hits = sum(len(links & pair["links"]) for pair, links in zip(pairs, found))
    both = sum(len(links) + len(pair["links"]) for pair, links in zip(pairs, found))
    lone_hits = lone_both = 0
    for pair, links in zip(pairs, found):
        for n, side in enumerate(("old", "new")):
            every = set(range(len(pair[side])))
            alone, gold = every - {link[n] for link in links}, every - {link[n] for link in pair["links"]}
            lone_hits += len(alone & gold)
            lone_both += len(alone) + len(gold)
    return 2 * hits / max(1, both), 2 * lone_hits / max(1, lone_both)


def genres(folder):
    yield "requirements", [requirements(seed) for seed in range(SEEDS)]
    if not folder or not os.path.isdir(folder):
        print("alignment: no folder of statements: made-up requirements only")
        return
    series = {name: paragraphs_of(os.path.join(folder, name)) for name in sorted(os.listdir(folder))
              if len(glob.glob(os.path.join(folder, name, "*"))) > 1}
    sentences = sorted({s for files in series.values() for ps in files.values() for p in ps
                        for s in re.split(r"(?<=[.])\s+(?=[A-Z])", p) if 9 <= len(s.split()) <= 60})
    yield "sentences reordered", [requirements(1000 + seed, sentences) for seed in range(SEEDS)]
    edited = []
    for seed in range(SEEDS * 3):
        files = [ps for ps in series[sorted(series)[seed % len(series)]].values() if len(ps) > 3]
        chosen = files[seed // len(series) % len(files)]
        edited.append(statements(seed, chosen, [p for ps in files if ps is not chosen for p in ps]))
    yield "statements edited", edited


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stet", required=True)
    parser.add_argument("--statements")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    missed = []
    for name, pairs in genres(args.statements):
        with tempfile.TemporaryDirectory() as folder:
            own = figures(pairs, [by_stet(args.stet, pair, folder) for pair in pairs])
        cosines = [similarities(pair) for pair in pairs]
        plain = {method.__name__: max(figures(pairs, [method(c, least) for c in cosines]) for least in PLAIN_THRESHOLDS)
                 for method in (blind, monotone)}
        print(f"{name}: {len(pairs)} pairs, {sum(len(p['links']) for p in pairs)} links")
        for method, (link, alone) in {"stet": own, **plain}.items():
            print(f"  {method:10s} link.f1 {link:.4f}   unlinked.f1 {alone:.4f}")
        if own[0] < FLOORS[name]:
            missed.append(f"{name}: link.f1 {own[0]:.4f} is below its floor {FLOORS[name]}")
        if own[0] <= max(link for link, _ in plain.values()):
            missed.append(f"{name}: a plain method is better")
    if args.check and missed:
        sys.exit("alignment: " + "; ".join(missed))


if __name__ == "__main__":
    main()
