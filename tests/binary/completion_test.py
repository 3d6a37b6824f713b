#!/usr/bin/env python3
"""TAB in bash, zsh and fish themselves.

    completion_test.py SUGO COMPLETIONS
"""
import os
import pathlib
import pty
import select
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

SUGO = pathlib.Path(sys.argv[1]).resolve()
COMPLETIONS = pathlib.Path(sys.argv[2]).resolve()
del sys.argv[1:]


class Shells(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.home = pathlib.Path(cls.folder.name)
        (cls.home / "bin").mkdir()
        (cls.home / "bin/sugo").symlink_to(SUGO)
        cls.environment = {"HOME": str(cls.home), "PATH": f"{cls.home}/bin:/usr/bin:/bin", "LANG": "C.UTF-8",
                           "TZ": "Asia/Seoul", "TERM": "dumb", "SUGO_NOW": "2026-03-02T17:00:00Z"}
        cls.environment |= {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
        for words in (["client", "add", "acme"], ["project", "add", "acme/ner"], ["client", "add", "한빛"],
                      ["add", "acme/ner", "--from", "0:00", "--for", "25m"]):
            subprocess.run([str(SUGO), *words], env=cls.environment, check=True, capture_output=True, timeout=60)

    def run_shell(self, words):
        done = subprocess.run(words, env=self.environment, cwd=self.home, capture_output=True, text=True, timeout=60,
                              check=False)
        self.assertEqual(done.stderr, "")
        return done.stdout.split("\n")

    def bash(self, line, *words):
        """What bash would insert, with words cut as readline cuts them."""
        cut = " ".join(f"'{word}'" for word in words)
        return self.run_shell(["bash", "--norc", "-c", f"""
            source /usr/share/bash-completion/bash_completion; source '{COMPLETIONS}/sugo.bash'
            COMP_LINE='{line}' COMP_POINT={len(line.encode())} COMP_WORDS=({cut}) COMP_CWORD={len(words) - 1}
            _sugo; printf '%s\\n' "${{COMPREPLY[@]}}" """])

    def fish(self, line):
        return self.run_shell(["fish", "--no-config", "-c", f"source '{COMPLETIONS}/sugo.fish'; complete -C '{line}'"])

    def test_bash(self):
        self.assertIn("start", self.bash("sugo sta", "sugo", "sta"))
        self.assertIn("acme/ner", self.bash("sugo start ac", "sugo", "start", "ac"))
        self.assertIn("한빛", self.bash("sugo log --client 한", "sugo", "log", "--client", "한"))
        self.assertIn("lastweek", self.bash("sugo log :la", "sugo", "log", ":", "la"))
        (self.home / "clock.csv").touch()
        self.assertIn("clock.csv", self.bash("sugo import toggl cl", "sugo", "import", "toggl", "cl"))

    def test_fish(self):
        self.assertTrue(any(line.startswith("start\t") for line in self.fish("sugo sta")))
        self.assertIn("acme/ner", [line.split("\t")[0] for line in self.fish("sugo start ac")])
        self.assertIn("한빛", [line.split("\t")[0] for line in self.fish("sugo client show 한")])
        self.assertIn("@1", [line.split("\t")[0] for line in self.fish("sugo edit @")])

    def test_zsh_in_a_terminal(self):
        folder = self.home / "functions"
        folder.mkdir()
        shutil.copy(COMPLETIONS / "_sugo", folder)
        (self.home / ".zshrc").write_text("fpath=(~/functions $fpath); autoload -Uz compinit; compinit -u -D; "
                                          "PS1='ready> '; unsetopt beep\n")
        self.type_in(["zsh", "-i"])

    def test_bash_in_a_terminal(self):
        (self.home / "rc").write_text("source /usr/share/bash-completion/bash_completion\n"
                                      f"source '{COMPLETIONS}/sugo.bash'; PS1='ready> '\n")
        self.type_in(["bash", "--rcfile", str(self.home / "rc"), "-i"])

    def type_in(self, shell):
        child, terminal = pty.fork()
        if child == 0:
            os.chdir(self.home)
            os.execvpe(shell[0], shell, self.environment | {"TERM": "vt100"})
        try:
            self.read_until(terminal, "ready> ")
            for typed, wanted in (("sugo start acme/n\t", "acme/ner"), ("sugo invoice dr\t", "draft"),
                                  ("sugo log :lastw\t", ":lastweek"), ("sugo edit @\t", "@1"),
                                  ("sugo log --client=한\t", "--client=한빛")):
                os.write(terminal, typed.encode())
                self.read_until(terminal, wanted)
                os.write(terminal, b"\x15")
        finally:
            os.write(terminal, b"\x15exit\n")
            os.close(terminal)
            os.waitpid(child, 0)

    def read_until(self, terminal, words):
        seen = ""
        end = time.monotonic() + 60
        while words not in seen:
            ready, _, _ = select.select([terminal], [], [], max(end - time.monotonic(), 0))
            self.assertTrue(ready, f"{words!r} is not in {seen!r}")
            seen += os.read(terminal, 4096).decode(errors="replace")


if __name__ == "__main__":
    unittest.main()
