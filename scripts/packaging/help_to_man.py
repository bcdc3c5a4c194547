#!/usr/bin/env python3
"""Write man pages from what the program says of itself with --help. Standard library only.

  help_to_man.py --stet PROGRAM --version X.Y.Z --out FOLDER

One page for the program and one for each command its help lists, gzipped as Debian wants them. The help text keeps one
form: a first line that is the synopsis, unindented prose, unindented section titles over indented lines; an indented line
with two or more spaces inside is a term and what it means, deeper lines go on with it; "Examples" is kept as it stands.
"""
import argparse
import gzip
import pathlib
import re
import subprocess
import sys

TERM = re.compile(r"^ {2}(\S.*?)(?: {2,}(\S.*))?$")
COMMAND = re.compile(r"^  stet ([a-z][a-z-]*)\b.*?  +(\S.*)$")


def roff(text):
    """Text safe in a roff source: no escape, no control line, hyphens that can be copied."""
    text = text.replace("\\", r"\e").replace("-", r"\-")
    return r"\&" + text if text[:1] in (".", "'") else text


def is_title(lines, at):
    """A section's title: an unindented line right above an indented one."""
    return (not lines[at].startswith(" ") and at + 1 < len(lines) and lines[at + 1].startswith("  ")
            and len(lines[at]) < 60)


def body(lines):
    out, at, example = [], 0, False
    while at < len(lines):
        line = lines[at]
        if not line:
            out.append(".PP" if out and not out[-1].startswith(".SH") and not example else "")
        elif not line.startswith(" ") and is_title(lines, at):
            if example:
                out.append(".fi")
            example = line.startswith("Example")
            out.append(f".SH {roff(line.rstrip(':').upper())}")
            if example:
                out.append(".nf")
        elif example:
            out.append(roff(line))
        elif line.startswith("  "):
            term = TERM.match(line)
            if term:
                out += [".TP", f".B {roff(term.group(1))}"] + ([roff(term.group(2))] if term.group(2) else [])
            else:
                out.append(roff(line.strip()))
        else:
            out.append(roff(line))
        at += 1
    if example:
        out.append(".fi")
    return [line for line in out if line]


def page(name, synopsis, brief, lines, version, see_also):
    head = [f'.TH {name.upper()} 1 "" "stet {version}" "User Commands"', ".SH NAME", f"{roff(name)} \\- {roff(brief)}",
            ".SH SYNOPSIS", f".B {roff(synopsis)}", ".SH DESCRIPTION"]
    tail = [".SH SEE ALSO", ", ".join(f".BR {roff(other)} (1)" for other in see_also[:1])]
    tail += [f".BR {roff(other)} (1)" for other in see_also[1:]]
    return "\n".join(head + body(lines) + (tail if see_also else [])) + "\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--stet", required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    args = parser.parse_args()

    def help_of(*words):
        done = subprocess.run([args.stet, *words, "--help"], capture_output=True, text=True, check=True)
        return done.stdout.rstrip("\n").split("\n")

    overview = help_of()
    commands = {}
    for line in overview:
        found = COMMAND.match(line)
        if found and found.group(1) not in commands:
            commands[found.group(1)] = found.group(2)
    if "compare" not in commands:
        sys.exit("help_to_man: the help of stet lists no command; has its form changed?")
    args.out.mkdir(parents=True, exist_ok=True)
    pages = {"stet": page("stet", "stet COMMAND ...", "what changed between successive official statements", overview,
                          args.version, [f"stet-{command}" for command in commands])}
    for command, brief in commands.items():
        text = help_of(command)
        pages[f"stet-{command}"] = page(f"stet-{command}", text[0], brief, text[1:], args.version, ["stet"])
    for name, text in pages.items():
        # No name and no time in the header: the same program gives the same bytes.
        with open(args.out / f"{name}.1.gz", "wb") as raw, gzip.GzipFile("", "wb", 9, raw, 0) as packed:
            packed.write(text.encode())


main()
