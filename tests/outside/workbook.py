"""Opens exported workbooks in three programs that nobody here wrote: openxml-audit, openpyxl and LibreOffice.

Usage: workbook.py RACI, with the path of the program. Needs soffice and pdftotext, and the packages of requirements.txt.
"""

import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import warnings

import openpyxl
from openxml_audit import OpenXmlValidator

EXAMPLES = sorted((pathlib.Path(__file__).parents[2] / "examples").glob("*/raci.toml"))
VIEWS = "matrix,people,parties,letters,roles,load,structure"
LETTERS = ("matrix", "people", "parties")
NAMES_IN_A_ROW = 12
NAMES = [
    "=1+1", "+1", "-Legal", "@legal", "=SUM(A1)", '=A1&", "&B2', "\t=1", "\r=1",
    "\n=1", "＝1+1", 'x","=1+1', "x;=1+1", "007", "1E5", "MAR1", "1-2", "TRUE", "'quoted", "https://e.example/", "a\x1bb",
    "a\x00b", "a\x0bb", "a\ufffeb", "<r><t>x</t></r>", "<r></si></sst></r>", "]]>", "&amp;", "Café 営業部 👩‍💻", " x ",
    "n" * 300, "two words " * 30,
]

# openpyxl does not know the newer form of bars.
warnings.filterwarnings("ignore", module="openpyxl")
passed, failed = 0, 0


def check(holds, what):
    global passed, failed
    passed, failed = passed + bool(holds), failed + (not holds)
    if not holds:
        print(f"FAILED {what}")


def hostile(folder):
    """A project with a hostile text in the place of every text."""
    quoted = [json.dumps(name, ensure_ascii=False).replace("\x7f", "\\u007f") for name in NAMES]
    folder.mkdir()
    style = f"[style]\ntitle = {quoted[0]}\nfooter = {json.dumps('R&D &P &[Date] ' + NAMES[5])}\n"
    phases = "".join(f"[phase.p{n}]\nname = {q}\n" for n, q in enumerate(quoted))
    parties = "".join(f"[party.q{n}]\nname = {q}\n" for n, q in enumerate(quoted))
    (folder / "raci.toml").write_text(f"[project]\nname = {quoted[1]}\n{style}{phases}{parties}", "utf-8")
    (folder / "roles.toml").write_text("".join(
        f'[role.a{n}]\nname = {q}\ndescription = {q}\nparty = "q{n}"\nfilled-by = "x{n}"\n[person.x{n}]\nname = {q}\n'
        for n, q in enumerate(quoted)), "utf-8")
    (folder / "assignments.toml").write_text("".join(
        f'[responsibility.r{n}]\nname = {q}\nphase = "p{n}"\nA = "a{n}"\nR = "a{n}"\nI = "a{(n + 1) % len(NAMES)}"\n'
        for n, q in enumerate(quoted)), "utf-8")
    return folder


def large(folder):
    """A project whose tables are kept in temporary files while the workbook is made."""
    folder.mkdir()
    (folder / "raci.toml").write_text('[project]\nname = "Large"\n')
    (folder / "roles.toml").write_text("".join(f'[role.a{n}]\nname = "Role {n}"\n' for n in range(60)))
    (folder / "assignments.toml").write_text("".join(
        f'[responsibility.r{n}]\nname = "{NAMES[-1]} <{n}>"\nA = "a{n % 60}"\nR = ["a{n % 60}", "a{n * 7 % 60}"]\n'
        for n in range(900)))
    return folder


def export(raci, project, target, *more, **environment):
    command = [raci, "export", project, "-o", target, *more]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL, env=os.environ | environment)
    return target


def written(text):
    """The text as openpyxl gives it: it does not take back the escapes of control characters."""
    text = text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    return re.sub(r"[\x00-\x08\x0b-\x1f]", lambda found: f"_x{ord(found[0]):04X}_", text)


