"""A made-up log as sugo, Timewarrior and bare SQLite hold it, and the commands that ask each of them the same."""

import datetime
import json
import os
import pathlib
import shutil
import subprocess
import time
import zoneinfo

from measure import Stopwatch

ZONE = "Europe/Berlin"
WORK = ("client01", "alpha", "code")
# Of longer logs Timewarrior adds up all for a quarter of an hour: its time rises with the square of their length.
LONGEST_FOR_TIMEW = 200_000


def seconds_of(day):
    """The first second of a day in the zone."""
    return int(datetime.datetime(day.year, day.month, day.day, tzinfo=zoneinfo.ZoneInfo(ZONE)).timestamp())


class Scene:
    def __init__(self, programs, folder, sessions, seed, today, billed=True):
        self.programs = programs
        self.sessions = sessions
        self.today = today
        shutil.rmtree(folder, ignore_errors=True)
        self.folder = pathlib.Path(folder)
        environment = {"TZ": ZONE, "PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8",
                       "TIMEWARRIORDB": str(self.folder / "timewarrior")}
        generate = [programs["generate"], self.folder, sessions, seed, today] + ([] if billed else ["unbilled"])
        made = subprocess.run(list(map(str, generate)), env=environment, check=True, capture_output=True)
        self.totals = json.loads(made.stdout)
        self.database = self.folder / "sugo.db"
        self.bare_database = self.folder / "bare.db"
        self.environment = environment
        self.stopwatch = Stopwatch(programs["stopwatch"], environment)
        if billed:
            self.ask("bare", "import", self.folder / "log.csv")

    def close(self):
        self.stopwatch.close()
        shutil.rmtree(self.folder)

    # The commands, with the words after them.

    def sugo(self, *words, database=None):
        return [self.programs["sugo"], "--db", database or self.database, *words]

    def bare(self, *words):
        return [self.programs["bare"], self.bare_database, *words]

    def timew(self, *words):
        return [self.programs["timew"], *words]

    def command(self, program, *words):
        return {"sugo": self.sugo, "bare": self.bare, "timew": self.timew}[program](*words)

    def ask(self, program, *words):
        """What a program answers, unmeasured."""
        command = list(map(str, self.command(program, *words)))
        return subprocess.run(command, env=self.environment, check=True, capture_output=True, text=True,
                              stdin=subprocess.DEVNULL).stdout

    # Periods: the newest whole day, month and year of the log.

    def period(self, name):
        """First day and the day after the last one."""
        if name == "all":
            return datetime.date.fromisoformat(min(self.totals["days"])), self.today
        if name == "day":
            return datetime.date.fromisoformat(max(self.totals["days"])), self.today
        if name == "month":
            end = self.today.replace(day=1)
            return (end - datetime.timedelta(days=1)).replace(day=1), end
        return self.today - datetime.timedelta(days=365), self.today

    def expected(self, name):
        """The generator's own seconds in a period."""
        first, end = self.period(name)
        return sum(seconds for day, seconds in self.totals["days"].items()
                   if first <= datetime.date.fromisoformat(day) < end)

    def expected_months(self):
        months = {}
        for day, seconds in self.totals["days"].items():
            months[day[:7]] = months.get(day[:7], 0) + seconds
        return months

    # Commands that read.

    def reading(self, name):
        """Program → command, of an operation that changes nothing."""
        if name == "version":
            return {"sugo": [self.programs["sugo"], "--version"], "timew": self.timew("--version"),
                    "bare": [self.programs["bare"], "version"], "empty": [self.programs["empty"]]}
        if name == "export":
            return {"sugo": self.sugo("export", "--json"), "timew": self.timew("export"), "bare": self.bare("export")}
        first, end = self.period(name)
        last = end - datetime.timedelta(days=1)
        words = "all" if name == "all" else str(first) if name == "day" else f"{first}..{last}"
        seconds = [] if name == "all" else [seconds_of(first), seconds_of(end)]
        commands = {"sugo": self.sugo("log" if name == "day" else "report", words),
                    "timew": self.timew("summary", str(first), "-", str(end)),
                    "bare": self.bare("day" if name == "day" else "totals", *seconds)}
        if name == "all" and self.sessions > LONGEST_FOR_TIMEW:
            del commands["timew"]
        if name != "day":
            commands["rows"] = [self.programs["bare"], self.database, "rows", *seconds]
        return commands

    # Commands that change, in the order of a round; each takes back what another did.

    def changing(self):
        now = int(time.time())
        monday = self.today - datetime.timedelta(days=self.today.weekday())
        day = datetime.date.fromisoformat(max(self.totals["days"]))
        evening = seconds_of(day) + 18 * 3600
        work = "/".join(WORK[:2])
        return {
            "start": {"sugo": self.sugo("start", work, WORK[2]), "timew": self.timew("start", work, WORK[2]),
                      "bare": self.bare("start", now)},
            "status": {"sugo": self.sugo("status"), "timew": self.timew(),
                       "bare": self.bare("status", now, seconds_of(monday))},
            "stop": {"sugo": self.sugo("stop"), "timew": self.timew("stop"), "bare": self.bare("stop", now)},
            "add": {"sugo": self.sugo("add", work, WORK[2], f"{day} 18:00 for 25m"),
                    "timew": self.timew("track", f"{day}T18:00:00", "-", f"{day}T18:25:00", work, WORK[2]),
                    "bare": self.bare("add", evening, evening + 1500)},
            "undo": {"sugo": self.sugo("undo"), "timew": self.timew("undo"), "bare": self.bare("undo")},
        }
