#!/usr/bin/env python3
"""Damage planted with the real sqlite3 shell, and whether `sugo doctor` finds and names it.

    doctor_test.py SUGO
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

SUGO = str(pathlib.Path(sys.argv.pop(1)).resolve())
UNFREEZE = "DROP TRIGGER issued_update; DROP TRIGGER issued_delete; DROP TRIGGER issued_line_update; DROP TRIGGER issued_line_delete;"


def environment(home):
    return {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "America/Los_Angeles",
            "SUGO_NOW": "2026-04-01T17:00:00Z"}


def run(words, home, expect=0):
    done = subprocess.run([SUGO, *words], env=environment(home), stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=60, check=False)
    if done.returncode != expect:
        raise AssertionError(f"{words}: {done}")
    return done.stdout.decode()


def make_office(home):
    """A client, four sessions of one day, a voided, two issued invoices and a draft."""
    base = home / "base.db"

    def sugo(*words):
        run(["--db", str(base), *words], home)

    sugo("setup", "--name", "Ada Example")
    sugo("client", "add", "acme", "--name", "주식회사 아크메")
    sugo("project", "add", "acme/ner")
    sugo("rate", "set", "acme", "150", "--from", "2026-01-01")
    for day in range(2, 7):
        sugo("add", "acme", "--on", f"2026-03-{day:02}", "--from", "09:00", "--for", "25m", "-n", f"day {day}")
    for through in ("2026-03-02", "2026-03-03", "2026-03-04"):
        sugo("invoice", "draft", "acme", "--through", through)
        sugo("invoice", "issue", "acme")
    sugo("invoice", "void", "2026-003", "--reason", "sent twice")
    sugo("invoice", "draft", "acme", "--through", "2026-03-04")
    sugo("config", "week", "60")
    return base


class Doctor(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.home = pathlib.Path(cls.folder.name)
        cls.base = make_office(cls.home)

    def setUp(self):
        self.damaged = False
        self.file = self.home / "patient.db"
        for name in self.home.glob("patient.db*"):
            name.unlink()
        shutil.copy(self.base, self.file)

    def shell(self, sql):
        return subprocess.run(["sqlite3", str(self.file)], input=sql, text=True, check=True, capture_output=True,
                              timeout=60).stdout

    def findings(self, expect=4):
        """What is found, after a check that looking changed nothing."""
        before = self.file.read_bytes()
        answer = run(["doctor", "--db", str(self.file), "--json"], self.home, expect)
        self.assertEqual(self.file.read_bytes(), before)
        self.assertEqual([name.name for name in self.home.glob("patient.db-*")], [])
        found = json.loads(answer)["findings"]
        for finding in found:
            self.assertTrue(finding["remedy"], finding)
            self.assertFalse(finding["what"].endswith("."), finding)
        return found

    def answered(self):
        done = subprocess.run([SUGO, "doctor", "--db", str(self.file), "--json"], env=environment(self.home),
                              capture_output=True, timeout=60, check=False)
        self.assertIn(done.returncode, (0, 4), done)
        return json.loads(done.stdout)["findings"]

    def assert_finds(self, check, words, only=True):
        self.damaged = True
        found = self.findings()
        fitting = [one for one in found if one["check"] == check and re.search(words, one["what"])]
        self.assertTrue(fitting, f"{check}: {words!r} is not in {found}")
        if only:
            self.assertEqual(len(found), len(fitting), found)
        return fitting[0]

    def cure(self, finding):
        """The remedy, typed as it stands, works; what it leaves open is chosen as somebody might."""
        words = finding["remedy"].replace("LENGTH", "25m").replace("ZONE", "Asia/Seoul")
        if words.startswith("sugo "):
            words = f"'{SUGO}' " + words.removeprefix("sugo ")
        done = subprocess.run(["sh", "-c", words], env=environment(self.home), check=False, capture_output=True,
                              timeout=60)
        self.assertEqual(done.returncode, 0, (finding, done))

    def restore(self):
        """As the remedy for what sugo cannot mend says it, accepting what it asks about."""
        run(["--db", str(self.file), "restore"], self.home)
        words = ["--db", str(self.file), "restore", str(self.base)]
        done = subprocess.run([SUGO, *words], env=environment(self.home), capture_output=True, timeout=60, check=False)
        if done.returncode != 0:
            self.assertIn(b"--accept-lost-invoices", done.stderr, done)
            run([*words, "--accept-lost-invoices"], self.home)

    def tearDown(self):
        """Whatever was found: who types one remedy after the other has a sound database in the end."""
        if not self.damaged:
            return
        for _ in range(8):
            found = self.answered()
            typed = [one for one in found if one["remedy"].startswith(("sqlite3 ", "chmod ", "sugo "))
                     and not one["remedy"].endswith("restore FILE")]
            if not typed:
                break
            self.cure(typed[0])
        if [one for one in found if one["check"] != "journal"]:
            self.restore()
        self.assertLessEqual({one["check"] for one in self.answered()}, {"journal"})

    def assert_cured(self, finding):
        self.cure(finding)
        self.assertEqual(self.findings(expect=0), [])

    # ── what is sound ───────────────────────────────────────────────────────────────────────────

    def test_a_sound_database_has_no_finding(self):
        self.assertEqual(self.findings(expect=0), [])
        self.assertIn("5 sessions, 3 issued invoices, 18 changes\nall is well\n",
                      run(["doctor", "--db", str(self.file)], self.home))

    def test_a_session_that_runs_and_one_of_no_length_are_no_damage(self):
        run(["--db", str(self.file), "start", "learn", "--detach"], self.home)
        self.shell("UPDATE session SET stop = start WHERE note = 'day 6'")
        self.assertEqual(self.findings(expect=0), [])

    def test_a_view_of_ones_own_is_no_damage(self):
        self.shell("CREATE VIEW mine AS SELECT count(*) FROM session; ANALYZE;")
        self.assertEqual(self.findings(expect=0), [])

    def test_a_database_that_nobody_may_write_is_looked_at_too(self):
        if os.getuid() == 0:
            folder = pathlib.Path(tempfile.mkdtemp(dir="/tmp"))
            self.addCleanup(shutil.rmtree, folder)
            copy = folder / "read only?.db"
            shutil.copy(self.file, copy)
            copy.chmod(0o444)
            folder.chmod(0o555)
            done = subprocess.run([SUGO, "doctor", "--json", "--db", str(copy)], env=environment(folder), user=65534,
                                  group=65534, extra_groups=[], capture_output=True, timeout=60, check=False)
            self.assertEqual(done.returncode, 4, done)
            self.assertEqual([one["check"] for one in json.loads(done.stdout)["findings"]], ["permissions"])

    def test_a_database_of_an_older_sugo_is_looked_at_as_it_is(self):
        old = pathlib.Path(__file__).resolve().parent.parent / "sqlite" / "frozen" / "0.1.0.db"
        shutil.copy(old, self.file)
        self.file.chmod(0o600)
        before = self.file.read_bytes()
        answer = json.loads(run(["--db", str(self.file), "doctor", "--json"], self.home, 4))
        self.assertLess(answer["schema_version"], 12)
        # What was frozen in it has words for hashes.
        self.assertEqual([finding["what"].split(" is not")[0] for finding in answer["findings"]],
                         ["invoice 2026-001", "invoice 2026-002"])
        self.assertEqual(self.file.read_bytes(), before)

    def test_a_missing_file_is_not_found(self):
        run(["doctor", "--db", str(self.home / "none.db")], self.home, expect=3)
        self.assertFalse((self.home / "none.db").exists())

    # ── the file ────────────────────────────────────────────────────────────────────────────────

    def test_a_file_that_others_can_read(self):
        self.file.chmod(0o644)
        self.assert_cured(self.assert_finds("permissions", r"patient\.db \(mode 0644\)"))

    def test_the_mark_of_another_program(self):
        self.shell("PRAGMA application_id = 7;")
        self.assert_cured(self.assert_finds("file", "mark 0x00000007 of another program"))

    def test_a_version_from_the_future(self):
        self.shell("PRAGMA user_version = 9000;")
        self.assertEqual(self.assert_finds("file", "version 9000")["remedy"], "update sugo")
        self.damaged = False

    def test_a_version_that_was_set_back(self):
        version = self.shell("PRAGMA user_version;").strip()
        self.shell("PRAGMA user_version = 3;")
        self.assert_cured(self.assert_finds("file", f"says version 3, and its tables are those of version {version}$"))

    def test_a_table_of_somebody_else_is_saved_before_it_goes(self):
        self.shell("CREATE TABLE mine (words TEXT); INSERT INTO mine VALUES ('kept');")
        found = self.assert_finds("schema", "the table mine is not one of sugo's")
        self.cure(found)
        self.assertIn("kept", (self.home / "patient.db.mine.sql").read_text())
        self.assertEqual(self.findings(expect=0), [])

    def test_an_empty_file(self):
        self.file.write_bytes(b"")
        self.assert_finds("file", "empty")

    def test_a_file_whose_head_is_lost(self):
        self.file.write_bytes(b"\0" * 4096 + self.file.read_bytes()[4096:])
        self.assert_finds("file", "does not begin as a database does")

    def test_a_page_of_nonsense(self):
        whole = bytearray(self.file.read_bytes())
        page = int(self.shell("SELECT rootpage FROM sqlite_schema WHERE name = 'session';"))
        whole[(page - 1) * 4096:page * 4096] = b"\xa5" * 4096
        self.file.write_bytes(bytes(whole))
        self.assert_finds("pages", "the file is damaged, so these could not be looked at: sessions, ")

    def test_a_file_that_was_cut_off(self):
        whole = self.file.read_bytes()
        self.file.write_bytes(whole[:len(whole) // 2 // 4096 * 4096])  # at the end of a page
        self.assert_finds("pages", "the file is damaged, so these could not be looked at: ")

    def test_a_file_that_lost_a_byte(self):
        whole = self.file.read_bytes()
        self.file.write_bytes(whole[:-1])
        self.assert_finds("file", "the file is cut short: its last page is not whole", only=False)

    # ── the schema ──────────────────────────────────────────────────────────────────────────────

    def test_a_missing_index(self):
        self.shell("DROP INDEX session_one_open;")
        self.assert_cured(self.assert_finds("schema", "the index session_one_open is missing"))

    def test_a_missing_trigger(self):
        self.shell("DROP TRIGGER issued_insert;")
        self.assert_cured(self.assert_finds("schema", "the trigger issued_insert is missing"))

    def test_a_trigger_that_was_weakened(self):
        self.shell("DROP TRIGGER issued_delete; CREATE TRIGGER issued_delete BEFORE DELETE ON issued BEGIN SELECT 1; END;")
        self.assert_cured(self.assert_finds("schema", "the trigger issued_delete is not as sugo makes it"))

    def test_a_trigger_of_somebody_else(self):
        self.shell("CREATE TRIGGER spy AFTER INSERT ON session BEGIN UPDATE session SET note = '' WHERE id = NEW.id; END;")
        self.assert_cured(self.assert_finds("schema", "the trigger spy is not one of sugo's"))

    def test_a_missing_table(self):
        self.shell("DROP TABLE claim;")
        self.assert_finds("schema", "the table claim is missing", only=False)

    def test_a_schema_that_sqlite_refuses(self):
        self.shell("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE rate (' WHERE name = 'rate';")
        run(["--db", str(self.file), "status"], self.home, expect=4)
        self.assert_finds("schema", "the table rate is not as sugo makes it", only=False)

    def test_an_index_that_does_not_match_its_table(self):
        page = self.shell("SELECT rootpage FROM sqlite_schema WHERE name = 'session_start';").strip()
        make = self.shell("SELECT sql FROM sqlite_schema WHERE name = 'session_start';").strip()
        self.shell("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'session_start';")
        self.shell("UPDATE session SET start = start - 1 WHERE note = 'day 6';")
        self.shell("PRAGMA writable_schema = ON;"
                   f"INSERT INTO sqlite_schema VALUES ('index', 'session_start', 'session', {page}, '{make}');")
        self.assert_cured(self.assert_finds("pages", "the index session_start does not match its table"))

    # ── what is in it ───────────────────────────────────────────────────────────────────────────

    def test_a_row_that_names_none(self):
        self.shell("UPDATE project SET usual_kind_id = 4711;")
        self.assert_finds("references", "1 row in the table project names a kind that is not there", only=False)

    def test_time_that_is_logged_twice(self):
        self.shell("UPDATE session SET start = start - 85800, stop = stop - 85800 WHERE note = 'day 6';")
        found = self.assert_finds("overlaps", r"session .* of 2026-03-05T17:00:00Z and session .* share 15m", only=False)
        self.assert_cured(found)

    def test_a_second_session_that_runs(self):
        self.shell("DROP INDEX session_one_open;"
                   "UPDATE session SET stop = NULL, outcome = 'running' WHERE note IN ('day 5', 'day 6');")
        self.assert_finds("overlaps", "2 sessions run at once", only=False)

    def test_a_session_that_stops_before_it_starts(self):
        self.shell("PRAGMA ignore_check_constraints = ON; UPDATE session SET stop = start - 60 WHERE note = 'day 6';")
        self.assert_finds("sessions", "session .* of 2026-03-06T17:00:00Z stops before it starts", only=False)

    def test_a_session_in_a_zone_that_there_is_not(self):
        self.shell("UPDATE session SET zone = 'Mars/Olympus' WHERE note = 'day 6';")
        found = self.assert_finds("sessions", 'time zone "Mars/Olympus"', only=False)
        self.cure(found | {"remedy": found["remedy"].split("such zone: ")[1]})
        self.assertEqual(self.findings(expect=0), [])

    def test_a_session_with_an_impossible_outcome(self):
        self.shell("PRAGMA ignore_check_constraints = ON; UPDATE session SET outcome = 'lost' WHERE note = 'day 6';")
        self.assert_finds("sessions", 'the outcome "lost"', only=False)

    def test_a_session_in_another_age(self):
        self.shell("UPDATE session SET start = 9000000000000000000, stop = 9000000000000000000 WHERE note = 'day 6';")
        self.assert_finds("sessions", "outside the years 1970 to 9999", only=False)

    def test_a_claim_on_a_session_that_is_gone(self):
        self.shell("DELETE FROM session WHERE note = 'day 4';")
        self.assert_finds("claims", "holds the session .*, which is not there", only=False)

    def test_a_claim_of_an_issued_invoice_on_a_session_that_is_gone(self):
        self.shell("DROP TRIGGER session_delete; DELETE FROM session WHERE note = 'day 2';")
        found = self.assert_finds("claims", "invoice 2026-001 holds the session .*, which is not there", only=False)
        self.assertIn("restore", found["remedy"])

    def test_a_claim_of_an_invoice_that_is_gone(self):
        self.shell("INSERT INTO claim SELECT id, 4711 FROM session WHERE note = 'day 6';")
        self.assert_cured(self.assert_finds("claims", "held by an invoice that is not there"))

    def test_a_claim_of_a_voided_invoice(self):
        self.shell("DROP TRIGGER claim_insert; INSERT INTO claim SELECT (SELECT id FROM session WHERE note = 'day 6'),"
                   " invoice_id FROM voided;")
        self.cure(self.assert_finds("claims", "held by invoice 2026-003, which is void", only=False))
        self.assertEqual([one["check"] for one in self.findings()], ["schema"])

    def test_a_session_that_could_be_billed_again(self):
        self.shell("DROP TRIGGER claim_delete; DELETE FROM claim WHERE session_id = (SELECT id FROM session WHERE note = 'day 2');")
        self.assert_finds("claims", "is on invoice 2026-001 but not held by it", only=False)

    def test_a_gap_in_the_numbers(self):
        self.shell(UNFREEZE + "DELETE FROM issued WHERE number = '2026-002';")
        self.assert_finds("numbers", "between 2026-001 and 2026-003 1 number is missing", only=False)

    def test_numbers_that_do_not_begin_at_the_beginning(self):
        self.shell(UNFREEZE + "DELETE FROM issued WHERE number = '2026-001';")
        self.assert_finds("numbers", "the first number is 2026-002, the count 2, and the numbering begins with 1", only=False)

    def test_a_number_that_was_given_twice(self):
        self.shell("PRAGMA legacy_alter_table = ON; CREATE TABLE copy AS SELECT * FROM issued; DROP TABLE issued; ALTER TABLE copy RENAME TO issued;"
                   "UPDATE issued SET number = '2026-001', seq = 1 WHERE number = '2026-002';")
        self.assert_finds("numbers", "the count 1 was given twice, to 2026-001 and 2026-001", only=False)
        self.assert_finds("numbers", "the number 2026-001 was given twice", only=False)

    def test_an_invoice_that_says_something_else_now(self):
        self.shell(UNFREEZE + "UPDATE issued SET buyer_legal_name = 'Another One' WHERE number = '2026-002';")
        self.assert_finds("invoices", "invoice 2026-002 is not what was issued", only=False)

    def test_an_invoice_whose_sums_are_off(self):
        self.shell(UNFREEZE + "UPDATE issued_line SET amount = amount + 1 WHERE invoice_id ="
                   " (SELECT invoice_id FROM issued WHERE number = '2026-002');")
        self.assert_finds("invoices", r'2026-002: the line ".*" has sessions worth \$62\.50 and says \$62\.51', only=False)
        self.assert_finds("invoices", r"2026-002: its lines come to \$62\.51 and it says \$62\.50", only=False)

    def test_an_invoice_that_cannot_be_read(self):
        self.shell(UNFREEZE + "UPDATE issued SET currency = 'XQQ' WHERE number = '2026-002';")
        self.assert_finds("invoices", "invoice 2026-002 cannot be read", only=False)

    def test_a_payment_for_a_void_invoice(self):
        self.shell("DROP TRIGGER payment_insert; INSERT INTO payment SELECT 4711, invoice_id, '2026-03-05', 1000, ''"
                   " FROM voided;")
        self.cure(self.assert_finds("payments", r"invoice 2026-003 is void, and \$10\.00 came in for it", only=False))
        self.assertEqual([one["check"] for one in self.findings()], ["schema"])

    def test_payments_above_what_is_owed(self):
        self.shell("DROP TRIGGER payment_insert; INSERT INTO payment SELECT 4711, invoice_id, '2026-03-05', 6251, ''"
                   " FROM issued WHERE number = '2026-002';")
        self.cure(self.assert_finds("payments", r"for invoice 2026-002 \$62\.51 came in, more than its total \$62\.50",
                                    only=False))
        self.assertEqual([one["check"] for one in self.findings()], ["schema"])

    def test_a_change_that_cannot_be_undone(self):
        self.shell("UPDATE setting SET value = '61' WHERE key = 'week';")
        self.assert_finds("journal", r'change 18, "set week to 60", and those before it cannot be undone')

    def test_a_changeset_that_is_nonsense(self):
        self.shell("UPDATE journal SET changeset = x'0102' WHERE number = 18;")
        self.assert_finds("journal", "change 18, .* cannot be undone")

    def test_a_change_that_cannot_be_redone(self):
        run(["--db", str(self.file), "undo"], self.home)
        self.shell("INSERT INTO setting VALUES ('week', '61');")
        self.assert_finds("journal", r'change 18, "set week to 60", and those after it cannot be redone')

    def test_a_setting_that_cannot_be_read(self):
        self.shell("UPDATE setting SET value = 'many' WHERE key = 'week';")
        self.assert_finds("settings", "the setting week cannot be read", only=False)


if __name__ == "__main__":
    unittest.main()
