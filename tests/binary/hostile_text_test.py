#!/usr/bin/env python3
"""Hostile text in every field that takes text, seen in every output.

    hostile_text_test.py SUGO

What is accepted comes out of every form of data unaltered and never acts: not on a terminal, not in a page, not in a
spreadsheet. What is refused is refused in one sentence, with exit code 2 or 4, and changes nothing.
"""
import csv
import ctypes
import fcntl
import io
import json
import os
import pathlib
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
import unittest
import xml.etree.ElementTree

SUGO = pathlib.Path(sys.argv.pop(1)).resolve()

# Text of one line that is somebody's name or note, however odd.
HARMLESS = {
    "markup": "<script>alert(1)</script> & \"Sons\" '</style>' <!--",
    "formula": "=cmd|' /C calc'!A1:B",
    "format": "%n%s%x {0} {} $(touch owned) `id` ; rm -rf ~",
    "quotes": "'@1 \\ \\\\ ' '' \" ,;|# //: O'Brien\"; DROP TABLE session; --",
    "hebrew": "שלום עולם (abc) عربي 123",
    "combining": "z" + "\u0301\u0316\u0489" * 60 + " zalgo",
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 family",
    "zero width": "a\u200bb\u200cc\u200dd",
    "wide": "請求書" * 40,
    "long": "a" * 10_000,
}
# What would act on a terminal or read otherwise than it is.
REFUSED = {
    "longer than all": "a" * 10_001,
    "escape": "red \x1b[31m and \x1b]0;title\x07",
    "bell": "ring \x07",
    "second controls": "red \u009b31m",
    "delete": "rub\x7fout",
    "right-to-left override": "exe.\u202etxt",
    "isolate": "a\u2066b\u2069c",
    "line separator": "one\u2028two",
    "byte order mark": "a\ufeffb",
    "backspace": "a\b\b\bb",
}
# Of these, what a row of another program may not have either: all else becomes a space there.
HIDDEN = {"longer than all", "right-to-left override", "isolate", "line separator", "byte order mark"}
# Of one line only: where lines are allowed they become line ends.
BROKEN_LINES = {"carriage return": "one\rtwo", "line feed": "one\ntwo"}
NOT_TEXT = {"not UTF-8": b"a\xffb", "half a sign": b"\xe2\x82", "surrogate": b"\xed\xa0\x80", "overlong": b"\xc0\xaf"}

# Where text is typed: the command, with %s for the text. In a block lines are allowed.
LINES = {
    "own name": ["setup", "--name", "%s"], "own tax id": ["setup", "--tax-id", "%s"],
    "own phone": ["setup", "--phone", "%s"],
    "client name": ["client", "edit", "acme", "--name", "%s"],
    "client tax id": ["client", "edit", "acme", "--tax-id", "%s"],
    "client phone": ["client", "edit", "acme", "--phone", "%s"],
    "project title": ["project", "edit", "acme/ner", "--title", "%s"],
    "note": ["edit", "@1", "--note", "%s"], "own note": ["edit", "@2", "--note", "%s"],
    "invoice text": ["invoice", "edit", "acme", "--text", "%s"],
}
BLOCKS = {"own address": ["setup", "--address", "%s"], "payment": ["setup", "--payment", "%s"],
          "client address": ["client", "edit", "acme", "--address", "%s"]}
TAGS = {"tag": ["edit", "@1", "--tag", "%s"], "tag added": ["tag", "@2", "%s"]}
# Words with a meaning: refused whatever hostile text they are, for it means nothing.
WORDS = {
    "client slug": ["client", "add", "%s"], "client rename": ["client", "rename", "acme", "%s"],
    "project slug": ["project", "add", "%s"], "project in client": ["project", "add", "acme/%s"],
    "email": ["setup", "--email", "%s"], "client email": ["client", "edit", "acme", "--email", "%s"],
    "kind": ["kind", "add", "%s"], "work": ["start", "%s"], "country": ["setup", "--country", "%s"],
    "currency": ["client", "edit", "acme", "--currency", "%s"], "tax": ["client", "edit", "acme", "--tax", "%s"],
    "zone": ["client", "edit", "acme", "--zone", "%s"], "net": ["client", "edit", "acme", "--net", "%s"],
    "agreed": ["project", "edit", "acme/ner", "--agreed", "%s"], "rate": ["rate", "set", "acme", "%s"],
    "rate of": ["rate", "set", "%s", "100"], "from": ["add", "acme", "--from", "%s", "--for", "25m"],
    "length": ["add", "acme", "--from", "09:00", "--for", "%s"], "period": ["log", "%s"],
    "session": ["edit", "%s", "--note", "x"], "setting": ["config", "%s", "1"], "kind setting": ["config", "kind", "%s"],
    "hours": ["config", "hours", "%s"], "week": ["config", "week", "%s"], "detail": ["invoice", "draft", "acme", "--detail", "%s"],
    "through": ["invoice", "draft", "acme", "--through", "%s"], "invoice": ["invoice", "show", "%s"],
    "count": ["invoice", "series", "--next", "%s"], "group": ["report", "--by", "%s"], "format": ["export", "--format", "%s"],
    "command": ["%s"], "option": ["log", "--%s"], "help": ["help", "%s"], "of nobody": ["log", "--client", "%s"],
    "map": ["import", "timewarrior", "--map", "%s", "-"], "template": ["status", "--format", "%s"],
    "field": ["status", "--format", "{%s}"], "escape": ["status", "--format", "{left}", "--escape", "%s"],
    "statistics": ["stats", "%s"],
}

