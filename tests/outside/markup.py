"""Makes a project of names that are markup, and reads Markdown, pictures and Graphviz charts back.

Usage: markup.py project FOLDER, or markup.py check FOLDER with exports beside a JSON export of the same name.
"""

import collections
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as xml

NAMES = [
    "a|b", "`p|q`", "two\nlines", "ends in \\", "\\| | \\\\|", "``a`` ` b", "*a* **b** _c_ __d__ ***", "~~gone~~ ~x~",
    "[link](x:y)", "![picture](https://e.example/x.png)", "[x]: https://e.example", "[^1]",
    "<b>tag</b>",
    "<i>x</i>", '"><i>', "' id='x",
    "</style>",
    "-->", "<!-- x", "]]>", "</text><b>x</b>", "<image/>",
    "&lt; &amp; &#60;",
    "&#64;octocat", "@octocat closes #1", "https://e.example/?a=b&c=d www.e.example", "x:y",
    "# heading", "- item", "+ item", "1. one", "2) two", "> quote", "---", "===", "| --- |", "    code", "```", "~~~",
    "$x$ $$y$$ \\(z\\)", ":+1: :smile:", "He said \"hi\"", "end", "subgraph x",
    "x\nn1 --> n2",
    '{x: {"y":"z"}}', "%% comment", "a #quot; b; c #35; ﬂ°°60¶ß ¶ß",
    "style x:#35; classDef y:#1;",
    "`**bold**`", "fa:fa-bell", "n1[x] --> n2{y}", "graph TD;A-->B", "x:::board", "\\N \\G \\L \\T",
    'x" tooltip="y',
    'x", target="y', "<<b>x</b>>", "\\\"", "a\\nb\\lc\\r", "x\n]; y [tooltip=z", "Ω≈ç√∫ ЁЂЃ 社會科學院 パーティー",
    "👩‍💻 🏳️‍🌈 0️⃣", "مرحبا بالعالم", "ก่อน Z̡͕̪ạ̴l͓go", "\u202etest\u202c \u2066x\u2069", "a\u200bb",
    "\u00a0x\u00a0y\u202f!",
    "null", "NaN", "1e5", "{{7*7}} ${7*7} <%= 7 %>", "../../x", "%s%n %d", "\u001b[31m\u009b31m",
    "\ufffe\uffff x", "x" * 300, "word " * 60, "ﬂ", "⚠",
]


def project(folder):
    def quoted(name):
        text = json.dumps(name, ensure_ascii=False)
        return re.sub("[\x7f-\x9f]", lambda found: f"\\u{ord(found[0]):04x}", text)

    folder.mkdir()
    names = [quoted(name) for name in NAMES]
    raci = [f"[project]\nname = {names[13]}\n[style]\nfooter = {names[14]}\n"]
    raci += [f'[party.q{n}]\nname = {name}\nfallback = "r0"\n' for n, name in enumerate(names[::9])]
    raci += [f"[phase.p{n}]\nname = {name}\n" for n, name in enumerate(names[::7])]
    people = [f"[person.x{n}]\nname = {name}\n" for n, name in enumerate(names)]
    roles, rows = [], []
    for n, name in enumerate(names):
        roles.append(f'[role.r{n}]\nname = {name}\ndescription = {name}\nparty = "q{n // 9}"\n')
        roles.append(f'filled-by = ["x{n}", "x{(n + 1) % len(names)}"]\n' if n % 3 or n + 1 == len(names) else "")
        roles.append(f'reports-to = "r{n // 4}"\n' if n else "")
        roles.append(f'members = ["r{n - 1}", "r{n - 2}"]\n' if n % 10 == 5 else "")
        rows.append(f'[responsibility.t{n}]\nname = {name}\nphase = "p{n % len(names[::7])}"\nA = "r{n}"\n')
        rows.append(f'R = ["r{n}", "r{n * 7 % len(names)}"]\nC = "r{n * 5 % len(names)}"\n')
        rows.append(f'I = "r{(n + 3) % len(names)}"\n' if n % 2 else "")
    for file, parts in [("raci", raci), ("people", people), ("roles", roles), ("assignments", rows)]:
        (folder / f"{file}.toml").write_text("".join(parts))


def squeezed(text):
    """Without white space, which no format keeps, and with what XML cannot carry replaced."""
    kept = re.sub("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]", "\ufffd", text)
    return re.sub(r"\s", "", kept)


def cell(value):
    if isinstance(value, dict):
        count, of = value["count"], value["of"]
        return f"{count} ({(count * 200 + of) // (of * 2)} %)" if count else ""
    if isinstance(value, list):
        return "\n".join(value)
    return str(value or "")


class Page(html.parser.HTMLParser):
    """The tables and the other text of a page; any tag that is not expected is an error."""

    TAGS = {"h1", "h2", "h3", "table", "thead", "tbody", "tr", "th", "td", "strong", "br", "p", "hr"}

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tables, self.blocks, self.into = [], [], None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        # Addresses of mail are links on GitHub whatever stands before them.
        if tag == "a":
            assert attributes[0][1].startswith("mailto:"), attributes
            return
        assert tag in self.TAGS, f"<{tag}>"
        assert all(name == "align" for name, _ in attributes), f"<{tag} {attributes}>"
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in {"th", "td"}:
            self.into = self.tables[-1][-1]
            self.into.append("")
        elif tag in {"h1", "h2", "h3", "p"}:
            self.into = self.blocks
            self.into.append("")
        elif tag == "br":
            self.handle_data("\n")

    def handle_data(self, data):
        if data.strip():
            self.into[-1] += data

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data}")

    handle_decl = unknown_decl = handle_pi = handle_comment


