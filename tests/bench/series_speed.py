#!/usr/bin/env python3
"""Time what follows a series, on real statements and on many made from them. Standard library only.

  series_speed.py --stet PROGRAM --series FOLDER [--editions 2000] [--check]

FOLDER holds Markdown statements with a date in their front matter, such as ../shared/statements/fomc. The many editions
are those statements in turn with some words changed and sentences left out, always the same ones. --check: exit 1 where a
limit is passed. The limits are for a machine that does nothing else.
"""
import argparse
import datetime
import os
import random
import re
import subprocess
import sys
import tempfile
import time

WORDS = "labor market housing inflation growth credit spending energy exports trade output demand".split()


def make_series(source, folder, count):
    """`count` editions, a month apart, that follow the real ones slowly, with sentences that go and come back."""
    chance = random.Random(4)
    texts = [open(os.path.join(source, name), encoding="utf-8").read() for name in sorted(os.listdir(source))]
    for i in range(count):
        text = texts[(i * len(texts) // count + (i % 3 == 0)) % len(texts)] if i % 7 else chance.choice(texts)
        head, body = text.split("---\n", 2)[1:]
        date = (datetime.date(1900, 1, 1) + datetime.timedelta(days=30 * i)).isoformat()
        sentences = body.split(". ")
        for k, sentence in enumerate(sentences):
            if chance.random() < 0.05:
                words = sentence.split(" ")
                words[chance.randrange(len(words))] = chance.choice(WORDS)
                sentences[k] = " ".join(words)
        if chance.random() < 0.3 and len(sentences) > 3:
            sentences.pop(chance.randrange(len(sentences)))
        head = re.sub(r"date: \S+", f"date: {date}", head)
        body = re.sub(r"^\s*[A-Z][a-z]+ \d+, \d{4}\s*$", "", ". ".join(sentences), count=1, flags=re.M)
        with open(os.path.join(folder, f"{date}.md"), "w", encoding="utf-8") as out:
            out.write(f"---\n{head}---\n{body}")


def measure(stet, arguments):
    """Seconds, and megabytes at the peak."""
    began = time.monotonic()
    child = subprocess.Popen([stet, *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"stet {' '.join(arguments)}: status {status}")
    return time.monotonic() - began, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stet", required=True)
    parser.add_argument("--series", required=True)
    parser.add_argument("--editions", type=int, default=2000)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    if not os.path.isdir(args.series):
        print(f"skipped: {args.series} is not there")
        return 0
    failed = False
    with tempfile.TemporaryDirectory() as many:
        make_series(args.series, many, args.editions)
        for where, runs in ((args.series, (("blame", 1), ("timeline", 3), ("trace", 2), ("phrases", 1))),
                            (many, (("blame", 10), ("timeline", 10), ("trace", 10), ("phrases", 10)))):
            for command, limit in runs:
                words = ["extended period"] if command in ("trace", "phrases") else []
                seconds, megabytes = measure(args.stet, [command, where, *words])
                passed = seconds > limit or megabytes > 1000
                failed |= passed
                print(f"{command:9} {len(os.listdir(where)):5} editions  {seconds:6.2f} s (limit {limit})  "
                      f"{megabytes:6.0f} MB{'  PASSED THE LIMIT' if passed else ''}")
    return 1 if failed and args.check else 0


if __name__ == "__main__":
    sys.exit(main())
