#!/usr/bin/env python3
"""Print which share of the engine's lines the tests have run, a module a line. Standard library and gcov only.

  line_coverage.py BUILD [--floor PERCENT] [--lines]
      BUILD    the folder of a build with STET_COVERAGE=ON whose tests have run
      --floor  the exit status is 1 when the engine as a whole is below
      --lines  beside each file, the lines that nothing ran

A line counts once, however many copies of a template or an inline function hold it; it has run if one of them has.
"""
import argparse
import concurrent.futures
import json
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
AT_ONCE = 12  # files that one gcov reads


def notes(build):
    """What the compiler noted of each source; beside it lie the counts, where a test ran any of it."""
    for folder, _, files in os.walk(build):
        for name in files:
            if name.endswith(".gcno"):
                yield os.path.join(folder, name)


def counts(paths):
    """(file, line, count) of what gcov knows of these sources."""
    said = subprocess.run(["gcov", "--json-format", "--stdout", *paths], capture_output=True, text=True, cwd=ROOT)
    if said.returncode != 0:
        sys.exit(f"line_coverage: gcov: {said.stderr.strip()}")
    found = []
    for line in said.stdout.splitlines():
        if not line.startswith("{"):
            continue
        read = json.loads(line)
        for file in read["files"]:
            path = os.path.relpath(os.path.join(read["current_working_directory"], file["file"]), ROOT)
            if path.startswith("engine/"):
                found += [(path, line["line_number"], line["count"]) for line in file["lines"]]
    return found


def spans(lines):
    """ "3-5, 9" of 3, 4, 5, 9."""
    out, first, last = [], None, None
    for line in [*sorted(lines), None]:
        if last is not None and line == last + 1:
            last = line
            continue
        if first is not None:
            out.append(str(first) if first == last else f"{first}-{last}")
        first = last = line
    return ", ".join(out)


def percent(run, all_lines):
    return 100.0 * run / all_lines if all_lines else 100.0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("--floor", type=float, default=0)
    parser.add_argument("--lines", action="store_true")
    options = parser.parse_args()
    paths = sorted(notes(options.build))
    if not paths:
        sys.exit(f"line_coverage: {options.build}: was not built with STET_COVERAGE=ON")
    groups = [paths[at:at + AT_ONCE] for at in range(0, len(paths), AT_ONCE)]
    has_run = {}  # of a file: whether each of its lines has run
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for group in pool.map(counts, groups):
            for path, line, count in group:
                lines = has_run.setdefault(path, {})
                lines[line] = lines.get(line, False) or count > 0
    modules = {}
    for path, lines in has_run.items():
        total = modules.setdefault("/".join(path.split("/")[:2]), [0, 0])
        total[0] += sum(lines.values())
        total[1] += len(lines)
    for module, (run, all_lines) in sorted(modules.items()):
        print(f"  {module:<20} {percent(run, all_lines):5.1f} %   {run} of {all_lines} lines")
    if options.lines:
        for path, lines in sorted(has_run.items(), key=lambda entry: sum(entry[1].values()) - len(entry[1])):
            missed = [line for line, run in lines.items() if not run]
            if missed:
                print(f"  {path}: {len(missed)} of {len(lines)} not run: {spans(missed)}")
    run = sum(total[0] for total in modules.values())
    all_lines = sum(total[1] for total in modules.values())
    reached = percent(run, all_lines)
    kept = reached >= options.floor
    print(f"line coverage of engine/: {reached:.1f} % ({run} of {all_lines} lines)"
          + (f", floor {options.floor:g} %: {'ok' if kept else 'BELOW THE FLOOR'}" if options.floor else ""))
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
