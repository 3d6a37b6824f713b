#!/usr/bin/env python3
"""Replays the `console` blocks of a Markdown page against the built program and compares every line.

    replay.py SUGO PAGE.md          SUGO_UPDATE_TRANSCRIPTS=1 rewrites the page instead of failing

In a block `$ ` begins a command, `> ` continues it, everything else is what it prints (stdout and stderr
together). A command that does not exit with 0 is followed by `[exit N]`. A comment between blocks sets the
scene, invisible where the page is read:

    <!-- now: 2026-03-31T18:00:00Z -->        the program's clock
    <!-- zone: America/Los_Angeles -->        the time zone
    <!-- set: COLUMNS=40 -->                  any environment variable

Each page starts in an empty home with an empty folder as the working directory, in which `examples` is the
project's own. The shell's variables, functions and folder last from one command to the next.
"""
import difflib
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

SCENE = re.compile(r"^<!--\s*(now|zone|set):\s*(.*?)\s*-->$")
WHERE = {"now": "SUGO_NOW", "zone": "TZ"}


class Stage:
    """A home, a folder and an environment that last from command to command."""

    def __init__(self, sugo, root, folder):
        self.folder = pathlib.Path(folder)
        self.home = self.folder / "home"
        self.work = self.home / "work"
        self.work.mkdir(parents=True)
        (self.work / "examples").symlink_to(root / "examples")
        self.cwd = str(self.work)
        programs = self.folder / "bin"
        programs.mkdir()
        (programs / "sugo").symlink_to(pathlib.Path(sugo).resolve())
        self.variables = {
            "HOME": str(self.home), "PATH": f"{programs}:/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8",
            "TZ": "UTC", "COLUMNS": "80", "SUGO_NOW": "2026-03-02T17:00:00Z",
            "SUGO_RENDER": str(pathlib.Path(sugo).resolve().parent / "sugo-render"),
        }
        # What the sanitizers are told about libraries that are not ours holds for the programs that a page runs, too.
        self.variables |= {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}

    def run(self, command):
        after, functions = self.folder / "after", self.folder / "functions"
        functions.touch()
        script = (f". {shlex.quote(str(functions))}\ncd {shlex.quote(self.cwd)}\n{command}\ncode=$?\n"
                  f"declare -f > {shlex.quote(str(functions))}\n{{ pwd; env -0; }} > {shlex.quote(str(after))}\nexit $code\n")
        done = subprocess.run(["bash", "-c", script], env=self.variables, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120, check=False)
        if after.exists():
            place, _, variables = after.read_bytes().partition(b"\n")
            self.cwd = place.decode()
            pairs = (one.partition(b"=") for one in variables.split(b"\0") if one)
            self.variables = {name.decode(): value.decode() for name, _, value in pairs if name not in (b"_", b"SHLVL", b"PWD", b"OLDPWD")}
        text = done.stdout.decode(errors="replace").replace(str(self.home), "~")
        lines = [line.rstrip() for line in text.splitlines()]
        if done.returncode != 0:
            lines.append(f"[exit {done.returncode}]")
        return lines


def replay(page, sugo, root):
    """The page as it would read with what the program prints now."""
    out = []
    lines = page.read_text().splitlines()
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(sugo, root, folder)
        at = 0
        while at < len(lines):
            line = lines[at]
            out.append(line)
            at += 1
            scene = SCENE.match(line)
            if scene:
                name, value = WHERE.get(scene.group(1)), scene.group(2)
                if name is None:
                    name, _, value = value.partition("=")
                stage.variables[name] = value
            if line.strip() != "```console":
                continue
            while at < len(lines) and lines[at].strip() != "```":
                if not lines[at].startswith("$ "):
                    at += 1
                    continue
                command = [lines[at][2:]]
                out.append(lines[at])
                at += 1
                while at < len(lines) and lines[at].startswith("> "):
                    command.append(lines[at][2:])
                    out.append(lines[at])
                    at += 1
                out.extend(stage.run("\n".join(command)))
    return out


def main():
    sugo, page = sys.argv[1], pathlib.Path(sys.argv[2])
    root = pathlib.Path(__file__).resolve().parents[2]
    before = page.read_text().splitlines()
    after = replay(page, sugo, root)
    commands = sum(1 for line in after if line.startswith("$ "))
    if commands == 0:
        print(f"{page.name}: no command in a console block")
        return 1
    if before == after:
        print(f"{page.name}: {commands} commands say what the page says")
        return 0
    if os.environ.get("SUGO_UPDATE_TRANSCRIPTS"):
        page.write_text("\n".join(after) + "\n")
        print(f"{page.name}: rewritten")
        return 0
    print("\n".join(difflib.unified_diff(before, after, "the page", "the program", lineterm="")))
    return 1


sys.exit(main())
