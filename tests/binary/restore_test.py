#!/usr/bin/env python3
"""`sugo restore` beside other processes, from damaged backups, and over damaged databases.

    restore_test.py SUGO
"""
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

SUGO = str(pathlib.Path(sys.argv.pop(1)).resolve())


class Restore(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name)
        self.file = self.home / "sugo.db"
        self.backup = self.home / "backup.db"
        self.environment = {"HOME": str(self.home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC",
                            "SUGO_DB": str(self.file), "SUGO_ATTEND": "off"}

    def start(self, *words):
        return subprocess.Popen([SUGO, *words], env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True)

    def sugo(self, *words, expect=0):
        process = self.start(*words)
        out, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, expect, f"{words}: {out}{err}")
        return out if expect == 0 else err

    def assert_sound(self):
        self.sugo("doctor")

    def office(self):
        """One issued invoice in the backup, two in the database."""
        self.sugo("setup", "--name", "Ada Example")
        self.sugo("client", "add", "acme", "--name", "Acme")
        self.sugo("project", "add", "acme/ner")
        self.sugo("rate", "set", "acme", "150", "--from", "2026-01-01")
        for day in (2, 3, 4):
            self.sugo("add", "acme", "--on", f"2026-03-0{day}", "--from", "09:00", "--for", "25m")
        self.issue(2)
        self.sugo("backup", str(self.backup))
        self.issue(3)

    def issue(self, day):
        self.sugo("invoice", "draft", "acme", "--through", f"2026-03-0{day}")
        self.sugo("invoice", "issue", "acme", "--date", "2026-03-10", "--allow-earlier-date")

    def numbers(self):
        return [one["invoice"]["number"] for one in json.loads(self.sugo("export", "--json"))["invoices"]]

    def test_a_refused_restore_changes_nothing(self):
        self.office()
        before = {path: path.read_bytes() for path in self.home.rglob("*.db*")}
        self.assertIn("lacks 1 issued invoice: 2026-002", self.sugo("restore", str(self.backup), expect=1))
        self.assertEqual({path: path.read_bytes() for path in self.home.rglob("*.db*")}, before)

    def test_lost_numbers_are_never_given_again_also_after_another_restore(self):
        self.office()
        self.sugo("restore", str(self.backup), "--accept-lost-invoices")
        self.assertIn("next invoice 2026-003", self.sugo("invoice", "series"))
        self.issue(3)
        self.assertIn("lacks 1 issued invoice: 2026-003", self.sugo("restore", str(self.backup), expect=1))
        self.sugo("restore", str(self.backup), "--accept-lost-invoices")
        self.assertIn("next invoice 2026-004", self.sugo("invoice", "series"))
        self.assert_sound()
        refused = self.sugo("invoice", "series", "--pattern", "{year}-{seq:04}", expect=0)
        self.assertIn("2026-0004", refused)
        self.assert_sound()

    def test_the_numbers_of_lost_invoices_cannot_be_forced(self):
        self.office()
        self.sugo("restore", str(self.backup), "--accept-lost-invoices")
        with sqlite3.connect(self.file) as shell:
            for damage in ("DELETE FROM lost_number", "UPDATE lost_number SET seq = 9"):
                with self.assertRaisesRegex(sqlite3.IntegrityError, "a number that was given stays given"):
                    shell.execute(damage)

    def test_others_that_write_meanwhile_wait_and_lose_no_change_that_comes_after(self):
        self.office()
        self.sugo("restore", str(self.backup), "--accept-lost-invoices")
        writers = [self.start("add", "acme", "--on", f"2026-04-{day:02}", "--from", f"{hour:02}:00", "--for", "25m")
                   for day in range(1, 5) for hour in (9, 11)]
        restore = self.start("restore", str(self.backup), "--accept-lost-invoices")
        later = [self.start("add", "acme", "--on", f"2026-05-{day:02}", "--from", "09:00", "--for", "25m")
                 for day in range(1, 5)]
        for process in [*writers, restore, *later]:
            out, err = process.communicate(timeout=60)
            self.assertEqual(process.returncode, 0, f"{process.args}: {out}{err}")
        self.assert_sound()
        history = json.loads(self.sugo("history", "-n", "100", "--json"))["changes"]
        labels = [change["label"] for change in history]
        after = labels[:labels.index("restore backup.db")]
        sessions = json.loads(self.sugo("export", "--json"))["sessions"]
        self.assertEqual(len(sessions), 3 + len(after), labels)
        kept = [path for path in (self.home / "backups").iterdir() if "replaced" in path.name]
        self.assertEqual(len(kept), 2)

    def test_one_that_has_the_database_open_reads_the_restored_one(self):
        self.office()
        with sqlite3.connect(self.file) as other:
            self.assertEqual(other.execute("SELECT count(*) FROM issued").fetchone(), (2,))
            self.sugo("restore", str(self.backup), "--accept-lost-invoices")
            self.assertEqual(other.execute("SELECT count(*) FROM issued").fetchone(), (1,))

    def test_a_reader_in_the_middle_of_a_transaction_keeps_what_it_sees(self):
        self.office()
        other = sqlite3.connect(self.file, isolation_level=None)
        self.addCleanup(other.close)
        other.execute("BEGIN")
        self.assertEqual(other.execute("SELECT count(*) FROM issued").fetchone(), (2,))
        self.sugo("restore", str(self.backup), "--accept-lost-invoices")
        self.assertEqual(other.execute("SELECT count(*) FROM issued").fetchone(), (2,))
        other.execute("COMMIT")
        self.assertEqual(other.execute("SELECT count(*) FROM issued").fetchone(), (1,))

    def test_a_damaged_backup_is_refused(self):
        self.office()
        bytes_of = bytearray(self.backup.read_bytes())
        for at in range(8 * 4096, len(bytes_of) - 4096, 4096):
            bytes_of[at:at + 64] = b"\xff" * 64
        self.backup.write_bytes(bytes_of)
        self.assertIn("is damaged", self.sugo("restore", str(self.backup), "--accept-lost-invoices", expect=4))
        self.assertEqual(self.numbers(), ["2026-001", "2026-002"])

    def test_a_database_that_cannot_be_read_is_kept_byte_for_byte(self):
        self.office()
        self.file.write_bytes(b"This is no database.")
        self.assertIn("cannot tell which issued invoices", self.sugo("restore", str(self.backup), expect=1))
        restored = json.loads(self.sugo("restore", str(self.backup), "--accept-lost-invoices", "--json"))
        self.assertTrue(restored["kept_damaged"] and restored["lost_unknown"])
        self.assertEqual(pathlib.Path(restored["kept"]).read_bytes(), b"This is no database.")
        self.assertEqual(self.numbers(), ["2026-001"])
        self.assert_sound()

    def test_a_damaged_database_is_overwritten_whole(self):
        self.office()
        bytes_of = bytearray(self.file.read_bytes())
        for at in range(8 * 4096, len(bytes_of) - 4096, 4096):
            bytes_of[at:at + 64] = b"\xff" * 64
        self.file.write_bytes(bytes_of)
        self.sugo("doctor", expect=4)
        self.sugo("restore", str(self.backup), "--accept-lost-invoices")
        self.assert_sound()
        self.assertEqual(self.numbers(), ["2026-001"])

    def test_another_programs_database_is_left_alone(self):
        self.office()
        with sqlite3.connect(self.home / "other.db") as other:
            other.execute("CREATE TABLE note (text)")
        self.assertIn("is not a sugo database", self.sugo("restore", str(self.home / "other.db"), expect=1))
        self.assertIn("is not a sugo database",
                      self.sugo("--db", str(self.home / "other.db"), "restore", str(self.backup), expect=1))

    def test_a_new_computer_begins_with_a_backup(self):
        self.office()
        shutil.rmtree(self.home / "backups", ignore_errors=True)
        for path in self.home.glob("sugo.db*"):
            path.unlink()
        self.sugo("restore", str(self.backup))
        self.assertEqual(self.file.stat().st_mode & 0o777, 0o600)
        self.assert_sound()
        self.assertEqual(self.numbers(), ["2026-001"])
        self.assertFalse(list(self.home.glob("*.part*")))


if __name__ == "__main__":
    unittest.main()
