#!/usr/bin/env python3
"""Reads the #include lines of every room and fails on one that crosses a wall.

The table says who may include what; docs/architecture.md shows the same one in words.
"""
import pathlib
import re
import sys
import tempfile

# What the headers in include/sugo/ may be used for, by room. "values" are all of them but the ports and use cases.
PORTS = {"store.hpp", "sqlite.hpp"}
USE_CASES = {"people.hpp", "pricing.hpp", "tracking.hpp", "corrections.hpp", "billing.hpp", "importing.hpp", "report.hpp"}
FORMATS = {"formats.hpp", "answers.hpp", "source_formats.hpp"}
RENDER = {"render.hpp"}

# room: (own rooms it may include privately, kinds of sugo headers, third-party prefixes)
ROOMS = {
    "core": ({"core"}, {"values"}, ("boost/", "date/", "fmt/", "sha2.h", "utf8", "wchar.h")),
    "app": ({"app"}, {"values", "ports", "use_cases"}, ("fmt/",)),
    "sqlite": ({"sqlite"}, {"values", "ports"}, ("SQLiteCpp/", "sqlite3.h", "fmt/", "fcntl.h", "unistd.h", "sys/")),
    "formats": ({"formats"}, {"values", "ports", "use_cases", "formats"}, ("boost/json", "boost/system", "fmt/")),
    "render": ({"render"}, {"values", "render"}, ("pango/", "cairo", "fontconfig/", "glib", "fmt/")),
    "terminal": ({"terminal"}, {"text"}, ("fmt/", "unistd.h", "termios.h", "sys/", "poll.h", "signal.h", "fcntl.h")),
    "block": ({"block"}, {"error"}, ("fcntl.h", "unistd.h", "sys/")),
    "timer": ({"timer", "terminal"}, {"values"}, ("boost/", "fmt/")),
    "cli": ({"cli", "terminal", "timer"}, {"values", "ports", "use_cases", "formats"},
            ("fmt/", "boost/", "unistd.h", "sys/", "signal.h", "fcntl.h", "poll.h", "spawn.h")),
}
# Files with a permission of their own.
EXTRA = {
    "src/cli/grammar.cpp": ("CLI/",),
    "src/render/render_main.cpp": ("sugo/formats.hpp",),
    "src/main.cpp": ("cli/", "terminal/", "sugo/", "unistd.h", "sys/", "signal.h", "fcntl.h", "time.h", "limits.h"),
}
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]')
STANDARD = re.compile(r"^[a-z_0-9]+$")


def kind_of(header):
    if header in PORTS:
        return "ports"
    if header in USE_CASES:
        return "use_cases"
    if header in FORMATS:
        return "formats"
    if header in RENDER:
        return "render"
    return "values"


def allowed(path, room, included):
    if STANDARD.match(included):
        return True
    if any(included.startswith(prefix) for prefix in EXTRA.get(path, ())):
        return True
    if room is None:
        return False
    rooms, kinds, third = ROOMS[room]
    if included.startswith("sugo/"):
        header = included[len("sugo/"):]
        return kind_of(header) in kinds or header.removesuffix(".hpp") in kinds & {"text", "error"}
    if any(included.startswith(own + "/") for own in rooms):
        return True
    return any(included.startswith(prefix) for prefix in third)


def crossings(root):
    found = []
    for file in sorted((root / "src").rglob("*")):
        if file.suffix not in (".cpp", ".hpp"):
            continue
        path = file.relative_to(root).as_posix()
        parts = path.split("/")
        room = parts[1] if len(parts) > 2 else None
        if room is not None and room not in ROOMS:
            found.append(f"{path}: no room is called {room}")
            continue
        for number, line in enumerate(file.read_text().splitlines(), 1):
            match = INCLUDE.match(line)
            if match and not allowed(path, room, match.group(1)):
                found.append(f"{path}:{number}: {room or 'main'} may not include <{match.group(1)}>")
    for file in sorted((root / "include").rglob("*.hpp")):
        path = file.relative_to(root).as_posix()
        for number, line in enumerate(file.read_text().splitlines(), 1):
            match = INCLUDE.match(line)
            if not match or STANDARD.match(match.group(1)):
                continue
            if not match.group(1).startswith(("sugo/", "boost/", "date/")):
                found.append(f"{path}:{number}: a public header may not include <{match.group(1)}>")
    return found


def lost_tests(root):
    """Names that CTest would cut at a semicolon, and then find no test for."""
    found = []
    for path in sorted((root / "tests").rglob("*.cpp")):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if re.match(r'TEST_CASE\(".*;.*"', line):
                found.append(f"{path}:{number}: CTest never runs a test with a semicolon in its name")
    return found


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for path, text in {
            "include/sugo/money.hpp": "#include <string>\n",
            "include/sugo/bad.hpp": "#include <sqlite3.h>\n",
            "src/core/good.cpp": "#include <sugo/money.hpp>\n#include <vector>\n",
            "src/core/bad.cpp": "#include <sugo/store.hpp>\n",
            "src/block/good.cpp": "#include <sugo/error.hpp>\n#include <fcntl.h>\n",
            "src/block/bad.cpp": "#include <sugo/text.hpp>\n",
            "src/app/bad.cpp": "#include <SQLiteCpp/SQLiteCpp.h>\n",
            "src/cli/bad.cpp": "#include <CLI/CLI.hpp>\n",
            "src/cli/grammar.cpp": "#include <CLI/CLI.hpp>\n",
            "src/elsewhere/bad.cpp": "\n",
            "tests/core/bad.cpp": 'TEST_CASE("one; two") {\n',
        }.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text)
        found = [line.removeprefix(f"{root}/") for line in crossings(root) + lost_tests(root)]
        wanted = ["src/app/bad.cpp:1", "src/block/bad.cpp:1", "src/cli/bad.cpp:1", "src/core/bad.cpp:1", "src/elsewhere/bad.cpp", "include/sugo/bad.hpp:1",
                  "tests/core/bad.cpp:1"]
        if len(found) != len(wanted) or not all(line.startswith(want) for line, want in zip(found, wanted)):
            print("\n".join(found))
            return 1
        return 0


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    root = pathlib.Path(sys.argv[1])
    found = crossings(root) + lost_tests(root)
    for line in found:
        print(line)
    if not found:
        print("every include stays within its walls")
    return 1 if found else 0


sys.exit(main())
