#!/usr/bin/env python3
"""Try the store where it could break: killed writers, many writers, full disks, other users. Standard library only.

  check_store.py STET kills [N]   kills `stet add` N times (200) at random moments: the store opens, verifies, and holds
                                  what it held before or what was added, and the next add completes it
  check_store.py STET writers     8 writers add 50 editions each to one store at once
  check_store.py STET places      a full disk, a store that may not be written, another user's store

Exits 1 with a word on what went wrong; 77 where this machine cannot try any of it.
"""
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

GIT = shutil.which("git")
NOBODY = 65534
SKIPPED = 77
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null"}


class Failed(Exception):
    pass


def require(kept, message):
    if not kept:
        raise Failed(message)


def statement(series, ordinal, words=12):
    """An edition that shares much with its neighbours and is not the same."""
    body = [f"{n}. We agreed to share the flood data of river {n + ordinal // 7} with all members by {2020 + ordinal % 9}."
            for n in range(1, words)]
    body.insert(ordinal % words, f"{words}. We noted the high water of spring {ordinal}. We will mend dam {ordinal // 3}.")
    return (f"---\ntitle: Statement {ordinal} of the {series}\nseries: {series}\nordinal: {ordinal}\n---\n\n"
            + "\n\n".join(body) + "\n")


def write_editions(folder, series, ordinals):
    os.makedirs(folder, exist_ok=True)
    paths = []
    for ordinal in ordinals:
        path = os.path.join(folder, f"{series}-{ordinal:04}.md")
        with open(path, "w", encoding="utf-8") as out:
            out.write(statement(series, ordinal))
        paths.append(path)
    return paths


def stet(program, *arguments, **options):
    return subprocess.run([program, *arguments], capture_output=True, text=True, env=ENVIRONMENT | options.pop("also", {}),
                          **options)


def names(program, store):
    listed = stet(program, "list", "--store", store, "--format", "json")
    require(listed.returncode == 0, f"list: {listed.stderr}")
    return [edition["name"] for edition in json.loads(listed.stdout)["editions"]]


def verify(program, store):
    verified = stet(program, "verify", "--store", store)
    require(verified.returncode == 0, f"verify: {verified.stdout}{verified.stderr}")
    if GIT:
        checked = subprocess.run([GIT, "-C", store, "fsck", "--strict", "--no-dangling"], capture_output=True, text=True,
                                 env=ENVIRONMENT)
        require(checked.returncode == 0 and "error" not in checked.stderr, f"git fsck: {checked.stdout}{checked.stderr}")


def made(program, folder, files):
    store = os.path.join(folder, "store")
    require(stet(program, "init", "--store", store).returncode == 0, "init")
    if files:
        added = stet(program, "add", "--store", store, *files)
        require(added.returncode == 0, f"add: {added.stderr}")
    return store


def kills(program, folder, rounds):
    before = write_editions(os.path.join(folder, "before"), "river", range(10, 16))
    plans = {
        "one": write_editions(os.path.join(folder, "one"), "river", [20]),
        "many": write_editions(os.path.join(folder, "many"), "river", range(30, 70)),
        "between": write_editions(os.path.join(folder, "between"), "river", [5, 13 * 1000]) + ["--insert"],
    }
    base = made(program, folder, before)
    old = set(names(program, base))
    random.seed(2026)
    outcomes = {"old": 0, "new": 0, "ended": 0, "completed": 0}
    lengths, new = {}, {}
    for plan, words in plans.items():
        store = os.path.join(folder, "whole-" + plan)
        shutil.copytree(base, store)
        start = time.monotonic()
        require(stet(program, "add", "--store", store, *words).returncode == 0, plan)
        lengths[plan] = time.monotonic() - start
        new[plan] = set(names(program, store))
        require(new[plan] > old, plan)
    turn, killed = 0, 0
    while killed < rounds:
        require(turn < 3 * rounds, "the writers end too early to be killed")
        turn += 1
        plan = list(plans)[turn % len(plans)]
        store = os.path.join(folder, "killed")
        shutil.copytree(base, store)
        writer = subprocess.Popen([program, "add", "--store", store, *plans[plan]], stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL, env=ENVIRONMENT)
        start = time.monotonic()
        try:
            writer.wait(random.uniform(0, lengths[plan]))
            outcomes["ended"] += 1
            lengths[plan] = time.monotonic() - start
        except subprocess.TimeoutExpired:
            writer.send_signal(signal.SIGKILL)
            writer.wait()
            killed += 1
        verify(program, store)
        state = set(names(program, store))
        require(state in (old, new[plan]), f"round {turn}, {plan}: neither the old nor the new state: {sorted(state)}")
        outcomes["new" if state == new[plan] else "old"] += 1
        outcomes["completed"] += os.path.exists(os.path.join(store, "stet-unsettled"))
        again = stet(program, "add", "--store", store, *plans[plan])
        require(again.returncode == 0, f"round {turn}, {plan}: the next add: {again.stderr}")
        require(set(names(program, store)) == new[plan], f"round {turn}, {plan}: the next add did not complete it")
        require(not os.path.exists(os.path.join(store, "stet-unsettled")), f"round {turn}: a note was left behind")
        verified = stet(program, "verify", "--store", store)
        require(verified.returncode == 0 and "note" not in verified.stdout, f"round {turn}, {plan}: {verified.stdout}")
        shutil.rmtree(store)
    print(f"{rounds} kills, and {outcomes['ended']} that came too late: {outcomes['old']} left the old state, "
          f"{outcomes['new']} the new one; {outcomes['completed']} left tags for the next add to set")