def rows_of_cards(table):
    for section in table["sections"]:
        yield [section["name"], None]
        for row in section["rows"]:
            cell = row["cells"][0]
            parts = [cell] if isinstance(cell, str) else [
                "\n".join(cell[at:at + NAMES_IN_A_ROW]) for at in range(0, len(cell), NAMES_IN_A_ROW)]
            yield from ([row["name"], part] for part in parts)


def values(cell):
    if isinstance(cell, dict):
        return [cell["count"], cell["count"] / cell["of"] if cell["of"] else 0]
    if isinstance(cell, list):
        return [("; " if len(cell) > 24 else "\n").join(cell)]
    return [cell]


def rows_of_table(table):
    sections = any(section["name"] is not None for section in table["sections"])
    shares = table["view"] == "load"
    heads = [name for column in table["columns"] for name in [column["name"], column["name"] + " %"][:1 + shares]]
    yield [table["section"]] * sections + [table["corner"]] + heads + ["id"]
    for section in table["sections"]:
        for row in section["rows"]:
            cells = [value for cell in row["cells"] for value in values(cell)]
            yield [section["name"]] * sections + [row["name"]] + cells + [row["id"]]
    if table["totals"]:
        yield []
    for row in table["totals"]:
        yield [None] * sections + [row["name"]] + [value for cell in row["cells"] for value in values(cell)]


def same(found, expected):
    """Whether a row of cells has these values, each of its type, and nothing else."""
    if len(found) < len(expected):
        return False
    for cell, value in zip(found, list(expected) + [None] * (len(found) - len(expected))):
        if value in (None, ""):
            right = cell.value is None
        elif isinstance(value, str):
            right = cell.data_type == "s" and cell.value == written(value)
        else:
            right = cell.data_type == "n" and abs(cell.value - value) < 1e-12
        if not right:
            print(f"  {cell.coordinate}: {cell.value!r} is not {value!r}")
            return False
    return True


def is_inert(sheet, name):
    cells = [cell for row in sheet.iter_rows() for cell in row]
    check(all(cell.data_type in ("s", "n") for cell in cells), f"{name}: only texts and numbers")
    check(all(cell.hyperlink is None for cell in cells), f"{name}: no links")
    kinds = [rule for rules in sheet.conditional_formatting for rule in rules.rules]
    equal = re.compile(r'"[A-Z](/[A-Z])*"')
    right = [rule for rule in kinds if rule.type in ("expression", "dataBar")
             or rule.type == "cellIs" and rule.operator == "equal" and equal.fullmatch(rule.formula[0])]
    check(len(right) == len(kinds), f"{name}: rules are equalities")


def is_practical(book, sheet, table, name, head):
    """Frozen heads, a filter, heads on every page, and for letters a list to choose from."""
    last = head + sum(len(section["rows"]) for section in table["sections"])
    sections = any(section["name"] is not None for section in table["sections"])
    check(sheet.freeze_panes == f"{'C' if sections else 'B'}{head + 1}", f"{name}: frozen heads")
    width = sections + 1 + len(table["columns"]) * (1 + (table["view"] == "load")) + 1
    corner = openpyxl.utils.get_column_letter(width)
    check(sheet.auto_filter.ref == f"A{head}:{corner}{last}", f"{name}: a filter: {sheet.auto_filter.ref}")
    check(sheet.print_title_rows == f"${head}:${head}", f"{name}: heads on every page")
    check(sheet.print_title_cols == ("$A:$B" if sections else "$A:$A"), f"{name}: names on every page")
    check(sheet.page_setup.fitToWidth in (None, 1) and sheet.page_setup.fitToHeight == 0, f"{name}: one page wide")
    if table["view"] not in LETTERS:
        return
    [validation] = sheet.data_validations.dataValidation
    place, cells = re.fullmatch(r"'?(.*?)'?!(.*)", validation.formula1).groups()
    choices = {cell.value for [cell] in book[place.replace("''", "'")][cells.replace("$", "")]}
    letters = {cell for section in table["sections"] for row in section["rows"] for cell in row["cells"]} - {""}
    check(validation.type == "list" and letters <= choices, f"{name}: every combination can be chosen")
    check({key["letter"] for key in table["legend"]} <= choices, f"{name}: every letter can be chosen")
    rules = {rule.formula[0].strip('"') for rules in sheet.conditional_formatting for rule in rules.rules if rule.type == "cellIs"}
    check(letters <= rules, f"{name}: every combination has its colour")


