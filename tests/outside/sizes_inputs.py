"""Inputs that are as deep, as wide or as long as a stranger could make them, each of any size. See sizes.py.

Every input is a function of a number: it gives the files by their paths, and the arguments of `raci`.
"""

import io
import zipfile

MARK = '[project]\nname = "P"\n'
CHECK = ["check", ".", "--today", "2026-01-31"]
# So that what lies behind a bound is tried, and not only the bound.
WIDE = ["--limit", "columns=10000000"]
LONG = ["--limit", "name-length=100000000"]
IMPORT = ["import", "-o", "new-project", "--limit", "cells=20000000"]


def check(*more, **texts):
    """A project of a raci.toml and of the files named."""
    mark = MARK + texts.pop("mark", "")
    return {"raci.toml": mark, **{f"{name}.toml": text for name, text in texts.items()}}, [*CHECK, *more]


def lines(number, line):
    return "".join(line(k) for k in range(number))


def texts(number, text):
    return "[" + ", ".join(f'"{text(k)}"' for k in range(number)) + "]"


def roles(number, more=lambda k: ""):
    return lines(number, lambda k: f'[role.r{k}]\nname = "Role {k}"\n{more(k)}')


def rows(number, of=20, more=lambda k: ""):
    return lines(number, lambda k: f'[responsibility.t{k}]\nname = "Task {k}"\nA = "r{k % of}"\nR = "r{(k + 1) % of}"\n{more(k)}')


def person(k):
    return f'filled-by = "Person {k}"\n'


def deep(text):
    return check(roles=text + "\n")


def two_kinds(braces=6, parts=6):
    return f"{('{' + '.'.join('b' * parts) + '=') * braces}1{'}' * braces}"


NESTING = {
    "brackets 6 deep, many": (50_000, 1, lambda n: deep(lines(n, lambda k: f"x{k} = {'[' * 6}{']' * 6}\n"))),
    "inline tables 6 deep, many": (50_000, 1, lambda n: deep(lines(n, lambda k: f"x{k} = {'{a=' * 6}1{'}' * 6}\n"))),
    "dotted keys 6 deep, many": (50_000, 1, lambda n: deep(lines(n, lambda k: f"k{k}.{'.'.join('a' * 6)} = 1\n"))),
    "dotted headers 6 deep, many": (50_000, 1, lambda n: deep(lines(n, lambda k: f"[{'.'.join('a' * 6)}.k{k}]\n"))),
    "arrays of tables": (200_000, 1, lambda n: deep(lines(n, lambda k: "[[x]]\na = 1\n"))),
    "arrays of tables 6 deep, many": (50_000, 1, lambda n: deep(lines(n, lambda k: f"[[{'.'.join('a' * 6)}]]\n"))),
    "two kinds, 6 by 6, many": (20_000, 1, lambda n: deep(lines(n, lambda k: f"x{k} = {two_kinds()}\n"))),
    "quotes that never close": (300_000, 1, lambda n: deep(lines(n, lambda k: f'x{k} = "\n'))),
    "threefold quotes that never close": (1_000_000, 1, lambda n: deep("x = '''\n" + "\"\"\"'''\n" * n)),
}