def tables_of(document):
    """The tables that Markdown should have: one for each section with a name, and one for the totals."""
    for grid in document["tables"]:
        head = [grid["corner"]] + [column["name"] for column in grid["columns"]]
        named = [section["rows"] for section in grid["sections"] if section["name"] is not None]
        rest = [row for section in grid["sections"] if section["name"] is None for row in section["rows"]]
        whole = named + ([rest + grid["totals"]] if rest or grid["totals"] else [])
        for rows in whole:
            lines = [[row["name"] + (" ⚠" if row["wrong"] else "")] + [cell(c) for c in row["cells"]] for row in rows]
            yield [[squeezed(text) for text in line] for line in [head] + lines]


def blocks_of(document):
    yield document["title"]
    for grid in document["tables"]:
        yield grid["title"]
        yield from (section["name"] for section in grid["sections"] if section["name"] is not None)
        yield from grid["notes"]


def markdown(path, document):
    command = ["cmark-gfm", "--unsafe"]
    for extension in ["table", "autolink", "strikethrough", "tasklist", "footnotes"]:
        command += ["-e", extension]
    page = Page(subprocess.run([*command, path], check=True, capture_output=True, text=True).stdout)
    found = [[[squeezed(text) for text in row] for row in table] for table in page.tables]
    expected = list(tables_of(document))
    assert len(found) == len(expected), f"{len(found)} tables, not {len(expected)}"
    for one, other in zip(found, expected):
        for row, wanted in zip(one, other, strict=True):
            assert row == wanted, f"{row} is not {wanted}"
    blocks = {squeezed(block) for block in page.blocks}
    for block in blocks_of(document):
        assert squeezed(block) in blocks, block
    return sum(len(row) for table in found for row in table)


SVG = "{http://www.w3.org/2000/svg}"


def picture(path, document):
    root = xml.parse(path).getroot()
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "text", "tspan"}, tags
    names = {name for element in root.iter() for name in element.attrib}
    assert not any("href" in name or name.startswith("on") or name in {"style", "class"} for name in names), names
    found = collections.Counter(squeezed("".join(text.itertext())) for text in root.iter(SVG + "text"))
    expected = collections.Counter(squeezed(text) for text in blocks_of(document))
    for grid in document["tables"]:
        cards = grid["view"] == "roles"
        expected.update(squeezed(c["name"]) for c in grid["columns"] if not cards)
        expected.update([] if cards else [squeezed(grid["corner"])])
        for row in [row for section in grid["sections"] for row in section["rows"]] + grid["totals"]:
            expected.update([squeezed(row["name"])])
            for value in row["cells"]:
                # A share is drawn as two texts.
                texts = cell(value).replace(")", "").split(" (") if isinstance(value, dict) else [cell(value)]
                expected.update(squeezed(text) for text in texts)
        expected.update(squeezed(key["word"]) for key in grid["legend"])
    del expected[""]
    assert expected <= found, f"not drawn: {list((expected - found).items())[:5]}"
    return sum(expected.values())


def chart(path, document):
    run = subprocess.run(["dot", "-Tsvg", path], check=True, capture_output=True, text=True)
    assert not run.stderr, run.stderr
    root = xml.fromstring(run.stdout)
    assert not [e.tag for e in root.iter() if e.tag in {SVG + "a", SVG + "image"}], "a link or a picture"
    assert not [a for e in root.iter() for a in e.attrib if "href" in a], "a link"
    groups = [g for g in root.iter(SVG + "g") if g.get("class") in {"node", "cluster"}]
    texts = (squeezed("".join("".join(t.itertext()) for t in g.iter(SVG + "text"))) for g in groups)
    found, expected = collections.Counter(texts), collections.Counter(boxes(document))
    assert found == expected, f"{found - expected} is not {expected - found}"
    graph = json.loads(subprocess.run(["dot", "-Tjson", path], check=True, capture_output=True, text=True).stdout)
    keys = {key for thing in graph["objects"] + graph["edges"] for key in thing}
    assert not keys & {"URL", "href", "image", "tooltip", "target"}, keys
    return sum(found.values())


def boxes(document):
    """What stands in the boxes of a chart: a role and who fills it, and the names of the parties."""
    grid = next(table for table in document["tables"] if table["view"] == "structure")
    filled = [at for at, column in enumerate(grid["columns"]) if column["id"] == "filled-by"]
    for section in grid["sections"]:
        if section["name"] is not None and section["name"] != "Without a party":
            yield squeezed(section["name"])
        for row in section["rows"]:
            yield squeezed(row["name"] + "".join(cell(row["cells"][at]) for at in filled))


def check(folder):
    for file in sorted(folder.glob("*.json")):
        document = json.loads(file.read_text())
        # For the reader of the other kind of charts.
        (folder / f"{file.stem}.boxes").write_text(json.dumps(sorted(boxes(document))))
        for ending, reader in [("md", markdown), ("svg", picture), ("dot", chart)]:
            try:
                number = reader(file.with_suffix(f".{ending}"), document)
                print(f"ok: {file.stem}.{ending}, {number} texts")
            except Exception as error:
                print(f"FAILED: {file.stem}.{ending}: {str(error)[:1000]!r}")


if __name__ == "__main__":
    {"project": project, "check": check}[sys.argv[1]](pathlib.Path(sys.argv[2]))
