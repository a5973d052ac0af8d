"""Counts the instructions of `raci check` on inputs of one size and of twice that size: work grows with the input, and
not with its square.

Usage: work.py RACI GENERATE, with the paths of the program and of the one that generates projects
(benches/programs/generate.rs). Instructions are counted by valgrind, so that the machine and its load do not matter. What
every run does, whatever its input, is taken off before two runs are compared. Besides, the instructions for a byte of
a portfolio have a limit: what is reached, which is more than the target of docs/performance.md.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

# Twice the work, and a little more for what is sorted.
AT_MOST = 2.3
# Instructions for each byte of 200 projects, of which one row in a hundred is faulty: 49.9 are reached, and 2 % more.
AT_MOST_OF_BYTE = 51
MARK = '[project]\nname = "P"\n[party.c]\nname = "C"\nfallback = "r0"\n'
# The rules that are off say nothing in these inputs, and work all the same.
OFF = ["spectator-role", "everywhere-role", "self-approval", "owner-outranked", "many-informed"]
RULES = "[rules]\n" + "".join(f'{name} = "warn"\n' for name in OFF)


def quoted(ids):
    return "[" + ", ".join(f'"{one}"' for one in ids) + "]"


def roles(number, more=lambda n: f'filled-by = "Person {n}"\n'):
    return "".join(f'[role.r{n}]\nname = "Role {n}"\nparty = "c"\n{more(n)}' for n in range(number))


def rows(number, of=20, more=lambda n: "", owner=lambda n, of: f'A = "r{n % of}"\n'):
    return "".join(
        f'[responsibility.t{n}]\nname = "Task {n}"\n{owner(n, of)}R = "r{(n + 1) % of}"\nC = "r{(n + 2) % of}"\n{more(n)}'
        for n in range(number))


def files(assignments, of_roles, mark=""):
    return {"raci.toml": MARK + RULES + mark, "roles.toml": of_roles, "assignments.toml": assignments}


def policies(number):
    demands = ['require = { I = ["r1"] }', 'forbid = { C = ["r2"] }', "people = { RA = 2 }", 'distinct = ["R", "A"]',
               'select = { phase = "nothing-yet", tags = ["t"] }\ncount = { A = "1" }']
    return "[phase.nothing-yet]\nname = \"N\"\n" + "".join(
        f"[policy.p{n}]\n{demands[n % len(demands)]}\n" for n in range(number))


SHAPES = {
    "rows": lambda n: files(rows(n * 2), roles(20)),
    "faulty rows": lambda n: files(rows(n, owner=lambda n, of: "" if n else 'A = "r0"\n'), roles(20)),
    "misspelt roles": lambda n: files(rows(n // 4, more=lambda n: f'I = "rolle-{n}"\n'), roles(20)),
    "roles in a row": lambda n: files(
        f'[responsibility.t]\nname = "T"\nA = "r0"\nR = {quoted(f"r{k}" for k in range(n))}\n'
        f'C = {quoted(f"r{k}" for k in range(n))}\nI = {quoted(f"r{k}" for k in range(n))}\n', roles(n)),
    "roles twice in a row": lambda n: files(
        f'[responsibility.t]\nname = "T"\nA = "r0"\nR = {quoted(f"r{k % n}" for k in range(2 * n))}\n', roles(n)),
    "roles": lambda n: files(rows(n, of=n), roles(n)),
    "people": lambda n: files(
        rows(20), roles(20, lambda role: f'filled-by = {quoted(f"Person {role} {k}" for k in range(n // 4))}\n')),
    "boards": lambda n: files(
        rows(n, of=n), roles(n, lambda k: f'members = {quoted(f"r{(k + 1 + s) % n}" for s in range(5))}\n'
                             if k % 6 == 0 else f'filled-by = "Person {k}"\n')),
    "policies": lambda n: files(rows(100), roles(20), policies(n // 8)),
    "rows with policies": lambda n: files(rows(n), roles(20), policies(10)),
    "the reporting line": lambda n: files(
        rows(n, of=20), roles(n, lambda k: f'filled-by = "Person {k}"\n' + (f'reports-to = "r{k + 1}"\n' if k + 1 < n else ""))),
    "waivers": lambda n: files(
        rows(n, more=lambda k: f'I = "r{k % 20}"\n[responsibility.t{k}.waive]\nredundant-letter = {{ reason = "agreed" }}\n'),
        roles(20)),
    "followers": lambda n: files(rows(n, more=lambda k: f'leads-to = ["t{(k + 1) % n}"]\n'), roles(20)),
    "names that look alike": lambda n: files(
        "".join(f'[responsibility.t{k}]\nname = "Tésk {"I" if k % 2 else "l"} {k // 2}"\nA = "r0"\nR = "r1"\n'
                for k in range(n // 2)), roles(20)),
}


def instructions(raci, texts):
    """What a check takes of a project of these files."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for path, text in texts.items():
            (folder / path).write_text(text)
        return check(raci, folder)


def check(raci, folder):
    """What a check of a folder takes, on one processor."""
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", raci, "check", ".", "--today", "2026-01-31"]
    run = subprocess.run(["taskset", "-c", "0", *command], cwd=folder, capture_output=True, text=True)
    assert run.returncode in (0, 1), run.stderr
    return int(re.search(r"refs:\s+([\d,]+)", run.stderr)[1].replace(",", ""))


def of_byte(raci, generate):
    """What a byte of a portfolio takes."""
    with tempfile.TemporaryDirectory() as name:
        subprocess.run([generate, "portfolio-part", name], check=True, stdout=subprocess.DEVNULL)
        size = sum(path.stat().st_size for path in pathlib.Path(name).rglob("*.toml"))
        return check(raci, name) / size


def main(raci, generate):
    failed = 0
    raci = str(pathlib.Path(raci).resolve())
    always = instructions(raci, files("", ""))
    for name, shape in SHAPES.items():
        once, twice = (instructions(raci, shape(number)) - always for number in (SIZE, 2 * SIZE))
        failed += twice > AT_MOST * once
        print(f"{name:24} {once / 1e6:8.1f} M instructions, of twice as much {twice / 1e6:8.1f} M: "
              f"{twice / once:.2f} times (at most {AT_MOST})", flush=True)
    byte = of_byte(raci, generate)
    print(f"{byte:.1f} instructions for each byte of a portfolio (at most {AT_MOST_OF_BYTE})")
    return 1 if failed or byte > AT_MOST_OF_BYTE else 0


SIZE = 800

if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
