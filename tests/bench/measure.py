"""Runs programs in turn and keeps what each run took."""

import statistics
import subprocess
import time


class Stopwatch:
    """The program that starts the others and asks wait4; one for each environment."""

    def __init__(self, program, environment):
        self.process = subprocess.Popen([program], env=environment, text=True, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)

    def run(self, command, output="/dev/null"):
        self.process.stdin.write("\x1f".join([str(output), *map(str, command)]) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        if not answer or answer[3] != "0":
            raise SystemExit(f"{' '.join(map(str, command))}: {' '.join(answer[3:]) or 'did not start'}")
        first = None if answer[0] == "-" else int(answer[0]) / 1e6
        return Run(first, int(answer[1]) / 1e6, int(answer[2]) / 1024)

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Run:
    """Milliseconds until the first output and until the end, and the peak of memory in MiB."""

    def __init__(self, first, whole, memory):
        self.first = first
        self.whole = whole
        self.memory = memory


class Series:
    """The runs of one operation, program by program, round by round."""

    def __init__(self):
        self.runs = {}

    def add(self, program, run):
        self.runs.setdefault(program, []).append(run)

    def programs(self):
        return list(self.runs)

    def median(self, program):
        return statistics.median(run.whole for run in self.runs[program])

    def first(self, program):
        return statistics.median(run.first for run in self.runs[program])

    def memory(self, program):
        return max(run.memory for run in self.runs[program])

    def ratio(self, program, other):
        """The median of the rounds' ratios: what slows the machine for a while slows both of a pair."""
        pairs = zip(self.runs[program], self.runs[other])
        return statistics.median(one.whole / two.whole for one, two in pairs)

    def as_json(self):
        return {program: {"median_ms": round(self.median(program), 3), "peak_mib": round(self.memory(program), 1),
                          "rounds": len(runs), "runs_ms": [round(run.whole, 3) for run in runs]}
                for program, runs in self.runs.items()}


def rounds_of(most, seconds, one_round):
    """Calls one_round with its number until it was called often enough, or, after three times, for long enough."""
    begin = time.monotonic()
    for number in range(most):
        if number >= 3 and time.monotonic() - begin > seconds:
            return
        one_round(number)
