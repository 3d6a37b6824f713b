#!/usr/bin/env python3
"""What the machine may do to the database: a full disk, missing rights, another program's lock, damaged and deleted
files. Each time the right sentence, the right exit code, and nothing lost that was answered.

    disk_test.py SUGO
"""
import contextlib
import os
import pathlib
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import unittest

from office import MEMORY, Office, environment_of, rows

SUGO = str(pathlib.Path(sys.argv.pop(1)).resolve())
PAGE = 4096
NOBODY = {"user": 65534, "group": 65534, "extra_groups": []} if os.getuid() == 0 else {}


class Damage(unittest.TestCase):
    """An office with an issued invoice, a draft, and something to undo."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="sugo-disk-", dir=MEMORY)
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name)
        self.home.chmod(0o755)
        self.office = self.furnished(self.home)

    def furnished(self, home):
        office = Office(SUGO, home)
        office.furnish()
        office.sugo("config", "backups", "0")
        for n in range(1, 9):
            office.sugo("add", "acme/ner", "code", "--from", f"2026-01-{n:02} 09:00", "--for", "25m", "-n", f"Arbeit {n} · 작업")
        for through in ("2026-01-03", "2026-01-05"):
            office.sugo("invoice", "draft", "acme", "--through", through, "--detail", "session")
            if through == "2026-01-03":
                office.sugo("invoice", "issue", "acme")
        return office

    def add(self, note="more", **more):
        return self.office.run("add", "globex", "--from", "2026-01-20 09:00", "--for", "25m", "-n", note, **more)

    def assert_added_whole_or_refused(self, code, err, before, sentence):
        """And afterwards, when the trouble is over, it works."""
        now = rows(self.office.file)
        if code == 0:
            self.assertEqual(len(now["session"]), len(before["session"]) + 1)
            self.assertEqual(len(now["journal"]), len(before["journal"]) + 1)
            self.office.sugo("undo")
        else:
            self.assertEqual(code, 5, err)
            self.assertTrue(now == before)
            self.assertIn(sentence, err)
            self.assertIn("  try: ", err)


class FullDisk(Damage):
    @contextlib.contextmanager
    def disk(self, size):
        """A small disk of its own, where that is allowed."""
        place = self.home / "disk"
        place.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "sugo-test", place], capture_output=True, check=False)
        if mounted.returncode != 0:
            self.skipTest("no disk can be mounted here; the limit on the size of files is tested alone")
        print("on a tmpfs of", size, "bytes:", end=" ", flush=True)
        try:
            yield place
        finally:
            subprocess.run(["umount", place], check=True)

    @staticmethod
    def fill(place, free):
        """Leaves so many bytes."""
        filler = place / "filler"
        filler.unlink(missing_ok=True)
        state = os.statvfs(place)
        size = state.f_bavail * state.f_frsize - free
        if size > 0:
            with filler.open("wb") as file:
                os.posix_fallocate(file.fileno(), 0, size)

    def test_a_full_disk_refuses_whole_changes(self):
        with self.disk(1 << 20) as place:
            self.office = self.furnished(place)
            refused = 0
            for free in range(0, 40 * PAGE, PAGE):
                before = rows(self.office.file)
                self.fill(place, free)
                code, out, err = self.add()
                refused += code != 0
                (place / "filler").unlink(missing_ok=True)
                self.assertEqual(out == "", code != 0)
                self.assert_added_whole_or_refused(code, err, before, f"there is no room left on the disk of {self.office.file}")
            self.assertGreater(refused, 5)
            self.assertLess(refused, 40)
            self.assertEqual(self.office.findings(), [])

    def test_a_full_disk_takes_no_new_database_no_backup_and_no_page(self):
        with self.disk(1 << 20) as place:
            self.office = self.furnished(place)
            before = rows(self.office.file)
            self.fill(place, 10 * PAGE)
            for words, sentence in ((["--db", place / "new.db", "client", "list"], "no room left on the disk of"),
                                    (["backup", place / "copy.db"], "no room left on the disk of")):
                code, out, err = self.office.run(*map(str, words))
                self.assertEqual((code, out), (5, ""), err)
                self.assertIn(sentence, err)
            self.fill(place, 0)
            page = place / "page.html"
            code, out, err = self.office.run("report", "2026", "--html", "-o", str(page))
            self.assertEqual((code, out), (5, ""), err)
            self.assertIn("no room left on the disk of", err)
            (place / "filler").unlink()
            self.assertFalse(page.exists())
            self.assertEqual([path.name for path in place.glob("copy*")], [])
            self.assertEqual(rows(self.office.file), before)

    def test_a_limit_on_the_size_of_files_refuses_whole_changes(self):
        refused = 0
        for limit in range(0, 20 * PAGE, PAGE):
            before = rows(self.office.file)
            code, _, err = self.add(preexec_fn=lambda size=limit: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
            refused += code != 0
            self.assert_added_whole_or_refused(code, err, before, str(self.office.file))
        self.assertGreater(refused, 2)
        self.assertEqual(self.office.findings(), [])


class Rights(Damage):
    def test_what_must_not_be_written_is_left_and_told(self):
        before = rows(self.office.file)
        for file, folder in ((0o444, 0o755), (0o444, 0o555)):
            self.office.file.chmod(file)
            self.home.chmod(folder)
            code, out, err = self.add(**NOBODY)
            self.assertEqual((code, out), (5, ""), err)
            self.assertRegex(err, f"{self.office.file} cannot be (written|opened)\n  try: check the permissions")
        self.home.chmod(0o755)
        self.office.file.chmod(0o600)
        self.assertEqual(rows(self.office.file), before)
        self.add()

    def test_what_must_not_be_read_is_told(self):
        if not NOBODY:
            self.office.file.chmod(0)
        code, out, err = self.office.run("log", **NOBODY)
        self.assertEqual((code, out), (5, ""), err)
        self.assertIn(f"{self.office.file} cannot be read: Permission denied", err)

    def test_another_program_that_keeps_the_lock_is_waited_for_and_then_told(self):
        before = rows(self.office.file)
        other = sqlite3.connect(self.office.file, isolation_level=None)
        self.addCleanup(other.close)
        other.execute("BEGIN IMMEDIATE")
        code, out, err = self.add()
        self.assertEqual((code, out), (5, ""), err)
        self.assertEqual(err, f"sugo: another sugo is writing to {self.office.file}\n"
                              "  try: wait until it has finished and try again; nothing was changed\n")
        self.office.sugo("status")  # reading goes on meanwhile
        self.office.sugo("export", "--json")
        other.execute("ROLLBACK")
        self.assertEqual(rows(self.office.file), before)
        self.assertEqual(self.add()[0], 0)


class Answers(Damage):
    def test_an_answer_that_cannot_be_written_is_an_error_and_the_change_stays(self):
        before = rows(self.office.file)
        with open("/dev/full", "wb") as full:
            code, _, err = self.add(stdout=full)
        self.assertEqual(code, 5)
        self.assertIn("the answer cannot be written: No space left on device\n  try: sugo history", err)
        self.assertEqual(len(rows(self.office.file)["session"]), len(before["session"]) + 1)
        self.assertIn("add globex", self.office.sugo("history", "-n", "1"))

    def test_a_remark_that_nobody_can_hear_is_no_error(self):
        with open("/dev/full", "wb") as full:
            code, out, _ = self.office.run("add", "globex", "--from", "2023-01-20 09:00", "--for", "25m", stderr=full)
        self.assertEqual(code, 0)
        self.assertIn("added globex", out)
        _, _, err = self.office.run("add", "globex", "--from", "2023-01-21 09:00", "--for", "25m")
        self.assertIn("note: ", err)  # it was one with a remark


class DamagedFiles(Damage):
    """Nothing wrong is ever answered: what cannot be read is said to be damaged, all else is as it was."""

    QUESTIONS = (["log", "2026", "--json"], ["invoice", "show", "2026-001", "--json"], ["export", "--json"],
                 ["history", "--json", "-n", "50"], ["undo"])

    def setUp(self):
        super().setUp()
        self.sound = self.office.file.read_bytes()
        self.answers = [self.ask(question) for question in self.QUESTIONS]

    def ask(self, question):
        """On the file as it is, which is put back."""
        content = self.office.file.read_bytes()
        answer = self.office.run(*question)
        for path in self.home.glob("sugo.db*"):
            path.unlink()
        self.office.file.write_bytes(content)
        self.office.file.chmod(0o600)
        return answer

    def damage(self, content):
        """How many questions found it."""
        self.office.file.write_bytes(content)
        found = 0
        for question, right in zip(self.QUESTIONS, self.answers):
            code, out, err = self.ask(question)
            if (code, out) == right[:2]:
                continue
            found += 1
            self.assertEqual(out, "", question)
            self.assertIn(code, (1, 4), (question, err))
            self.assertIn(" is damaged" if code == 4 else " is not a sugo database", err, question)
            self.assertRegex(err, '  try: |"hint":"[^"]', question)
        return found

    def test_a_page_that_was_overwritten(self):
        draw = random.Random(20260302)
        unseen = 0
        pages = len(self.sound) // PAGE
        for page in range(pages):
            for nonsense in (bytes(PAGE), draw.randbytes(PAGE)):
                with self.subTest(page=page + 1, of=pages, zeros=not any(nonsense)):
                    unseen += self.damage(self.sound[:page * PAGE] + nonsense + self.sound[(page + 1) * PAGE:]) == 0
        self.assertLess(unseen, pages)  # most pages are needed by one of the questions

    def test_a_file_that_was_cut_short(self):
        for size in (1, 99, 107, 108, 512, PAGE, PAGE + 1, len(self.sound) // 2, len(self.sound) - PAGE, len(self.sound) - 1):
            with self.subTest(size=size):
                self.assertGreater(self.damage(self.sound[:size]), 0)


class Logs(Damage):
    """The log that SQLite writes ahead, and the memory that its users share, once they are gone."""

    def setUp(self):
        super().setUp()
        # A pomodoro that counts down has the database open, so that the log stays while others write.
        environment = environment_of(self.home, self.office.file)
        waiting = subprocess.Popen([SUGO, "start", "acme/ner", "--wait"], env=environment, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.assertIn(b"started", waiting.stdout.readline())
        for n in range(1, 6):
            self.office.sugo("add", "initech", "--from", f"2026-02-{n:02} 09:00", "--for", "25m", "-n", f"behind {n}")
        self.answered = self.office.sugo("export", "--json")
        waiting.send_signal(signal.SIGKILL)
        waiting.communicate()
        self.left = {path.name: path.read_bytes() for path in self.home.glob("sugo.db*")}
        self.assertEqual(set(self.left), {"sugo.db", "sugo.db-wal", "sugo.db-shm"})

    def assert_nothing_lost(self, **changed):
        """With these files instead; None for one that is gone."""
        for path in self.home.glob("sugo.db*"):
            path.unlink()
        for name, content in {**self.left, **{f"sugo.db-{ending}": content for ending, content in changed.items()}}.items():
            if content is not None:
                (self.home / name).write_bytes(content)
                (self.home / name).chmod(0o600)
        self.assertEqual(self.office.sugo("export", "--json"), self.answered)
        self.assertEqual(self.office.findings(), [])
        self.assertEqual(self.add()[0], 0)

    def test_left_as_they_are(self):
        self.assert_nothing_lost()

    def test_the_log_deleted(self):
        self.assert_nothing_lost(wal=None)
        self.assert_nothing_lost(wal=None, shm=None)

    def test_the_log_cut_short(self):
        size = len(self.left["sugo.db-wal"])
        for kept in (0, 31, 32, 32 + 24, PAGE, size // 3, size // 2, size - 1):
            with self.subTest(kept=kept, of=size):
                self.assert_nothing_lost(wal=self.left["sugo.db-wal"][:kept])

    def test_the_log_overwritten(self):
        size = len(self.left["sugo.db-wal"])
        self.assert_nothing_lost(wal=random.Random(1).randbytes(size), shm=None)
        self.assert_nothing_lost(wal=bytes(size), shm=None)

    def test_the_shared_memory_deleted_or_overwritten(self):
        size = len(self.left["sugo.db-shm"])
        self.assert_nothing_lost(shm=None)
        self.assert_nothing_lost(shm=bytes(size))
        self.assert_nothing_lost(shm=random.Random(2).randbytes(size))


if __name__ == "__main__":
    unittest.main()
