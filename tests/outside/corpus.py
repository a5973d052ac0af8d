"""Imports real matrices, and compares what is found with what was counted in them by hand and by script.

Usage: corpus.py RACI CORPUS, with the path of the program, and of a folder with matrices and their COUNTS.tsv.
"""

import collections
import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile

# Where more is found than was counted, and why that is right.
ARGUED = {
    "018": "its last table, with names under A and R, is a matrix in list form, too",
}
LETTERS = ["R", "A", "C", "I"]


def found(raci, file, folder):
    """What an import finds in a file, by the names of the counts."""
    told = subprocess.run([raci, "import", file, "-o", folder], capture_output=True, text=True, timeout=60)
    if told.returncode:
        return None, told.stderr
    exported = subprocess.run([raci, "export", folder, "--format", "json", "-o", "-"], capture_output=True, check=True)
    project = json.loads(exported.stdout)["project"]
    cells = collections.Counter()
    for line in re.findall(r", cells: (.*)$", told.stdout, re.M):
        for letter, count in re.findall(r"([A-Z]) (\d+)", line):
            cells[letter] += int(count)
    rows = [row["letters"] for row in project["responsibilities"] if row["letters"]]
    counts = {
        "tables": len(re.findall(r", cells: ", told.stdout)),
        "rows_assigned": len(rows),
        "roles": len(project["roles"]),
        **{letter: cells[letter] for letter in LETTERS},
        "other": sum(count for letter, count in cells.items() if letter not in LETTERS),
        "rows_noA": sum("A" not in row for row in rows),
        "rows_multiA": sum(len(row.get("A", [])) > 1 for row in rows),
        "rows_noR": sum("R" not in row for row in rows),
    }
    return counts, told.stdout


# Two copies of one matrix that have drifted apart in one letter, and two that say the same in other forms.
DRIFTED = ("031_gsi-erp-root.md", "032_gsi-erp-docs.md", ['"DPI" has C instead of I for "Création OF & lancement BP"'])
SAME = ("051_last-mile-launch.csv", "069_last-mile-launch-book.xlsx", [])


def compared(raci, corpus):
    """How many comparisons of copies tell the differences that there are, and how many do not."""
    passed = failed = 0
    for old, new, expected in (DRIFTED, SAME):
        for one, other in ((old, new), (new, old)):
            run = subprocess.run([raci, "diff", corpus / one, corpus / other, "--format", "json"], capture_output=True, text=True)
            told = [change["text"] for change in json.loads(run.stdout)["changes"]]
            wanted = expected if one == old else [text.replace("C instead of I", "I instead of C") for text in expected]
            fine = told == wanted and run.returncode == (1 if wanted else 0)
            passed, failed = passed + fine, failed + (not fine)
            print("ok    " if fine else "FAILED", one, "to", other, told)
    return passed, failed


def main(raci, corpus):
    passed, failed = compared(raci, corpus)
    with tempfile.TemporaryDirectory() as name:
        counted = list(csv.DictReader((corpus / "COUNTS.tsv").open(), delimiter="\t"))
        for row in counted:
            counts, told = found(raci, corpus / row["file"], pathlib.Path(name) / row["id"])
            wrong = {key: f"{row[key]} counted, {counts[key]} found" for key in counts or {} if int(row[key]) != counts[key]}
            fine = counts and (not wrong or row["id"] in ARGUED and all(counts[key] >= int(row[key]) for key in counts))
            passed, failed = passed + bool(fine), failed + (not fine)
            outcome = told.strip() if not counts else wrong or "as counted"
            print("ok    " if fine else "FAILED", row["file"], outcome, ARGUED.get(row["id"], ""))
        others = {file for file in corpus.iterdir() if file.suffix in (".csv", ".xlsx", ".md", ".html") and file.name != "README.md"}
        for file in sorted(others - {corpus / row["file"] for row in counted}):
            counts, told = found(raci, file, pathlib.Path(name) / file.stem)
            passed, failed = passed + (counts is None), failed + (counts is not None)
            print("ok    " if counts is None else "FAILED", file.name, "is refused:", told.splitlines()[0])
    print(f"{passed} passed, {failed} failed")
    return failed


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()))
