"""A freelancer's office in a folder of its own, for tests that do harm to it: the program, its database and its clock."""
import datetime
import json
import os
import pathlib
import sqlite3
import subprocess

# A program that is killed, unlike a machine whose power is cut, asks nothing of the disk: memory is as good, and fast.
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None

BEGIN = datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.timezone.utc)
CLIENTS = {"acme": "acme/ner", "globex": "globex/ranking", "initech": "initech/advice"}


def environment_of(home, file, now=None):
    environment = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC", "SUGO_DB": str(file),
                   "SUGO_ATTEND": "off"}
    # A sanitizer is told of leaks by the other tests; here it would only look for them, thousands of times.
    environment["ASAN_OPTIONS"] = "detect_leaks=0"
    if now is not None:
        environment["SUGO_NOW"] = now.strftime("%Y-%m-%dT%H:%M:%SZ")
    return environment


class Office:
    """The same words at the same time do the same to two offices with the same content: SUGO_NOW fixes identities too."""

    def __init__(self, sugo, home):
        self.program = str(sugo)
        self.home = pathlib.Path(home)
        self.file = self.home / "sugo.db"
        self.now = BEGIN

    def start(self, *words, **more):
        """The program, running."""
        more = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
        environment = environment_of(self.home, self.file, self.now)
        return subprocess.Popen([self.program, *words], env=environment, **more)

    def run(self, *words, **more):
        """Exit code, stdout and stderr."""
        process = self.start(*words, **more)
        out, err = process.communicate(timeout=120)
        return process.returncode, (out or b"").decode(), (err or b"").decode()

    def sugo(self, *words, expect=0):
        """What it printed; an AssertionError for another exit code."""
        code, out, err = self.run(*words)
        assert code == expect, f"sugo {' '.join(words)}: exit code {code}: {out}{err}"
        return out if expect == 0 else err

    def furnish(self):
        """A profile, three clients with a project each, a rate."""
        self.sugo("setup", "--name", "Ada Example")
        for client, project in CLIENTS.items():
            self.sugo("client", "add", client, "--name", client.capitalize())
            self.sugo("project", "add", project)
        self.sugo("rate", "set", "--tier", "short", "200", "--from", "2024-01-01")

    def findings(self):
        """What the doctor has to say, whatever his exit code."""
        code, out, err = self.run("doctor", "--json")
        assert code in (0, 4), f"doctor: exit code {code}: {err}"
        return json.loads(out)["findings"]


def rows(file):
    """Every row of every table, the journal too: two databases with the same rows hold the same."""
    database = sqlite3.connect(file, isolation_level=None)
    try:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
        return {table: sorted(database.execute(f'SELECT * FROM "{table}"').fetchall(), key=repr) for table in tables}
    finally:
        database.close()


def journal_of(content):
    """State by number, as the journal has it."""
    return {row[0]: row[4] for row in content["journal"]}
