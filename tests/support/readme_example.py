#!/usr/bin/env python3
"""Check that the report README.md quotes is what the program writes. Standard library only.

  readme_example.py --stet PATH [--update]    --update: write what the program writes now into README.md

The first block of README.md that begins with "$ stet" is run, from the source folder, and held against what follows.
"""
import argparse
import os
import re
import shlex
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
README = os.path.join(ROOT, "README.md")
EXAMPLE = re.compile(r"```console\n\$ stet (?P<arguments>[^\n]*)\n(?P<output>.*?)```", re.S)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stet", required=True, help="the built program")
    parser.add_argument("--update", action="store_true")
    args = parser.parse_args()
    with open(README, encoding="utf-8") as file:
        readme = file.read()
    example = EXAMPLE.search(readme)
    if not example:
        sys.exit("README.md quotes no run of stet")
    run = subprocess.run([os.path.abspath(args.stet), *shlex.split(example["arguments"])], cwd=ROOT, text=True,
                         encoding="utf-8", stdout=subprocess.PIPE, stdin=subprocess.DEVNULL,
                         env=dict(os.environ, LC_ALL="C.UTF-8", COLUMNS="80"))
    if run.returncode != 0:
        sys.exit(f"stet {example['arguments']}: exit {run.returncode}")
    if args.update:
        begin, end = example.span("output")
        with open(README, "w", encoding="utf-8") as file:
            file.write(readme[:begin] + run.stdout + readme[end:])
        return 0
    if run.stdout != example["output"]:
        print("README.md quotes another report than the program writes; see its --update. The program writes:\n")
        print(run.stdout)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
