#!/usr/bin/env python3
"""What sugo exports, as the other tools see it: timew and hledger add it up to the second, Python's csv and ours agree.

Usage: check_tools.py SUGO
"""
import csv
import datetime
import io
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import zoneinfo

SUGO = os.path.abspath(sys.argv[1])
ZONE = zoneinfo.ZoneInfo("America/Los_Angeles")
NOTES = ["error report; part 2", "(call) who?", "* star", 'say "hi"', "back\\slash", "회의 준비", "", "| bar", "=1+1",
         "+49 30 1", "-5", "@home", "'=quoted", "a  b", "https://x.example/#y"]
WORK = ["acme ner code", "acme ner meeting", "김민준 앱 code", "book write", "learn"]


def fail(what):
    sys.exit(f"FAILED: {what}")


class Desk:
    """A folder with a database of its own, in Seattle, long after the sessions."""

    def __init__(self, folder):
        self.folder = folder
        self.environment = dict(os.environ, SUGO_DB=f"{folder}/sugo.db", SUGO_NOW="2027-06-01T12:00:00Z",
                                TZ="America/Los_Angeles", LC_ALL="C.UTF-8", HOME=folder)

    def run(self, *command, text=None):
        done = subprocess.run(command, env=self.environment, cwd=self.folder, input=text, capture_output=True,
                              encoding="utf-8")
        if done.returncode != 0:
            fail(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
        return done.stdout

    def sugo(self, *words, text=None):
        return self.run(SUGO, *words, text=text)


def timewarrior_log():
    """Two years of sessions with odd seconds, over every clock change and over the ends of months."""
    chance = random.Random(20260308)
    at = datetime.datetime(2025, 1, 1, 8, 0, 0, tzinfo=datetime.timezone.utc)
    lines = []
    for number in range(900):
        at += datetime.timedelta(seconds=chance.choice([0, 1, 59, 3600, 40_000, 90_000]))
        end = at + datetime.timedelta(seconds=chance.choice([0, 1, 30, 1500, 1507, 3600, 40_000]))
        note = NOTES[number % len(NOTES)].replace("\\", "\\\\").replace('"', '\\"')
        tags = WORK[number % len(WORK)] + (' "odd, tag" f1' if number % 3 == 0 else "")
        lines.append(f"inc {at:%Y%m%dT%H%M%SZ} - {end:%Y%m%dT%H%M%SZ} # {tags}" + (f' # "{note}"' if note else ""))
        at = end
    return "\n".join(lines) + "\n"


def fill(desk):
    for words in (["setup", "--name", "Ada Example", "--currency", "USD"],
                  ["client", "add", "acme"], ["client", "add", "김민준"],
                  ["project", "add", "acme/ner"], ["project", "add", "김민준/앱"], ["project", "add", "book"],
                  ["rate", "set", "acme/ner", "150", "--from", "2025-01-01"]):
        desk.sugo(*words)
    desk.sugo("import", "timewarrior", "-", text=timewarrior_log())


def moment(text):
    return datetime.datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=datetime.timezone.utc)


def check_timewarrior(desk, log):
    desk.sugo("export", "--format", "timewarrior", "-o", "tw")
    desk.environment["TIMEWARRIORDB"] = f"{desk.folder}/tw"
    said = desk.run("timew", "export", text="")
    intervals = json.loads(said[said.index("[\n"):])
    if len(intervals) != len(log):
        fail(f"timew has {len(intervals)} intervals of {len(log)}")
    for interval, entry in zip(intervals, log):
        start, end = moment(interval["start"]), moment(interval["end"])
        if (end - start).total_seconds() != entry["time_s"] or f"{start:%Y-%m-%dT%H:%M:%SZ}" != entry["start"]:
            fail(f"timew reads {interval} for {entry}")
        if interval.get("annotation", "") != entry["note"]:
            fail(f"timew reads the note of {interval} for {entry}")
        if not set(entry["tags"]) | {entry["kind"]} <= set(interval["tags"]):
            fail(f"timew reads the tags of {interval} for {entry}")
    for name in os.listdir(f"{desk.folder}/tw/data"):
        if not re.fullmatch(r"\d{4}-\d{2}\.data", name):
            continue
        with open(f"{desk.folder}/tw/data/{name}", encoding="utf-8") as lines:
            months = {f"{moment(line.split()[1]).astimezone(ZONE):%Y-%m}.data" for line in lines}
        if months != {name}:
            fail(f"{name} holds sessions that start in {months}")
    # It looks for what it changes in the file of the local month: it must find each session there.
    for number in (len(log), len(log) - 3, len(log) - 6, 1):
        desk.run("timew", "delete", f"@{number}", ":yes", text="")
    print(f"timew export: {len(log)} intervals, every second")


