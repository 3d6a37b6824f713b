#!/usr/bin/env python3
"""What a machine without time zones can still do, and what becomes of a zone that no machine knows any more.

    zones_test.py SUGO

An empty folder is mounted over the zone database, which needs a mount namespace of one's own; where the system allows
none, these cases are skipped and say so.
"""
import os
import pathlib
import shlex
import sqlite3
import subprocess
import sys
import tempfile
import unittest

SUGO = pathlib.Path(sys.argv.pop(1)).resolve()

HIDE = "mount -t tmpfs none /usr/share/zoneinfo && exec "


def may_hide_zones():
    return subprocess.run(["unshare", "-rm", "sh", "-c", HIDE + "true"], capture_output=True, check=False).returncode == 0


class Desk(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.environment = {"HOME": folder.name, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "Asia/Seoul",
                            "SUGO_NOW": "2026-03-02T03:00:00Z", "SUGO_DB": str(self.folder / "sugo.db")}
        self.environment |= {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        self.sugo("add", "learn", "--from", "09:00", "--for", "25m")

    def run_words(self, words, expect, **more):
        done = subprocess.run(words, env=self.environment | more, cwd=self.folder, capture_output=True, text=True,
                              timeout=60, check=False)
        self.assertEqual(done.returncode, expect, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def sugo(self, *words, expect=0, **more):
        return self.run_words([SUGO, *words], expect, **more)

    def zoneless(self, *words, expect=0, **more):
        """The same on a machine without a zone database."""
        command = HIDE + shlex.join([str(SUGO), *words])
        return self.run_words(["unshare", "-rm", "sh", "-c", command], expect, **more)


@unittest.skipUnless(may_hide_zones(), "no mount namespace may be made here")
class WithoutZones(Desk):
    def test_a_zone_by_name_is_refused_with_what_to_install(self):
        said = self.zoneless("status", expect=2)
        self.assertIn("TZ=Asia/Seoul names no time zone", said)
        self.assertIn("tzdata", said)

    def test_utc_needs_no_database(self):
        fresh = {"TZ": "UTC", "SUGO_DB": str(self.folder / "utc.db")}
        self.zoneless("start", "learn", **fresh)
        self.assertIn("learn since 03:00", self.zoneless("status", **fresh))
        self.assertIn("stopped learn: 03:00–03:10, 10m", self.zoneless("stop", **fresh, SUGO_NOW="2026-03-02T03:10:00Z"))
        self.assertIn("10m", self.zoneless("log", "2026", **fresh))
        self.zoneless("report", "2026", **fresh)

    def test_a_log_of_another_zone_is_refused_and_stays_whole(self):
        before = self.sugo("export", "--format", "json")
        said = self.zoneless("log", "2026", TZ="UTC", expect=4)
        self.assertIn('this system knows no time zone "Asia/Seoul"', said)
        self.assertIn("tzdata", said)
        self.assertEqual(self.zoneless("export", "--format", "json", TZ="UTC"), before)

    def test_what_cannot_be_told_is_not_done_either(self):
        self.sugo("start", "learn", "--open")
        self.zoneless("stop", TZ="UTC", SUGO_NOW="2026-03-02T03:10:00Z", expect=4)
        self.assertIn("12:00–12:10, 10m", self.sugo("stop", SUGO_NOW="2026-03-02T03:10:00Z"))


class ZonesElsewhere(Desk):
    """A folder of zones that $TZDIR names, as libc understands it."""

    def setUp(self):
        super().setUp()
        (self.folder / "zones" / "Asia").mkdir(parents=True)
        self.seoul = self.folder / "zones" / "Asia" / "Seoul"
        self.seoul.write_bytes(pathlib.Path("/usr/share/zoneinfo/Asia/Tokyo").read_bytes())
        self.environment["TZDIR"] = str(self.folder / "zones")

    def test_zones_are_read_there_and_nowhere_else(self):
        self.assertIn("09:00–09:25", self.sugo("log", "2026"))
        self.assertIn("TZ=Europe/Berlin names no time zone", self.sugo("log", TZ="Europe/Berlin", expect=2))

    def test_a_damaged_file_is_told(self):
        whole = self.seoul.read_bytes()
        self.seoul.write_bytes(whole[:-20])
        self.assertIn('this system\'s file of the time zone "Asia/Seoul" cannot be read', self.sugo("log", "2026", expect=4))


class UnknownZone(Desk):
    """A database that was written where the zone had a name that is gone, or where it was damaged."""

    def setUp(self):
        super().setUp()
        with sqlite3.connect(self.folder / "sugo.db") as database:
            database.execute("UPDATE session SET zone = 'Mars/Olympus_Mons'")
        database.close()

    def test_the_log_says_which_zone_and_the_doctor_finds_the_session(self):
        self.assertIn('this system knows no time zone "Mars/Olympus_Mons"', self.sugo("log", "2026", expect=4))
        self.assertIn("Mars/Olympus_Mons", self.sugo("doctor", expect=4))

    def test_all_of_it_can_still_be_exported(self):
        self.assertIn("Mars/Olympus_Mons", self.sugo("export", "--format", "json"))

    def test_a_change_of_it_is_refused_whole(self):
        before = self.sugo("export", "--format", "json")
        for words in (["remove", "@1"], ["edit", "@1", "-n", "x"], ["tag", "@1", "x"], ["move", "@1", "5m", "earlier"],
                      ["lengthen", "@1", "5m"], ["split", "@1"]):
            self.sugo(*words, expect=4)
            self.assertEqual(self.sugo("export", "--format", "json"), before)

    def test_work_goes_on(self):
        self.sugo("start", "learn")
        self.sugo("stop", SUGO_NOW="2026-03-02T03:10:00Z")


if __name__ == "__main__":
    unittest.main()
