#!/usr/bin/env python3
"""Watch what comparing two folders writes to a terminal while it works, which it does after a second.

  check_progress.py --stet PATH

Exit status 1 where the line is missing, is not taken back at the end, or comes where it must not. Standard library only.
"""
import argparse
import os
import pty
import re
import subprocess
import sys
import tempfile

BENCH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bench")
sys.path.insert(0, BENCH)
import make_long_pair  # noqa: E402

PARAGRAPHS = 400


def make_pairs(folder, first, last):
    for i in range(first, last):
        for side, paragraphs in zip(("old", "new"), make_long_pair.make_pair(PARAGRAPHS, i)):
            os.makedirs(os.path.join(folder, side), exist_ok=True)
            with open(os.path.join(folder, side, f"{i}.txt"), "w", encoding="utf-8") as out:
                out.write(make_long_pair.written("Chairman's Statement of the Long Summit", paragraphs, numbered=True))


def told(stet, folder, *options, environment=None):
    """What reaches a terminal that is standard error."""
    ours, theirs = pty.openpty()
    child = subprocess.Popen([stet, "compare", "old", "new", "--threads", "1", *options], cwd=folder, stderr=theirs,
                             stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                             env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", **(environment or {})})
    os.close(theirs)
    out = b""
    while True:
        try:
            chunk = os.read(ours, 4096)
        except OSError:  # the last writer has gone
            break
        if not chunk:
            break
        out += chunk
    os.close(ours)
    if child.wait() != 0:
        sys.exit(f"stet ended with status {child.returncode}: {out.decode('utf-8', 'replace')}")
    return out.decode("utf-8", "replace")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stet", required=True)
    stet = os.path.abspath(parser.parse_args().stet)
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        pairs, text = 0, ""
        # Until it takes more than a second, on whatever machine.
        while not text and pairs < 1000:
            make_pairs(folder, pairs, max(24, pairs * 2))
            pairs = max(24, pairs * 2)
            text = told(stet, folder)
        counts = [(int(done), int(total)) for done, total in re.findall(r"comparing the pairs, (\d+) of (\d+) …", text)]
        if not counts:
            faults.append(f"no count of the pairs: {text[-200:]!r}")
        if any(total != pairs or not 0 < done <= pairs for done, total in counts) or counts != sorted(counts):
            faults.append(f"the counts are wrong: {counts}")
        if not text.endswith("\r\x1b[K"):
            faults.append(f"the line is not taken back: {text[-60:]!r}")
        if told(stet, folder, "--quiet"):
            faults.append("--quiet writes it too")
        if told(stet, folder, environment={"CI": "true"}):
            faults.append("it is written where CI is set")
    print("\n".join(faults) if faults else f"the progress line counts {pairs} pairs")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
