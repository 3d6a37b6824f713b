#!/usr/bin/env python3
"""Two and then eight that write at once: nothing that was answered is lost, and whoever is refused is told why.

    writers_test.py SUGO [CHANGES]        400 changes by two, as many by eight

Each writer has a client of its own, but all share the one session that may run, and the numbering. One more reads.
"""
import datetime
import json
import pathlib
import re
import sys
import tempfile
import threading
import time

from office import MEMORY, Office, journal_of, rows

PATIENCE = 5  # seconds that sugo waits for another one
# What the rule of the one session that may run says to one who was not the first. Nothing else may be refused.
EXPLAINED = re.compile(r"nothing is running|has been running since|overlap")


class Clock:
    """A time of its own for each command."""

    def __init__(self, begin):
        self.seconds = 0
        self.begin = begin
        self.lock = threading.Lock()

    def next(self):
        with self.lock:
            self.seconds += 60
            return self.begin + datetime.timedelta(seconds=self.seconds)


class Writer(threading.Thread):
    def __init__(self, office, clock, name, changes):
        super().__init__()
        self.office = Office(office.program, office.home)
        self.clock = clock
        self.client = name
        self.changes = changes
        self.answered = []
        self.refused = []
        self.unexplained = []
        self.impatient = 0
        self.notes = {}  # by slot, as they were answered last
        self.slots = 0

    def change(self, *words):
        """The answer as JSON; None if it was refused."""
        self.office.now = self.clock.next()
        begin = time.monotonic()
        code, out, err = self.office.run(*words, "--json")
        if code == 0:
            self.answered.append(words)
            return json.loads(out)
        waited = time.monotonic() - begin
        if code == 5 and "another sugo is writing" in err and waited >= PATIENCE:
            self.impatient += 1
        elif code == 1 and words[0] in ("start", "stop") and EXPLAINED.search(err):
            self.refused.append(words)
        else:
            self.unexplained.append((words, code, err, waited))
        return None

    def add(self):
        self.slots += 1
        begin = datetime.datetime(2025, 1, 1) + datetime.timedelta(minutes=10 * (self.slots * 8 + int(self.client[-1])))
        added = self.change("add", self.client, "code", "--from", f"{begin:%Y-%m-%d %H:%M}", "--for", "5m", "-n",
                            self.note("added"))
        if added:
            self.notes[self.slots] = self.note("added")
        return added

    def note(self, word):
        return f"{self.client} {word} {self.slots}"

    def run(self):
        while len(self.answered) < self.changes:
            added = self.add()
            self.change("start", self.client, "code")
            if added:
                session = added["added"]["short_id"]
                if self.change("edit", session, "--note", self.note("edited")):
                    self.notes[self.slots] = self.note("edited")
                self.change("tag", session, "gpu")
            self.change("stop")
            if self.slots % 3 == 0:
                self.change("invoice", "draft", self.client, "--through", "2025-12-31")
                self.change("invoice", "issue", self.client)


class Reader(threading.Thread):
    """Looks on meanwhile; is never refused, and sees no half of a change: a session has its note from the begin."""

    def __init__(self, office):
        super().__init__()
        self.office = Office(office.program, office.home)
        self.looks = 0
        self.unexplained = []
        self.over = threading.Event()

    def run(self):
        while not self.over.is_set():
            code, out, err = self.office.run("export", "--json")
            self.looks += 1
            if code != 0 or not all(one["note"] or one["stop"] is None or one["source"] != "added"
                                    for one in json.loads(out)["sessions"]):
                self.unexplained.append((("export",), code, err, 0))


def compete(sugo, writers, changes):
    with tempfile.TemporaryDirectory(prefix="sugo-writers-", dir=MEMORY) as home:
        office = Office(sugo, home)
        office.furnish()
        clients = [f"client{n}" for n in range(writers)]
        for client in clients:
            office.sugo("client", "add", client, "--name", client)
            office.sugo("project", "add", f"{client}/work")
        before = len(journal_of(rows(office.file)))
        clock = Clock(office.now)
        crowd = [Writer(office, clock, client, changes // writers) for client in clients]
        reader = Reader(office)
        for one in (reader, *crowd):
            one.start()
        for writer in crowd:
            writer.join()
        reader.over.set()
        reader.join()
        answered = sum(len(writer.answered) for writer in crowd)
        unexplained = [trouble for one in (reader, *crowd) for trouble in one.unexplained]
        content = rows(office.file)
        lost = answered - (len(content["journal"]) - before)
        export = json.loads(office.sugo("export", "--json"))
        notes = {session["note"] for session in export["sessions"]}
        lost += sum(note not in notes for writer in crowd for note in writer.notes.values())
        numbers = sorted(one["invoice"]["number"] for one in export["invoices"])
        gaps = numbers != [f"2026-{n:03}" for n in range(1, len(numbers) + 1)]
        findings = office.findings()
    refused = sum(len(writer.refused) for writer in crowd)
    impatient = sum(writer.impatient for writer in crowd)
    print(f"{writers} writers: {lost} lost of {answered} changes, {len(unexplained)} unexplained errors,"
          f" {refused} refused by a rule, {impatient} that waited {PATIENCE} s in vain, {reader.looks} looks meanwhile;"
          f" {len(numbers)} invoices {'WITH GAPS' if gaps else 'numbered without gaps'}")
    for trouble in unexplained[:10]:
        print("unexplained:", trouble)
    for finding in findings:
        print("the doctor:", finding)
    return lost or unexplained or gaps or findings or not numbers


if __name__ == "__main__":
    program = pathlib.Path(sys.argv[1]).resolve()
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 400
    troubles = [compete(program, writers, wanted) for writers in (2, 8)]
    sys.exit(1 if any(troubles) else 0)
