"""Changes of every sort, drawn at random, as somebody would type them. Each one that succeeds leaves one entry in the
journal, or for undo and redo turns the state of one: what they write is never what is there already."""
import datetime

from office import CLIENTS

# Past work is laid into slots of its own, so that it never overlaps; what runs begins at the office's clock.
FIRST_ADDED = datetime.datetime(2025, 1, 1)
FIRST_IMPORTED = datetime.datetime(2024, 1, 1)
SLOT = datetime.timedelta(minutes=10)
THROUGH = "2025-12-31"


class Changes:
    def __init__(self, draw, folder):
        self.draw = draw
        self.folder = folder
        self.count = 0
        sorts = [(9, self.start), (9, self.stop), (3, self.resume), (2, self.cancel), (3, self.interrupt), (3, self.rest),
                 (2, self.break_off), (14, self.add), (6, self.note),
                 (5, self.edit_length), (5, self.split), (4, self.join), (5, self.move), (5, self.tag), (3, self.lengthen),
                 (3, self.shorten), (2, self.fill), (3, self.remove), (3, self.import_rows), (3, self.person),
                 (2, self.rate), (2, self.setting), (6, self.draft), (3, self.edit_draft), (6, self.issue),
                 (1, self.delete_draft), (3, self.pay), (1, self.unpay), (1, self.void), (1, self.credit), (8, self.undo),
                 (5, self.redo)]
        self.weights = [weight for weight, _ in sorts]
        self.sorts = [sort for _, sort in sorts]

    def next(self):
        """The words of a change. It may be refused where things are not so: nothing runs, nothing to undo."""
        self.count += 1
        return [str(word) for word in self.draw.choices(self.sorts, self.weights)[0]()]

    def newest(self):
        return f"@{self.draw.randint(1, 4)}"

    def client(self):
        return self.draw.choice(list(CLIENTS))

    def number(self):
        return f"2026-{self.draw.randint(1, 40):03}"

    def work(self):
        return self.draw.choice([["acme/ner", "code"], ["globex/ranking"], ["initech/advice", "meeting"], ["learn"]])

    # ── the log ─────────────────────────────────────────────────────────────────────────────────

    def start(self):
        return ["start", *self.work(), "-n", f"started {self.count}"]

    def stop(self):
        return ["stop"]

    def resume(self):
        return ["continue"]

    def cancel(self):
        return ["cancel"]

    def rest(self):
        return ["break", "long"]

    def interrupt(self):
        return ["interrupt", self.draw.choice(["internal", "external"]), f"interrupted {self.count} 전화"]

    def break_off(self):
        return ["void", f"broke off {self.count}"]

    def add(self):
        begin = FIRST_ADDED + SLOT * self.count
        return ["add", *self.work(), "--from", f"{begin:%Y-%m-%d %H:%M}", "--for", "5m", "-n", f"added {self.count}",
                "-t", "대화,gpu"]

    def note(self):
        return ["edit", self.newest(), "--note", f"edited {self.count}"]

    def edit_length(self):
        return ["edit", self.newest(), "--for", f"{self.draw.randint(30, 300)}s", "--note", f"edited {self.count}"]

    def split(self):
        return ["split", self.newest(), "--into", self.draw.randint(2, 3)]

    def join(self):
        return ["join", "@2", "@1"]

    def move(self):
        return ["move", self.newest(), f"{self.draw.randint(1, 90)}m earlier", "--trim"]

    def tag(self):
        return ["tag", "@1-@3", f"tag{self.count}"]

    def lengthen(self):
        return ["lengthen", self.newest(), "1m", "--trim"]

    def shorten(self):
        return ["shorten", self.newest(), "1m", "--start"]

    def fill(self):
        return ["fill", self.newest(), "--before"]

    def remove(self):
        return ["remove", self.newest()]

    def import_rows(self):
        lines = ["start,duration,client,project,kind,note"]
        for n in range(3):
            begin = FIRST_IMPORTED + SLOT * (3 * self.count + n)
            lines.append(f"{begin:%Y-%m-%d %H:%M},0:05,acme,ner,code,imported {self.count}")
        file = self.folder / "rows.csv"
        file.write_text("\n".join(lines) + "\n")
        return ["import", "csv", file, "--zone", "UTC"]

    # ── people, prices, settings ────────────────────────────────────────────────────────────────

    def person(self):
        return self.draw.choice([["client", "edit", self.client(), "--phone", f"+1 {self.count}"],
                                 ["project", "add", f"{self.client()}/p{self.count}"],
                                 ["kind", "add", f"kind{self.count}"],
                                 ["client", "add", f"client{self.count}"]])

    def rate(self):
        return ["rate", "set", self.client(), 100 + self.count, "--from", "2026-06-01"]

    def setting(self):
        return ["config", "week", 1 + self.count % 400]

    # ── invoices ────────────────────────────────────────────────────────────────────────────────

    def draft(self):
        return ["invoice", "draft", self.client(), "--through", THROUGH, "--detail", "session"]

    def edit_draft(self):
        return ["invoice", "edit", self.client(), "--text", f"GPU hours {self.count} = {self.count}"]

    def issue(self):
        return ["invoice", "issue", self.client()]

    def delete_draft(self):
        return ["invoice", "delete", self.client()]

    def pay(self):
        return ["invoice", "pay", self.number(), "1.00"]

    def unpay(self):
        return ["invoice", "unpay", self.number(), "1"]

    def void(self):
        return ["invoice", "void", self.number(), "--reason", "drawn by lot"]

    def credit(self):
        return ["invoice", "credit", self.number(), "--reason", "drawn by lot"]

    # ── back and forth ──────────────────────────────────────────────────────────────────────────

    def undo(self):
        return ["undo"]

    def redo(self):
        return ["redo"]
