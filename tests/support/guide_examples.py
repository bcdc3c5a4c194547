#!/usr/bin/env python3
"""Check that what the guide quotes is what the program writes. Standard library only.

  guide_examples.py --stet PATH [--update]    --update: write what the program writes now into docs/guide

Every block of docs/guide that begins with "$ stet" and names something in fixtures/ is run, from the source folder.
"""
import argparse
import glob
import os
import re
import shlex
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
EXAMPLE = re.compile(r"(?<=```console\n)\$ stet (?P<arguments>[^\n]*\bfixtures/[^\n]*)\n(?P<output>.*?)(?=```)", re.S)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stet", required=True, help="the built program")
    parser.add_argument("--update", action="store_true")
    args = parser.parse_args()
    stet, checked, wrong = os.path.abspath(args.stet), 0, 0

    def written(match):
        nonlocal checked, wrong
        run = subprocess.run([stet, *shlex.split(match["arguments"])], cwd=ROOT, text=True, encoding="utf-8",
                             stdout=subprocess.PIPE, stdin=subprocess.DEVNULL,
                             env=dict(os.environ, LC_ALL="C.UTF-8", COLUMNS="80"))
        checked += 1
        if run.returncode != 0:
            sys.exit(f"stet {match['arguments']}: exit {run.returncode}")
        if run.stdout != match["output"]:
            wrong += 1
            if not args.update:
                print(f"the guide quotes another answer of stet {match['arguments']}; see --update. It writes:\n\n{run.stdout}")
        return f"$ stet {match['arguments']}\n{run.stdout}"

    for path in sorted(glob.glob(os.path.join(ROOT, "docs/guide/*.md"))):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        mended = EXAMPLE.sub(written, text)
        if args.update and mended != text:
            with open(path, "w", encoding="utf-8") as file:
                file.write(mended)
    print(f"{checked} quotes checked, {wrong} differed")
    return 1 if checked == 0 or (wrong and not args.update) else 0


if __name__ == "__main__":
    sys.exit(main())
