#!/usr/bin/env python3
"""Measure the built program beside others, by length and on worst cases, and write the tables of docs/benchmarks.md.

  bench.py --stet PATH [--stages PATH] [--largest N] [--only PART] --cache FOLDER --out FILE OLD NEW

Everything is measured in one run on one machine; what matters is the ratios. Standard library and hyperfine.
"""
import argparse
import math
import os
import platform
import subprocess
import sys
import tempfile

import document_peers
import peers
import worst_cases
from speed import GENERATOR, timed

SIZES = (100, 1000, 10000, 100000)
FOLDER_PAIRS, FOLDER_PARAGRAPHS = 40, 200
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
    with peers.installed(stet) as program:
        lines = peers.commands(program, old, new)
        times = peers.measure(lines, rounds=15, runs=6)
    fastest, medians = peers.fastest(times), peers.medians(times)
    own = fastest["stet"]
    rows = [[NAMES[name], f"{fastest[name] * 1000:.1f} ms", f"{medians[name] * 1000:.1f} ms",
             f"{own / fastest[name]:.2f}" if name != "stet" else "1"] for name in lines]
    rows += [[NAMES[name], "not installed", "–", "–"] for name in NAMES if name not in lines]
    return ["## Two statements of 20 and 24 kB", "",
            "Whole processes, output to nowhere; the programs take turns, the fastest run of each counts. The others show",
            "changed words; stet reads the statement's structure, follows paragraphs and sentences, finds clauses, and judges",
            "them.", "",
            *table(("program", "fastest", "median", "stet takes so many times as long"), rows, right=(1, 2, 3))]


def documents(stet, old, new, cache):
    with tempfile.TemporaryDirectory() as folder:
        results, absent = document_peers.measure(stet, old, new, cache, folder)
    own, rows = results["stet"], []
    for name, result in results.items():
        took = isinstance(result, float)
        ratio = 1 if name == "stet" else f"{own / result:.2f}" if took else "–"
        rows.append([document_peers.NAMES[name], f"{result * 1000:.0f} ms" if took else result, ratio])
    rows += [[document_peers.NAMES[name], why, "–"] for name, why in absent.items()]
    return ["## The same statements as Word documents", "",
            "Whole processes that read two DOCX files and write one with tracked changes, each first shown to find a known",
            f"change; the fastest of {document_peers.RUNS} runs. LibreOffice starts with its settings made before; Docxodus is",
            "WebAssembly that starts inside Node.", "",
            *table(("program", "fastest", "stet takes so many times as long"), rows, right=(1, 2))]


def folders(stet):
    with tempfile.TemporaryDirectory() as place:
        for i in range(FOLDER_PAIRS):
            subprocess.run([sys.executable, GENERATOR, "--paragraphs", str(FOLDER_PARAGRAPHS), "--seed", str(i), place],
                           check=True)
            for side in ("old", "new"):
                os.makedirs(os.path.join(place, side), exist_ok=True)
                os.rename(os.path.join(place, side + ".txt"), os.path.join(place, side, f"statement-{i}.txt"))
        pair = [os.path.join(place, side) for side in ("old", "new")]
        best = {threads: min(timed([stet, "compare", "--quiet", "--threads", str(threads), *pair]) for _ in range(5))
                for threads in (1, 2)}
    rows = [[f"`--threads {threads}`", f"{wall:.2f} s", f"{processor:.2f} s", f"{memory:.0f} MB",
             f"{best[1][0] / wall:.2f}"] for threads, (wall, processor, memory) in best.items()]
    return ["## Two folders", "", f"{FOLDER_PAIRS} pairs of statements of {FOLDER_PARAGRAPHS} paragraphs; the fastest of five "
            "runs.", "",
            *table(("", "wall time", "processor time", "memory", "times as fast as one thread"), rows, right=(1, 2, 3, 4))]


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
    last = max(seconds)
    exponents = [f"{math.log(seconds[last] / seconds[first]) / math.log(last / first):.2f} from {first:,}"
                 for first in seconds if first < last and first <= 1000]
    return ["## Growth with length", "", "Paragraphs of 500 bytes, 10 % of them edited, 2 % moved, 1 % dropped, 1 % added.", "",
            *table(("paragraphs a side", "a side", "wall time", "processor time", "memory"), rows, right=(0, 1, 2, 3, 4)),
            "", *([f"Processor time grows by the exponent {' and '.join(exponents)} to {last:,} paragraphs."]
                  if exponents else [])]


def worst(stet, size):
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for case in worst_cases.CASES:
            figures, said = worst_cases.measure(stet, case, size, folder, worst_cases.SECONDS)
            whole = len(figures) == 3
            rises = worst_cases.growth(figures) if whole else 0
            rows.append([worst_cases.DESCRIPTIONS[case],
                         *(f"{used:.2f} s" for _, _, used in figures), *["–"] * (3 - len(figures)),
                         f"{rises:.2f}" if rises else "–", said or "–", worst_cases.verdict(figures, said, worst_cases.SECONDS)])
    return ["## Worst cases", "",
            f"Processor time at {size // 4:,}, {size // 2:,} and {size:,} paragraphs a side, or what amounts to them, "
            f"of the slower of JSON and a web page. "
            "`n·log n` has the",
            f"exponent 1.12 here. Limits: {worst_cases.SECONDS:g} s, and the exponent {worst_cases.EXPONENT:g} where more "
            f"than {worst_cases.NOISE:g} s were used.",
            "\"limit reported\": the report says where a bound of the search was reached.", "",
            *table(("statements", f"{size // 4:,}", f"{size // 2:,}", f"{size:,}", "exponent", "the report says",
                    "limits"), rows,
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
    parser.add_argument("--cache", required=True, help="a folder kept between runs, for peers that no package system has")
    parser.add_argument("--only", help="only the part of this name, and nothing written")
    parser.add_argument("--out", required=True)
    parser.add_argument("old", metavar="OLD")
    parser.add_argument("new", metavar="NEW")
    args = parser.parse_args()
    version = subprocess.run([args.stet, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    text = ["# Benchmarks", "", f"Written by `scripts/bench.sh`: {version}, release build, {machine()}.", ""]
    parts = {"short": lambda: short_pair(args.stet, args.old, args.new),
             "documents": lambda: documents(args.stet, args.old, args.new, args.cache),
             "stages": lambda: stages(args.stages, args.old, args.new),
             "growth": lambda: growth(args.stet, args.largest),
             "folders": lambda: folders(args.stet),
             "worst": lambda: worst(args.stet, args.worst)}
    if args.only and args.only not in parts:
        parser.error(f"--only {args.only}: use one of {', '.join(parts)}")
    for name, part in parts.items():
        if args.only not in (None, name):
            continue
        section = part()
        if section:
            print("\n".join(section) + "\n", flush=True)
            text += section + [""]
    if args.only:
        return 0
    with open(args.out, "w", encoding="utf-8") as out:
        out.write("\n".join(text).rstrip() + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
