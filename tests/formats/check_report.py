#!/usr/bin/env python3
"""The page of a report says what its JSON says, row by row, for the sample month and for years of work.

    check_report.py SUGO
"""
import datetime
import html.parser
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

SUGO = str(pathlib.Path(sys.argv.pop(1)).resolve())
ROOT = pathlib.Path(__file__).resolve().parents[2]
ZONE = "America/Los_Angeles"


class Tables(html.parser.HTMLParser):
    """The tables of a page, each a list of rows of texts; and all tags."""

    def __init__(self, page):
        super().__init__()
        self.tables = []
        self.tags = set()
        self.cell = None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        for name, value in attributes:
            assert not name.startswith("on"), (tag, name)
            assert not (value or "").startswith(("http:", "https:", "//")), (tag, name, value)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.cell = ""

    def handle_endtag(self, tag):
        if tag in ("td", "th") and self.cell is not None:
            self.tables[-1][-1].append(self.cell.strip())
            self.cell = None

    def handle_data(self, data):
        if self.cell is not None:
            self.cell += data


def duration(seconds):
    hours, rest = divmod(seconds, 3600)
    parts = [f"{hours}h"] * bool(hours) + [f"{rest // 60:02}m" if hours else f"{rest // 60}m"] * bool(rest // 60 or not hours)
    return " ".join(parts + [f"{rest % 60:02}s"] * bool(rest % 60))


def money(sums):
    return ", ".join(f"${float(one['amount']):,.2f}" for one in sums) or "–"


class ReportPage(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name)
        self.environment = {"HOME": folder.name, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": ZONE,
                            "SUGO_NOW": "2026-04-01T17:00:00Z"}
        for words in ("client add acme --name Acme", "client add globex --name Globex", "client add initech --name <script>",
                      "project add acme/ner --agreed 20h", "project add globex/ranking", "project add initech/advice",
                      "project add book --kind write", "rate set --tier long 150 --from 2016-01-01",
                      "rate set --tier short 200 --from 2016-01-01"):
            self.sugo(*words.split())

    def sugo(self, *words):
        done = subprocess.run([SUGO, *words], env=self.environment, capture_output=True, timeout=300, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.decode()

    def check(self, period):
        page = Tables(self.sugo("report", *period, "--html"))
        self.assertFalse(page.tags & {"script", "link", "img", "iframe", "object"})
        report = json.loads(self.sugo("report", *period, "--by", "client,project,kind,month", "--json"))
        total = report["total"]
        wanted = [duration(total["time_s"]), duration(total["billable_time_s"]), money(total["money"]), money(total["unbilled"])]
        totals = [row[1:] for table in page.tables for row in table if row and row[0] == "Total" and len(row) == 5
                  and table[0][1] == "Time"]
        self.assertGreaterEqual(len(totals), 4)
        for row in totals:
            self.assertEqual(row, wanted)
        written = [row for table in page.tables for row in table]
        for table in report["tables"]:
            if table["by"] == "month":
                continue
            for row in table["rows"]:
                billable = duration(row["billable_time_s"])
                self.assertIn([row["label"], duration(row["time_s"]), billable, money(row["money"]), money(row["unbilled"])],
                              written)
        self.assertEqual(sum(report["hours_s"]), total["time_s"])
        self.assertEqual(sum(day["time_s"] for day in report["days"]), total["time_s"])
        return total

    def test_the_sample_month(self):
        self.sugo("import", "timewarrior", str(ROOT / "examples/sample-month/timewarrior-month"), "--zone", ZONE)
        self.assertEqual(self.check(["last", "month"])["time_s"], 419580)

    def test_years_of_work(self):
        rows = ["start,end,client,project,kind"]
        day = datetime.datetime(2019, 1, 7, 9)
        while len(rows) <= 8000:
            for n in range(16 if day.weekday() < 5 else 0):
                start = day + datetime.timedelta(minutes=30 * n)
                work = (("acme", "ner"), ("globex", "ranking"), ("initech", "advice"))[(len(rows) // 5) % 3]
                rows.append(f"{start.isoformat()},{(start + datetime.timedelta(minutes=25)).isoformat()},{work[0]},{work[1]},code")
            day += datetime.timedelta(days=1)
        log = self.home / "years.csv"
        log.write_text("\n".join(rows) + "\n")
        self.sugo("import", "csv", str(log), "--zone", ZONE)
        self.assertEqual(self.check(["all"])["time_s"], (len(rows) - 1) * 1500)


if __name__ == "__main__":
    unittest.main(verbosity=2)
