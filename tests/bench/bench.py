#!/usr/bin/env python3
"""How fast sugo is, beside Timewarrior on the same log and beside bare SQLite doing the same.

    python3 tests/bench/bench.py                     # builds the release, measures, prints one table and the aims
    python3 tests/bench/bench.py --sizes 4160,41600 --json speeds.json

Each round runs the programs one after another, each time another one first, so that what slows the machine slows all of
them. Times are medians of whole processes in milliseconds, memory is the peak in MiB. "rows of" is bare SQLite that reads
from sugo's own database each row that the report needs, and does nothing with it. Nothing here is a test of time: a slow
machine fails nothing, but totals that differ from the generator's own by one second do.
"""

import argparse
import datetime
import json
import pathlib
import re
import shutil
import subprocess
import sys
import time
import zoneinfo

import aims as aiming
from measure import Series, rounds_of
from scene import ZONE, Scene

ROOT = pathlib.Path(__file__).resolve().parents[2]
SEED = 1
READING = ("version", "day", "month", "year", "all", "export")
CHANGING = ("start", "status", "stop", "add", "undo")
# sugo's time of Timewarrior's and of bare SQLite's, and bare SQLite's of Timewarrior's: the floor of the first.
RATIOS = (("sugo", "timew"), ("sugo", "bare"), ("bare", "timew"))
NAMES = {"version": "--version", "day": "log of a day", "month": "report of a month", "year": "report of a year",
         "all": "report of all", "export": "export JSON", "add": "add a past entry", "first": "first change of a day"}


def build():
    def cmake(*words):
        subprocess.run(["cmake", *words], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)

    cmake("--preset", "release")
    cmake("--build", "--preset", "release", "--target", "bench")
    return ROOT / "build" / "release"


def programs_in(folder):
    programs = {name: folder / "tests" / "bench" / f"bench-{name}" for name in ("generate", "bare", "empty", "stopwatch")}
    programs["sugo"] = folder / "sugo"
    for name in ("timew", "sqlite3"):
        if not (found := shutil.which(name)):
            sys.exit(f"{name} is not installed: apt-get install timewarrior sqlite3")
        programs[name] = found
    return programs


def tell(text):
    print(text, file=sys.stderr, flush=True)


def require(what, found, expected):
    if found != expected:
        sys.exit(f"{what}: {found} instead of {expected}")


# ── Totals ───────────────────────────────────────────────────────────────────────────────────────

def rows_of(report, by):
    return {row["key"]: row["time_s"] for table in report["tables"] if table["by"] == by for row in table["rows"]}


def check_totals(scene):
    """sugo's, Timewarrior's and bare SQLite's totals are the generator's own, to the second."""
    report = json.loads(scene.ask("sugo", "report", "all", "--by", "client,month", "--json"))
    require("seconds in all", report["total"]["time_s"], scene.totals["seconds"])
    require("sessions", report["total"]["sessions"], scene.totals["sessions"])
    require("seconds by client", rows_of(report, "client"), scene.totals["clients"])
    require("seconds by month", rows_of(report, "month"), scene.expected_months())
    for name in ("month", "year"):
        words = [str(word) for word in scene.reading(name)["sugo"][3:]]
        report = json.loads(scene.ask("sugo", *words, "--json"))
        require(f"seconds of a {name}", report["total"]["time_s"], scene.expected(name))
    bare = [line.split() for line in scene.ask("bare", "totals").splitlines()]
    require("seconds of bare SQLite", sum(int(words[-1]) for words in bare), scene.totals["seconds"])
    first, end = scene.period("year")
    said = scene.ask("timew", "summary", str(first), "-", str(end)).split()[-1]
    hours, minutes, seconds = map(int, said.split(":"))
    require("seconds of timew in a year", hours * 3600 + minutes * 60 + seconds, scene.expected("year"))


# ── Measuring ────────────────────────────────────────────────────────────────────────────────────

def in_turn(scene, series, commands, number):
    """Another program begins each round: who comes first finds colder caches."""
    order = list(commands.items())
    begin = number % len(order)
    for program, command in order[begin:] + order[:begin]:
        series.add(program, scene.stopwatch.run(command))


