#!/usr/bin/env python3
"""Time statements made to be slow to compare, at several sizes, against the limits stet promises for them.

  worst_cases.py --stet PATH [--paragraphs N] [--seconds S] [--only CASE] [--keep FOLDER]

Each case is measured at N, N/2 and N/4 paragraphs (10,000 unless given). At N it must end within S seconds (10) and its
processor time must not grow faster than n·log n beyond what a clock's noise explains; every report must come with exit
status 0. Prints one line a case; exit status 1 when a limit was missed. Standard library only.
"""
import argparse
import math
import os
import subprocess
import sys
import tempfile
import threading
import time

from make_long_pair import Writer, written

SECONDS = 10.0
# n·log n itself has 1.12 between 2,500 and 10,000; the rest is for caches that a longer text no longer fits.
EXPONENT = 1.35
NOISE = 0.2  # seconds; what ends sooner is not asked how it grows

BOILERPLATE = "We reaffirmed our commitment to further strengthening cooperation in all areas of mutual interest."


def paragraphs_of(writer, count):
    return [writer.paragraph() for _ in range(count)]


def words_of(writer, count):
    """Sentences with `count` words in all."""
    sentences, total = [], 0
    while total < count:
        sentences.append(writer.sentence())
        total += sentences[-1].count(" ") + 1
    return sentences


def identical(writer, size):
    one = writer.paragraph()
    return [one] * size, [one] * size


def different(writer, size):
    return paragraphs_of(writer, size), paragraphs_of(Writer(99), size)


def one_paragraph(writer, size):
    """100 bytes for each paragraph of the other cases: 1 MB at 10,000; a tenth of its sentences edited."""
    sentences = [s for s in words_of(writer, size * 11)]
    edited = [writer.sentence() if i % 10 == 5 else s for i, s in enumerate(sentences)]
    return [sentences], [edited]


def one_sentence(writer, size):
    """One sentence that goes on over thousands of commas, a tenth of it changed."""
    pieces = [writer.detail() for _ in range(size)]
    edited = [writer.detail() if i % 10 == 5 else p for i, p in enumerate(pieces)]
    return [["We welcomed " + ", ".join(pieces) + "."]], [["We welcomed " + ", ".join(edited) + "."]]


