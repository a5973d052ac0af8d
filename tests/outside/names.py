"""Names with characters of every Unicode category, as names, descriptions and ids, through every export, and read back
by other programs.

Usage: names.py RACI, with the path of the program. What comes back is what went in, or U+FFFD for what a format cannot
carry. Documents fold white space, so it is left out of the comparison there; separated values, JSON and workbooks keep
all of it.
"""

import collections
import csv
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
import warnings

import docx
import openpyxl
import openpyxl.utils.escape
import pyte

import markup

HERE = pathlib.Path(__file__).parent
EACH = 30
# So many characters of each category, spread over all that it has.
OF_CATEGORY = 16
# The line ends that only XML knows, and that no reader of XML gives back.
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0-\ufdef\ufffe\uffff]")


def export(raci, project, target, *flags):
    subprocess.run([raci, "export", project, "-o", target, *flags], check=True, capture_output=True)
    return target


def names_of(document):
    """The names of roles, rows, people, phases and parties, as a document in JSON has them."""
    project = document["project"]
    return {kind: [one["name"] for one in project[kind]] for kind in ["parties", "phases", "roles", "people", "responsibilities"]}


def exact(texts, document, what):
    """JSON has every string as it was, and every description."""
    for kind, found in names_of(document).items():
        step = {"parties": 9, "phases": 7}.get(kind, 1)
        wanted = texts[::step]
        if kind == "responsibilities":
            # They stand in the order of their phases.
            found, wanted = sorted(found), sorted(wanted)
        assert found == wanted, f"{what}: {kind}: {[pair for pair in zip(found, wanted) if pair[0] != pair[1]][:3]}"
    described = [role.get("description") for role in document["project"]["roles"]]
    assert described == texts, f"{what}: descriptions"
    return sum(map(len, names_of(document).values())) + len(described)


def separated(texts, path, delimiter):
    with path.open(newline="", encoding="utf-8") as file:
        lines = list(csv.reader(file, delimiter=delimiter, strict=True))

    def unguarded(value):
        return value[1:] if value.startswith("'") else value

    head = [unguarded(value) for value in lines[0]][3:]
    assert head == texts, f"heads: {[pair for pair in zip(head, texts) if pair[0] != pair[1]][:3]}"
    rows = [unguarded(line[2]) for line in lines[1:]]
    assert sorted(rows) == sorted(texts), f"rows: {set(texts) - set(rows)}"
    assert all(len(line) == len(lines[0]) for line in lines), "lines of several lengths"
    leads = tuple("=+-@＝＋－＠\t\r\n\0")
    cells = [value for line in lines for value in line]
    assert not [value for value in cells if value.startswith(leads)], "a value begins like a formula"
    return len(head) + len(rows)


def lines(texts, path):
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    roles, rows = {line["role_name"] for line in found}, {line["name"] for line in found}
    people = {person for line in found for person in line["persons"]}
    assert roles == rows == people == set(texts), f"{(roles ^ set(texts)) | (rows ^ set(texts)) | (people ^ set(texts))}"
    return 3 * len(texts)


