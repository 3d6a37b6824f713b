#!/usr/bin/env python3
"""Every sugo process killed at random moments of working days that a clock of its own drives: commands, and the process
that waits for the ring. The machine sleeps in between, its clock is set back and forth, it is started again, and the days
lie around a change to summer time.

    timer_kill_test.py SUGO [--kills N] [--seed N]
"""
import argparse
import collections
import datetime
import json
import os
import pathlib
import random
import subprocess
import tempfile
import time

UTC = datetime.timezone.utc
# Two in the morning of Sunday, 8 March 2026, is not there in Los Angeles.
FIRST = datetime.datetime(2026, 3, 7, 15, tzinfo=UTC)
POMODORO = 25 * 60


class Day:
    """A machine with its clocks, and a log in which things happen."""

    def __init__(self, program, folder, draw):
        self.program = program
        self.folder = folder
        self.draw = draw
        self.now = FIRST
        self.awake, self.asleep, self.boot = 5_000, 0, 0
        self.killed = 0
        self.done = 0
        self.acknowledged = {}
        hooks = folder / "config/sugo/hooks"
        hooks.mkdir(parents=True)
        (hooks / "ring").write_text('#!/bin/sh\necho "$SUGO_SESSION" >> "$RANG"\n')
        (hooks / "ring").chmod(0o755)
        self.must("client", "add", "acme")
        self.must("project", "add", "acme/ner")
        self.must("config", "pause", "5m")

    def environment(self):
        return {"HOME": str(self.folder), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "America/Los_Angeles",
                "XDG_CONFIG_HOME": str(self.folder / "config"), "XDG_STATE_HOME": str(self.folder / "state"),
                "SUGO_DB": str(self.folder / "log.db"), "RANG": str(self.folder / "rang"),
                "SUGO_NOW": self.now.strftime("%Y-%m-%dT%H:%M:%SZ"),
                "SUGO_CLOCK": f"{self.awake},{self.awake + self.asleep},{self.boot}",
                "ASAN_OPTIONS": "detect_leaks=0"}

    def run(self, *words, may_be_killed=False):
        child = subprocess.Popen([self.program, *words], env=self.environment(), stdin=subprocess.DEVNULL,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if may_be_killed and self.draw.random() < 0.6:
            time.sleep(self.draw.random() * 0.010)
            child.kill()
        out, err = child.communicate(timeout=120)
        if child.returncode == -9:
            self.killed += 1
        elif child.returncode == 0:
            self.done += 1
        elif child.returncode != 1:
            raise AssertionError((words, child.returncode, err))
        return child.returncode, out.decode(), err.decode()

    def must(self, *words):
        code, out, err = self.run(*words)
        assert code == 0, (words, err)
        return out

    def passes(self, seconds):
        self.now += datetime.timedelta(seconds=seconds)
        self.awake += seconds

    def sleeps(self, seconds):
        self.now += datetime.timedelta(seconds=seconds)
        self.asleep += seconds

    def is_started_again(self, seconds):
        self.now += datetime.timedelta(seconds=seconds)
        self.awake, self.asleep, self.boot = 30, 0, self.boot + 1

    def clock_is_set(self):
        self.now += datetime.timedelta(seconds=self.draw.randint(-90, 90))

    def step(self, number):
        self.draw.choices(
            [lambda: self.passes(self.draw.randint(1, 2_000)), lambda: self.sleeps(self.draw.randint(60, 30_000)),
             lambda: self.is_started_again(self.draw.randint(60, 4_000)), self.clock_is_set],
            [20, 3, 1, 1])[0]()
        away = ["--away", self.draw.choice(["cut", "keep"])]
        words = self.draw.choices(
            [["start", "acme/ner", "-n", f"round {number}", *away], ["stop", *away], ["interrupt", "external", f"call {number}"],
             ["void", "why"], ["break", *away], ["attend"], ["pause"], ["undo"]],
            [10, 5, 4, 2, 2, 10, 3, 1 if self.acknowledged else 0])[0]
        code, out, _ = self.run(*words, may_be_killed=True)
        if code == 0 and words[0] == "start":
            self.acknowledged[f"round {number}"] = self.now
        if code == 0 and words[0] == "undo":
            label = out.removeprefix("undone: ")
            if label.startswith("start"):
                self.acknowledged.popitem()
        elif code == -9 and words[0] in ("undo", "start"):
            self.settle_doubt(number, words[0])

    def settle_doubt(self, number, word):
        """What was killed is whole or was not done; the log says which."""
        notes = {session["note"] for session in self.sessions()}
        if word == "start" and f"round {number}" in notes:
            self.acknowledged[f"round {number}"] = self.now
        elif word == "undo":
            self.acknowledged = {note: at for note, at in self.acknowledged.items() if note in notes}

    def sessions(self):
        return json.loads(self.must("log", "all", "--json"))["entries"]

    def rings(self):
        file = self.folder / "rang"
        return file.read_text().split() if file.exists() else []


def check(day):
    sessions = day.sessions()
    counts = collections.Counter(session["note"] for session in sessions)
    lost = [note for note in day.acknowledged if not counts[note]]
    doubled = [note for note, count in counts.items() if count > 1]
    lengthened = [session for session in sessions if session["planned_s"] and session["time_s"] > session["planned_s"]]
    crooked = [session for session in sessions if session["outcome"] == "rung" and session["time_s"] != POMODORO]
    twice = [ring for ring, count in collections.Counter(day.rings()).items() if count > 1]
    ended = sorted((session["start"], session["stop"]) for session in sessions if session["stop"] and session["time_s"])
    overlaps = [pair for pair in zip(ended, ended[1:]) if pair[0][1] > pair[1][0]]
    findings = json.loads(day.must("doctor", "--json"))["findings"]
    for what, found in {"lost": lost, "doubled": doubled, "lengthened": lengthened, "crooked": crooked,
                        "rung twice": twice, "overlapping": overlaps, "findings": findings}.items():
        assert not found, (what, found[:3])
    return sessions


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("sugo")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=20260308)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        day = Day(str(pathlib.Path(arguments.sugo).resolve()), pathlib.Path(folder), random.Random(arguments.seed))
        number = 0
        while day.killed < arguments.kills:
            number += 1
            day.step(number)
            if number % 100 == 0:
                check(day)
        time.sleep(1)  # the hooks of the last ring
        sessions = check(day)
        outcomes = collections.Counter(session["outcome"] for session in sessions)
        print(f"{day.killed} kills over {day.done} commands that were done, {len(sessions)} sessions"
              f" ({outcomes['rung']} rung, {outcomes['stopped']} stopped, {outcomes['void']} void), {len(day.rings())} rings told:"
              " 0 lost, 0 doubled, 0 lengthened, 0 rung twice")


if __name__ == "__main__":
    main()
