"""Runs `raci` on inputs that are deep, wide or long: time and memory grow with the input, not with its square.

Usage: sizes.py RACI [--write PAGE] [--only WORD], with the path of the program. `--write` puts the table into a page,
between the two comments that mark its place. Time is judged by what the processor did, so that other programs on the
machine do not count; where that is too short to tell, or in doubt, twice the input is judged by instructions, counted by
valgrind.
"""

import argparse
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

from sizes_inputs import INPUTS, check

# Twice the input is twice the work, and a little more for what is sorted and for memory that is further away.
AT_MOST = 2.6
SECONDS, SECONDS_OF_MB, HARD_END = 3, 0.3, 10
MEMORY, MEMORY_OF_BYTE = 512e6, 30
# Below so many seconds a ratio of times says nothing.
TOO_SHORT = 0.06
WAITED = 60
BEGIN, END = "<!-- sizes: begin -->", "<!-- sizes: end -->"


def write(folder, files):
    """Writes the files."""
    made = set()
    for name, text in files.items():
        path = folder / name
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def make(folder, input_of, number):
    """Writes an input and gives its arguments. It is made in a process of its own: the memory that a process had when it
    started a program is counted as that of the program."""
    folder.mkdir()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            write(folder, input_of(number)[0])
            status = 0
        finally:
            os._exit(status)
    assert os.waitpid(child, 0)[1] == 0, f"{folder} cannot be made"
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def cleared(folder):
    """Takes away what the run before has written."""
    shutil.rmtree(folder / "new-project", ignore_errors=True)
    for file in folder.glob("out.*"):
        file.unlink()


def limited():
    """In the child: what goes out of hand ends the program, and not the machine."""
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 30, 1 << 30))
    resource.setrlimit(resource.RLIMIT_CPU, (WAITED, WAITED))


def run(command, folder):
    """The exit status, the seconds that pass, those of the processor, and the bytes of memory at most."""
    cleared(folder)
    started = time.monotonic()
    with open(folder / "printed", "wb") as printed:
        process = subprocess.Popen(command, cwd=folder, stdout=printed, stderr=subprocess.DEVNULL, preexec_fn=limited)
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def instructions(command, folder):
    """The instructions of a run, as valgrind counts them."""
    cleared(folder)
    counted = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command]
    ended = subprocess.run(counted, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    return int(re.search(r"refs:\s+([\d,]+)", ended.stderr)[1].replace(",", ""))


class Case:
    """An input, of half its size and of all of it, and what the program did with them."""

    def __init__(self, raci, name, folder, always):
        number, self.expected, input_of = INPUTS[name]
        self.name, self.wrong = name, []
        self.folders = [folder / "half", folder / "all"]
        for part, size in zip(self.folders, (number // 2, number)):
            self.size = make(part, input_of, size)
        # The arguments are the same at any size.
        self.command = [raci, *input_of(2)[1]]
        self.best = (WAITED, WAITED)
        self.measure()
        # What else the machine does may disturb once, and hardly thrice.
        for _ in range(2):
            if self.is_short() or self.ratio <= AT_MOST and self.processor <= self.seconds():
                break
            self.measure()
        # Much memory makes a processor slower, and is no more work: in doubt the instructions decide.
        if self.is_short() or self.ratio > AT_MOST and self.processor < 1:
            half, whole = (instructions(self.command, part) - always for part in self.folders)
            self.ratio = whole / half if half > 1e6 else 1.0
        self.judge()

    def measure(self):
        runs = [run(self.command, part) for part in self.folders]
        (_, _, half, _), (self.status, self.wall, self.processor, self.memory) = runs
        half, self.processor = self.best = min(half, self.best[0]), min(self.processor, self.best[1])
        self.ratio = self.processor / max(half, 0.001)

    def is_short(self):
        return self.processor < TOO_SHORT

    def seconds(self):
        return min(HARD_END, max(SECONDS, SECONDS_OF_MB * self.size / 1e6))

    def judge(self):
        bound = MEMORY + MEMORY_OF_BYTE * self.size
        if self.status != self.expected:
            self.wrong.append(f"exit status {self.status}, and {self.expected} is expected")
        if self.processor > self.seconds():
            self.wrong.append(f"{self.processor:.1f} s, and {self.seconds():.1f} s are the most")
        if self.memory > bound:
            self.wrong.append(f"{self.memory / 1e6:.0f} MB of memory, and {bound / 1e6:.0f} MB are the most")
        if self.ratio > AT_MOST:
            self.wrong.append(f"{self.ratio:.1f} times the work for twice the input, and {AT_MOST} times are the most")

    def row(self):
        return (f"| {self.name} | {self.size / 1e6:.1f} | {self.wall:.2f} | {self.memory / 1e6:.0f} "
                f"| {self.status} | {self.ratio:.1f} |")


def main(raci, page, only):
    raci = str(pathlib.Path(raci).resolve())
    table = ["| input | MB | seconds | MB of memory | exit status | twice the input |", "| --- | ---: | ---: | ---: | ---: | ---: |"]
    failed = 0
    print("\n".join(table))
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        files, arguments = check()
        (folder / "empty").mkdir()
        write(folder / "empty", files)
        always = instructions([raci, *arguments], folder / "empty")
        for name in [name for name in INPUTS if only in name]:
            (folder / "case").mkdir()
            case = Case(raci, name, folder / "case", always)
            shutil.rmtree(folder / "case")
            failed += bool(case.wrong)
            table.append(case.row())
            print(case.row(), *(f"FAILED: {wrong}" for wrong in case.wrong), flush=True)
    if page:
        before, rest = page.read_text().split(BEGIN)
        page.write_text(f"{before}{BEGIN}\n\n" + "\n".join(table) + f"\n\n{END}{rest.split(END)[1]}")
    print(f"{len(table) - 2 - failed} passed, {failed} failed")
    return failed


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("raci")
    parser.add_argument("--write", type=pathlib.Path)
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    sys.exit(1 if main(asked.raci, asked.write, asked.only) else 0)
