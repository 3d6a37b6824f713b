#!/usr/bin/env python3
"""sugo-block and the hook that runs it, on hosts files in temporary folders: never on the machine's own.

    block_test.py SUGO-BLOCK HOOK
"""
import datetime
import fcntl
import os
import pathlib
import random
import resource
import signal
import subprocess
import sys
import tempfile
import unittest

BLOCK = str(pathlib.Path(sys.argv.pop(1)).resolve())
HOOK = str(pathlib.Path(sys.argv.pop(1)).resolve())
AS_ROOT = os.getuid() == 0
NOBODY = {"user": 65534, "group": 65534, "extra_groups": []} if AS_ROOT else {}
OLD = b"# BEGIN sugo-block\n# until 2026-03-02T17:25:00Z\n0.0.0.0 a.example\n:: a.example\n# END sugo-block\n"
# Windows line ends, a zero byte, no text in any encoding, and no end of the last line.
HOSTS = b"127.0.0.1\tlocalhost\r\n\r\n# \xff\xfe\0 caf\xe9\n::1 localhost"


def later(minutes):
    moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=minutes)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def blocked(until, *names):
    lines = "".join(f"0.0.0.0 {name}\n:: {name}\n" for name in names)
    return f"# BEGIN sugo-block\n# until {until}\n{lines}# END sugo-block\n".encode()