def measure_size(scene, rounds, seconds):
    series = {}
    for name in READING:
        series[name] = Series()
        commands = scene.reading(name)
        rounds_of(rounds, seconds, lambda number: in_turn(scene, series[name], commands, number))
    series["first"] = Series()
    rounds_of(min(rounds, 3), seconds, lambda _: first_change(scene, series["first"]))
    for name in CHANGING:
        series[name] = Series()
    # The backup of the day is there from here on, as it is for all but one change of a day.
    rounds_of(rounds, seconds, lambda number: one_round_of_changes(scene, series, number))
    return series


def one_round_of_changes(scene, series, number):
    for name in CHANGING:
        if name == "stop":
            time.sleep(1.1)  # Timewarrior does not stop in the second in which it started
        in_turn(scene, series[name], scene.changing()[name], number)


def first_change(scene, series):
    """With the copy of the database that follows it; the answer comes before."""
    shutil.rmtree(scene.folder / "backups", ignore_errors=True)
    series.add("sugo", scene.stopwatch.run(scene.changing()["start"]["sugo"], "|"))
    scene.ask("sugo", "cancel")


def measure_import(scene, rounds):
    series = Series()

    def one_round(_):
        trial = scene.folder / "trial.db"
        sources = {"sugo csv": ["csv", scene.folder / "log.csv"],
                   "sugo timewarrior": ["timewarrior", scene.folder / "timewarrior"]}
        for name, words in sources.items():
            shutil.copyfile(scene.folder / "books.db", trial)
            series.add(name, scene.stopwatch.run(scene.sugo("import", *words, "--zone", ZONE, database=trial)))
            said = json.loads(subprocess.run(list(map(str, scene.sugo("report", "all", "--json", database=trial))),
                                             check=True, capture_output=True).stdout)
            require(f"seconds of {name}", said["total"]["time_s"], scene.totals["seconds"])
        trial.unlink()
        shutil.rmtree(scene.folder / "backups", ignore_errors=True)
        bare = scene.folder / "trial-bare.db"
        series.add("bare", scene.stopwatch.run([scene.programs["bare"], bare, "import", scene.folder / "log.csv"]))
        bare.unlink()
        table = "CREATE TABLE log (start, stop, zone, client, project, kind, note, tags, billable);"
        index = "CREATE INDEX log_start ON log (start);"
        series.add("sqlite3", scene.stopwatch.run(
            [scene.programs["sqlite3"], bare, "PRAGMA journal_mode = WAL;", table, index, ".mode csv",
             f".import --skip 1 {scene.folder / 'log.csv'} log"]))
        bare.unlink()
        # sugo's own tables filled by bare SQLite, without and with the recording that undo needs.
        for name, words in {"its rows": [], "its rows, recorded": ["recorded"]}.items():
            series.add(name, scene.stopwatch.run([scene.programs["bare"], bare, "copy", scene.database, *words]))
            bare.unlink()

    rounds_of(rounds, 60, one_round)
    return series


def count_pages(pdf):
    return len(re.findall(rb"/Type /Page\b(?!s)", pdf.read_bytes()))


