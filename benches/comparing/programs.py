"""The programs that are compared: builds ours, installs the others."""

import os
import pathlib
import re
import shutil
import subprocess
import sys

from .run import Contender

ROOT = pathlib.Path(__file__).resolve().parents[2]
PEERS = ROOT / "benches" / "peers"
# What the others look for, and nothing else.
SAME = [part for rule in ("unowned", "owned-twice", "letter-missing") for part in ("--only", rule)]


def say(text):
    """What is going on, beside the result."""
    print(text, file=sys.stderr, flush=True)


def build():
    """Builds the programs of this package; gives the folder that they are in."""
    for what in (["--bin", "raci"], [p for n in ("generate", "reading", "empty") for p in ("--example", n)]):
        say("building " + " ".join(what))
        subprocess.run(["cargo", "build", "--profile", "dist", "--quiet", *what], cwd=ROOT, check=True)
    return pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "dist"


def install(scratch):
    """Installs the peers below a folder; gives those that could be, by name, and why the others could not."""
    python = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    steps = {
        "python": (python + ["--target", str(scratch / "python"), "-r", str(PEERS / "requirements.txt")], None),
        "node": (["npm", "install", "--silent", "--no-audit", "--no-fund"], scratch / "node"),
    }
    (scratch / "node").mkdir()
    for name in ("package.json", "check.mjs"):
        shutil.copy(PEERS / name, scratch / "node")
    missing = {}
    for name, (command, folder) in steps.items():
        try:
            subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
        except (OSError, subprocess.CalledProcessError) as error:
            missing[name] = (getattr(error, "stderr", None) or str(error)).strip().splitlines()[-1]
            say(f"not compared, {name} could not be installed: {missing[name]}")
    return missing


def number(text):
    """The faults that a peer counted."""
    return int(text)


def errors(text):
    """The errors that raci tells of."""
    return len(re.findall(r"^error\[", text, re.MULTILINE))


def raci(program, folder, extra=()):
    """raci, like for like and whole, on all processors and on one."""
    command = [str(program), "check", str(folder), *extra]
    return [
        Contender("raci, the same checks", command + SAME, faults=errors),
        Contender("raci, the same checks, one thread", command + SAME, pinned=True, faults=errors),
        Contender("raci, all rules", command, faults=errors),
        Contender("raci, all rules, one thread", command, pinned=True, faults=errors),
    ]


def bounds(built, folder):
    """What no check can be faster than."""
    reading = str(built / "examples" / "reading")
    return [
        Contender("list, read, UTF-8, one thread", [reading, "1", str(folder)], pinned=True),
        Contender("list, read, UTF-8, two threads", [reading, "2", str(folder)]),
        Contender("list, read whole, UTF-8, one thread", [reading, "whole", str(folder)], pinned=True),
    ]


def peers(scratch, missing, folder, table):
    """What somebody would write instead."""
    check, found = str(PEERS / "check.py"), []
    modules = {"PYTHONPATH": str(scratch / "python")}
    if sys.version_info >= (3, 11):
        command = [sys.executable, check, "tomllib", str(folder)]
        found.append(Contender("Python, tomllib", command, faults=number))
    if "python" not in missing:
        command = [sys.executable, check, "rtoml", str(folder)]
        found.append(Contender("Python, rtoml", command, faults=number, environment=modules))
        command = [sys.executable, str(PEERS / "check_table.py"), str(table)]
        found.append(Contender("Python, polars on CSV", command, faults=number, environment=modules))
    if "node" not in missing:
        command = [shutil.which("node"), str(scratch / "node" / "check.mjs"), str(folder)]
        found.append(Contender("Node, smol-toml", command, faults=number))
    return found
