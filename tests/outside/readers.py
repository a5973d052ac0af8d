#!/usr/bin/env python3
"""Compares what the readers of `raci import` read with what other readers make of the same files: Python's csv and
html.parser, openpyxl, cmark-gfm and LibreOffice (each where it is there). Also gives the readers large
files under a limit of memory and time.

    cargo build --release --example readers
    tests/outside/readers.py target/release/examples/readers [../shared/corpus]
"""
import csv, html.parser, io, json, pathlib, random, resource, shutil, subprocess, sys, tempfile, time, zipfile

READERS = sys.argv[1]
CORPUS = [p for p in pathlib.Path(sys.argv[2]).iterdir()] if len(sys.argv) > 2 else []
SCRATCH = pathlib.Path(tempfile.mkdtemp())
passed = failed = 0


def check(name, is_right, detail=""):
    global passed, failed
    if is_right:
        passed += 1
    else:
        failed += 1
        print(f"FAILED {name}: {str(detail)[:600]}")


def ours(path, memory=None):
    limit = (lambda: resource.setrlimit(resource.RLIMIT_AS, (memory, memory))) if memory else None
    run = subprocess.run([READERS, path], capture_output=True, text=True, timeout=300, preexec_fn=limit)
    return json.loads(run.stdout) if run.returncode == 0 else {"crash": run.stderr[-300:]}


def plain(text):
    return "\n".join(" ".join(line.split()) for line in text.strip().splitlines())


def cells(table):
    """The cells with text, by line or row and column."""
    found = {}
    for row in table["rows"]:
        for column, cell in enumerate(row["cells"], 1):
            if cell["text"]:
                found[row["line"], column] = plain(cell["text"])
    return found


def rows(table):
    """The texts of the rows that are not blank, without blank cells at their ends."""
    texts = [[plain(cell["text"]) for cell in row["cells"]] for row in table["rows"]]
    return trimmed(texts)


def trimmed(texts):
    for row in texts:
        while row and not row[-1]:
            row.pop()
    return [row for row in texts if row]


class Tables(html.parser.HTMLParser):
    """The tables of a page as their rows of texts; what a cell spans is blank."""

    def __init__(self, source):
        super().__init__()
        self.tables, self.cell, self.taken, self.hidden = [], None, {}, 0
        self.feed(source)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag in ("script", "style", "title"):
            self.hidden += 1
        elif tag == "table":
            self.tables.append([])
            self.taken = {}
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif tag in ("td", "th") and self.tables:
            row = self.tables[-1][-1]
            number = len(self.tables[-1])
            while (number, len(row)) in self.taken:
                row.append("")
            down, across = int(attributes.get("rowspan", 1)), int(attributes.get("colspan", 1))
            for below in range(1, down):
                for beside in range(across):
                    self.taken[number + below, len(row) + beside] = True
            self.cell, self.across = "", across
        elif self.cell is not None and tag in ("br", "p", "div", "li"):
            self.cell += "\n"

    def handle_endtag(self, tag):
        if tag in ("script", "style", "title"):
            self.hidden -= 1
        elif tag in ("td", "th") and self.cell is not None:
            self.tables[-1][-1] += [plain(self.cell)] + [""] * (self.across - 1)
            self.cell = None

    def handle_data(self, data):
        if self.cell is not None and not self.hidden:
            self.cell += data.replace("\n", " ")


def compare_csv(path, delimiter):
    # Python's reader counts the lines that it has read, so a record begins after those of the one before it.
    text = path.read_bytes().decode("utf-8-sig")
    reader, expected, line = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), {}, 1
    for record in reader:
        for column, value in enumerate(record, 1):
            if plain(value):
                expected[line, column] = plain(value)
        line = reader.line_num + 1
    read = ours(path)
    check(f"csv {path.name}", "sheets" in read and cells(read["sheets"][0]) == expected, (read, expected))


def compare_pages(name, read, source):
    expected = [trimmed(table) for table in Tables(source).tables]
    found = [rows(table) for table in read.get("sheets", [])]
    check(name, found == expected, (found, expected))


def compare_markdown(path):
    if not shutil.which("cmark-gfm"):
        return
    text = path.read_bytes().decode()
    if text.startswith("---\n"):
        text = text.split("\n---\n", 1)[1]
    page = subprocess.run(["cmark-gfm", "-e", "table", "-e", "strikethrough", "--unsafe"], input=text, capture_output=True, text=True).stdout
    read = ours(path)
    if any("more cells" in note for note in read.get("notes", [])):
        return
    compare_pages(f"markdown {path.name}", read, page)


