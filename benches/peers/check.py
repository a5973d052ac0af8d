"""What somebody would write without raci: reads the projects below a folder and counts what is wrong with them.

    check.py tomllib|rtoml FOLDER
"""

import importlib
import pathlib
import sys


def files_of(root):
    named = [root / name for name in ("raci.toml", "roles.toml", "people.toml")]
    return [path for path in named if path.exists()] + sorted((root / "assignments").glob("**/*.toml"))


def holders(row, letter):
    value = row.get(letter, [])
    return [value] if isinstance(value, str) else value


def faults(root, parse):
    tables = [parse(path.read_text(encoding="utf-8")) for path in files_of(root)]
    roles = {role for table in tables for role in table.get("role", {})}
    ids = set()
    found = 0
    for table in tables:
        for id, row in table.get("responsibility", {}).items():
            found += id in ids
            ids.add(id)
            found += len(holders(row, "A")) != 1
            found += len(holders(row, "R")) < 1
            found += sum(role not in roles for letter in "ARCI" for role in holders(row, letter))
    return found


parse = importlib.import_module(sys.argv[1]).loads
marks = sorted(pathlib.Path(sys.argv[2]).glob("**/raci.toml"))
print(sum(faults(mark.parent, parse) for mark in marks))
