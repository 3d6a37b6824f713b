#!/usr/bin/env python3
"""kill -9 at random moments: what sugo has said is done stays done, and nothing is half done.

    kill_test.py SUGO [CHANGES [KILLS [SEED]]]        1000 changes, 100 kills

Between the kills, changes run one after the other and are noted as they are answered. One that is to be killed runs
first in a twin: a copy of the database, which nobody kills. Afterwards the doctor looks at the killed one, and its rows,
all of them, must be those of before or those of the twin; those of the twin if an answer was printed.
"""
import datetime
import pathlib
import random
import shutil
import signal
import sys
import tempfile
import time

from changes import Changes
from office import MEMORY, Office, journal_of, rows

KEPT = 1000  # changes that can be undone


class Journal:
    """What the journal must say, by what was answered."""

    def __init__(self, content):
        self.states = journal_of(content)

    def note(self, words):
        done = [number for number, state in self.states.items() if state == "done"]
        undone = [number for number, state in self.states.items() if state == "undone"]
        if words == ["undo"]:
            self.states[done[-1]] = "undone"
        elif words == ["redo"]:
            self.states[undone[0]] = "done"
        else:
            for number in undone:
                self.states[number] = "dropped"
            newest = len(self.states) + 1
            self.states[newest] = "done"
            if self.states.get(newest - KEPT) == "done":
                self.states[newest - KEPT] = "kept"


class Harm:
    def __init__(self, sugo, home, seed):
        self.draw = random.Random(seed)
        self.office = Office(sugo, home / "real")
        self.twin = Office(sugo, home / "twin")
        for office in (self.office, self.twin):
            office.home.mkdir()
        self.office.furnish()
        self.changes = Changes(self.draw, home)
        self.journal = Journal(rows(self.office.file))
        self.answered = self.lost = self.half_done = self.kills = self.came_through = 0

    def wait(self):
        """Some minutes pass."""
        self.office.now += datetime.timedelta(minutes=self.draw.randint(1, 20))

    def change(self):
        self.wait()
        words = self.changes.next()
        code, out, err = self.office.run(*words)
        if code == 0:
            assert out, words
            self.answered += 1
            self.journal.note(words)
        else:
            # Where things are not so that the change could be made: a rule says it, and there is no other trouble.
            assert code in (1, 3) and not out, f"{words}: exit code {code}: {out}{err}"

    def change_of_the_twin(self):
        """A change that succeeds there, and how long it took."""
        while True:
            self.wait()
            words = self.changes.next()
            shutil.copy(self.office.file, self.twin.file)
            self.twin.now = self.office.now
            begin = time.monotonic()
            if self.twin.run(*words)[0] == 0:
                return words, time.monotonic() - begin

    def kill(self, process, took):
        """At any moment of the time that it should take, or not long after it began to write."""
        if self.draw.random() < 0.5:
            log = pathlib.Path(f"{self.office.file}-wal")
            while process.poll() is None and not log.exists():
                pass
            took /= 4
        end = time.monotonic() + self.draw.random() * took
        while process.poll() is None and time.monotonic() < end:
            pass
        process.send_signal(signal.SIGKILL)
        return process.communicate(timeout=60)[0]

    def killed_change(self):
        """One change under fire. False if it was faster."""
        before = rows(self.office.file)
        if journal_of(before) != self.journal.states:
            self.lost += 1
            print("the journal lacks or repeats an answered change:", journal_of(before), self.journal.states)
            self.journal = Journal(before)
        words, took = self.change_of_the_twin()
        process = self.office.start(*words)
        out = self.kill(process, took)
        killed = process.returncode == -signal.SIGKILL
        findings = self.office.findings()
        assert findings == [], f"after {words}: {findings}"
        now = rows(self.office.file)
        after = rows(self.twin.file)
        if now == after:
            self.came_through += killed
            self.journal.note(words)
        elif now == before:
            self.lost += bool(out)
        else:
            self.half_done += 1
            print("half done:", words, [table for table in now if now[table] not in (before[table], after[table])])
            self.journal = Journal(now)
        self.answered += bool(out)
        self.kills += killed
        return killed

    def look_at_backups(self):
        """A backup under its name is whole, whenever the program that made it was killed; what else that left goes."""
        folder = self.office.home / "backups"
        backups = sorted(folder.glob("*.db"))
        for backup in backups:
            self.office.sugo("doctor", "--db", str(backup))
        left = [part.name for part in folder.glob("*.part*") if part.name < backups[-1].name]
        assert left == [], left


def main(sugo, changes=1000, kills=100, seed=20260302):
    with tempfile.TemporaryDirectory(prefix="sugo-kill-", dir=MEMORY) as home:
        harm = Harm(sugo, pathlib.Path(home), seed)
        for kill in range(kills):
            while harm.answered < changes * (kill + 1) // kills:
                harm.change()
            while not harm.killed_change():
                pass
        harm.look_at_backups()
    print(f"{harm.lost} lost, {harm.half_done} half done of {harm.answered} changes, {harm.kills} kills"
          f" ({harm.came_through} of the killed were whole, the others left nothing)")
    return harm.lost + harm.half_done


if __name__ == "__main__":
    sys.exit(min(main(pathlib.Path(sys.argv[1]).resolve(), *map(int, sys.argv[2:])), 1))