VOLUME = {
    "a comment of 10 MB": (10_000_000, 0, lambda n: check(roles="#" * n)),
    "10 M empty lines": (10_000_000, 0, lambda n: check(roles="\n" * n)),
    "a text of 50 MB": (50_000_000, 1, lambda n: check(roles=f'[role.a]\nname = "{"x" * n}"\n')),
    "a line of 10 MB": (1_000_000, 1, lambda n: check(roles=f'[role.a]\nname = "A"\nx = [{"1234567, " * n}]\n')),
    "names of 1 MB": (20, 0, lambda n: check(*LONG, roles=lines(
        n, lambda k: f'[role.r{k}]\nname = "{k}{chr(97 + k) * 1_000_000}"\n'))),
    "1 M keys of an unknown table": (1_000_000, 1, lambda n: check(roles="[zzz]\n" + lines(n, lambda k: f"k{k} = 1\n"))),
    "200,000 unknown keys": (200_000, 1, lambda n: check(roles='[role.a]\nname = "A"\n' + lines(n, lambda k: f"k{k} = 1\n"))),
    "100,000 roles": (100_000, 0, lambda n: check(*WIDE, roles=roles(n, person))),
    "100,000 people": (100_000, 0, lambda n: check(people=lines(n, lambda k: f'[person.p{k}]\nname = "Person {k}"\n'))),
    "100,000 people in a role": (100_000, 0, lambda n: check(
        roles=roles(2, lambda role: f"filled-by = {texts(n, 'Person {}'.format)}\n"), assignments=rows(20, of=2))),
    "1,000 phases": (1_000, 0, lambda n: check(mark=lines(n, lambda k: f'[phase.p{k}]\nname = "Phase {k}"\n'), roles=roles(
        20, person), assignments=rows(20 * n, more=lambda k: f'phase = "p{k // 20}"\n'))),
    "300,000 rows": (300_000, 0, lambda n: check(roles=roles(20, person), assignments=rows(n))),
    "30,000 roles in a row": (30_000, 0, lambda n: check(*WIDE, roles=roles(n, person), assignments=
        f'[responsibility.t]\nname = "T"\nA = "r0"\nR = {texts(n, "r{}".format)}\n')),
    "30,000 roles in a row twice": (30_000, 1, lambda n: check(*WIDE, roles=roles(n, person), assignments=
        f'[responsibility.t]\nname = "T"\nA = "r0"\nC = {texts(n, "r{}".format)}\nI = {texts(n, "r{}".format)}\n')),
    "50,000 roles that own one row": (50_000, 1, lambda n: check(*WIDE, roles=roles(n), assignments=
        f'[responsibility.t]\nname = "T"\nR = "r0"\nA = {texts(n, "r{}".format)}\n')),
    "policies that hold": (2_000, 0, lambda n: check(mark=lines(n, lambda k: f'[policy.p{k}]\ncount = {{ R = "1" }}\n'),
        roles=roles(20, person), assignments=rows(1_000))),
    "policies that are broken": (300, 1, lambda n: check(mark=lines(n, lambda k: f'[policy.p{k}]\ncount = {{ C = "1" }}\n'),
        roles=roles(20, person), assignments=rows(300))),
    "policies with long lists": (60, 1, lambda n: check(mark=lines(
        n, lambda k: f'[policy.p{k}]\nrequire = {{ I = {texts(2_000, "r{}".format)} }}\n'), roles=roles(2_000, person),
        assignments=f'[responsibility.t]\nname = "T"\nA = "r0"\nR = "r1"\nI = {texts(1_000, "r{}".format)}\n')),
    "policies of 100 phases": (500, 1, lambda n: check(mark=lines(100, lambda k: f'[phase.p{k}]\nname = "N"\n') + lines(
        n, lambda k: f'[policy.p{k}]\neach = "phase"\nselect = {{ phase = {texts(100, "p{}".format)} }}\ncount = "1"\n'),
        roles=roles(20, person))),
    "boards in boards": (10_000, 1, lambda n: check(*WIDE, roles=roles(
        n, lambda k: f'members = "r{k + 1}"\n' if k + 1 < n else person(k)), assignments=rows(n, of=n))),
    "boards of one another": (30_000, 1, lambda n: check(*WIDE, roles=roles(
        n, lambda k: f'members = {texts(5, lambda s: f"r{k - 5 + s}")}\n' if k > 5 else person(k)), assignments=rows(n, of=n))),
    "boards that name the next 300": (4_000, 1, lambda n: check(*WIDE, roles=roles(
        n, lambda k: f'members = {texts(min(300, n - k - 1), lambda s: f"r{k + 1 + s}")}\n' if k + 1 < n else person(k)),
        assignments=rows(n, of=n))),
    "boards of the same people": (2_000, 0, lambda n: check(*WIDE, roles=roles(
        n + 100, lambda k: f'members = {texts(100, "r{}".format)}\n' if k >= 100 else person(k)), assignments=rows(n, of=n))),
    "a reporting line of 30,000": (30_000, 0, lambda n: check(*WIDE, roles=roles(
        n, lambda k: person(k) + (f'reports-to = "r{k + 1}"\n' if k + 1 < n else "")), assignments=rows(n, of=n))),
    "a circle of 30,000": (30_000, 1, lambda n: check(*WIDE, roles=roles(
        n, lambda k: f'{person(k)}reports-to = "r{(k + 1) % n}"\nmembers = "r{(k + 1) % n}"\n'))),
    "30,000 deputies": (30_000, 0, lambda n: check(*WIDE, roles=roles(
        n, lambda k: f'{person(k)}deputy = "r{(k + 1) % n}"\n'), assignments=rows(n, of=n))),
    "30,000 waivers": (30_000, 0, lambda n: check(roles=roles(20, person), assignments=rows(
        n, more=lambda k: f'C = "r{k % 20}"\nwaive.redundant-letter = {{ reason = "agreed" }}\n'))),
    "10,000 files": (9_900, 0, lambda n: ({"raci.toml": MARK, **{
        f"roles/{k}.toml": f'[role.r{k}]\nname = "Role {k}"\n' for k in range(n)}}, CHECK)),
    "folders 100 deep, many": (50, 0, lambda n: ({"raci.toml": MARK, **{
        f"roles/{k}/{'d/' * 100}a.toml": f'[role.r{k}]\nname = "Role {k}"\n' for k in range(n)}}, [*CHECK, "--limit", "depth=1000"])),
    "5,000 projects": (5_000, 0, lambda n: ({f"p{k}/raci.toml": MARK + roles(2) + rows(2, of=2) for k in range(n)}, CHECK)),
    "findings on long lines": (10_000, 1, lambda n: check(roles='[role.a]\nname = "A"\nx = { ' + ", ".join(
        f"k{k} = 1" for k in range(n)) + " }\nfilled-by = [" + "1, " * n + "]\n")),
    "names that look alike": (30_000, 0, lambda n: check(*WIDE, roles=lines(
        n, lambda k: f'[role.r{k}]\nname = "Ro{"I" if k % 2 else "l"}e {k // 2}"\n{person(k)}'))),
    "names that look all alike": (5_000, 0, lambda n: check(*WIDE, roles=lines(
        n, lambda k: f'[role.r{k}]\nname = "{format(k, "016b").replace("0", "l").replace("1", "I")}"\n{person(k)}'))),
    "ids that nearly match": (5_000, 1, lambda n: check(*WIDE, roles=lines(
        n, lambda k: f'[role.responsible-{k}]\nname = "Role {k}"\n'), assignments=
        f'[responsibility.t]\nname = "T"\nA = "responsible-0"\nR = {texts(n, "responsibel-{}".format)}\n')),
    "100,000 duplicate ids": (100_000, 1, lambda n: check(roles=lines(n, lambda k: '[role.a]\nname = "A"\n'))),
}


