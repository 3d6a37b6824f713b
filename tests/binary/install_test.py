#!/usr/bin/env python3
"""What `cmake --install` puts under a prefix, used from there after the prefix was moved elsewhere.

    install_test.py CMAKE SOURCE BUILD [-DNAME=VALUE…]      the rest is handed to cmake for programs that embed sugo
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

CMAKE, SOURCE, BUILD = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
SETTINGS = sys.argv[4:]
del sys.argv[1:]

USES_EVERY_HEADER = """cmake_minimum_required(VERSION 3.25)
project(uses LANGUAGES CXX)
find_package(sugo REQUIRED COMPONENTS render)
add_executable(uses uses.cpp)
target_link_libraries(uses PRIVATE sugo::render)
"""
DRAWS_A_PAGE = """
#include <iostream>
#include <iterator>
int main() {
    const std::string text(std::istreambuf_iterator<char>(std::cin), {});
    std::cout << sugo::render::invoice_pdf(sugo::formats::read_invoice_json(text).value(), {});
}
"""


def run(words, expect=0, **options):
    done = subprocess.run([str(word) for word in words], capture_output=True, timeout=600, check=False, **options)
    if done.returncode != expect:
        raise AssertionError(f"{words}:\n{done.stdout.decode()}\n{done.stderr.decode()}")
    return done.stdout


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.home = pathlib.Path(cls.folder.name)
        run([CMAKE, "--install", BUILD, "--prefix", cls.home / "first"])
        cls.prefix = cls.home / "moved elsewhere"
        (cls.home / "first").rename(cls.prefix)

    def sugo(self, *words, expect=0):
        environment = {"HOME": str(self.home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "America/Los_Angeles",
                       "SUGO_NOW": "2026-04-01T17:00:00Z"}
        environment |= {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        return run([self.prefix / "bin/sugo", *words], expect, env=environment, cwd=self.home, stdin=subprocess.DEVNULL)

    def build(self, source, program):
        """A program that finds sugo under the prefix, built."""
        build = self.home / ("build-" + program)
        run([CMAKE, "-S", source, "-B", build, f"-DCMAKE_PREFIX_PATH={self.prefix}", *SETTINGS])
        run([CMAKE, "--build", build])
        return build / program

    def test_the_program_draws_an_invoice(self):
        self.assertRegex(self.sugo("version").decode(), r"^sugo \d+\.\d+\.\d+\n$")
        self.sugo("setup", "--name", "Ada Example")
        self.sugo("client", "add", "acme", "--name", "Acme Robotics, Inc.")
        self.sugo("project", "add", "acme/ner")
        self.sugo("rate", "set", "acme", "150", "--from", "2026-01-01")
        self.sugo("add", "acme", "--from", "09:00", "--for", "25m")
        self.sugo("invoice", "draft", "acme", "--through", "today")
        self.sugo("invoice", "issue", "acme")
        self.sugo("invoice", "export", "2026-001", "--format", "pdf")
        self.assertEqual((self.home / "2026-001.pdf").read_bytes()[:5], b"%PDF-")

    def test_the_blocker_of_sites_is_where_the_hook_looks_for_it_and_needs_nothing_of_sugo(self):
        program = self.prefix / "libexec/sugo/sugo-block"
        self.assertIn(b"sugo-block on FILE --until TIME", run([program, "--help"]))
        hosts = self.home / "hosts"
        hosts.write_text("127.0.0.1 localhost\n")
        run([program, "off", hosts])
        self.assertEqual(hosts.read_text(), "127.0.0.1 localhost\n")
        loaded = {line.split()[0].decode().split(".")[0] for line in run(["ldd", program]).splitlines()}
        self.assertLessEqual({name for name in loaded if name.startswith("lib")},
                             {"libstdc++", "libgcc_s", "libc", "libm", "libasan", "libubsan"})

    def test_a_program_of_ones_own_finds_the_library(self):
        said = run([self.build(SOURCE / "examples/embed", "embed")]).decode()
        self.assertTrue(said.startswith("2 sessions, 50m\n\nINVOICE 2026-001\n"), said)
        self.assertRegex(said, r"Total due +\$125\.00\n")

    def test_every_public_header_is_there_and_pages_can_be_drawn(self):
        headers = sorted(path.name for path in (SOURCE / "include/sugo").glob("*.hpp"))
        self.assertEqual(headers, sorted(path.name for path in (self.prefix / "include/sugo").iterdir()))
        source = self.home / "uses"
        source.mkdir()
        (source / "CMakeLists.txt").write_text(USES_EVERY_HEADER)
        (source / "uses.cpp").write_text("".join(f"#include <sugo/{name}>\n" for name in headers) + DRAWS_A_PAGE)
        page = run([self.build(source, "uses")], input=(SOURCE / "tests/render/samples/korean.json").read_bytes())
        self.assertEqual(page[:5], b"%PDF-")

    def test_nothing_installed_names_the_folders_it_was_built_in(self):
        for path in self.prefix.rglob("*.cmake"):
            for folder in (SOURCE, BUILD, self.home / "first"):
                self.assertNotIn(f"{folder}/", path.read_text(), path)


if __name__ == "__main__":
    unittest.main()