class Blocking(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="sugo-block-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.hosts = self.folder / "hosts"
        self.hosts.write_bytes(HOSTS)
        self.until = later(25)

    def run_block(self, *words, sites="", **more):
        return subprocess.run([BLOCK, *map(str, words)], input=sites.encode(), capture_output=True, timeout=60,
                              check=False, **more)

    def block(self, *words, expect=0, sites="", **more):
        """What it said: on stdout when it did its work, else on stderr, and nothing on the other."""
        done = self.run_block(*words, sites=sites, **more)
        self.assertEqual(done.returncode, expect, done)
        said, silent = (done.stdout, done.stderr) if expect == 0 else (done.stderr, done.stdout)
        self.assertEqual(silent, b"", done)
        return said.decode()

    def on(self, *words, sites="news.example\n", **more):
        return self.block("on", self.hosts, "--until", self.until, *words, sites=sites, **more)

    def assert_untouched(self, content=HOSTS):
        self.assertEqual(self.hosts.read_bytes(), content)
        self.assertEqual([file.name for file in self.folder.iterdir()], ["hosts"])

    def test_on_and_off_leave_every_other_byte(self):
        self.assertEqual(self.on(), f"2 names are blocked in {self.hosts} until {self.until}\n")
        new = blocked(self.until, "news.example", "www.news.example") + HOSTS
        self.assert_untouched(new)
        self.on()
        self.assert_untouched(new)
        self.on(sites="# mine\r\nB.example\r\n\r\nwww.b.example")
        self.assert_untouched(blocked(self.until, "b.example", "www.b.example") + HOSTS)
        self.assertEqual(self.on(sites="www.b.example"), f"1 name is blocked in {self.hosts} until {self.until}\n")
        self.assertEqual(self.block("off", self.hosts), f"the block was taken out of {self.hosts}\n")
        self.assert_untouched()
        self.assertEqual(self.block("off", self.hosts), f"nothing is blocked in {self.hosts}\n")
        self.assert_untouched()

    def test_an_overdue_block_goes_and_one_that_is_not_due_stays(self):
        self.hosts.write_bytes(OLD + HOSTS)
        self.assertEqual(self.block("off", self.hosts, "--expired"), f"the block was taken out of {self.hosts}\n")
        self.assert_untouched()
        self.on()
        before = self.hosts.read_bytes()
        self.assertEqual(self.block("off", self.hosts, "--expired"), f"{self.hosts} stays blocked until {self.until}\n")
        self.assert_untouched(before)
        self.assertEqual(self.block("off", self.hosts), f"the block was taken out of {self.hosts}\n")
        self.block("off", self.hosts, "--expired")
        self.assert_untouched()

    def test_where_nothing_is_to_do_the_file_is_not_replaced(self):
        before = self.hosts.stat().st_ino
        self.block("off", self.hosts)
        self.assertEqual(self.hosts.stat().st_ino, before)
        self.on()
        before = self.hosts.stat().st_ino
        self.on()
        self.assertEqual(self.hosts.stat().st_ino, before)

    def test_mode_owner_and_attributes_are_kept(self):
        for mode in (0o644, 0o600, 0o664, 0o440):
            self.hosts.chmod(mode)
            self.on()
            self.assertEqual(self.hosts.stat().st_mode & 0o7777, mode)
            self.block("off", self.hosts)
            self.assertEqual(self.hosts.stat().st_mode & 0o7777, mode)
        if AS_ROOT:
            os.chown(self.hosts, 1234, 4321)
            self.on()
            self.assertEqual((self.hosts.stat().st_uid, self.hosts.stat().st_gid), (1234, 4321))
        try:
            os.setxattr(self.hosts, "user.note", b"mine")
        except OSError:
            return  # no such attributes in this file system
        self.block("off", self.hosts)
        self.assertEqual(os.getxattr(self.hosts, "user.note"), b"mine")

    def test_paths_that_lead_elsewhere_are_refused(self):
        link = self.folder / "link"
        link.symlink_to("hosts")
        for verb in (["on", link, "--until", self.until], ["off", link]):
            self.assertEqual(self.block(*verb, expect=1, sites="a.example"),
                             f"sugo-block: {link} is a symbolic link, which is not followed\n"
                             "  try: the path that it leads to\n")
        link.unlink()
        os.link(self.hosts, link)
        self.assertIn("has other names (hard links)", self.on(expect=1))
        link.unlink()
        os.mkfifo(link)
        self.assertIn("is not a regular file", self.block("off", link, expect=1))
        link.unlink()
        (self.folder / "inside").mkdir()
        self.assertIn("is not a regular file", self.block("off", self.folder / "inside", expect=1))
        (self.folder / "inside").rmdir()
        self.assertIn("is not the path of a file", self.block("off", f"{self.folder}/", expect=2))
        self.assertIn("is not the path of a file", self.block("off", f"{self.folder}/..", expect=2))
        self.assertEqual(self.block("off", self.folder / "none", expect=3),
                         f"sugo-block: there is no file {self.folder}/none\n")
        self.assertEqual(self.block("off", self.folder / "no/hosts", expect=3),
                         f"sugo-block: there is no folder {self.folder}/no\n")
        self.assert_untouched()

    def test_a_folder_of_others_is_refused(self):
        for mode in (0o770, 0o707, 0o1777):
            self.folder.chmod(mode)
            self.assertEqual(self.on(expect=1), f"sugo-block: the folder of {self.hosts} may be written by others\n"
                                                "  try: a folder that only its owner may write\n")
        self.folder.chmod(0o755)
        if AS_ROOT:
            os.chown(self.folder, 1234, 1234)
            self.assertIn("is another user's", self.on(expect=1))
            os.chown(self.folder, 0, 0)
        self.assert_untouched()

    def test_a_folder_that_cannot_be_written_is_told_of(self):
        self.folder.chmod(0o555 if not AS_ROOT else 0o755)
        program = self.copy_for_others()
        for words in (["on", self.hosts, "--until", self.until], ["off", self.hosts]):
            self.hosts.write_bytes(OLD + HOSTS)
            done = subprocess.run([program, *words], input=b"a.example", capture_output=True, timeout=60, check=False,
                                  **NOBODY)
            self.assertEqual(done.returncode, 5, done)
            self.assertIn("is as it was, for no new file could be made beside it: ", done.stderr.decode())
            self.assertEqual(self.hosts.read_bytes(), OLD + HOSTS)
        self.folder.chmod(0o755)

    def copy_for_others(self):
        """The program where a user without rights can run it."""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        os.chmod(folder.name, 0o755)
        copy = pathlib.Path(folder.name) / "sugo-block"
        copy.write_bytes(pathlib.Path(BLOCK).read_bytes())
        copy.chmod(0o755)
        return copy

    def test_a_broken_block_changes_nothing(self):
        for broken, said in ((OLD.replace(b"# END sugo-block\n", b""), "line 1 begins a block that no line ends"),
                             (OLD.replace(b"# BEGIN sugo-block\n", b""), "line 4 ends a block that no line begins"),
                             (OLD + OLD, "line 6 begins a second block"),
                             (OLD.replace(b":: a", b"127.0.0.1 mine\n:: a"),
                              "line 4 stands in the block and is not sugo-block's"),
                             (OLD.replace(b"# until", b"#until"), "line 1 begins a block without a deadline")):
            self.hosts.write_bytes(broken + HOSTS)
            for verb in (["on", self.hosts, "--until", self.until], ["off", self.hosts],
                         ["off", self.hosts, "--expired"]):
                self.assertEqual(self.block(*verb, expect=4, sites="a.example"),
                                 f"sugo-block: {said}\n  try: by hand: nothing of sugo-block's, or one block from "
                                 '"# BEGIN sugo-block" to "# END sugo-block" with its own lines alone\n')
                self.assert_untouched(broken + HOSTS)

    def test_a_bad_list_or_time_changes_nothing(self):
        for sites in ("a.example\nlocalhost\n", "a.example 1.2.3.4", "\n", "뉴스.example", "a.example\0", "a\n" * 40_000):
            self.on(sites=sites, expect=4)
        self.assertEqual(self.on(sites="https://a.example/", expect=4),
                         'sugo-block: line 1 of the list, "https://a.example/", is not a site\n'
                         "  try: the name alone: news.example\n")
        for until, code in (("soon", 2), (later(-1), 1), (later(24 * 60 + 5), 1), ("", 2)):
            self.block("on", self.hosts, "--until", until, sites="a.example", expect=code)
        self.assert_untouched()

    def test_words_in_any_other_order_are_refused(self):
        """A '*' in a sudoers line fits any words, so what it lets through must be harmless."""
        for words in ([], ["on"], ["off"], ["on", self.hosts], ["on", "--until", self.until, self.hosts],
                      ["on", self.hosts, "--until", self.until, "--until", self.until],
                      ["on", self.hosts, "--until", self.until, "/etc/other"], ["off", self.hosts, self.hosts],
                      ["off", self.hosts, "--expired", "--expired"], ["off", "--expired"], ["--help", "me"],
                      ["remove", self.hosts]):
            said = self.block(*words, expect=2, sites="a.example")
            self.assertIn("sugo-block on FILE --until TIME < SITES, or sugo-block off FILE [--expired]", said)
        self.assert_untouched()
        self.assertIn("DNS over HTTPS", self.block("--help"))

    def test_what_a_path_holds_never_reaches_the_terminal(self):
        self.assertIn("there is no file ?[31m", self.block("off", "\x1b[31m", expect=3, cwd=self.folder))

    def test_a_full_disk_changes_nothing(self):
        content = HOSTS * 10_000
        self.hosts.write_bytes(content)

        def small_files():
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

        # Python ignores the signal that comes with it, and so does then the program.
        said = self.on(expect=5, preexec_fn=small_files, restore_signals=False)
        self.assertEqual(said, f"sugo-block: {self.hosts} is as it was, for the new one could not be written: "
                               "File too large\n")
        self.assert_untouched(content)

    def test_a_run_waits_for_another(self):
        holder = os.open(self.folder, os.O_RDONLY)
        fcntl.flock(holder, fcntl.LOCK_EX)
        with subprocess.Popen([BLOCK, "on", self.hosts, "--until", self.until], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE) as waiting:
            waiting.stdin.write(b"news.example")
            waiting.stdin.close()
            with self.assertRaises(subprocess.TimeoutExpired):
                waiting.wait(0.2)
            self.hosts.write_bytes(b"changed while it waited\n")
            os.close(holder)
            self.assertEqual(waiting.wait(10), 0)
        self.assert_untouched(blocked(self.until, "news.example", "www.news.example") + b"changed while it waited\n")

    def test_many_at_once_leave_one_block_whole(self):
        runs = []
        for n in range(8):
            sites = self.folder.with_name(self.folder.name + f"-{n}")
            sites.write_text(f"s{n}.example\n")
            self.addCleanup(sites.unlink)
            runs.append((sites, ["on", self.hosts, "--until", self.until]))
            runs.append((os.devnull, ["off", self.hosts]))
        for _ in range(5):
            started = []
            for sites, words in runs:
                with open(sites, "rb") as list_of_sites:
                    started.append(subprocess.Popen([BLOCK, *words], stdin=list_of_sites, stdout=subprocess.DEVNULL))
            self.assertEqual([one.wait(60) for one in started], [0] * len(runs))
            possible = [HOSTS] + [blocked(self.until, f"s{n}.example", f"www.s{n}.example") + HOSTS for n in range(8)]
            self.assertIn(self.hosts.read_bytes(), possible)
            self.assert_untouched(self.hosts.read_bytes())

    def test_killed_at_any_moment_it_leaves_the_old_file_or_the_new(self):
        content = HOSTS * 20_000
        self.hosts.write_bytes(content)
        names = [f"s{n}.example" for n in range(300)]
        new = blocked(self.until, *[one for name in names for one in (name, f"www.{name}")]) + content
        chance = random.Random(7)
        killed = 0
        for n in range(60):
            words = ["on", self.hosts, "--until", self.until] if n % 2 == 0 else ["off", self.hosts]
            with subprocess.Popen([BLOCK, *words], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as run:
                if n % 2 == 0:
                    run.stdin.write("\n".join(names).encode())
                run.stdin.close()
                try:
                    run.wait(chance.uniform(0.001, 0.015))
                except subprocess.TimeoutExpired:
                    run.send_signal(signal.SIGKILL)
                killed += run.wait() == -signal.SIGKILL
            self.assertIn(self.hosts.read_bytes(), (content, new))
        self.assertGreater(killed, 0)
        # What a killed run left beside the file goes with the next.
        self.on(sites="\n".join(names))
        self.assert_untouched(new)
        self.block("off", self.hosts)
        self.assert_untouched(content)

    def test_the_hook_blocks_from_start_to_whatever_ends_it(self):
        settings = self.folder / "config/sugo"
        settings.mkdir(parents=True)
        (settings / "blocked-sites").write_text("news.example\n")

        def hook(event, **more):
            environment = {"PATH": "/usr/bin:/bin", "HOME": str(self.folder), "SUGO_BLOCK": BLOCK,
                           "XDG_CONFIG_HOME": str(settings.parent), "SUGO_HOSTS": str(self.hosts), "SUGO_EVENT": event}
            subprocess.run([HOOK], env=environment | more, check=True, capture_output=True, timeout=60)
            return self.hosts.read_bytes()

        for end in ("ring", "stop", "void"):
            self.assertEqual(hook("start", SUGO_RINGS_AT=self.until),
                             blocked(self.until, "news.example", "www.news.example") + HOSTS)
            self.assertEqual(hook(end, SUGO_RINGS_AT=self.until), HOSTS)
        self.assertTrue(hook("start", SUGO_RINGS_AT="").startswith(b"# BEGIN sugo-block\n# until "))
        self.assertTrue(hook("break-start").startswith(b"# BEGIN sugo-block\n"))
        self.assertEqual(hook("stop"), HOSTS)


if __name__ == "__main__":
    unittest.main()