# What is shown on a terminal; the tables keep inside it.
TABLES = [["log", "2026"], ["history"], ["client", "list"], ["project", "list"], ["kind", "list"], ["invoice", "list"],
          ["report", "2026"], ["report", "2026", "--by", "tag"], ["report", "2026", "--by", "client"], ["rate", "list"]]
TALK = TABLES + [[], ["status"], ["client", "show", "acme"], ["project", "show", "acme/ner"], ["setup"], ["config"],
                 ["invoice", "show", "2026-001"], ["invoice", "show", "2026-002"], ["invoice", "show", "acme"], ["gaps"],
                 ["stats", "2026"],
                 ["doctor"], ["complete", "--", "start", ""]]

# A row of another program with the text in its note and its tag.
ROWS = {"timewarrior": 'inc 20250304T010000Z - 20250304T012500Z # learn "%b" # "%b"\n',
        "csv": 'start,end,zone,kind,note,tags\n2025-03-04T10:00:00,2025-03-04T10:25:00,Asia/Seoul,learn,"%b","%b"\n'}
IMPORTS = {"timewarrior": [], "csv": []}

WCWIDTH = ctypes.CDLL(None).wcwidth


def width_of(line):
    return sum(max(WCWIDTH(ctypes.c_wchar(sign)), 0) for sign in line)


def raw_controls(text):
    """Signs that a terminal would obey or that turn its line; line ends are the program's own."""
    return re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]", text)


def texts_in(value):
    if isinstance(value, dict):
        return [text for one in value.values() for text in texts_in(one)]
    if isinstance(value, list):
        return [text for one in value for text in texts_in(one)]
    return [value] if isinstance(value, str) else []


