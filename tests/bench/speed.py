#!/usr/bin/env python3
"""Measure how fast the built program is, side by side with git and other word diffs, against the limits it promises.

  speed.py --stet PATH OLD NEW

Needs hyperfine and git; dwdiff, wdiff, docdiff and wikidiff2 (through PHP) are measured where they are installed.
Prints each figure beside its limit. Exit status 0 when every limit was kept, 1 when one was not.
"""
import argparse
import math
import os
import subprocess
import sys
import tempfile
import time

import peers

GIT_RATIO = 3.0      # times the wall time of git's word diff on a pair of statements
PEER_RATIO = 1.0     # times that of every other program there
REACHED = {"wdiff": 1.1}  # which no ratio may pass where its limit is missed: with one processor free, wdiff is ahead
LONG_SECONDS = 3.0   # two statements of 10,000 paragraphs
LONG_MEGABYTES = 600
EXPONENT = 1.2       # of the growth of time from 1,000 to 10,000 paragraphs
SIZES = (1000, 3000, 10000)
REPEATS = {1000: 5, 3000: 3, 10000: 2}

GENERATOR = os.path.join(os.path.dirname(os.path.abspath(__file__)), "make_long_pair.py")


class Limits:
    """Prints figures beside their limits; a limit counts as failed only beyond `slack` times it, since a shared
    machine's clock is noisy."""

    def __init__(self, slack):
        self.slack = slack
        self.missed = 0
        self.failed = 0

    def show(self, what, value, unit, limit=None, reached=0.0):
        verdict = ""
        if limit is not None:
            kept = value <= limit
            self.missed += not kept
            self.failed += value > max(limit, reached) * self.slack
            verdict = f"   limit {limit:g}{unit}   {'ok' if kept else 'MISSED'}"
            if not kept and value <= reached * self.slack:
                verdict += f", no worse than reached before ({reached:g}{unit})"
        print(f"  {what:<48}{value:9.2f}{unit:<4}{verdict}", flush=True)


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
    print(f"Two statements of {os.path.getsize(old) // 1024} and {os.path.getsize(new) // 1024} kB, whole process: the "
          "fastest run of each, all taking turns (median in brackets)")
    with peers.installed(stet) as program:
        lines = peers.commands(program, old, new)
        times = peers.measure(lines, rounds=12, runs=6)
    fastest, medians = peers.fastest(times), peers.medians(times)
    for name in lines:
        limits.show(f"{name} ({medians[name] * 1000:.2f})", fastest[name] * 1000, " ms")
    for name in lines:
        if name != "stet":
            limits.show(f"stet / {name}", fastest["stet"] / fastest[name], "×", GIT_RATIO if name == "git" else PEER_RATIO,
                        REACHED.get(name, 0.0))


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
    parser.add_argument("--slack", type=float, default=1.0, help="fail only beyond this many times a limit")
    parser.add_argument("old", metavar="OLD")
    parser.add_argument("new", metavar="NEW")
    args = parser.parse_args()
    limits = Limits(args.slack)
    short_statements(args.stet, args.old, args.new, limits)
    for numbered in (True, False):
        long_statements(args.stet, numbered, limits)
    print(f"{limits.missed} limits missed" if limits.missed else "every limit kept")
    return 1 if limits.failed else 0


if __name__ == "__main__":
    sys.exit(main())
