#!/usr/bin/env python3
"""What only the outside can see: the built program in a terminal of its own, its pipes, signals and exit codes.

    pty_test.py SUGO
"""
import fcntl
import json
import os
import pathlib
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
import unittest

SUGO = str(pathlib.Path(sys.argv.pop(1)).resolve())
CSI = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]")


class Terminal:
    """A program in a pseudo terminal of a given size."""

    def __init__(self, arguments, environment, columns=80, program=SUGO):
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
            os.execve(program, [program, *arguments], environment)
        self.seen = b""

    def read_until(self, pattern, seconds=10):
        """Everything printed so far, once the pattern is in it."""
        end = time.monotonic() + seconds
        while not re.search(pattern, self.seen):
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.file], [], [], left)[0]:
                raise AssertionError(f"{pattern!r} did not come in {self.seen!r}")
            try:
                chunk = os.read(self.file, 4096)
            except OSError:
                chunk = b""
            if not chunk:
                raise AssertionError(f"{pattern!r} did not come before the end of {self.seen!r}")
            self.seen += chunk
        return self.seen

    def type(self, text):
        os.write(self.file, text)

    def finish(self, seconds=10):
        """The exit code, after reading all the rest."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if select.select([self.file], [], [], 0.1)[0]:
                try:
                    chunk = os.read(self.file, 4096)
                except OSError:
                    chunk = b""
                if chunk:
                    self.seen += chunk
                    continue
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                os.close(self.file)
                return os.waitstatus_to_exitcode(status)
        os.kill(self.pid, signal.SIGKILL)
        raise AssertionError(f"it did not end: {self.seen!r}")


class Binary(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name)
        self.environment = {"HOME": folder.name, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm-256color",
                            "TZ": "America/Los_Angeles", "SUGO_DB": str(self.home / "log.db"), "SUGO_ATTEND": "off"}

    def sugo(self, *arguments, expect=0, **more):
        done = subprocess.run([SUGO, *arguments], env={**self.environment, **more}, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=60, check=False)
        self.assertEqual(done.returncode, expect, done)
        return done.stdout.decode(), done.stderr.decode()

    def acme(self):
        self.sugo("client", "add", "acme", "--name", "Acme Robotics")
        self.sugo("project", "add", "acme/ner")

    def terminal(self, *arguments, columns=80, **more):
        return Terminal(arguments, {**self.environment, **more}, columns)

    def test_a_pomodoro_counts_down_rings_and_is_logged_to_the_second(self):
        self.acme()
        screen = self.terminal("start", "acme/ner", "--for", "2s", TERM="dumb")
        screen.read_until(rb"0:01")
        screen.read_until(rb"\a")
        screen.read_until(rb"break until")
        screen.type(b"q")
        self.assertEqual(screen.finish(), 0)
        self.assertEqual(screen.seen.count(b"\a"), 1)
        out, _ = self.sugo("log", "--json")
        self.assertIn('"time_s":2', out)
        self.assertIn('"rung"', out)

    def test_control_c_leaves_the_pomodoro_running_and_says_so(self):
        self.acme()
        screen = self.terminal("start", "acme/ner")
        screen.read_until(rb"started")
        screen.type(b"\x03")
        self.assertEqual(screen.finish(), 0)
        self.assertRegex(CSI.sub(b"", screen.seen).decode(), r"(?i)still running|keeps running|goes on|runs on|left running")
        out, _ = self.sugo("status", "--json")
        self.assertIn('"running"', out)

    def test_the_timer_gives_the_terminal_back_on_every_way_out(self):
        self.acme()
        self.sugo("start", "acme/ner")
        ways = {"q": lambda screen: screen.type(b"q"), "Ctrl-C": lambda screen: screen.type(b"\x03"),
                "SIGINT": lambda screen: os.kill(screen.pid, signal.SIGINT),
                "SIGTERM": lambda screen: os.kill(screen.pid, signal.SIGTERM),
                "SIGHUP": lambda screen: os.kill(screen.pid, signal.SIGHUP)}
        for way, leave in ways.items():
            with self.subTest(way=way):
                screen = self.terminal("timer")
                screen.read_until(rb"pomodoro 1 of 4")
                self.assertFalse(termios.tcgetattr(screen.file)[3] & termios.ECHO)
                leave(screen)
                screen.read_until(rb"goes on and rings")
                line_by_line = termios.ICANON | termios.ECHO | termios.ISIG
                self.assertEqual(termios.tcgetattr(screen.file)[3] & line_by_line, line_by_line)
                self.assertEqual(screen.finish(), 0)
                self.assertEqual(screen.seen.count(b"\x1b[?1049h"), 1)
                self.assertEqual(screen.seen.count(b"\x1b[?1049l"), 1)
                self.assertLess(screen.seen.rindex(b"\x1b[?1049l"), screen.seen.index(b"goes on and rings"))
                self.assertIn(b"\x1b[?25h", screen.seen)
        self.assertIn('"running"', self.sugo("status", "--json")[0])

    def test_the_timer_follows_the_window_and_another_terminal(self):
        self.acme()
        one = self.terminal("start", "acme/ner")
        two = self.terminal("timer", columns=100)
        one.read_until("own\u00a0idea".encode())
        one.seen = b""
        fcntl.ioctl(one.file, termios.TIOCSWINSZ, struct.pack("HHHH", 20, 30, 0, 0))
        os.kill(one.pid, signal.SIGWINCH)
        shown = one.read_until(rb"' - n s b v p \? q").decode()
        for line in re.split(r"\x1b\[[0-9]+;1H", shown):
            self.assertLessEqual(len(re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", line)), 30, line)
        one.type("-전화\r".encode())
        two.read_until("…-".encode())
        two.type(b"v")
        two.read_until(rb"why\?")
        two.type("회의\r".encode())
        one.read_until(rb"was void at")
        os.kill(two.pid, signal.SIGKILL)
        one.type(b"q")
        self.assertEqual(one.finish(), 0)
        out, _ = self.sugo("sheet", "--json")
        self.assertIn("전화", out)
        self.assertIn("회의", out)

    def test_the_timer_stops_with_ctrl_z_and_goes_on(self):
        self.acme()
        self.sugo("start", "acme/ner")
        shell = Terminal(["--norc", "-i"], {**self.environment, "PS1": "$ "}, program="/bin/bash")
        shell.read_until(rb"\$ ")
        shell.type(f"{SUGO} timer\r".encode())
        shell.read_until(rb"pomodoro 1 of 4")
        shell.type(b"\x1a")
        shell.read_until(rb"1049l(?s:.)*Stopped")
        shell.seen = b""
        shell.type(b"fg\r")
        shell.read_until(rb"pomodoro 1 of 4")
        shell.type(b"q")
        shell.read_until(rb"goes on and rings")
        shell.type(b"exit\r")
        self.assertEqual(shell.finish(), 0)

    def test_a_time_zone_that_does_not_exist_is_refused_not_taken_for_another(self):
        _, err = self.sugo("status", expect=2, TZ="Mars/Olympus")
        self.assertIn("TZ=Mars/Olympus names no time zone", err)
        _, err = self.sugo("status", "--json", expect=2, TZ="Mars/Olympus")
        self.assertEqual(json.loads(err)["error"]["message"], "TZ=Mars/Olympus names no time zone")

    def test_colour_only_on_a_terminal_that_wants_it(self):
        self.acme()
        screen = self.terminal()
        self.assertEqual(screen.finish(), 0)
        for more in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
            plain = self.terminal(**more)
            self.assertEqual(plain.finish(), 0)
            self.assertNotIn(b"\x1b[", plain.seen, more)
        out, _ = self.sugo()
        self.assertNotIn("\x1b", out)

    def test_tables_fit_a_window_of_40_columns_with_korean_names(self):
        self.sugo("client", "add", "한빛", "--name", "한빛소프트 주식회사")
        self.sugo("project", "add", "한빛/검색")
        self.sugo("add", "한빛/검색", "--from", "yesterday 09:00", "--for", "25m", "-n", "개체명 인식 오류 보고서를 유형별로 정리하고 다시 학습")
        for width in (40, 80):
            screen = self.terminal("log", "yesterday", columns=width)
            self.assertEqual(screen.finish(), 0)
            text = CSI.sub(b"", screen.seen).decode()
            self.assertIn("한빛/검색", text)
            for line in text.splitlines():
                columns = sum(2 if "\u1100" <= c <= "\u115f" or "\u2e80" <= c <= "\uffdc" else 1 for c in line.rstrip())
                self.assertLessEqual(columns, width, line)

    def test_setup_asks_on_a_terminal_and_keeps_the_answers(self):
        screen = self.terminal("setup")
        screen.read_until(rb"(?i)name")
        for answer in (b"Ada Example\n",) + (b"\n",) * 12:
            screen.type(answer)
            time.sleep(0.02)
        self.assertEqual(screen.finish(), 0)
        out, _ = self.sugo("setup", "--json")
        self.assertIn("Ada Example", out)

    def test_a_closed_pipe_ends_quietly_and_a_full_one_is_an_error(self):
        self.acme()
        for _ in range(3):
            done = subprocess.run(["bash", "-c", f"'{SUGO}' history | true"], env=self.environment, capture_output=True, check=False)
            self.assertEqual(done.stderr, b"")
        done = subprocess.run(["bash", "-c", f"'{SUGO}' history > /dev/full"], env=self.environment, capture_output=True, check=False)
        self.assertEqual(done.returncode, 5)
        self.assertIn(b"sugo: ", done.stderr)

    def test_exit_codes(self):
        self.acme()
        self.sugo("stop", expect=1)
        self.sugo("strat", expect=2)
        self.sugo("start", "acme/nre", expect=3)
        bad = self.home / "bad.data"
        bad.write_text("inc nonsense\n")
        self.sugo("import", "timewarrior", str(bad), "--zone", "UTC", expect=4)
        self.sugo("status", "--db", "/proc/log.db", expect=5)
        self.sugo("status", "--db", "/proc/none/log.db", expect=3)

    def test_version_and_help_open_nothing(self):
        for arguments in (["--version"], ["--help"], ["help", "start"], ["start", "--help"]):
            out, _ = self.sugo(*arguments, SUGO_DB="/proc/none/log.db")
            self.assertTrue(out)
        self.assertEqual(list(self.home.iterdir()), [])

    def test_start_stop_and_status_do_not_load_the_renderer(self):
        done = subprocess.run(["ldd", SUGO], capture_output=True, text=True, check=True)
        for library in ("pango", "cairo", "fontconfig", "libicu"):
            self.assertNotIn(library, done.stdout)

    def test_the_file_is_for_its_owner_alone(self):
        self.acme()
        self.assertEqual((self.home / "log.db").stat().st_mode & 0o777, 0o600)

    def test_two_programs_writing_at_once_lose_nothing(self):
        self.sugo("project", "add", "book")
        def many(worker):
            return [subprocess.Popen([SUGO, "kind", "add", f"k{worker}-{n}"], env=self.environment, stdout=subprocess.DEVNULL,
                                     stderr=subprocess.PIPE) for n in range(10)]
        running = [one for worker in range(4) for one in many(worker)]
        for one in running:
            _, err = one.communicate(timeout=60)
            self.assertEqual(one.returncode, 0, err)
        out, _ = self.sugo("kind", "list", "--json")
        self.assertEqual(sum(out.count(f'"k{worker}-{n}"') for worker in range(4) for n in range(10)), 40)

    def test_killed_at_random_moments_it_keeps_every_acknowledged_change(self):
        self.acme()
        import random
        draw = random.Random(20260302)
        kept, killed = [], 0
        for n in range(200):
            hour, minute = divmod(n * 5, 60)
            begin = f"2026-03-{2 + hour // 20:02} {hour % 20:02}:{minute:02}"
            child = subprocess.Popen([SUGO, "add", "acme/ner", "--from", begin, "--for", "5m", "-n", f"change {n}."], env=self.environment,
                                     stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            if n % 2:
                time.sleep(draw.random() * 0.012)
                child.kill()
            out, err = child.communicate(timeout=60)
            if child.returncode == 0:
                kept.append(n)
            else:
                self.assertEqual(child.returncode, -signal.SIGKILL, err)
                killed += 1
                if b"change" in out or out:
                    kept.append(n)
        out, _ = self.sugo("log", "2026-03", "--json")
        lost = [n for n in kept if f'"change {n}."' not in out]
        print(f"killed {killed} of 200 changes: {len(lost)} of {len(kept)} acknowledged ones lost")
        self.assertEqual(lost, [])
        self.assertGreater(killed, 10)
        check = subprocess.run(["sqlite3", self.environment["SUGO_DB"], "PRAGMA integrity_check; PRAGMA foreign_key_check;"],
                               capture_output=True, text=True, check=True)
        self.assertEqual(check.stdout, "ok\n")


unittest.main(verbosity=2)
