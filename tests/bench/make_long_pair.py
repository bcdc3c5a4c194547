#!/usr/bin/env python3
"""Write two long statements, old.txt and new.txt, whose differences are known in kind and number. Standard library only.

  make_long_pair.py [--unnumbered] [--paragraphs N] [--seed S] FOLDER

About 500 bytes a paragraph, hard-wrapped, of clauses as statements have them, over a vocabulary that grows with the
length as a language's does. Of the paragraphs 10 % are edited, 2 % moved, 1 % dropped and 1 % added. The same
arguments give the same bytes.
"""
import argparse
import os
import random
import textwrap

ACTORS = ("We", "ASEAN Leaders", "Ministers", "The Chair", "Japan", "Senior Officials", "The Committee", "The Parties")
VERBS = ("welcomed", "noted", "reaffirmed our commitment to", "agreed to", "decided to", "underscored the importance of",
         "looked forward to", "encouraged", "urged", "appreciated", "took note of", "will continue to", "resolved to",
         "called on all partners to support", "acknowledged", "committed to", "stressed the need for", "commended")
LINKS = ("including through", "in accordance with", "with a view to", "in support of", "as well as", "in the field of",
         "building on", "under the framework of", "in close consultation with", "and the early completion of")
ADJECTIVES = ("regional", "sustainable", "inclusive", "maritime", "digital", "joint", "practical", "mutual", "strategic",
              "economic", "public", "resilient", "technical", "cultural", "financial", "continued", "substantive")
NOUNS = ("cooperation", "implementation", "initiative", "programme", "connectivity", "dialogue", "framework", "security",
         "development", "investment", "exchange", "capacity", "standard", "negotiation", "assistance", "project",
         "agreement", "work plan", "centre", "network", "fund", "workshop", "assessment", "conference", "declaration")
STARTS = "b br c ch d dr f fl g gr h k kr l m n p pl qu r s sh st t th tr v w z".split()
VOWELS = "a e i o u ai ea io ou ya".split()
ENDS = "n r l m s t nd rk x ng st th ld".split()
MONTHS = ("January", "March", "April", "June", "August", "September", "October", "December")
BYTES_A_PARAGRAPH = 500
NEW_NAME_EVERY = 6  # of a paragraph's proper names, one in so many appears for the first time


class Writer:
    """Writes paragraphs; remembers the names it made up, so that they come back as names do."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.names = []

    def pick(self, values):
        return values[int(self.random.random() * len(values))]

    def name(self):
        if len(self.names) < 50 or self.pick(range(NEW_NAME_EVERY)) == 0:
            syllables = range(self.pick((2, 2, 3, 4)))
            word = "".join(self.pick(STARTS) + self.pick(VOWELS) for _ in syllables) + self.pick(ENDS)
            self.names.append(word.capitalize())
        # early names are met more often than late ones
        return self.names[int(self.random.random() ** 2 * len(self.names))]

    def matter(self):
        return f"{self.pick(ADJECTIVES)} {self.pick(NOUNS)}"

    def detail(self):
        year = 2000 + self.pick(range(40))
        return self.pick((
            lambda: f"the {self.name()} {self.name()} {self.pick(NOUNS).capitalize()}",
            lambda: f"the {self.matter()} of {self.name()}",
            lambda: f"USD {self.pick(range(1, 400))} million for {self.matter()} in {self.name()}",
            lambda: f"the {self.matter()} by {self.pick(MONTHS)} {year}",
            lambda: f"the {self.name()} {self.pick(NOUNS)} held on {self.pick(range(1, 29))} {self.pick(MONTHS)} {year}",
            lambda: f"{self.matter()} between {self.name()} and {self.name()}",
        ))()

    def sentence(self):
        parts = [self.pick(ACTORS), self.pick(VERBS), self.detail()]
        for _ in range(self.pick((1, 2, 2, 3))):
            parts += [self.pick(LINKS), self.detail()]
        return " ".join(parts) + "."

    def paragraph(self):
        sentences = []
        while sum(map(len, sentences)) < BYTES_A_PARAGRAPH - 80:
            sentences.append(self.sentence())
        return sentences

    def edited(self, sentences):
        """The paragraph with one sentence reworded: its verb, an amount or date, or the end of it."""
        out = list(sentences)
        at = self.pick(range(len(out)))
        words = out[at].rstrip(".").split(" ")
        cut = self.pick(range(len(words) // 2, len(words)))
        out[at] = " ".join(words[:cut] + [self.pick(LINKS), self.detail()]) + "."
        if self.pick(range(3)) == 0:
            out.insert(at, self.sentence())
        return out


def make_pair(paragraphs, seed):
    writer = Writer(seed)
    old = [writer.paragraph() for _ in range(paragraphs)]
    order = list(range(paragraphs))
    share = lambda part: max(1, paragraphs * part // 100)
    lot = writer.random.sample(order, share(10) + share(2) + share(1))
    edited, moved, dropped = set(lot[:share(10)]), lot[share(10):-share(1)], set(lot[-share(1):])
    for which in moved:
        order.remove(which)
        order.insert(int(writer.random.random() * len(order)), which)
    new = [writer.edited(old[i]) if i in edited else old[i] for i in order if i not in dropped]
    for _ in range(share(1)):
        new.insert(int(writer.random.random() * len(new)), writer.paragraph())
    return old, new


def written(title, paragraphs, numbered):
    blocks = [title]
    for n, sentences in enumerate(paragraphs, 1):
        text = " ".join(sentences)
        blocks.append("\n".join(textwrap.wrap(f"{n}. {text}" if numbered else text, 88)))
    return "\n\n".join(blocks) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", metavar="FOLDER")
    parser.add_argument("--paragraphs", type=int, default=10000)
    parser.add_argument("--unnumbered", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    os.makedirs(args.folder, exist_ok=True)
    for name, paragraphs, ordinal in zip(("old", "new"), make_pair(args.paragraphs, args.seed), ("22nd", "23rd")):
        title = f"Chairman's Statement of the {ordinal} Long Summit"
        with open(os.path.join(args.folder, name + ".txt"), "w", encoding="utf-8", newline="\n") as out:
            out.write(written(title, paragraphs, not args.unnumbered))


if __name__ == "__main__":
    main()
