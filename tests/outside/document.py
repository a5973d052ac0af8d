"""Reads exported Word documents with programs of others, and compares every cell with what the JSON says.

Usage: document.py RACI, with the path of the program. Needs the packages of requirements.txt, soffice and pdftotext.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

VIEWS = "matrix,people,parties,letters,roles,load,structure,sheet"
EXAMPLES = pathlib.Path(__file__).parents[2] / "examples"
HOSTILE = [
    "<b>x</b>", '"><i>', "' id='x", "]]>", "</w:t>", "&amp;&#65;",
    "a\x1bb", "nul\0", "vt\x0bff\x0c", "\ufffe\uffff", "two\nlines", "a\tb", " spaces ", "营业部 👩‍💻", "مرحبا", "W" * 300,
    "long " * 60, "=1+1", "\u202eabc",
]
STYLES = [
    "Title", "Heading 1", "Heading 2", "Heading 3", "Caption", "RACI Matrix", "RACI List", "RACI Card",
    "RACI Legend Table", "RACI Person", "RACI Kicker", "RACI Thing", "RACI Detail", "RACI Row", "RACI Heading", "RACI Letter", "RACI Letter Strong", "RACI Legend",
]
failures = []
passed = 0


def check(is_right, what):
    global passed
    if is_right:
        passed += 1
    else:
        failures.append(what)
        print(f"FAILED: {what}")


def same(found, expected, what):
    check(found == expected, f"{what}: found {found!r}, expected {expected!r}")


def carried(text):
    """The text as XML can carry it, with line ends as Word has them."""
    def fine(c):
        n = ord(c)
        control = n < 32 and c not in "\t\n\r" or 127 <= n < 160
        return not (control or n & 0xFFFE == 0xFFFE or 0xFDD0 <= n <= 0xFDEF)
    return "".join(c if fine(c) else "\ufffd" for c in text)


def export(raci, project, target, *flags, **environment):
    subprocess.run([raci, "export", project, "-o", target, *flags], check=True, stderr=subprocess.DEVNULL,
                   env={**os.environ, **environment})
    return target


def lines(cell):
    return [Paragraph(p, None).text for p in cell.p_lst]


def rows(table):
    """The rows as lists of cells, each a list of its paragraphs; a cell across several columns is one."""
    return [[lines(cell) for cell in row._tr.tc_lst] for row in table.rows]


def shown(cell, name=""):
    """What a cell of the JSON looks like as paragraphs."""
    match cell:
        case dict():
            if cell["count"] == 0:
                return [""]
            percent = (cell["count"] * 200 + cell["of"]) // (cell["of"] * 2)
            return [f"{cell['count']} ({percent} %)", ""]
        case list():
            return [carried(name) for name in cell] or [""]
        case int():
            return [str(cell or "")]
    return [carried(cell)]


def expected_rows(table):
    def line(row, mark):
        return [[carried(row["name"]) + mark]] + [shown(cell) for cell in row["cells"]]
    yield [[carried(table["corner"])]] + [[carried(column["name"])] for column in table["columns"]]
    for section in table["sections"]:
        if section["name"] is not None:
            yield [[carried(section["name"])]]
        for row in section["rows"]:
            yield line(row, "\u00a0*" if row["wrong"] else "")
    for row in table["totals"]:
        yield line(row, "")


def compare_table(found, table, what):
    found, expected = rows(found), list(expected_rows(table))
    same(len(found), len(expected), f"{what}: rows")
    columns = zip(found[0], expected[0], strict=True)
    for heading, whole in columns:
        cut = heading[0].removesuffix("…")
        # A heading for which no page has space is cut.
        check(heading == whole or (len(whole[0]) > 30 and whole[0].startswith(cut)), f"{what}: heading {heading}")
    wrong = []
    for have, want in zip(found[1:], expected[1:]):
        # Letters stand in several lines where the column is narrow.
        have = [[line.replace("/\n", "/") for line in cell] for cell in have]
        if have != want:
            wrong.append((have, want))
    check(not wrong, f"{what}: {len(wrong)} rows differ, the first: {wrong[:1]}")


def pieces(paragraphs):
    return [piece for text in paragraphs for piece in text.replace(" · ", "; ").split("; ")]


def compare_cards(blocks, table, what):
    """Headings, descriptions and tables, one card after the other."""
    found = []
    for block in blocks:
        if isinstance(block, Table):
            if block.style.name == "RACI Card":
                found[-1][1].extend((row[0][0], pieces(row[1])) for row in rows(block))
        elif block.style.name == "Heading 2":
            found.append((block.text, []))
        elif block.style.name == "RACI Description":
            found[-1][1].append(("Description", pieces([block.text])))
    expected = []
    for section in table["sections"]:
        told = [(carried(row["name"]), pieces(shown(row["cells"][0]))) for row in section["rows"]]
        expected.append((carried(section["name"]), told))
    same(len(found), len(expected), f"{what}: cards")
    for have, want in zip(found, expected):
        same(have, want, f"{what}: card")


def sheets(blocks):
    """The pages of people: their names, and what stands below each with its label."""
    found = []
    for block in blocks:
        if isinstance(block, Table):
            if len(block.columns) == 2:
                found[-1][1].extend((label[0], things) for label, things in rows(block))
            else:
                (head,), *duties = rows(block)
                found[-1][1].append((head[0], [line for (duty,) in duties for line in duty]))
        elif block.style.name == "RACI Person":
            found.append((block.text, []))
        elif block.style.name == "RACI Description":
            found[-1][1].append(("", block.text.split(" · ")))
    return found


def compare_sheets(blocks, table, what):
    """Every page of a person: what is told of them, their roles and their duties."""
    names = [f"{key['word']} ({key['letter']})" for key in table["legend"]]
    expected = []
    for section in table["sections"]:
        texts = [row["cells"][0] for row in section["rows"] if isinstance(row["cells"][0], str)]
        told = [("", texts)] if texts else []
        for row in section["rows"]:
            (cell,) = row["cells"]
            if isinstance(cell, list):
                things = [[thing] if isinstance(thing, str) else [thing["name"], *thing["details"]] for thing in cell]
                told.append((row["name"], sum(things, [])))
        expected.append((section["name"], told))
    found = [(name, [(next((n for n in names if label.startswith(f"{n} · ")), label), lines) for label, lines in told])
             for name, told in sheets(blocks)]
    same(len(found), len(expected), f"{what}: sheets")
    for have, want in zip(found, expected):
        same(have, want, f"{what}: sheet")


def compare(file, tables, what):
    """Every chapter of the document with its table of the JSON."""
    document = docx.Document(file)
    tables, of_people = [[t for t in tables if (t["view"] == "sheet") is is_it] for is_it in (False, True)]
    chapters, people = [], []
    for block in document.iter_inner_content():
        if people or isinstance(block, Paragraph) and block.style.name == "RACI Kicker":
            people.append(block)
            continue
        if isinstance(block, Paragraph) and block.style.name == "Heading 1":
            chapters.append((block.text, []))
        elif chapters:
            chapters[-1][1].append(block)
    same([title for title, _ in chapters], [table["title"] for table in tables], f"{what}: headings")
    for table in of_people:
        compare_sheets(people, table, f"{what}, sheet")
    for (_, blocks), table in zip(chapters, tables):
        name = f"{what}, {table['view']}"
        if table["view"] == "roles":
            compare_cards(blocks, table, name)
            continue
        main = [b for b in blocks if isinstance(b, Table) and b.style.name in ("RACI Matrix", "RACI List")]
        same(len(main), 1, f"{name}: tables")
        compare_table(main[0], table, name)
        legends = [b for b in blocks if isinstance(b, Table) and b.style.name == "RACI Legend Table"]
        told = [(row[0][0], row[1][0]) for legend in legends for row in rows(legend)]
        same(told, [(key["letter"], carried(key["word"])) for key in table["legend"]], f"{name}: legend")
    known = {style.name for style in document.styles}
    same([style for style in STYLES if style not in known], [], f"{what}: styles that are missing")
    widest = max(len(table.columns) for table in document.tables)
    check(widest <= 63, f"{what}: a table has {widest} columns")


def audit(file, what):
    program = pathlib.Path(sys.executable).with_name("openxml-audit")
    run = subprocess.run([program, "--output", "json", "--max-errors", "0", file], capture_output=True, text=True)
    (result,) = json.loads(run.stdout)
    counts = (result["valid"], result["error_count"], result["warning_count"])
    check(counts == (True, 0, 0), f"{what}: openxml-audit says {run.stdout[:2000]}")


def pages(file, folder):
    """The text of every page, as LibreOffice lays it out."""
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
                    "--outdir", folder, file], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    text = subprocess.run(["pdftotext", "-layout", file.with_suffix(".pdf"), "-"], check=True, capture_output=True)
    return text.stdout.decode().split("\f")[:-1]


def hostile(folder):
    """A project with a hostile text in every place."""
    def quoted(text):
        return json.dumps(text, ensure_ascii=False)
    folder.mkdir()
    (folder / "raci.toml").write_text(
        f"[project]\nname = {quoted(''.join(HOSTILE[:5]))}\n[style]\nfooter = {quoted(HOSTILE[0] + HOSTILE[6])}\n"
        f"[party.p]\nname = {quoted(HOSTILE[1])}\n[phase.a]\nname = {quoted(HOSTILE[2])}\n")
    roles = [f"[role.r{n}]\nname = {quoted(t)}\ndescription = {quoted(t)}\nfilled-by = {quoted(t + 'x')}\nparty = \"p\"\n"
             for n, t in enumerate(HOSTILE)]
    (folder / "roles.toml").write_text("".join(roles))
    duties = [f"[responsibility.d{n}]\nname = {quoted(t)}\nA = \"r{n}\"\nR = \"r0\"\nC = \"r1\"\nI = \"r1\"\n"
              for n, t in enumerate(HOSTILE)]
    (folder / "assignments.toml").write_text('phase = "a"\n' + "".join(duties))
    return folder


def tables_of(raci, project, folder, *flags):
    return json.loads(export(raci, project, folder / "all.json", *flags).read_text())["tables"]


def main(raci):
    for program in ["soffice", "pdftotext"]:
        if not shutil.which(program):
            sys.exit(f"{program} is missing: apt-get install libreoffice-writer poppler-utils")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        projects = sorted(path for path in EXAMPLES.iterdir() if path.is_dir())
        check(len(projects) >= 5, "there are five examples")
        for project in [*projects, hostile(folder / "hostile")]:
            what = project.name
            file = export(raci, project, folder / f"{what}.docx", "--view", VIEWS)
            again = export(raci, project, folder / "again.docx", "--view", VIEWS, TZ="Asia/Tokyo",
                           LC_ALL="tr_TR.UTF-8")
            check(file.read_bytes() == again.read_bytes(), f"{what}: the same bytes twice")
            audit(file, what)
            tables = tables_of(raci, project, folder, "--view", VIEWS)
            if what == "hostile":
                # Separators are part of some names there: cards are left to their own test.
                cards = [table for table in tables if table["view"] not in ("roles", "sheet")]
                views = VIEWS.replace("roles,", "").replace(",sheet", "")
                compare(export(raci, project, folder / "hostile-tables.docx", "--view", views), cards, what)
                check(len(pages(file, folder)) > 5, "hostile: LibreOffice opens it")
            else:
                compare(file, tables, what)
        project = EXAMPLES / "order-management"
        file = export(raci, project, folder / "sheet.docx", "--person", "Zofia Wójcik")
        audit(file, "a sheet")
        compare(file, tables_of(raci, project, folder, "--person", "Zofia Wójcik", "--view", "sheet"), "a sheet")
        laid_out = pages(file, folder)
        check(len(laid_out) <= 2, f"a sheet of 23 duties has {len(laid_out)} pages")
        check(all("Zofia Wójcik" in page for page in laid_out), "every page of a sheet says whose it is")
        file = export(raci, EXAMPLES / "gate-review", folder / "short.docx", "--person", "Margit Aalto")
        laid_out = pages(file, folder)
        same(len(laid_out), 1, "the pages of a sheet of fourteen duties")
        file = export(raci, project, folder / "everybody.docx", "--view", "sheet,matrix")
        laid_out = pages(file, folder)
        names = [section["name"] for section in tables_of(raci, project, folder, "--view", "sheet")[0]["sections"]]
        first = [page for page in laid_out if "Role summar" in page]
        same(len(first), len(names), "the first pages of sheets")
        check(all(name in page for name, page in zip(names, first)), "every person begins on a new page")
        check("Quayfern" not in laid_out[-1], "what follows the sheets has no head of theirs")
        file = export(raci, project, folder / "matrix.docx")
        laid_out = pages(file, folder)
        check(len(laid_out) > 2, f"the matrix has {len(laid_out)} pages")
        for number, page in enumerate(laid_out):
            words = page.split()
            check({"Responsibility", "Subscriber", "Administrator"} <= set(words), f"page {number + 1}: headings")
            check(f"{number + 1} / {len(laid_out)}" in page, f"page {number + 1}: its number")
        file = export(raci, project, folder / "wide.docx", "--transpose")
        wide = [t for t in docx.Document(file).tables if t.style.name == "RACI Matrix"]
        check(len(wide) > 1 and all(len(t.columns) <= 63 for t in wide), "a wide table is split")
        (table,) = tables_of(raci, project, folder, "--transpose")
        joined = [sum((rows(part)[at][1:] for part in wide), []) for at in range(1, len(table["sections"][0]["rows"]) + 1)]
        want = [[shown(cell) for cell in row["cells"]] for row in table["sections"][0]["rows"]]
        joined = [[[line.replace("/\n", "/") for line in cell] for cell in row] for row in joined]
        same(joined, want, "a wide table in parts")
        audit(file, "a wide table")
    print(f"{passed} passed, {len(failures)} failed")
    sys.exit(bool(failures))


main(str(pathlib.Path(sys.argv[1]).resolve()))
