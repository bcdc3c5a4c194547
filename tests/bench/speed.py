#!/usr/bin/env python3
"""Measure how fast the built program is, side by side with git and dwdiff, against the limits it promises.

  speed.py --stet PATH OLD NEW

Needs hyperfine, git and dwdiff. Prints each figure beside its limit. Exit status 0 when every limit was kept, 1 when
one was not.
"""
import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time

GIT_RATIO = 4.0      # times the wall time of git's word diff on a pair of statements
DWDIFF_RATIO = 1.0   # times the wall time of dwdiff on the same
LONG_SECONDS = 3.0   # two statements of 10,000 paragraphs
LONG_MEGABYTES = 600
EXPONENT = 1.3       # of the growth of time from 1,000 to 10,000 paragraphs
SIZES = (1000, 3000, 10000)
REPEATS = {1000: 5, 3000: 3, 10000: 2}

GENERATOR = os.path.join(os.path.dirname(os.path.abspath(__file__)), "make_long_pair.py")


class Limits:
    def __init__(self):
        self.missed = 0

    def show(self, what, value, unit, limit=None):
        verdict = ""
        if limit is not None:
            kept = value <= limit
            self.missed += not kept
            verdict = f"   limit {limit:g}{unit}   {'ok' if kept else 'MISSED'}"
        print(f"  {what:<48}{value:9.2f}{unit:<4}{verdict}", flush=True)


def side_by_side(stet, old, new, runs):
    """Median wall times in seconds of the three commands, measured in one run of hyperfine."""
    # A user's or a machine's git configuration (textconv, colour, external diffs) is no part of the measure.
    environment = dict(os.environ, GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_NOSYSTEM="1")
    commands = {"stet": f"'{stet}' compare '{old}' '{new}'",
                "git": f"git diff --no-index --word-diff '{old}' '{new}'",
                "dwdiff": f"dwdiff '{old}' '{new}'"}
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        subprocess.run(["hyperfine", "-N", "--ignore-failure", "--style", "none", "--warmup", "5", "--runs", str(runs),
                        "--export-json", out.name, *commands.values()],
                       check=True, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        results = json.load(out)["results"]
    for name, result in zip(commands, results):
        worst = max(result["exit_codes"])
        if worst > 1 or (name == "stet" and worst > 0):
            sys.exit(f"speed: {name} failed with exit {worst}")
    return {name: statistics.median(result["times"]) for name, result in zip(commands, results)}


def timed(command):
    """Wall seconds, processor seconds and peak megabytes of one run."""
    begin = time.perf_counter()
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - begin
    if status != 0:
        sys.exit(f"speed: {' '.join(command)} failed with status {status}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def short_statements(stet, old, new, limits):
    print(f"Two statements of {os.path.getsize(old) // 1024} and {os.path.getsize(new) // 1024} kB, whole process, "
          "medians of one run of hyperfine")
    times = side_by_side(stet, old, new, 60)
    if times["stet"] > GIT_RATIO * times["git"] or times["stet"] > DWDIFF_RATIO * times["dwdiff"]:
        print("  (over a limit; measured once more, in case the machine was busy)")
        times = side_by_side(stet, old, new, 200)
    for name, command in (("stet", "stet compare"), ("git", "git diff --no-index --word-diff"), ("dwdiff", "dwdiff")):
        limits.show(command, times[name] * 1000, " ms")
    limits.show("stet / git", times["stet"] / times["git"], "×", GIT_RATIO)
    limits.show("stet / dwdiff", times["stet"] / times["dwdiff"], "×", DWDIFF_RATIO)


def long_statements(stet, numbered, limits):
    print(f"Long statements, {'numbered' if numbered else 'unnumbered'}, 10 % edited, 2 % moved, best of "
          f"{min(REPEATS.values())} to {max(REPEATS.values())}")
    seconds = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            subprocess.run([sys.executable, GENERATOR, "--paragraphs", str(size), folder] +
                           ([] if numbered else ["--unnumbered"]), check=True)
            pair = [os.path.join(folder, name) for name in ("old.txt", "new.txt")]
            runs = [timed([stet, "compare", *pair]) for _ in range(REPEATS[size])]
            wall, processor, megabytes = (min(run[i] for run in runs) for i in range(3))
            seconds[size] = wall
            last = size == SIZES[-1]
            limits.show(f"{size} paragraphs, wall time", wall, " s", LONG_SECONDS if last else None)
            limits.show(f"{size} paragraphs, processor time", processor, " s")
            limits.show(f"{size} paragraphs, peak memory", megabytes, " MB", LONG_MEGABYTES if last else None)
    growth = math.log(seconds[SIZES[-1]] / seconds[SIZES[0]]) / math.log(SIZES[-1] / SIZES[0])
    limits.show(f"exponent of growth, {SIZES[0]} to {SIZES[-1]}", growth, "", EXPONENT)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stet", required=True, help="the built program")
    parser.add_argument("old", metavar="OLD")
    parser.add_argument("new", metavar="NEW")
    args = parser.parse_args()
    limits = Limits()
    short_statements(args.stet, args.old, args.new, limits)
    for numbered in (True, False):
        long_statements(args.stet, numbered, limits)
    print(f"{limits.missed} limits missed" if limits.missed else "every limit kept")
    return 1 if limits.missed else 0


if __name__ == "__main__":
    sys.exit(main())