class Desk:
    """A database with a client, a project, two sessions and a draft of one of them."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.environment = {"HOME": folder, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "Asia/Seoul",
                            "SUGO_NOW": "2026-03-02T12:00:00Z", "TERM": "dumb", "SUGO_DB": f"{folder}/sugo.db",
                            "SUGO_RENDER": str(SUGO.parent / "sugo-render")}
        self.environment |= {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        for words in (["setup", "--name", "Ada", "--country", "US"], ["client", "add", "acme", "--name", "Acme"],
                      ["project", "add", "acme/ner"], ["rate", "set", "acme", "150", "--from", "2026-01-01"],
                      ["config", "backups", "0"],
                      ["add", "learn", "--from", "08:00", "--for", "25m"],
                      ["add", "acme/ner", "--from", "2026-03-01 09:00", "--for", "25m"],
                      ["invoice", "draft", "acme", "--through", "2026-03-01", "--detail", "session"],
                      ["add", "acme/ner", "--from", "09:00", "--for", "25m"]):
            self.must(*words)

    def run(self, *words, text=None, **more):
        return subprocess.run([SUGO, *words], env=self.environment | more, cwd=self.folder, timeout=120, check=False,
                              input=text, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def must(self, *words, text=None, **more):
        done = self.run(*words, text=text, **more)
        if done.returncode != 0:
            raise AssertionError(f"{words} gave {done.returncode}: {done.stderr}")
        return done.stdout.decode()

    def on_terminal(self, columns, *words):
        """What a window of so many columns shows, in lines."""
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        seen = []
        with subprocess.Popen([SUGO, *words], env=self.environment, cwd=self.folder, stdin=subprocess.DEVNULL,
                              stdout=slave, stderr=slave) as program:
            os.close(slave)
            try:
                while chunk := os.read(master, 65536):
                    seen.append(chunk)
            except OSError:  # the other end is closed
                pass
        os.close(master)
        return program.returncode, b"".join(seen).decode().replace("\r\n", "\n")

    def contents(self):
        return self.must("export", "--format", "json")


def put(command, text):
    """The command with the text in its place."""
    raw = text if isinstance(text, bytes) else text.encode()
    return [word.encode().replace(b"%s", raw) for word in command]


class Hostile(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.desk = Desk(folder.name)

    def check_refusal(self, done, kinds=(2, 4)):
        said = done.stderr.decode()  # UTF-8 whatever was typed
        self.assertIn(done.returncode, kinds, said[:300])
        self.assertEqual(done.stdout, b"")
        self.assertEqual(raw_controls(said), [])
        self.assertRegex(said, r"\Asugo: [^\n]+\n(  try: [^\n]+\n)?\Z")
        self.assertLess(len(said), 2_000, said[:300])

    def check_unaltered(self, before):
        self.assertEqual(self.desk.contents(), before)

    def test_what_acts_or_deceives_is_refused_everywhere_and_changes_nothing(self):
        before = self.desk.contents()
        for name, text in (REFUSED | NOT_TEXT).items():
            for field, command in (LINES | BLOCKS | TAGS).items():
                with self.subTest(field=field, text=name):
                    self.check_refusal(self.desk.run(*put(command, text)))
            with self.subTest(text=name):
                self.check_unaltered(before)
        for name, text in BROKEN_LINES.items():
            for field, command in (LINES | TAGS).items():
                with self.subTest(field=field, text=name):
                    self.check_refusal(self.desk.run(*put(command, text)))
        self.check_unaltered(before)

    def test_a_word_that_means_nothing_is_refused_in_a_short_safe_sentence(self):
        before = self.desk.contents()
        odd = {name: text for name, text in (HARMLESS | REFUSED | BROKEN_LINES | NOT_TEXT).items()}
        for name, text in odd.items():
            for field, command in WORDS.items():
                with self.subTest(field=field, text=name):
                    done = self.desk.run(*put(command, text), text=b"")
                    if field == "map" and done.returncode == 0:
                        self.assertIn("=", str(text))  # it is a rule, and there are no rows that need it
                    else:
                        self.check_refusal(done, (1, 2, 3, 4))
            with self.subTest(text=name):
                self.check_unaltered(before)

    def fill(self, text):
        """The text in every field that takes it; the invoice is issued, paid in part and credited for a reason."""
        desk = self.desk
        for command in (LINES | BLOCKS | TAGS).values():
            desk.must(*put(command, text))
        desk.must("invoice", "issue", "acme")
        desk.must("invoice", "pay", "2026-001", "1", "--note", text)
        desk.must("invoice", "unpay", "2026-001")
        desk.must("invoice", "credit", "2026-001", "--reason", text)
        desk.must("invoice", "draft", "acme", "--through", "2026-03-02", "--detail", "session")
        desk.must("invoice", "edit", "acme", "--text", text)

    def check_terminal(self, text):
        """No sign that acts in any window, and tables stay inside it."""
        for columns in (40, 80):
            for words in TALK:
                with self.subTest(columns=columns, words=words):
                    code, seen = self.desk.on_terminal(columns, *words)
                    self.assertEqual(code, 0, seen[:300])
                    # The shells' scripts read a tab before the meaning of a word.
                    self.assertEqual(raw_controls(seen.replace("\t", "") if words[:1] == ["complete"] else seen), [])
                    if words in TABLES:
                        widest = max(seen.split("\n"), key=width_of)
                        self.assertLessEqual(width_of(widest), columns, widest[:200])

    def check_json(self, text):
        for words in TALK:
            if words[:1] == ["complete"]:
                continue
            with self.subTest(words=words):
                said = self.desk.must(*words, "--json")
                self.assertEqual(said.count("\n"), 1)
                for one in texts_in(json.loads(said)):
                    self.assertEqual(raw_controls(one.replace("\n", "")), [])
        everything = texts_in(json.loads(self.desk.contents()))
        # Nothing is lost of it in any field.
        self.assertGreaterEqual(everything.count(text), len(LINES | BLOCKS))

    def check_csv(self, text):
        def plain(cell):
            return cell[1:] if re.match(r"'+[=+\-@\t\r\n]", cell) else cell

        for words in (["export", "--format", "csv"], ["invoice", "export", "2026-001", "--format", "csv"]):
            with self.subTest(words=words):
                said = self.desk.must(*words)
                rows = list(csv.reader(io.StringIO(said, newline=""), strict=True))
                self.assertEqual({len(row) for row in rows}, {len(rows[0])})
                self.assertIn(text, [plain(cell) for row in rows for cell in row])
                self.assertEqual([cell for row in rows for cell in row if re.match(r"[=+@\t\r]", cell)], [])

    def check_pages(self, text):
        self.desk.must("report", "2026", "--html", "-o", "report.html")
        self.desk.must("invoice", "export", "2026-001", "-o", "invoice.html")
        self.desk.must("invoice", "export", "2026-002", "-o", "credit.html")
        for name in ("report.html", "invoice.html", "credit.html"):
            with self.subTest(page=name):
                page = (self.desk.folder / name).read_text(encoding="utf-8")
                tree = xml.etree.ElementTree.fromstring(page.removeprefix("<!DOCTYPE html>"))
                elements = list(tree.iter())
                self.assertEqual([one.tag for one in elements if one.tag in ("script", "iframe", "object", "link")], [])
                self.assertEqual([key for one in elements for key in one.attrib if key.startswith("on")], [])
                self.assertIn(text, "".join(tree.itertext()))

    def check_calendar(self, text):
        said = self.desk.must("export", "--format", "ical")
        self.assertLessEqual(max(len(line.encode()) for line in said.split("\r\n")), 75)
        unfolded = said.replace("\r\n ", "")
        notes = [re.sub(r"\\(.)", r"\1", line.removeprefix("DESCRIPTION:")) for line in unfolded.split("\r\n")
                 if line.startswith("DESCRIPTION:")]
        self.assertEqual(notes, [text, text])

    def check_programs(self, text):
        """timew and hledger read what they are given, and find the same time in it."""
        folder = self.desk.folder / "timew"
        self.desk.must("export", "--format", "timewarrior", "-o", str(folder))
        (folder / "timewarrior.cfg").touch()
        told = subprocess.run(["timew", "export"], env={"TIMEWARRIORDB": str(folder), "HOME": str(folder),
                                                        "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "TZ": "Asia/Seoul"},
                              input=b"", capture_output=True, check=True, timeout=60).stdout.decode()
        intervals = json.loads(told[told.index("[\n"):])  # it says that it made its settings before
        self.assertEqual(len(intervals), 3)
        self.assertEqual([one.get("annotation") for one in intervals].count(text), 2)
        for form in ("hledger", "timeclock"):
            journal = self.desk.folder / ("log." + ("journal" if form == "hledger" else form))
            journal.write_text(self.desk.must("export", "--format", form), encoding="utf-8")
            with self.subTest(form=form):
                said = subprocess.run(["hledger", "-f", journal, "balance"], env=self.desk.environment,
                                      capture_output=True, check=False, timeout=60)
                self.assertEqual(said.returncode, 0, said.stderr[:500])
                self.assertRegex(said.stdout.decode(), r"4500s|1\.26h|1\.25h|0\.42h")

    def check_way_back(self):
        """Our own importers take what was exported, and nothing of it is lost."""
        for form, words in (("csv", ["import", "csv"]), ("klog", ["import", "klog"]),
                            ("timeclock", ["import", "timeclock"]), ("json", ["import", "json"])):
            with self.subTest(form=form):
                said = self.desk.must("export", "--format", form)
                source = self.desk.folder / f"back.{form}"
                source.write_text(said, encoding="utf-8", newline="")
                other = {"SUGO_DB": str(self.desk.folder / f"back-{form}.db")}
                if form != "json":
                    self.desk.must("client", "add", "acme", **other)
                    self.desk.must("project", "add", "acme/ner", **other)
                self.desk.must(*words, str(source), *(["--zone", "Asia/Seoul"] if form in ("klog", "timeclock") else []),
                               **other)
                if form == "json":
                    self.assertEqual(self.desk.must("export", "--format", "json", **other), said)
                else:
                    log = json.loads(self.desk.must("log", "--json", "2026", **other))
                    self.assertEqual(len(log["entries"]), 3)

    def test_what_is_harmless_is_kept_as_it_is_and_comes_out_of_every_form_unaltered(self):
        for name, text in HARMLESS.items():
            with self.subTest(text=name), tempfile.TemporaryDirectory() as folder:
                self.desk = Desk(folder)
                self.fill(text)
                self.check_terminal(text)
                self.check_json(text)
                self.check_csv(text)
                self.check_pages(text)
                self.check_calendar(text)
                self.check_programs(text)
                self.check_way_back()
                self.assertFalse((self.desk.folder / "owned").exists())

    def test_pages_on_paper_are_drawn_of_any_text(self):
        for name, text in HARMLESS.items():
            with self.subTest(text=name), tempfile.TemporaryDirectory() as folder:
                self.desk = Desk(folder)
                self.fill(text)
                drawn = self.desk.run("invoice", "export", "2026-001", "-o", "invoice.pdf")
                if drawn.returncode != 0:
                    self.assertEqual(name, "emoji")  # pictures need a font that not every machine has
                    self.assertIn("no font for pages has the character", drawn.stderr.decode())
                    self.check_refusal(drawn, (5,))
                    continue
                seen = subprocess.run(["pdftotext", "-raw", "invoice.pdf", "-"], cwd=folder, capture_output=True,
                                      check=True, timeout=60).stdout.decode()
                self.assertIn("$62.50", seen)
                self.assertNotRegex(seen, "[\x00-\x09\x0b\x0e-\x1f\x7f-\x9f]")

    def test_rows_of_another_program_lose_their_controls_or_are_refused_whole(self):
        before = self.desk.contents()
        for name, raw in (NOT_TEXT | {"NUL": b"a\0b"}).items():
            for form, row in ROWS.items():
                with self.subTest(form=form, text=name):
                    self.check_refusal(self.desk.run("import", form, *IMPORTS[form], "-", text=row.encode().replace(b"%b", raw)), (4,))
        self.check_unaltered(before)
        for name, text in (HARMLESS | REFUSED | {"carriage return": "one\rtwo"}).items():
            for form, row in ROWS.items():
                quoted = text.replace("\\", "\\\\").replace('"', '\\"') if form == "timewarrior" else text.replace('"', '""')
                with self.subTest(form=form, text=name):
                    done = self.desk.run("import", form, *IMPORTS[form], "-", text=row.encode().replace(b"%b", quoted.encode()))
                    if done.returncode != 0:
                        self.check_refusal(done, (1, 2, 4))
                        self.assertIn(name, HIDDEN)
                        continue
                    self.assertEqual(raw_controls(done.stdout.decode() + done.stderr.decode()), [])
                    for words in (["log", "2025"], ["report", "2025", "--by", "tag"], ["undo"]):
                        code, seen = self.desk.on_terminal(80, *words)
                        self.assertEqual((code, raw_controls(seen)), (0, []))
                    self.check_unaltered(before)

    def test_names_of_files_are_said_safely(self):
        for name, text in {"escape": "\x1b[31mred", "override": "exe.\u202etxt", "line": "one\ntwo", "long": "a" * 300,
                           "markup": "<b>%n"}.items():
            for words in (["import", "csv", text], ["--db", f"{text}/x.db", "log"], ["restore", text],
                          ["export", "-o", f"{text}/x.csv"], ["import", "json", text], ["backup", f"{text}/x/y\0"[:-1]],
                          ["invoice", "export", "acme", "-o", f"{text}.{text}"]):
                with self.subTest(text=name, words=words):
                    done = self.desk.run(*words)
                    self.check_refusal(done, (1, 2, 3, 4, 5)) if done.returncode else None
                    self.assertEqual(raw_controls((done.stdout + done.stderr).decode()), [])
        for variable in ("TZ", "SUGO_NOW", "SUGO_DB", "COLUMNS", "TERM", "SUGO_RENDER"):
            for name, text in {"escape": "\x1b[31mred", "override": "exe.\u202etxt", "long": "a" * 10_000}.items():
                with self.subTest(variable=variable, text=name):
                    done = self.desk.run("status", **{variable: text})
                    self.assertEqual(raw_controls((done.stdout + done.stderr).decode()), [])
                    self.assertIn(done.returncode, (0, 1, 2, 3, 5))

    def test_the_shells_are_offered_one_safe_line_for_each_word(self):
        for text in HARMLESS.values():
            self.fill(text) if text == HARMLESS["markup"] else self.desk.must(*put(LINES["client name"], text))
            for words in (["start", ""], ["client", "show", ""], ["edit", ""], ["log", "--tag", ""]):
                said = self.desk.must("complete", "--", *words)
                self.assertEqual(raw_controls(said.replace("\t", "")), [])
                for line in said.splitlines():
                    self.assertLessEqual(line.count("\t"), 1)


if __name__ == "__main__":
    unittest.main()