def moved(writer, size):
    old = paragraphs_of(writer, size)
    new = list(old)
    lot = writer.random.sample(range(size), size // 2)
    for a, b in zip(lot, writer.random.sample(lot, len(lot))):
        new[a] = old[b]
    return old, new


def reversed_order(writer, size):
    old = paragraphs_of(writer, size)
    return old, old[::-1]


def boilerplate(writer, size):
    """The same sentence again and again, here and there another between."""
    old = [[BOILERPLATE] if i % 50 else writer.paragraph() for i in range(size)]
    new = [[BOILERPLATE] if i % 47 else writer.paragraph() for i in range(size)]
    return old, new


def rewritten(writer, size):
    """Ten words for each paragraph of the other cases: 100,000 at 10,000; all others in the new statement."""
    group = lambda sentences: [sentences[i:i + 4] for i in range(0, len(sentences), 4)]
    return group(words_of(writer, size * 10)), group(words_of(Writer(99), size * 10))


def annex(writer, size):
    """As many words as the other cases have paragraphs appended, in one paragraph."""
    old = paragraphs_of(writer, size // 10)
    return old, old + [words_of(writer, size)]


def cut_up(writer, size):
    """One paragraph of which the last third of the sentences become paragraphs of their own."""
    sentences = words_of(writer, size * 12)
    kept = len(sentences) * 2 // 3
    return [sentences], [sentences[:kept]] + [[s] for s in sentences[kept:]]


def mixed(writer, size):
    """Both statements made of the same few hundred sentences, mixed at random: all repeat, none in its place."""
    stock = [writer.sentence() for _ in range(300)]
    stock.append("We welcomed the grant of USD 5 million by Japan.")
    draw = lambda: [writer.random.choices(stock, k=writer.random.randint(1, 3)) for _ in range(size)]
    return draw(), draw()


def amounts(writer, size):
    """One promise of very many sums, in another order."""
    sums = [f"USD {i % 997 + 1} million to {writer.detail()}" for i in range(size)]
    mixed_up = writer.random.sample(sums, len(sums))
    return [["We will provide " + ", ".join(sums) + "."]], [["We will provide " + ", ".join(mixed_up) + "."]]


def open_brackets(writer, size):
    """One sentence of brackets that are never closed, the words in them changed."""
    text = lambda w: [["We decided to " + " ".join(f"({w.detail()}" for _ in range(size)) + "."]]
    return text(writer), text(Writer(99))


def lost_actor(_, size):
    """One sentence of very many promises, all of them dropped as its subject promises nothing any more."""
    deeds = "".join(f", will build mill {i}" for i in range(size))
    return [[f"We will act{deeds}."]], [[f"Prices will act{deeds}."]]


CASES = {f.__name__: f for f in (identical, different, one_paragraph, one_sentence, moved, reversed_order, boilerplate,
                                 rewritten, annex, cut_up, mixed, amounts, open_brackets, lost_actor)}

DESCRIPTIONS = {
    "identical": "all paragraphs alike",
    "different": "no paragraph in common",
    "one_paragraph": "one paragraph of 1 MB, a tenth of its sentences edited",
    "one_sentence": "one sentence with 10,000 commas, a tenth of it changed",
    "moved": "half of the paragraphs moved",
    "reversed_order": "all paragraphs in reverse order",
    "boilerplate": "the same sentence 10,000 times",
    "rewritten": "100,000 words, all of them others",
    "annex": "an annex of 10,000 words appended",
    "cut_up": "one paragraph of 120,000 words, a third of it cut into paragraphs",
    "mixed": "the same 300 sentences in both, mixed at random",
    "amounts": "one promise of 10,000 sums, in another order",
    "open_brackets": "one sentence of 10,000 open brackets, all changed",
    "lost_actor": "one sentence of 10,000 promises, all dropped with its subject",
}


def write_pair(folder, case, size):
    paths = []
    for name, paragraphs, ordinal in zip(("old", "new"), CASES[case](Writer(7), size), ("22nd", "23rd")):
        paths.append(os.path.join(folder, f"{case}-{size}-{name}.txt"))
        with open(paths[-1], "w", encoding="utf-8", newline="\n") as out:
            out.write(written(f"Chairman's Statement of the {ordinal} Slow Summit", paragraphs, numbered=False))
    return paths


def run_once(stet, pair, form, cap):
    """Wall and processor seconds, what was complained of, and the end of the report; None where it took over `cap`."""
    report = f"{pair[0]}.{form}"
    with open(report, "wb") as out, tempfile.TemporaryFile() as errors:
        begin = time.perf_counter()
        child = subprocess.Popen([stet, "compare", "--format", form, *pair], stdin=subprocess.DEVNULL, stdout=out,
                                 stderr=errors)
        timer = threading.Timer(cap, child.kill)
        timer.start()
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - begin
        timer.cancel()
        errors.seek(0)
        complaint = errors.read().decode("utf-8", "replace").strip()
    if os.WIFSIGNALED(status) and wall >= cap:
        return None
    if status != 0:
        complaint = complaint or f"ended with status {status}"
    with open(report, "rb") as written_report:
        written_report.seek(max(0, os.path.getsize(report) - 4000))
        tail = written_report.read().decode("utf-8", "replace")
    return wall, usage.ru_utime + usage.ru_stime, complaint if status != 0 else "", tail


def run(stet, pair, cap):
    """Wall and processor seconds of the slower of JSON, which holds the comparison alone, and a web page, which holds
    the report made of it, and the limits the report names; None where one took over `cap`."""
    made = [run_once(stet, pair, form, cap) for form in ("html", "json")]
    if None in made:
        return None
    wall, used = (max(one[i] for one in made) for i in range(2))
    complaint = made[0][2] or made[1][2]
    tail = made[1][3]
    limits = tail[tail.rfind('"limits"'):]
    return wall, used, complaint or ("limit reported" if "[]" not in limits[:20] else "")


def measure(stet, case, size, folder, seconds):
    """The figures of one case: (size, wall, processor) by size, and what the report said."""
    figures, said = [], ""
    for part in (4, 2, 1):
        result = run(stet, write_pair(folder, case, max(4, size // part)), seconds * 10)
        if result is None:
            return figures, f"over {seconds * 10:g} s at {size // part}"
        wall, used, said = result
        figures.append((max(4, size // part), wall, used))
    return figures, said


def growth(figures):
    (small, _, first), (large, _, last) = figures[0], figures[-1]
    return math.log(max(last, 1e-3) / max(first, 1e-3)) / math.log(large / small) if last > NOISE else 0.0


def verdict(figures, said, seconds):
    """"ok", or which limit was missed."""
    # The clock of a shared machine counts others' work; the processor time is the program's own.
    if len(figures) < 3 or min(figures[-1][1:]) > seconds:
        return "TOO SLOW"
    if growth(figures) > EXPONENT:
        return "GROWS TOO FAST"
    return "FAILED" if said and said != "limit reported" else "ok"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stet", required=True)
    parser.add_argument("--paragraphs", type=int, default=10000)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--only", choices=sorted(CASES))
    parser.add_argument("--keep", metavar="FOLDER", help="leave the statements there")
    args = parser.parse_args()
    missed = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.keep or scratch
        os.makedirs(folder, exist_ok=True)
        for case in [args.only] if args.only else CASES:
            figures, said = measure(args.stet, case, args.paragraphs, folder, args.seconds)
            whole = len(figures) == 3
            told = verdict(figures, said, args.seconds)
            missed += told != "ok"
            times = "  ".join(f"{size}: {wall:6.2f} s ({used:5.2f} cpu)" for size, wall, used in figures)
            print(f"  {case:<16}{times}  exponent {growth(figures) if whole else 0:4.2f}  {told}"
                  f"{'  ' + said if said else ''}", flush=True)
    print(f"{missed} limits missed" if missed else "every worst case within its limits")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
