"""Runs programs one after the other, and measures them."""

import dataclasses
import os
import statistics
import subprocess
import tempfile
import time

QUIET = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in (0, 1, 2)]
TIME = "/usr/bin/time"
# The seconds below which a run is short.
SHORT = 0.05


@dataclasses.dataclass
class Contender:
    """A program with its arguments."""

    name: str
    command: list
    # On one processor only, so that threads do not help.
    pinned: bool = False
    # How to take the number of faults from what it writes; None where it looks for none.
    faults: object = None
    environment: dict = dataclasses.field(default_factory=dict)


@dataclasses.dataclass
class Measured:
    """What a program takes: medians in seconds, the most memory in bytes, the faults that it found."""

    wall: float
    cpu: float
    peak: int | None = None
    faults: int | None = None


def once(contender):
    """The wall and processor time of one run, its output thrown away."""
    cores = os.sched_getaffinity(0)
    # The program starts where this one stands.
    if contender.pinned:
        os.sched_setaffinity(0, {min(cores)})
    environment = os.environ | contender.environment
    begin = time.perf_counter()
    process = os.posix_spawn(contender.command[0], contender.command, environment, file_actions=QUIET)
    _, _, used = os.wait4(process, 0)
    wall = time.perf_counter() - begin
    os.sched_setaffinity(0, cores)
    return wall, used.ru_utime + used.ru_stime


def output(contender):
    """What a program writes, and the most memory that it takes.

    That is asked of GNU time, since what the system tells of a child counts the memory of who started it.
    """
    environment = os.environ | contender.environment
    with tempfile.NamedTemporaryFile("r") as note:
        timed = [TIME, "-o", note.name, "-f", "%M"] if os.path.exists(TIME) else []
        done = subprocess.run(
            timed + contender.command, capture_output=True, text=True, env=environment, check=False
        )
        if done.returncode not in (0, 1):
            raise RuntimeError(f"{contender.name} failed: {done.stderr.strip()[-500:]}")
        lines = note.read().split()
    return done.stdout, int(lines[-1]) * 1024 if lines else None


def in_turn(contenders, rounds):
    """Medians of so many rounds, in each of which every program runs.

    A short one runs twice, and the second time counts: the one before has driven it from the caches of the processor.
    """
    runs = {contender.name: [] for contender in contenders}
    for _ in range(rounds):
        for contender in contenders:
            taken = once(contender)
            runs[contender.name].append(once(contender) if taken[0] < SHORT else taken)
    medians = {}
    for name, each in runs.items():
        wall, cpu = (statistics.median(column) for column in zip(*each))
        medians[name] = Measured(wall, cpu)
    return medians


def compare(contenders, rounds, known=None):
    """Measures programs once all that do the same have found so many faults."""
    first = {contender.name: output(contender) for contender in contenders}
    faults = {c.name: c.faults(first[c.name][0]) for c in contenders if c.faults}
    judges = {name: number for name, number in faults.items() if "all rules" not in name}
    if set(judges.values()) - {known}:
        raise RuntimeError(f"not the {known} faults that there are: {judges}")
    measured = in_turn(contenders, rounds)
    for name, one in measured.items():
        one.peak, one.faults = first[name][1], faults.get(name)
    return measured
