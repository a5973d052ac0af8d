"""Opens an exported matrix in LibreOffice and compares every name with what the files say.

Usage: spreadsheet.py RACI, with the path of the program. Needs soffice and nothing else.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

NAMES = [
    "=1+1", "+1", "-Legal", "@legal", "'quoted", "''twice", 'a "b" c', "a, b", "a; b", "two\nlines", "＝1+1",
    "=SUM(A1)", '=A1&", "&B2', "Café 営業部 👩‍💻", 'x","=1+1', "x;=1+1",
]
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def project(folder):
    quoted = [json.dumps(name, ensure_ascii=False) for name in NAMES]
    (folder / "raci.toml").write_text('[project]\nname = "Hostile"\n')
    (folder / "roles.toml").write_text('[role.a]\nname = "=1+2"\n')
    rows = [f'[responsibility.r{n}]\nname = {q}\nA = "a"\nR = "a"\n' for n, q in enumerate(quoted)]
    (folder / "assignments.toml").write_text("".join(rows))


def cells(sheet):
    """Every cell of the first sheet as text, and every formula."""
    rows, formulas = [], []
    for row in xml.parse(sheet).getroot().iter(TABLE + "table-row"):
        values = []
        for cell in row.iter(TABLE + "table-cell"):
            lines = ["".join(line.itertext()) for line in cell.iter(TEXT + "p")]
            values.append("\n".join(lines))
            formulas += [cell.get(TABLE + "formula")] if cell.get(TABLE + "formula") else []
        rows.append(values)
    return rows, formulas


def main(raci):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        project(folder)
        subprocess.run([raci, "export", folder, "-o", folder / "matrix.csv"], check=True)
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "fods",
             "--infilter=CSV:44,34,76,1", "--outdir", folder, folder / "matrix.csv"],
            check=True, stdout=subprocess.DEVNULL)
        rows, formulas = cells(folder / "matrix.fods")
    assert not formulas, f"LibreOffice sees formulas: {formulas}"
    assert rows[0][3] == "'=1+2", rows[0]
    for name, row in zip(NAMES, rows[1:], strict=True):
        guarded = name[0] in "=+-@＝'"
        expected = "'" + name if guarded else name
        assert row[2] == expected, f"{row[2]!r} is not {expected!r}"
    print(f"{len(NAMES)} passed, 0 failed")


main(sys.argv[1])
