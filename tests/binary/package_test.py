#!/usr/bin/env python3
"""The Debian package: what it holds, what it needs, and whether it works where it is unpacked.

    package_test.py CPACK BUILD
"""
import gzip
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

CPACK, BUILD = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
del sys.argv[1:]


def run(words, **options):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, timeout=600, check=False,
                          **options)
    if done.returncode != 0:
        raise AssertionError(f"{words}:\n{done.stdout}\n{done.stderr}")
    return done.stdout


class Package(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.home = pathlib.Path(cls.folder.name)
        run([CPACK, "--config", BUILD / "CPackConfig.cmake", "-B", cls.home])
        (cls.package,) = cls.home.glob("*.deb")
        cls.root = cls.home / "root"
        run(["dpkg-deb", "-x", cls.package, cls.root])

    def field(self, name):
        return run(["dpkg-deb", "-f", self.package, name]).strip()

    def test_its_name_and_what_it_needs(self):
        self.assertRegex(self.package.name, r"^sugo_[0-9.]+-[0-9]+_[a-z0-9]+\.deb$")
        self.assertEqual(self.field("Package"), "sugo")
        needed = {one.split()[0] for one in self.field("Depends").split(", ")}
        # What the programs are linked to was found by itself; zones and fonts no linker knows.
        for name in ("libc6", "libpango-1.0-0", "libcairo2", "tzdata", "fontconfig", "fonts-noto-core"):
            self.assertIn(name, needed)
        # A release has these inside.
        loaded = run(["ldd", self.root / "usr/bin/sugo"])
        for name, library in (("libsqlite3-0", "libsqlite3.so"), ("libboost-json1.81.0", "libboost_json.so")):
            self.assertEqual(name in needed, library in loaded)
        self.assertIn("fonts-noto-cjk", self.field("Recommends"))
        self.assertTrue(self.field("Description").startswith("Pomodoro timer, log and invoices for freelancers\n"))

    def test_it_holds_the_programs_and_what_stands_around_them_and_nothing_else(self):
        held = {str(path.relative_to(self.root / "usr")) for path in self.root.rglob("*") if path.is_file()}
        self.assertEqual(held, {"bin/sugo", "libexec/sugo/sugo-render", "libexec/sugo/sugo-block",
                                "share/man/man1/sugo.1.gz", "share/doc/sugo/copyright", "share/doc/sugo/changelog.gz",
                                "share/doc/sugo/changelog.Debian.gz",
                                "share/bash-completion/completions/sugo", "share/zsh/site-functions/_sugo",
                                "share/fish/vendor_completions.d/sugo.fish"})
        with gzip.open(self.root / "usr/share/man/man1/sugo.1.gz", "rt") as page:
            self.assertIn(".Dt SUGO 1", page.read())
        with gzip.open(self.root / "usr/share/doc/sugo/changelog.Debian.gz", "rt") as changes:
            self.assertTrue(changes.read().startswith(f"sugo ({self.field('Version')})"))

    def test_it_works_where_it_is_unpacked(self):
        environment = {"HOME": str(self.home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "Asia/Seoul",
                       "SUGO_NOW": "2026-04-01T01:00:00Z"}
        environment |= {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}

        def sugo(*words):
            return run([self.root / "usr/bin/sugo", *words], env=environment, cwd=self.home)

        sugo("setup", "--name", "김아다", "--currency", "KRW")
        sugo("client", "add", "hanbit", "--name", "주식회사 한빛")
        sugo("project", "add", "hanbit/ner")
        sugo("rate", "set", "hanbit/ner", "200000", "--from", "2026-01-01")
        sugo("add", "hanbit/ner", "--on", "2026-03-30", "--from", "9:00", "--for", "25m")
        sugo("invoice", "draft", "hanbit")
        self.assertIn("₩83,333", sugo("invoice", "issue", "hanbit"))
        sugo("invoice", "export", "2026-001", "-o", "one.pdf")
        self.assertTrue((self.home / "one.pdf").read_bytes().startswith(b"%PDF"))


if __name__ == "__main__":
    unittest.main()
