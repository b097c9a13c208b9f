# SPDX-FileCopyrightText: 2026 Inception Studio contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ours and the peer in turn on a quiet machine: the rows of the suite's table."""
import json
import os
import statistics
import subprocess
import time

HOUR = 3600


class Refused(Exception):
    """The two sides are no peers."""


def run(words, more=None):
    """The JSON object that a program prints last."""
    done = subprocess.run(words, capture_output=True, text=True, timeout=HOUR,
                          env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "BENCH_STARTED": str(time.monotonic_ns()),
                               **(more or {})})
    if done.returncode:
        raise Refused(f"{' '.join(words)} ended with {done.returncode}: {done.stderr.strip()[-300:]}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def busy():
    """The share of the machine that others use, over half a second."""
    def read():
        with open("/proc/stat", encoding="ascii") as file:
            numbers = [int(word) for word in file.readline().split()[1:]]
        return sum(numbers), numbers[3] + numbers[4]
    total, idle = read()
    time.sleep(0.5)
    total, idle = read()[0] - total, read()[1] - idle
    return 1 - idle / max(1, total)


def wait_for_quiet(limit=60):
    """False when the machine did not become quiet in time."""
    end = time.monotonic() + limit
    while busy() > 0.05:
        if time.monotonic() > end:
            return False
    return True


class Line:
    """One line of the table: a value both sides have, and how many times as good ours has to be. With a limit, that stands
    for the peer."""

    def __init__(self, what, goal, key="seconds", limit=None):
        self.what, self.goal, self.key, self.limit = what, goal, key, limit

    def result(self, name, mine, theirs, quiet):
        ours = [value_of(found, self.key) for found in mine]
        peer = [self.limit] * len(ours) if self.limit else [value_of(found, self.key) for found in theirs]
        ratios = sorted(other / one for one, other in zip(ours, peer))
        return {"name": name, "what": self.what, "key": self.key, "goal": self.goal, "ratio": statistics.median(ratios),
                "least": ratios[0], "most": ratios[-1], "ours": statistics.median(ours), "peer": statistics.median(peer),
                "rounds": len(ratios), "quiet": quiet}


class Row:
    """What is run together: ours and the peer in turn. Both return what they measured. `same` raises Refused when they
    do not compute the same; `alike` names a figure that both report with each measurement and that is to be the same."""

    def __init__(self, name, lines, ours, peer=None, same=None, alike=None):
        self.name, self.lines, self.ours, self.peer, self.same, self.alike = name, lines, ours, peer, same, alike

    def measure(self, rounds, patient):
        if self.same:
            self.same()
        quiet, found = True, {self.ours: [], self.peer: []}
        for i in range(rounds):
            for side in (self.ours, self.peer) if i % 2 == 0 else (self.peer, self.ours):
                if side:
                    quiet = patient and wait_for_quiet() and quiet
                    found[side].append(side())
        if self.alike:
            for mine, other in zip(found[self.ours], found[self.peer]):
                if not abs(mine[self.alike] - other[self.alike]) <= 1e-4 * max(1, abs(other[self.alike])):
                    raise Refused(f"{self.alike} {mine[self.alike]} here, {other[self.alike]} there")
        return [line.result(self.name, found[self.ours], found[self.peer], quiet) for line in self.lines]


def value_of(found, key):
    for part in key.split("/"):
        found = found[part]
    return found