def compare_workbook(path):
    import openpyxl
    book, read = openpyxl.load_workbook(path, data_only=True), ours(path)
    for sheet, table in zip(book.worksheets, read.get("sheets", [])):
        expected = {}
        for row in sheet.iter_rows():
            for cell in row:
                value = cell.value
                if isinstance(value, bool):
                    value = str(value).upper()
                elif hasattr(value, "isoformat"):
                    value = value.isoformat().removesuffix("T00:00:00")
                elif isinstance(value, (int, float)):
                    value = f"{value:.15g}".replace("e+", "E")
                if value is not None and plain(value):
                    expected[cell.row, cell.column] = plain(value)
        check(f"workbook {path.name} {sheet.title}", cells(table) == expected, [(k, cells(table).get(k), expected.get(k)) for k in {**expected, **cells(table)} if cells(table).get(k) != expected.get(k)])
        bold = {(c.row, c.column) for row in sheet.iter_rows() for c in row if c.font.b and (c.row, c.column) in expected}
        found = {(r["line"], i) for r in table["rows"] for i, c in enumerate(r["cells"], 1) if c["bold"]}
        check(f"bold {path.name} {sheet.title}", bold <= found, bold - found)
        merges = {(a.min_row, a.min_col) for a in sheet.merged_cells.ranges if (a.min_row, a.min_col) in expected}
        found = {(r["line"], i) for r in table["rows"] for i, c in enumerate(r["cells"], 1) if isinstance(c["merge"], list)}
        check(f"merged {path.name} {sheet.title}", merges <= found, merges - found)
    check(f"sheets {path.name}", len(book.worksheets) == len(read.get("sheets", [])), read)


def compare_formats(paths):
    """The same workbook in the two other formats, as LibreOffice writes them."""
    if not paths or not shutil.which("soffice"):
        return
    for ending in ("xls", "ods"):
        subprocess.run(["soffice", f"-env:UserInstallation=file://{SCRATCH}/lo", "--headless", "--convert-to", ending, "--outdir", SCRATCH, *paths], capture_output=True)
        for path in paths:
            first, second = ours(path), ours(SCRATCH / f"{path.stem}.{ending}")
            same = "sheets" in second and [cells(s) for s in first["sheets"]] == [cells(s) for s in second["sheets"]]
            merges = lambda v: [[[c["merge"] for c in r["cells"] if c["merge"]] for r in s["rows"]] for s in v.get("sheets", [])]
            check(f"{ending} of {path.name}", same and merges(first) == merges(second), second)


def made_up():
    """Tables of random texts in the notations that other readers can check."""
    chance = random.Random(7)
    words = ["Unload", "Count all", "A", "R", "A/R", "é ü", "x\ny", 'say "hi"', "a;b", "a,b", "1", "", "", "-"]
    for number in range(60):
        delimiter = chance.choice(",;\t")
        table = [["Task", "Ada", "Ben", "Cem"]] + [[chance.choice(words) for _ in range(4)] for _ in range(9)]
        if delimiter != ",":
            table = [[value.replace(",", " ") for value in row] for row in table]
        path = SCRATCH / f"{number}.csv"
        with path.open("w", newline="", encoding=chance.choice(["utf-8", "utf-8-sig"])) as file:
            end = chance.choice(["\r\n", "\n"])
            writer = csv.writer(file, delimiter=delimiter, lineterminator=end)
            for row in table:
                writer.writerow(row)
                file.write(end * chance.choice([0, 0, 0, 1, 2]))
        compare_csv(path, delimiter)
    odd = ["**A**", "`a \\| b`", "`a`", "a \\| b", "_x_", "&amp;", "~~R~~", "[t](u)", "<b>A</b>", "A<br>R", "\\*", "", "1 < 2", "a*b*c", "\\\\"]
    for number in range(60):
        lines = ["# T", "", "| Task | Ada | Ben |", "|:--|---|:-:|"]
        for _ in range(8):
            row = [chance.choice(odd) for _ in range(chance.choice([1, 2, 3, 3, 3]))]
            lines.append(chance.choice(["| {} |", "{}", "  | {}"]).format(" | ".join(row)) if row[0] else "| " + " | ".join(row) + " |")
        path = SCRATCH / f"{number}.md"
        path.write_text("\n".join(lines) + "\n\nEnd.\n")
        compare_markdown(path)
    for number in range(60):
        cell = lambda: chance.choice(["<td>", "<td colspan=2>", "<td rowspan=2>", "<td rowspan='3' class=x>", "<th>"]) + chance.choice(words) + "</td>"
        lines = ["<tr>" + "".join(cell() for _ in range(4)) + "</tr>" for _ in range(8)]
        path = SCRATCH / f"{number}.html"
        path.write_text("<p>Before</p><table>" + "\n".join(lines) + "<tr>" + "<td>x</td>" * 9 + "</tr>" * 3 + "</table>")
        compare_pages(f"html {number}", ours(path), path.read_text())
    book()


