"""What issue and reference aim at, and whether it is met. Each aim is a sentence, a figure and its limit."""

DAILY = ("start", "status", "stop", "add")

# Most of what sugo may take of Timewarrior's time, by sessions.
OF_TIMEW = {
    "status": {4_160: .85, 41_600: .75, 100_000: .45},
    "start": {4_160: 1.15, 41_600: .95, 100_000: .60},
    "stop": {4_160: 1.15, 41_600: .95, 100_000: .60},
    "add": {4_160: 1.0, 41_600: .8, 100_000: .6, 1_000_000: .4},
}
OF_TIMEW_AT_ANY_SIZE = {"month": 1 / 3, "year": 1 / 8, "all": 1 / 6, "export": 1 / 3}


class Aims:
    def __init__(self):
        self.rows = []

    def at_most(self, what, figure, limit, unit=""):
        self.rows.append({"aim": what, "figure": round(figure, 3), "limit": round(limit, 3), "unit": unit,
                          "met": figure <= limit})

    def at_least(self, what, figure, limit, unit=""):
        self.rows.append({"aim": what, "figure": round(figure, 3), "limit": round(limit, 3), "unit": unit,
                          "met": figure >= limit, "least": True})

    def text(self):
        lines = []
        for row in self.rows:
            sign = "≥" if row.get("least") else "≤"
            lines.append(f"{'met   ' if row['met'] else 'MISSED'}  {row['figure']:>10,.2f}{row['unit']} "
                         f"{sign} {row['limit']:,.2f}{row['unit']}  {row['aim']}")
        return "\n".join(lines)


def of_size(aims, size, series):
    """Aims within one size; series: operation → Series."""
    for operation, limits in OF_TIMEW.items():
        if size in limits:
            aims.at_most(f"{operation} of timew's at {size:,}", series[operation].ratio("sugo", "timew"), limits[size])
    for operation, limit in OF_TIMEW_AT_ANY_SIZE.items():
        if "timew" not in series[operation].programs():
            continue
        aims.at_most(f"{operation} of timew's at {size:,}", series[operation].ratio("sugo", "timew"), limit)
    for operation in ("start", "stop", "add"):
        aims.at_most(f"{operation} of bare SQLite's at {size:,}", series[operation].ratio("sugo", "bare"), 1.3)
    aims.at_most(f"totals of all of bare SQLite's at {size:,}", series["all"].ratio("sugo", "bare"), 1.3)
    if size == 41_600:
        aims.at_least("totals of all, times faster than timew at 41,600", 1 / series["all"].ratio("sugo", "timew"), 50)
    aims.at_most(f"--version of an empty program's at {size:,}", series["version"].ratio("sugo", "empty"), 2)
    for operation in DAILY:
        aims.at_most(f"memory of {operation} at {size:,}", series[operation].memory("sugo"), 10, " MiB")
    for operation in ("day", "month", "year", "all"):
        aims.at_most(f"memory of {operation} at {size:,}", series[operation].memory("sugo"), 64, " MiB")
    aims.at_most(f"memory of export at {size:,}", series["export"].memory("sugo"), 16, " MiB")


def across_sizes(aims, small, large, series):
    """Flat from the smallest size to the largest; series: size → operation → Series."""
    for operation in ("start", "stop", "status", "add", "month"):
        figure = series[large][operation].median("sugo") / series[small][operation].median("sugo")
        aims.at_most(f"{operation} at {large:,} of that at {small:,}", figure, 1.5)


def of_import(aims, sessions, series):
    seconds = series.median("sugo csv") / 1000
    aims.at_least(f"sessions a second imported of {sessions:,}", sessions / seconds, 250_000)
    aims.at_most(f"import of {sessions:,} of sqlite3's .import", series.ratio("sugo csv", "sqlite3"), 2.5)
    aims.at_most(f"memory of an import of {sessions:,}", series.memory("sugo csv"), 32, " MiB")


def of_pages(aims, series):
    aims.at_most("the first page of a PDF", series["1"].median("sugo"), 100, " ms")