def writers(program, folder):
    store = made(program, folder, [])
    failures = []

    def work(number):
        # Half of them have a series of their own, half share one and come in each other's way.
        shared = number % 2 == 0
        series = "shared" if shared else f"own-{number}"
        ordinals = range(1 + number, 401, 8) if shared else range(1, 51)
        paths = write_editions(os.path.join(folder, f"writer-{number}"), series, ordinals)
        for first in range(0, 50, 5):
            added = stet(program, "add", "--store", store, "--insert", *paths[first:first + 5])
            if added.returncode != 0:
                failures.append(f"writer {number}: {added.stderr}")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    require(not failures, "; ".join(failures))
    there = names(program, store)
    require(len(there) == 400 and len(set(there)) == 400, f"{len(there)} editions, {len(set(there))} names, not 400")
    verify(program, store)
    print("8 writers: 400 editions, none twice")


def full_disk(program, folder):
    disk = os.path.join(folder, "disk")
    os.makedirs(disk)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk], capture_output=True)
    if mounted.returncode != 0:
        print("no small file system could be mounted: the full disk is skipped")
        return False
    try:
        base = made(program, folder, write_editions(os.path.join(folder, "before"), "river", range(1, 6)))
        store = os.path.join(disk, "store")
        added = write_editions(os.path.join(folder, "more"), "river", range(6, 40))
        refused = 0
        for words in (added[:1], added):
            for free in (0, 4, 8, 16, 24, 32, 48, 64, 96):
                shutil.rmtree(store, ignore_errors=True)
                shutil.copytree(base, store)
                filler = os.path.join(disk, "filler")
                room = os.statvfs(disk)
                size = max(room.f_bavail * room.f_frsize - free * 1024, 0)
                with open(filler, "wb") as out:
                    out.write(b"\0" * size)
                outcome = stet(program, "add", "--store", store, *words)
                os.remove(filler)
                require(outcome.returncode in (0, 2), f"full disk: {outcome.returncode} {outcome.stderr}")
                if outcome.returncode == 2:
                    refused += 1
                    require(outcome.stderr.count("\n") == 1 and "No space left" in outcome.stderr,
                            f"full disk: {outcome.stderr}")
                verify(program, store)
                held = len(names(program, store))
                require(held in (5, 5 + len(words)), f"full disk: {held} editions")
                require(stet(program, "add", "--store", store, *words).returncode == 0, "after the full disk")
                require(len(names(program, store)) == 5 + len(words), "after the full disk")
        require(refused >= 4, "the disk was never full")
        print(f"full disk: {refused} adds refused, nothing lost")
    finally:
        subprocess.run(["umount", disk], check=True)
    return True


def owners(program, folder):
    if os.geteuid() != 0:
        print("not root: other users' stores are skipped")
        return False
    for place in (folder, os.path.dirname(folder)):
        os.chmod(place, 0o755)
    home = os.path.join(folder, "home")
    os.makedirs(home)
    files = write_editions(os.path.join(folder, "files"), "river", range(1, 4))
    store = made(program, folder, files[:2])
    other = {"user": NOBODY, "group": NOBODY, "extra_groups": [], "cwd": "/"}
    if stet(program, "--version", **other).returncode != 0:
        print("the program cannot be run by another user: other users' stores are skipped")
        return False

    def refused(outcome, part):
        require(outcome.returncode == 2 and outcome.stderr.count("\n") == 1 and part in outcome.stderr,
                f"expected {part}: {outcome.returncode} {outcome.stderr}")

    refused(stet(program, "list", "--store", store, **other), "safe.directory")
    with open(os.path.join(home, ".gitconfig"), "w", encoding="utf-8") as out:
        out.write(f"[safe]\n\tdirectory = {store}\n")
    trusted = {"HOME": home}
    listed = stet(program, "list", "--store", store, also=trusted, **other)
    require(listed.returncode == 0 and "river/2" in listed.stdout, f"a trusted store: {listed.stderr}")
    refused(stet(program, "add", "--store", store, files[2], also=trusted, **other), "cannot be written")
    # Its owner's, and nothing in it may be written.
    for place, _, inside in os.walk(store):
        for name in [place, *(os.path.join(place, each) for each in inside)]:
            os.chown(name, NOBODY, NOBODY)
            os.chmod(name, 0o555 if os.path.isdir(name) else 0o444)
    for words in (["list"], ["log"], ["verify"], ["export", "river/2"], ["compare", "1", "2"]):
        outcome = stet(program, *words, "--store", store, **other)
        require(outcome.returncode == 0, f"read-only: {words}: {outcome.stderr}{outcome.stdout}")
    refused(stet(program, "add", "--store", store, files[2], **other), "cannot be written")
    require(stet(program, "add", "--store", store, files[1], **other).returncode in (0, 2), "read-only")
    print("other users' and read-only stores: read where that is allowed, refused in words where not")
    return True


def main():
    if len(sys.argv) < 3 or sys.argv[2] not in ("kills", "writers", "places"):
        print(__doc__)
        return 2
    program, what = os.path.abspath(sys.argv[1]), sys.argv[2]
    with tempfile.TemporaryDirectory() as folder:
        try:
            if what == "kills":
                kills(program, folder, int(sys.argv[3]) if len(sys.argv) > 3 else 200)
            elif what == "writers":
                writers(program, folder)
            else:
                for place in ("disk", "owners"):
                    os.makedirs(os.path.join(folder, place))
                tried = [full_disk(program, os.path.join(folder, "disk")), owners(program, os.path.join(folder, "owners"))]
                if not any(tried):
                    return SKIPPED
        except Failed as failure:
            print(f"FAILED: {failure}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