def book():
    """A workbook with dates (LibreOffice counts those before March 1900 otherwise), truth values, numbers, bold text and merged cells."""
    import datetime, openpyxl
    from openpyxl.styles import Font
    made = openpyxl.Workbook()
    sheet = made.active
    sheet["A1"] = "Plan"
    sheet.merge_cells("A1:D2")
    days = [datetime.date(1900, 3, 1), datetime.date(2024, 2, 29), datetime.date(2099, 12, 31)]
    for row, day in enumerate(days, 4):
        sheet.cell(row, 1, "Task").font = Font(bold=True)
        sheet.cell(row, 2, day)
        sheet.cell(row, 3, datetime.datetime.combine(day, datetime.time(14, 30, 5)))
        sheet.cell(row, 4, row / 3)
        sheet.cell(row, 5, row % 2 == 0)
    path = SCRATCH / "book.xlsx"
    made.save(path)
    compare_workbook(path)
    compare_formats([path])


def workbook(path, rows, compression=zipfile.ZIP_DEFLATED):
    parts = {
        "_rels/.rels": '<Relationships><Relationship Id="a" Type="x/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="s1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="s1" Type="x/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    }
    with zipfile.ZipFile(path, "w", compression) as file:
        for name, text in parts.items():
            file.writestr(name, text)
        with file.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            part.write(b"<worksheet><sheetData>")
            for row in rows:
                part.write(row.encode())
            part.write(b"</sheetData></worksheet>")


def full():
    """Workbooks and values with much in them, in bounded memory and time."""
    gibibyte = 1 << 30
    named = lambda row: "".join(f'<c r="{a}{b}{row}" s="1"/>' for a in "ABCDEFGHIJ" for b in "ABCDEFGHIJ")
    workbook(SCRATCH / "blank.xlsx", (f'<row r="{row}">{named(row)}</row>' for row in range(1, 100_001)))
    workbook(SCRATCH / "short.xlsx", ("<row>" + "<c/>" * 100 + "</row>" for _ in range(100_000)))
    workbook(SCRATCH / "full.xlsx", (f"<row>{'<c><v>1</v></c>' * 100}</row>" for _ in range(150_000)))
    (SCRATCH / "commas.csv").write_bytes(b"," * (1 << 20))
    (SCRATCH / "lines.csv").write_bytes(b"\n" * (6 << 20) + b"a")
    (SCRATCH / "spans.html").write_bytes(b"<table>" + b"<tr><td colspan=6 rowspan=6>x" * 10_000)
    for name in ("blank.xlsx", "short.xlsx", "full.xlsx", "commas.csv", "lines.csv", "spans.html"):
        start, read = time.monotonic(), ours(SCRATCH / name, 2 * gibibyte)
        seconds = time.monotonic() - start
        outcome = read.get("refusal") or read.get("crash") or f"{len(read['sheets'])} sheets"
        print(f"  {name}: {(SCRATCH / name).stat().st_size >> 10} KiB, {seconds:.1f} s, {outcome}")
        check(f"full {name}", "crash" not in read and seconds < 60, read)


def large():
    import openpyxl
    path, chance = SCRATCH / "large.xlsx", random.Random(7)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Plan")
    sheet.append(["Task"] + [f"Role {number}" for number in range(60)])
    for row in range(100_000):
        sheet.append([f"Task {row} {chance.random()}"] + [chance.choice(["A", "R", "C", "I", "A/R", None]) for _ in range(60)])
    book.save(path)
    read = ours(path)
    table, seconds = read["sheets"][0], read["seconds"]
    print(f"  100,000 rows of 61 columns, {path.stat().st_size / 1e6:.1f} MB: read in {seconds:.2f} s")
    check("large", len(table["rows"]) == 100_001 and table["rows"][-1]["line"] == 100_001)


made_up()
for path in CORPUS:
    match path.suffix:
        case ".csv":
            compare_csv(path, ";" if path.name.startswith("076") else ",")
        case ".md":
            compare_markdown(path)
        case ".html":
            compare_pages(f"html {path.name}", ours(path), path.read_text())
        case ".xlsx":
            compare_workbook(path)
compare_formats([path for path in CORPUS if path.suffix == ".xlsx"])
full()
large()
shutil.rmtree(SCRATCH)
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