class Page(html.parser.HTMLParser):
    """The texts of the cells and headings of a page, with what is in them put together."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.texts, self.open = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        assert not any(name.startswith("on") for name, _ in attributes), attributes
        if tag in {"th", "td", "h1", "h2", "h3", "caption", "p", "li", "dt", "dd", "option", "a", "span", "abbr", "div"}:
            self.open.append([tag, ""])

    def handle_endtag(self, tag):
        if self.open and self.open[-1][0] == tag:
            _, text = self.open.pop()
            self.texts.append(text)
            if self.open:
                self.open[-1][1] += text

    def handle_data(self, data):
        if self.open:
            self.open[-1][1] += data


def there(texts, found, what):
    """Every string is one of the texts found, white space apart, of which XML has no other controls than these."""
    wanted = {markup.squeezed(re.sub("[\x0b\x0c]", "\ufffd", text)) for text in texts} - {""}
    missing = wanted - {markup.squeezed(text) for text in found}
    assert not missing, f"{what}: {sorted(missing)[:3]}"
    return len(wanted)


def page(texts, path):
    return there(texts, Page(path.read_text(encoding="utf-8")).texts, "page")


def workbook(texts, path):
    with warnings.catch_warnings():
        # It knows no conditions of cells, and says so.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path)
    found = []
    for sheet in book:
        for cell in [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]:
            # Only our own sums are formulas.
            assert cell.data_type != "f" or cell.value.startswith(("=COUNTIF(", "=SUM")), cell.value
            assert cell.hyperlink is None, cell.hyperlink
            found.append(openpyxl.utils.escape.unescape(str(cell.value)))
    carried = {NO_XML.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n") for text in texts}
    whole = {NO_XML.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n") for text in found}
    missing = carried - whole
    assert not missing, f"workbook: {sorted(missing)[:3]}"
    return len(carried)


def document(texts, path):
    word = docx.Document(path)
    found = [paragraph.text for paragraph in word.paragraphs]
    found += [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return there(texts, found, "document")


def terminal(texts, raci, project):
    """What a terminal shows is what was written: nothing moves the cursor, and nothing is hidden."""
    run = subprocess.run([raci, "table", project, "--width", "400", "--view", "letters,people"], capture_output=True, check=True)
    written = run.stdout.decode()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", written), "a control"
    rows = written.count("\n") + 2
    screen = pyte.Screen(1200, rows)
    pyte.Stream(screen).feed(written.replace("\n", "\r\n"))
    plain = [line for line in written.split("\n") if line.isascii() and line]
    shown = {line.rstrip() for line in screen.display}
    assert plain and all(line.rstrip() in shown for line in plain), "the terminal shows something else"
    return len(texts)


def quoted(text):
    """A text between double quotes, as TOML has it. JSON writes the same, but for one control that it leaves as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def reports(texts, raci, folder):
    """Each string as an id: refused or taken, always with its place, and in JSON exactly."""
    names = [f'[role.{quoted(text)}]\nname = "A {n}"\n' for n, text in enumerate(texts)]
    folder.mkdir()
    (folder / "raci.toml").write_text('[project]\nname = "Ids"\n')
    (folder / "roles.toml").write_text("".join(names), encoding="utf-8")
    count = 0
    for form in ["text", "short", "json", "jsonl", "sarif", "github", "gitlab", "junit"]:
        run = subprocess.run([raci, "check", folder, "--format", form], capture_output=True)
        assert run.returncode in (0, 1) and not run.stderr, f"{form}: {run.returncode} {run.stderr}"
        text = run.stdout.decode()
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202a-\u202e]", text), f"{form}: a control"
        if form == "json":
            findings = json.loads(text)["findings"]
            refused = [f for f in findings if f["rule"] == "invalid-id"]
            bad = [text for text in texts if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", text)]
            assert len(refused) == len(bad), f"{len(refused)} refused, not {len(bad)}"
            count = len(refused)
    return count


def charts(run, number):
    """Every chart was drawn in a browser, and has its texts."""
    drawn = run.stdout.count("ok: ")
    assert run.returncode == 0 and drawn == number, f"{drawn} of {number} charts: {run.stdout[-600:]} {run.stderr[-600:]}"
    return sum(map(int, re.findall("([0-9]+) texts", run.stdout)))


def generated():
    """Names of a letter and a character of a category, in an order of their own each, so that it stands first, last and
    between; and every sign of ASCII, alone beside letters and twice."""
    categories = collections.defaultdict(list)
    for code in range(0x110000):
        categories[unicodedata.category(chr(code))].append(chr(code))
    # Half a pair is no character, and no file can have one.
    del categories["Cs"]
    for category, all_of_it in sorted(categories.items()):
        step = max(1, len(all_of_it) // OF_CATEGORY)
        for number, character in enumerate(all_of_it[::step][:OF_CATEGORY]):
            yield [f"{character}a{number}", f"a{number}{character}", f"a{character}{number}"][number % 3]
    for sign in (chr(code) for code in range(0x21, 0x7f) if not chr(code).isalnum()):
        yield from (f"{sign}x", f"x{sign}", f"x {sign}{sign} y")


def main(raci):
    texts = list(dict.fromkeys(generated()))
    chunks = [texts[start:start + EACH] for start in range(0, len(texts), EACH)]
    if len(chunks[-1]) < 16:
        chunks[-2:] = [chunks[-2] + chunks[-1]]
    outcome = collections.Counter()
    checked = collections.Counter()

    def step(what, read, *arguments):
        try:
            checked[what.split()[0]] += read(*arguments)
            outcome["passed"] += 1
        except Exception as error:
            outcome["failed"] += 1
            print(f"FAILED: {what}: {type(error).__name__} {str(error)[:700]!r}")

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for number, chunk in enumerate(chunks):
            project = folder / f"p{number}"
            markup.NAMES = chunk
            markup.project(project)
            at = f"of names from {number * EACH}"
            files = {}
            views = ["--view", "matrix,people,parties,letters,roles,load,structure"]
            for form in ["json", "md", "svg", "html", "xlsx", "docx"]:
                files[form] = export(raci, project, folder / f"{number}.{form}", *views)
            for form in ["csv", "tsv"]:
                files[form] = export(raci, project, folder / f"{number}.{form}", "--view", "matrix")
            for form in ["jsonl", "mmd", "dot"]:
                files[form] = export(raci, project, folder / f"{number}.{form}")
            written = json.loads(files["json"].read_text(encoding="utf-8"))
            step(f"json {at}", exact, chunk, written, "json")
            step(f"jsonl {at}", lines, chunk, files["jsonl"])
            step(f"csv {at}", separated, chunk, files["csv"], ",")
            step(f"tsv {at}", separated, chunk, files["tsv"], "\t")
            step(f"md {at}", markup.markdown, files["md"], written)
            step(f"svg {at}", markup.picture, files["svg"], written)
            step(f"dot {at}", markup.chart, files["dot"], written)
            step(f"html {at}", page, chunk, files["html"])
            step(f"xlsx {at}", workbook, chunk, files["xlsx"])
            step(f"docx {at}", document, chunk, files["docx"])
            step(f"terminal {at}", terminal, chunk, raci, project)
            # The reader of these charts takes both for white space.
            boxes = sorted(re.sub("[\u2060\ufeff]", "", box) for box in markup.boxes(written))
            (folder / f"{number}.boxes").write_text(json.dumps(boxes))
        step("ids", reports, texts, raci, folder / "ids")
        run = subprocess.run(["node", "markup.mjs", folder], cwd=HERE, capture_output=True, text=True)
        step("mermaid", charts, run, len(chunks))
    print(f"{len(texts)} names; texts read back: {dict(checked)}")
    print(f"{outcome['passed']} passed, {outcome['failed']} failed")
    return outcome["failed"]


if __name__ == "__main__":
    sys.exit(1 if main(pathlib.Path(sys.argv[1]).resolve()) else 0)
