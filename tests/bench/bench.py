#!/usr/bin/env python3
"""Measure the built program beside others, by length and on worst cases, and write the tables of docs/benchmarks.md.

  bench.py --stet PATH [--stages PATH] [--largest N] --out FILE OLD NEW

Everything is measured in one run on one machine; what matters is the ratios. Standard library and hyperfine.
"""
import argparse
import math
import os
import platform
import subprocess
import sys
import tempfile

import peers
import worst_cases
from speed import GENERATOR, timed

SIZES = (100, 1000, 10000, 100000)
MOST_AT_ONCE = 1000  # paragraphs up to which a run is repeated

NAMES = {"stet": "`stet compare`", "git": "`git diff --no-index --word-diff`", "dwdiff": "`dwdiff`", "wdiff": "`wdiff`",
         "docdiff": "`docdiff --word`", "wikidiff2": "wikidiff2 through `php -r`"}


def table(header, rows, right=()):
    lines = ["| " + " | ".join(header) + " |",
             "|" + "|".join("---:" if i in right else "---" for i in range(len(header))) + "|"]
    return lines + ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]


def machine():
    model = ""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as info:
            model = next((line.split(":", 1)[1].strip() for line in info if line.startswith("model name")), "")
    except OSError:
        pass
    load = os.getloadavg()[0]
    busy = f"; other processes were running, load average {load:.1f}" if load > 0.5 else ""
    return f"{model or platform.machine()}, {os.cpu_count()} cores, Linux {platform.release().split('-')[0]}{busy}"


def short_pair(stet, old, new):
    lines = peers.commands(stet, old, new)
    times = peers.measure(lines, rounds=15, runs=6)
    fastest, medians = peers.fastest(times), peers.medians(times)
    own = fastest["stet"]
    rows = [[NAMES[name], f"{fastest[name] * 1000:.1f} ms", f"{medians[name] * 1000:.1f} ms",
             f"{own / fastest[name]:.2f}" if name != "stet" else "1"] for name in lines]
    return ["## Two statements of 20 and 24 kB", "",
            "Whole processes, output to nowhere; the programs take turns, the fastest run of each counts. The others show",
            "changed words; stet reads the statement's structure, follows paragraphs and sentences, finds clauses, and judges",
            "them.", "",
            *table(("program", "fastest", "median", "stet takes so many times as long"), rows, right=(1, 2, 3))]


def growth(stet, largest):
    rows, seconds = [], {}
    for size in (s for s in SIZES if s <= largest):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, GENERATOR, "--paragraphs", str(size), folder], check=True)
            pair = [os.path.join(folder, name) for name in ("old.txt", "new.txt")]
            megabytes = sum(map(os.path.getsize, pair)) / 2e6
            runs = [timed([stet, "compare", *pair]) for _ in range(5 if size <= MOST_AT_ONCE else 2)]
        wall, processor, memory = (min(run[i] for run in runs) for i in range(3))
        seconds[size] = processor
        rows.append([f"{size:,}", f"{megabytes:.2f} MB", f"{wall:.2f} s", f"{processor:.2f} s", f"{memory:.0f} MB"])
    first, last = (1000 if 1000 in seconds else min(seconds)), max(seconds)
    exponent = math.log(seconds[last] / seconds[first]) / math.log(last / first) if last > first else 0
    return ["## Growth with length", "", "Paragraphs of 500 bytes, 10 % of them edited, 2 % moved, 1 % dropped, 1 % added.", "",
            *table(("paragraphs a side", "a side", "wall time", "processor time", "memory"), rows, right=(0, 1, 2, 3, 4)),
            "", f"Processor time grows by the exponent {exponent:.2f} from {first:,} to {last:,} paragraphs."]


def worst(stet, size):
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for case in worst_cases.CASES:
            figures, said = worst_cases.measure(stet, case, size, folder, worst_cases.SECONDS)
            whole = len(figures) == 3
            rows.append([worst_cases.DESCRIPTIONS[case],
                         *(f"{used:.2f} s" for _, _, used in figures), *["–"] * (3 - len(figures)),
                         f"{worst_cases.growth(figures):.2f}" if whole else "–", said or "–"])
    return ["## Worst cases", "",
            f"Processor time at {size // 4:,}, {size // 2:,} and {size:,} paragraphs a side, or what amounts to them. "
            "`n·log n` has the",
            "exponent 1.12 here. \"limit reported\": the report says where a bound of the search was reached.", "",
            *table(("statements", f"{size // 4:,}", f"{size // 2:,}", f"{size:,}", "exponent", "the report says"), rows,
                   right=(1, 2, 3, 4))]


def stages(program, old, new):
    if not program or not os.access(program, os.X_OK):
        return []
    out = subprocess.run([program, old, new, "--benchmark_format=csv"], capture_output=True, text=True, check=True).stdout
    rows = []
    for line in out.splitlines():
        cells = line.split(",")
        if len(cells) > 4 and cells[0] != "name":
            rows.append([cells[0].strip('"'), f"{float(cells[3]) / 1e6:.2f} ms"])
    return ["## Stages", "", "Of the two statements above, warm, without the start of the program.", "",
            *table(("stage", "processor time"), rows, right=(1,))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stet", required=True)
    parser.add_argument("--stages", help="the program of the stages' benchmark")
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="paragraphs of the longest statements")
    parser.add_argument("--worst", type=int, default=10000, help="paragraphs of the worst cases")
    parser.add_argument("--out", required=True)
    parser.add_argument("old", metavar="OLD")
    parser.add_argument("new", metavar="NEW")
    args = parser.parse_args()
    version = subprocess.run([args.stet, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    text = ["# Benchmarks", "", f"Written by `scripts/bench.sh`: {version}, release build, {machine()}.", ""]
    for part in (lambda: short_pair(args.stet, args.old, args.new), lambda: stages(args.stages, args.old, args.new),
                 lambda: growth(args.stet, args.largest), lambda: worst(args.stet, args.worst)):
        section = part()
        if section:
            print("\n".join(section) + "\n", flush=True)
            text += section + [""]
    with open(args.out, "w", encoding="utf-8") as out:
        out.write("\n".join(text).rstrip() + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