def seconds_by_account(log):
    sums = {}
    for entry in log:
        account = ":".join(part for part in (entry["client"], entry["project"], entry["kind"]) if part)
        sums[account] = sums.get(account, 0) + entry["time_s"]
    return sums


def balance(desk, file):
    rows = list(csv.reader(io.StringIO(desk.run("hledger", "-f", file, "balance", "-O", "csv", "-N", "--empty"))))
    return {account: amount for account, amount in rows[1:]}


def check_hledger(desk, log):
    """A journal is exact. Of a timeclock hledger 1.25 rounds each part of a day to 0.01 h, so there every clocking is
    added up here, and hledger's own sum must be as near as that rounding lets it."""
    desk.sugo("export", "--format", "hledger", "-o", "sugo.journal")
    told = {account: int(amount.removesuffix("s")) for account, amount in balance(desk, "sugo.journal").items()}
    if told != seconds_by_account(log):
        fail(f"hledger's balance is {told}, not {seconds_by_account(log)}")

    desk.sugo("export", "--format", "timeclock", "-o", "sugo.timeclock")
    with open(f"{desk.folder}/sugo.timeclock", encoding="utf-8") as lines:
        clockings = [line.rstrip("\n") for line in lines]
    if len(clockings) != 2 * len(log):
        fail(f"{len(clockings)} lines of timeclock for {len(log)} sessions")
    sums, parts = {}, {}
    for line_in, line_out in zip(clockings[::2], clockings[1::2]):
        start, stop = (datetime.datetime.strptime(line[2:21], "%Y/%m/%d %H:%M:%S") for line in (line_in, line_out))
        account = re.split("  ", line_in[22:])[0]
        sums[account] = sums.get(account, 0) + int((stop - start).total_seconds())
        parts[account] = parts.get(account, 0) + (stop.date() - start.date()).days + 1
    if sums != seconds_by_account(log):
        fail(f"the timeclock's seconds are {sums}, not {seconds_by_account(log)}")
    hours = {account: float(amount.removesuffix("h")) for account, amount in balance(desk, "sugo.timeclock").items()}
    for account, total in sums.items():
        if abs(hours[account] * 3600 - total) > 19 * parts[account]:
            fail(f"hledger has {hours[account]} h for {total} s of {account}")
    print(f"hledger balance: {sum(told.values())} s of {len(told)} accounts, every second")


def check_csv(desk, log):
    """Python's reader finds the same sessions, and no cell of text that a spreadsheet would take for a formula."""
    text = desk.sugo("export", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    if len(rows) != len(log):
        fail(f"{len(rows)} rows of CSV for {len(log)} sessions")
    for row, entry in zip(rows, log):
        start, end = (datetime.datetime.fromisoformat(row[name]) for name in ("start", "end"))
        if (end - start).total_seconds() != entry["time_s"] or int(row["seconds"]) != entry["time_s"]:
            fail(f"the CSV has {row} for {entry}")
        if any(row[name][:1] in "=+-@\t\r" for name in ("client", "project", "kind", "note", "tags") if row[name]):
            fail(f"a spreadsheet would run {row}")
        note = row["note"]
        if re.match(r"'+[=+\-@\t\r]", note):
            note = note[1:]
        if note != entry["note"]:
            fail(f"the CSV has the note {row['note']} for {entry['note']}")
    print(f"csv: {len(rows)} rows, every second, no formula")


def main():
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(folder)
        fill(desk)
        log = json.loads(desk.sugo("log", "all", "--json"))["entries"]
        check_csv(desk, log)
        check_hledger(desk, log)
        check_timewarrior(desk, log)


main()