def separated(height, width):
    head = "Task," + ",".join(f"Role {k}" for k in range(width)) + "\n"
    letters = ["A", "R", *[("C", "I", "", "")[k % 4] for k in range(width - 2)]]
    return head + lines(height, lambda k: f"Task {k},{','.join(letters[k % width:] + letters[:k % width])}\n")


def foreign(name, text, *more):
    return {name: text}, [IMPORT[0], name, *IMPORT[1:], *more]


def markdown(text):
    head, *body = text.splitlines()
    row = lambda line: f"|{line.replace(',', '|')}|\n"
    return row(head) + "|-" * (head.count(",") + 1) + "|\n" + "".join(map(row, body))


def page(text):
    row = lambda line: "<tr><td>" + line.replace(",", "<td>") + "\n"
    return "<table>" + "".join(map(row, text.splitlines())) + "</table>"


def workbook(cells, behind=""):
    """A workbook of one sheet, packed without a clock."""
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData>{behind}</worksheet>',
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def sheet(text):
    cell = lambda value: f'<c t="inlineStr"><is><t>{value}</t></is></c>' if value else "<c/>"
    return "".join(f"<row>{''.join(map(cell, line.split(',')))}</row>" for line in text.splitlines())


def merged(count):
    return f'<mergeCells>{lines(count, lambda k: f"""<mergeCell ref="A{k * 5 + 9}:B{k * 5 + 13}"/>""")}</mergeCells>'


FOREIGN = {
    "import of 50,000 rows x 60, csv": (50_000, 0, lambda n: foreign("a.csv", separated(n, 60))),
    "import of 10,000 rows x 60, md": (10_000, 0, lambda n: foreign("a.md", markdown(separated(n, 60)))),
    "import of 10,000 rows x 60, html": (10_000, 0, lambda n: foreign("a.html", page(separated(n, 60)))),
    "import of 10,000 rows x 60, xlsx": (10_000, 0, lambda n: foreign("a.xlsx", workbook(sheet(separated(n, 60))))),
    "import of 10,000 columns": (10_000, 0, lambda n: foreign("a.csv", separated(60, n))),
    "import of 25,000 merged cells, html": (25_000, 0, lambda n: foreign("a.html", page(separated(9, 9)).replace(
        "</table>", "<tr><td rowspan=2 colspan=2>X<tr>\n" * n + "</table>"))),
    "import of 100,000 merged cells, xlsx": (100_000, 0, lambda n: foreign("a.xlsx", workbook(
        sheet(separated(9, 9)) + f'<row r="{n * 5 + 20}"><c t="inlineStr"><is><t>X</t></is></c></row>', merged(n)))),
    "import of tables in Markdown": (10_000, 2, lambda n: foreign("a.md", "|a|b|\n|-|-|\n" + "|<table><tr><td>x</table>|b|\n" * n)),
}


def compared(number):
    old = {"old/raci.toml": MARK + roles(20, person), "old/assignments.toml": rows(number)}
    new = {"new/raci.toml": MARK + roles(20, person), "new/assignments.toml": lines(
        number, lambda k: f'[responsibility.u{k}]\nname = "The task {k}"\nA = "r{k % 19}"\nR = "r{(k + 1) % 20}"\n')}
    return {**old, **new}, ["diff", "old", "new", "--today", "2026-01-31"]


def wide(arguments):
    return lambda n: (check(roles=roles(1_000, person), assignments=rows(n, of=1_000))[0], arguments)


VIEWS = {
    "diff of 50,000 rows": (50_000, 1, compared),
    "who --without of 50,000 rows": (50_000, 0, lambda n: (
        check(roles=roles(2, lambda k: person(0)), assignments=rows(n, of=2))[0],
        ["who", "Person 0", "--without", "--today", "2026-01-31"])),
    "a table 1,000 wide": (1_000, 0, wide(["table"])),
    "html 1,000 wide": (1_000, 0, wide(["export", "-o", "out.html"])),
    "xlsx 1,000 wide": (1_000, 0, wide(["export", "-o", "out.xlsx"])),
}

INPUTS = {**NESTING, **VOLUME, **FOREIGN, **VIEWS}
