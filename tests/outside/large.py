"""Exports a project of 100,000 responsibilities and 12 roles: how long it takes, and how much memory it needs.

Usage: large.py RACI, with the path of the program. Memory is bounded by the size of the project and of what is written;
time is printed and never judged, since it depends on the machine.
"""

import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

ROWS, ROLES = 100_000, 12
FORMATS = ["csv", "tsv", "json", "jsonl", "md", "html", "svg", "xlsx"]
# The files are kept while the project is drawn, with the model beside them, and the table beside what is written.
OF_PROJECT, OF_OUTPUT = 20, 4


def write(folder):
    (folder / "assignments").mkdir()
    phases = "".join(f'[phase.p{n}]\nname = "Phase {n}"\n' for n in range(6))
    (folder / "raci.toml").write_text(f'[project]\nname = "A large project"\n{phases}')
    roles = [f'[role.r{n}]\nname = "Role number {n}"\nfilled-by = "Person {n}"\n' for n in range(ROLES)]
    (folder / "roles.toml").write_text("".join(roles))
    for phase in range(6):
        rows = [f'phase = "p{phase}"\n']
        for n in range(phase, ROWS, 6):
            at = [(n * 7 + step) % ROLES for step in range(5)]
            rows.append(f'[responsibility.row-{n}]\nname = "Plan, review and hand over part {n}"\nA = "r{at[0]}"\n'
                        f'R = ["r{at[0]}", "r{at[1]}"]\nC = ["r{at[2]}"]\nI = ["r{at[3]}", "r{at[4]}"]\n')
        (folder / "assignments" / f"{phase}.toml").write_text("".join(rows))
    return sum(file.stat().st_size for file in folder.rglob("*.toml"))


def export(raci, folder, name, target):
    """The seconds and the bytes of memory that an export takes, measured in a process of its own."""
    started = time.monotonic()
    process = subprocess.Popen([raci, "export", folder, "--view", "matrix", "-o", target], stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0, name
    return time.monotonic() - started, usage.ru_maxrss * 1024


def main(raci):
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        size = write(folder)
        print(f"{ROWS} responsibilities, {ROLES} roles, {size / 1e6:.1f} MB of files")
        for form in FORMATS:
            target = folder / f"out.{form}"
            seconds, memory = export(raci, folder, form, target)
            output = target.stat().st_size
            bound = OF_PROJECT * size + OF_OUTPUT * output
            failed += memory > bound
            print(f"{form:6} {seconds:6.2f} s  {output / 1e6:7.1f} MB written  {memory / 1e6:7.1f} MB of memory"
                  f"  (at most {bound / 1e6:.0f})")
            target.unlink()
    print(f"{len(FORMATS) - failed} passed, {failed} failed")
    return failed


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve()))