def measure_pages(scene, rounds):
    """An invoice of one page and one of forty, each with a line for every session."""
    pdf = scene.folder / "pages.pdf"
    export = scene.sugo("invoice", "export", "client01", "--detail", "session", "--format", "pdf", "-o", pdf, "--force")

    def draft(days):
        first = scene.today - datetime.timedelta(days=days)
        scene.ask("sugo", "invoice", "draft", "client01", "--from", first, "--through",
                  scene.today - datetime.timedelta(days=1))
        scene.stopwatch.run(export)
        return count_pages(pdf)

    found = {}
    days = 14
    for wanted in (1, 40):
        while (pages := draft(days)) < wanted:
            scene.ask("sugo", "invoice", "delete", "client01")
            days = max(days * wanted // pages, days + 1)
        found[str(pages)] = Series()
        rounds_of(rounds, 20, lambda _: found[str(pages)].add("sugo", scene.stopwatch.run(export)))
        scene.ask("sugo", "invoice", "delete", "client01")
    return found


# ── Telling ──────────────────────────────────────────────────────────────────────────────────────

def table_row(name, size, series):
    def cell(program):
        if program not in series.runs:
            return f"{'–':>18}"
        return f"{series.median(program):>10,.2f} {series.memory(program):>7,.1f}"

    ratios = "".join(f"{series.ratio(one, other):>9.2f}" if one in series.runs and other in series.runs else f"{'–':>9}"
                     for one, other in RATIOS)
    return f"{name:<22}{size:>10,}" + "".join(cell(program) for program in ("sugo", "timew", "bare")) + ratios


def print_table(results):
    print(f"{'milliseconds, peak MiB':<22}{'sessions':>10}{'sugo':>18}{'timew':>18}{'bare SQLite':>18}"
          f"{'÷ timew':>9}{'÷ bare':>9}{'floor':>9}")
    for name in ("version", "start", "status", "stop", "add", "undo", "first", "day", "month", "year", "all", "export"):
        for size, series in results["sizes"].items():
            print(table_row(NAMES.get(name, name), size, series[name]))
    for name in ("month", "year", "all"):
        for size, series in results["sizes"].items():
            print(f"{'  rows of ' + NAMES[name].split()[-1]:<22}{size:>10,}{series[name].median('rows'):>10,.2f}"
                  f" {series[name].memory('rows'):>7,.1f}")
    for size, series in results["sizes"].items():
        first = series["first"]
        print(f"{'  until its answer':<22}{size:>10,}{first.first('sugo'):>10,.2f}")
    for size, series in results["import"].items():
        for program in series.programs():
            print(f"{'import: ' + program:<26}{size:>9,}{series.median(program):>10,.0f} {series.memory(program):>7,.1f}")
    for pages, series in results["pages"].items():
        print(f"{'PDF, pages: ' + pages:<32}{series.median('sugo'):>10,.2f} {series.memory('sugo'):>7,.1f}")


def judge(results):
    aims = aiming.Aims()
    sizes = results["sizes"]
    for size, series in sizes.items():
        aiming.of_size(aims, size, series)
    if len(sizes) > 1:
        aiming.across_sizes(aims, min(sizes), max(sizes), sizes)
    for size, series in results["import"].items():
        aiming.of_import(aims, size, series)
    if results["pages"]:
        aiming.of_pages(aims, results["pages"])
    return aims


def write_json(file, results, aims):
    """As far as it is measured: also after each size, so that a long run that is broken off leaves something."""
    found = {"sizes": {str(size): {name: one.as_json() for name, one in series.items()}
                       for size, series in results["sizes"].items()},
             "import": {name: series.as_json() for name, series in results["import"].items()},
             "pages": {pages: series.as_json() for pages, series in results["pages"].items()},
             "aims": aims}
    if file:
        file.write_text(json.dumps(found, indent=1) + "\n")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="4160,41600,100000,1000000", help="sessions, with commas")
    parser.add_argument("--rounds", type=int, default=25, help="at most, of each operation")
    parser.add_argument("--seconds", type=float, default=30, help="after three rounds, at most so long for an operation")
    parser.add_argument("--quick", action="store_true", help="4,160 and 41,600 sessions, seven rounds")
    parser.add_argument("--no-pages", action="store_true", help="leave the PDFs out")
    parser.add_argument("--json", type=pathlib.Path, help="the figures and aims, to a file")
    parser.add_argument("--build", type=pathlib.Path, help="programs built already, instead of building the release")
    parser.add_argument("--folder", type=pathlib.Path, default=ROOT / "build" / "bench", help="for the logs; emptied")
    words = parser.parse_args()
    if words.quick:
        words.sizes, words.rounds = "4160,41600", 7
    words.sizes = [int(size) for size in words.sizes.split(",")]
    return words


def main():
    words = arguments()
    programs = programs_in((words.build or build()).resolve())
    today = datetime.datetime.now(zoneinfo.ZoneInfo(ZONE)).date()
    results = {"sizes": {}, "import": {}, "pages": {}}
    for size in words.sizes:
        tell(f"making {size:,} sessions")
        scene = Scene(programs, words.folder / str(size), size, SEED, today)
        check_totals(scene)
        if size == max(words.sizes):
            tell(f"importing {size:,} sessions")
            results["import"][size] = measure_import(scene, min(words.rounds, 3))
        tell(f"measuring at {size:,} sessions")
        results["sizes"][size] = measure_size(scene, words.rounds, words.seconds)
        scene.close()
        write_json(words.json, results, [])
    if not words.no_pages:
        tell("drawing pages")
        scene = Scene(programs, words.folder / "pages", 41_600, SEED, today, billed=False)
        results["pages"] = measure_pages(scene, min(words.rounds, 11))
        scene.close()
    aims = judge(results)
    print_table(results)
    print("\nAims")
    print(aims.text())
    write_json(words.json, results, aims.rows)


if __name__ == "__main__":
    main()