def reads_back(raci, project, folder):
    target = export(raci, project, folder / f"{project.name}.xlsx")
    findings = OpenXmlValidator().validate(str(target))
    check(findings.is_valid and not findings.errors, f"{project.name}: openxml-audit: {findings.errors}")
    tables = json.loads(subprocess.run([raci, "export", project, "--format", "json", "--view", VIEWS, "-o", "-"],
                                       check=True, capture_output=True).stdout)["tables"]
    book = openpyxl.load_workbook(target)
    check(len(book.worksheets) == len(tables) + 2, f"{project.name}: a sheet for each table, letters and findings")
    for table, sheet in zip(tables, book.worksheets):
        name = f"{project.name} {table['view']}"
        # A picture stands in a row of its own.
        head = 3 if sheet["A3"].value in (table["section"], table["corner"]) else 4
        rows = list(sheet.iter_rows(min_row=head))
        if table["view"] == "roles":
            expected = [[table["corner"], table["columns"][0]["name"]], *rows_of_cards(table)]
            check(len(rows) == len(expected), f"{name}: as many rows")
        else:
            expected = list(rows_of_table(table))
            is_practical(book, sheet, table, name, head)
        check(len(rows) >= len(expected) and all(map(same, rows, expected)), f"{name}: the same cells")
    for sheet in book.worksheets:
        is_inert(sheet, f"{project.name} {sheet.title}")
    return target


def convert(target, ending, folder):
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", ending,
                    "--outdir", folder, target], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return folder / f"{target.stem}.{ending}"


def prints(raci, folder):
    """The heads stand on every page of a table that is longer than a page."""
    project = next(example.parent for example in EXAMPLES if example.parent.name == "order-management")
    target = export(raci, project, folder / "print.xlsx", "--view", "matrix")
    pages = subprocess.run(["pdftotext", "-raw", convert(target, "pdf", folder), "-"], check=True, capture_output=True)
    pages = ["".join(page.split()) for page in pages.stdout.decode().split("\f")[:-1]]
    heads = ["".join(cell.value.split()) for cell in openpyxl.load_workbook(target).worksheets[0][3][:-1]]
    # The last two pages are those of the letters and the findings.
    check(len(pages) >= 4, f"the matrix takes two pages: {len(pages)} in all")
    for number, page in enumerate(pages[:-2], 1):
        missing = [head for head in heads if head not in page]
        check(not missing, f"page {number}: heads are missing: {missing}")
        check(f"Page{number}/{len(pages)}" in page, f"page {number}: its number")


def main(raci):
    for program in ("soffice", "pdftotext"):
        if not shutil.which(program):
            sys.exit(f"workbook.py: {program} is missing")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        projects = [example.parent for example in EXAMPLES]
        check(len(projects) == 5, f"five examples: {len(projects)}")
        for project in projects:
            target = reads_back(raci, project, folder)
            first = hashlib.sha256(target.read_bytes()).hexdigest()
            time.sleep(2.1)
            again = export(raci, project, folder / "again.xlsx", TZ="Asia/Tokyo", LC_ALL="tr_TR.UTF-8")
            check(first == hashlib.sha256(again.read_bytes()).hexdigest(), f"{project.name}: the same bytes")
        target = reads_back(raci, hostile(folder / "hostile"), folder)
        sheet = convert(target, "fods", folder).read_text("utf-8")
        check("Café 営業部" in sheet and "table:formula=" not in sheet, "LibreOffice sees no formula")
        reads_back(raci, large(folder / "large"), folder)
        prints(raci, folder)
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


main(os.path.abspath(sys.argv[1]))
