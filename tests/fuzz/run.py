#!/usr/bin/env python3
"""Runs the fuzz targets one after the other, each on its corpus and beyond, and prints what was counted.

    cmake --preset fuzz && cmake --build --preset fuzz
    tests/fuzz/run.py [--seconds 600] [TARGET…]

What breaks a target lies in build/fuzz/tests/found/ afterwards; what was learned is there too and is used again.
"""
import argparse
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
BUILT = HERE.parent.parent / "build" / "fuzz" / "tests"


def targets():
    return sorted(path.name.removesuffix("_fuzz.cpp") for path in HERE.glob("*_fuzz.cpp"))


def run(target, seconds):
    found = BUILT / "found" / target
    found.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        [BUILT / f"fuzz_{target}", f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=4096",
         "-print_final_stats=1", f"-artifact_prefix={found}-", found, HERE / "corpus" / target],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    said = done.stdout.decode(errors="replace")

    def last(pattern):
        all_found = re.findall(pattern, said)
        return int(all_found[-1]) if all_found else 0

    counts = {"executions": last(r"number_of_executed_units:\s*(\d+)"), "seconds": last(r"in (\d+) second"),
              "covered": last(r"\bcov: (\d+)"), "crashes": 0 if done.returncode == 0 else 1}
    if counts["crashes"]:
        print(said[-6000:], file=sys.stderr)
    return counts


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=int, default=600, help="for each target; ten minutes if not said")
    options.add_argument("targets", nargs="*", metavar="TARGET", help=" ".join(targets()))
    asked = options.parse_args()
    crashes = 0
    print(f"{'target':<10}{'executions':>12}{'seconds':>9}{'covered':>9}{'crashes':>9}", flush=True)
    for target in asked.targets or targets():
        counts = run(target, asked.seconds)
        crashes += counts["crashes"]
        print(f"{target:<10}{counts['executions']:>12,}{counts['seconds']:>9}{counts['covered']:>9}"
              f"{counts['crashes']:>9}", flush=True)
    return 1 if crashes else 0


if __name__ == "__main__":
    sys.exit(main())
