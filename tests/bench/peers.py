"""The programs that stet is measured beside, and how: one after another in every round, so that whatever else the
machine does falls on all of them alike."""
import contextlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

PHP_DIFF = "echo wikidiff2_do_diff(file_get_contents($argv[1]), file_get_contents($argv[2]), 2);"


def _has_wikidiff2():
    if not shutil.which("php"):
        return False
    modules = subprocess.run(["php", "-m"], capture_output=True, text=True, check=False).stdout
    return "wikidiff2" in modules.split()


@contextlib.contextmanager
def installed(stet):
    """The program as installing leaves it, as the others are: written in one go. What a linker wrote here and there lies
    in the system's cache in small pieces, and takes longer to map at each start."""
    with tempfile.TemporaryDirectory() as folder:
        yield shutil.copy2(stet, os.path.join(folder, "stet"))


def commands(stet, old, new):
    """Command lines by name; those whose program is not installed are left out."""
    found = {"stet": f"'{stet}' compare '{old}' '{new}'"}
    for name, command in (("git", f"git diff --no-index --word-diff '{old}' '{new}'"),
                          ("dwdiff", f"dwdiff '{old}' '{new}'"),
                          ("wdiff", f"wdiff '{old}' '{new}'"),
                          ("docdiff", f"docdiff --word '{old}' '{new}'")):
        if shutil.which(name):
            found[name] = command
    if _has_wikidiff2():
        found["wikidiff2"] = f"php -r '{PHP_DIFF}' -- '{old}' '{new}'"
    return found


def measure(lines, rounds, runs):
    """Wall times in seconds by name: `rounds` times `runs` of each, all in every round of hyperfine. A program that
    takes a second is run once a round."""
    # A user's or a machine's git configuration (textconv, colour, external diffs) is no part of the measure.
    environment = dict(os.environ, GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_NOSYSTEM="1")
    times = {name: [] for name in lines}
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        for turn in range(rounds):
            for name, line in lines.items():
                slow = turn > 0 and min(times[name]) > 0.1
                if slow and turn > 2:
                    continue
                subprocess.run(["hyperfine", "-N", "--ignore-failure", "--style", "none", "--warmup", "0" if slow else "1",
                                "--runs", "2" if slow or turn == 0 else str(runs), "--export-json", out.name, line],
                               check=True, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
                with open(out.name, encoding="utf-8") as results:
                    result = json.load(results)["results"][0]
                worst = max(result["exit_codes"])
                # A difference is exit 1 to most of them; stet says 0.
                if worst > 1 or (name == "stet" and worst > 0):
                    sys.exit(f"{name} failed with exit {worst}: {line}")
                times[name] += result["times"]
    return times


def fastest(times):
    """The least disturbed run of each: what the program takes, not what the machine does beside it."""
    return {name: min(values) for name, values in times.items()}


def medians(times):
    return {name: statistics.median(values) for name, values in times.items()}
