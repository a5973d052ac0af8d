//! Markdown, pictures and charts: what a name holds stays a name in each of them.
use crate::support::{Folder, raci};

/// A project in which a responsibility, a role, a phase, a party and a person are called so.
fn called(name: &str) -> Folder {
    let name = toml::Value::String(name.to_owned());
    Folder::new(&[
        (
            "raci.toml",
            &format!(
                "[project]\nname = {name}\n[style]\nfooter = {name}\n[phase.p]\nname = {name}\n[party.q]\nname = {name}\nfallback = \"c\"\n"
            ),
        ),
        ("people.toml", &format!("[person.x]\nname = {name}\n")),
        (
            "roles.toml",
            &format!(
                "[role.a]\nname = {name}\nparty = \"q\"\nfilled-by = \"x\"\ndescription = {name}\n[role.b]\nname = \"B\"\nmembers = [\"a\", \"c\"]\n[role.c]\nname = \"C\"\nreports-to = \"a\"\nfilled-by = \"x\"\ndeputy = \"a\"\n[role.d]\nname = {name}\nparty = \"q\"\nrepresents = \"c\"\n"
            ),
        ),
        (
            "assignments.toml",
            &format!(
                "phase = \"p\"\n[responsibility.r]\nname = {name}\nA = \"a\"\nR = [\"a\", \"b\"]\n[responsibility.s]\nname = {name}\nR = \"c\"\n"
            ),
        ),
    ])
}

const VIEWS: &str = "matrix,people,parties,letters,roles,load,structure";

fn export(project: &Folder, format: &str, views: &str) -> String {
    let path = project.path().to_str().unwrap();
    let arguments = ["export", path, "--format", format, "--view", views, "-o", "-"];
    let outcome = raci(&arguments);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    assert_eq!(raci(&arguments).out, outcome.out, "the same bytes twice");
    outcome.out
}

fn example(name: &str, format: &str, more: &[&str]) -> String {
    let path = format!("examples/{name}");
    let outcome = raci(&[&["export", &path, "--format", format, "-o", "-"], more].concat());
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    outcome.out
}

/// Names on one line, as a reader sees them: white space at the ends and in a row is not seen.
fn seen(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The cells of a row as the table extension of GFM cuts them: at every bar without a backslash before it.
fn cut(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for character in line.chars() {
        match character {
            '|' if !escaped => cells.push(String::new()),
            _ => cells.last_mut().unwrap().push(character),
        }
        escaped = character == '\\' && !escaped;
    }
    // Before the first bar and behind the last there is nothing.
    assert!(cells.len() > 2 && cells[0].is_empty() && cells.pop().unwrap().is_empty(), "{line}");
    cells[1..].iter().map(|cell| cell.trim().to_owned()).collect()
}

/// What a cell says. Every character that GFM could take for markup must be escaped.
fn plain(cell: &str) -> String {
    let mut text = String::new();
    let cell = cell.replace("<br>", "\n");
    let mut characters = cell.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => {
                let escaped = characters.next().unwrap();
                assert!(escaped.is_ascii_punctuation(), "{cell}");
                text.push(escaped);
            }
            other => {
                assert!(!"`*_[]<>&~|#!".contains(other), "{other} is not escaped in {cell}");
                text.push(other);
            }
        }
    }
    text
}

/// The tables of a Markdown file: the cells of their rows, the line of dashes left out.
fn tables(markdown: &str) -> Vec<Vec<Vec<String>>> {
    let mut tables = vec![Vec::new()];
    for line in markdown.lines() {
        if line.starts_with('|') {
            tables.last_mut().unwrap().push(cut(line));
        } else {
            tables.push(Vec::new());
        }
    }
    tables.retain(|table| !table.is_empty());
    for table in &mut tables {
        let rule = table.remove(1);
        assert!(rule.iter().all(|cell| cell.trim_matches(':').chars().all(|c| c == '-')));
        assert!(table.iter().all(|row| row.len() == rule.len()), "{table:?}");
    }
    tables
}

#[test]
fn m3_a_cell_of_markdown_is_text_and_stays_one_cell() {
    let names = [
        "a|b",
        "`p|q`",
        "two\nlines",
        "ends in \\",
        "\\| | \\\\|",
        "`code` *bold* _under_ [link](x:y) <b>tag</b> <!-- x --> &amp; ~~gone~~ # !",
        "![picture](https://e.example/x.png) <https://e.example> https://e.example www.e.example",
        "- - -",
        "| --- |",
        "1. one",
        "[^1] $x$ :+1:",
        "<b>x</b>",
        "**",
    ];
    for name in names {
        let project = called(name);
        let markdown = export(&project, "md", "matrix");
        let tables = tables(&markdown);
        assert_eq!(seen(&plain(&tables[0][0][1])), seen(name), "{markdown}");
        let row = tables[0][1][0].trim_end_matches(" ⚠");
        assert_eq!(seen(&plain(row)), seen(name), "{markdown}");
        assert_eq!(tables[0][1].len(), 5, "{markdown}");
        assert_eq!(tables[0][1][1..], ["**R/A**", "**R**", "", ""], "{markdown}");
        let heading = markdown.lines().next().unwrap().strip_prefix("# ").unwrap();
        assert_eq!(seen(&plain(heading)), seen(name));
        let phase = markdown.lines().find_map(|line| line.strip_prefix("### ")).unwrap();
        assert_eq!(seen(&plain(phase)), seen(name));
        // What is below a table begins as a paragraph does.
        let begins = |line: &&str| line.starts_with(['-', '+', '=', '>']) && *line != "---";
        assert_eq!(markdown.lines().find(begins), None);
        export(&project, "md", VIEWS);
    }
}

#[test]
fn m3_nothing_of_a_name_is_an_address() {
    let markdown = export(&called("https://e.example www.e.example HTTP://e"), "md", VIEWS);
    assert_eq!(markdown.matches("://").count(), markdown.matches("\\://").count(), "{markdown}");
    assert!(!markdown.contains("www."), "{markdown}");
}

/// A file mentions nobody on GitHub, so that an address stays as it is written and can be searched for.
#[test]
fn m4_an_at_sign_is_left_as_it_is() {
    for name in ["@octocat closes", "ana@e.example", "at @"] {
        let markdown = export(&called(name), "md", "matrix");
        assert!(markdown.contains(&format!("| {name} ")), "{markdown}");
        assert!(!markdown.contains('\u{200b}'));
    }
    // An entity is no way around a filter that looks for the sign.
    let markdown = export(&called("&#64;octocat"), "md", "matrix");
    assert!(markdown.contains("\\&\\#64;octocat"), "{markdown}");
}

/// Every element of a picture with its attributes, and the text between.
fn elements(svg: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for piece in svg.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        assert!(!text.contains('>'), "{text}");
        found.push((tag.to_owned(), text.to_owned()));
    }
    found
}

/// The text of a picture without white space, which lines do not keep.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn unescaped(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&#39;", "'").replace("&amp;", "&")
}

const ELEMENTS: [&str; 6] = ["svg", "title", "desc", "rect", "text", "tspan"];
const ATTRIBUTES: [&str; 18] = [
    "xmlns",
    "width",
    "height",
    "viewBox",
    "role",
    "aria-labelledby",
    "font-family",
    "font-size",
    "font-weight",
    "fill",
    "id",
    "x",
    "y",
    "rx",
    "stroke",
    "text-anchor",
    "direction",
    "transform",
];

#[test]
fn m5_a_picture_has_fields_and_text_and_nothing_else() {
    let names = [
        "</text><b>x</b>",
        "]]>",
        "a\u{fffe}b",
        "<image/>",
        "\" lang=\"x",
        "' lang='x",
        "--> <!-- x",
        "&amp; &#60;",
        "<a>x</a>",
    ];
    for name in names {
        let svg = export(&called(name), "svg", VIEWS);
        let elements = elements(&svg);
        let mut text = String::new();
        for (tag, between) in &elements {
            let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap();
            assert!(ELEMENTS.contains(&name), "<{tag}>");
            for attribute in tag.split("=\"").take(tag.matches("=\"").count()) {
                let attribute = attribute.rsplit(' ').next().unwrap();
                let known = ATTRIBUTES.contains(&attribute);
                assert!(known, "{attribute} in <{tag}>");
            }
            text.push_str(between);
        }
        let expected = squeezed(&name.replace('\u{fffe}', "\u{fffd}"));
        assert!(squeezed(&unescaped(&text)).contains(&expected), "{name}: {text}");
    }
}

#[test]
fn m9_a_mermaid_label_is_text_and_no_name_is_an_id() {
    let names = [
        "He said \"hi\"",
        "end",
        "<b>x</b>",
        "x\nn1 --> n2",
        "%% x",
        "{x: {\"y\":\"z\"}}",
        "a #quot; b; c",
        "style x:#35;",
        "`**bold**`",
        "1. one",
        "fa:fa-bell $$x$$",
    ];
    for name in names {
        let chart = export(&called(name), "mermaid", "structure");
        assert!(chart.starts_with("flowchart BT\n"), "{chart}");
        let mut labels = 0;
        for line in chart.lines() {
            let parts: Vec<&str> = line.split('"').collect();
            assert!(matches!(parts.len(), 1 | 3), "{line}");
            if let [before, label, _] = parts[..] {
                labels += 1;
                let id = before.trim().trim_start_matches("subgraph ");
                assert!(id.starts_with(['n', 'p']), "{line}");
                let label = label.replace("<br>", "");
                assert!(!label.contains(['"', '<', '>', '&', '%', '`', ':', '$', '{']), "{line}");
            }
        }
        assert!(labels > 6, "{chart}");
        let lines = chart.lines().filter(|line| line.trim() == "n1 --> n2");
        assert_eq!(lines.count(), 0, "{chart}");
    }
}

#[test]
fn m10_a_graphviz_label_is_text_and_nothing_is_opened() {
    let names = [
        "\\N \\G \\L",
        "x\" tooltip=\"y",
        "x\", target=\"y",
        "<b>bold</b>",
        "ends in \\",
        "&lt; &#60;",
        "x\n]; y [tooltip=z",
    ];
    for name in names {
        let chart = export(&called(name), "dot", "structure");
        let mut outside = String::new();
        let mut labels = Vec::new();
        let mut characters = chart.chars();
        let mut label: Option<String> = None;
        while let Some(character) = characters.next() {
            match (&mut label, character) {
                (Some(text), '\\') => text.extend(['\\', characters.next().unwrap()]),
                (Some(_), '"') => labels.extend(label.take()),
                (Some(text), other) => text.push(other),
                (None, '"') => label = Some(String::new()),
                (None, other) => outside.push(other),
            }
        }
        assert_eq!(label, None);
        for word in ["URL", "href", "image", "tooltip", "target", "shapefile", "<"] {
            assert!(!outside.contains(word), "{word}: {outside}");
        }
        // The heading of the chart and of the party, and two roles of which one is filled by somebody of that name.
        let expected = seen(name).replace('\\', "\\\\").replace('"', "\\\"").replace('&', "&amp;");
        let found = labels.iter().filter(|label| label.split("\\n").any(|part| part == expected));
        assert!(found.count() >= 4 || name.contains('\\'), "{expected}: {labels:?}");
        assert!(labels.iter().any(|label| label.contains(&expected)), "{expected}: {labels:?}");
    }
}

#[test]
fn m12_what_xml_cannot_carry_is_replaced() {
    // A vertical tab and a form feed are white space as well.
    let name = "a\u{1b}b\u{0}c\u{fffe}d\u{b}e\u{c}f";
    for format in ["svg", "md"] {
        let text = export(&called(name), format, VIEWS);
        let carried = |c: char| c == '\n' || !c.is_control() && c != '\u{fffe}';
        assert!(text.chars().all(carried), "{format}");
        assert!(text.contains("a\u{fffd}b\u{fffd}c\u{fffd}d"), "{format}: {text}");
    }
    for format in ["mermaid", "dot"] {
        let text = export(&called(name), format, "structure");
        assert!(
            !text.contains(|c: char| c.is_control() && c != '\n' || c == '\u{fffe}'),
            "{format}"
        );
    }
}

#[test]
fn tables_of_markdown_are_aligned_and_say_what_the_grid_says() {
    use unicode_width::UnicodeWidthStr;
    let markdown = example("engagement-fr", "md", &[]);
    let mut width = None;
    for line in markdown.lines() {
        let now = line.starts_with('|').then(|| line.width());
        assert!(width.is_none() || now.is_none() || width == now, "{line}");
        width = now;
    }
    let json = example("engagement-fr", "json", &[]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let table = &json["tables"][0];
    let sections = table["sections"].as_array().unwrap().iter().map(|section| &section["rows"]);
    let expected = sections.chain([&table["totals"]]);
    let tables = tables(&markdown);
    assert_eq!(tables.len(), table["sections"].as_array().unwrap().len() + 1);
    for (rows, table) in expected.zip(tables) {
        for (row, cells) in rows.as_array().unwrap().iter().zip(&table[1..]) {
            assert_eq!(plain(&cells[0]), row["name"].as_str().unwrap());
            for (cell, value) in cells[1..].iter().zip(row["cells"].as_array().unwrap()) {
                let value = match value {
                    serde_json::Value::String(text) => text.clone(),
                    number if number == 0 => String::new(),
                    number => number.to_string(),
                };
                assert_eq!(cell.replace("**", ""), value);
            }
        }
    }
    assert!(
        markdown.contains("\n**R** Réalisateur · **A** Approbateur · C Consulté · I Informé\n")
    );
}

#[test]
fn a_row_that_is_wrong_is_marked_in_markdown_and_in_a_picture() {
    let project = called("Plan");
    let markdown = export(&project, "md", "matrix");
    assert!(markdown.contains("| Plan ⚠ "), "{markdown}");
    assert!(markdown.contains("\n⚠ Something is wrong here\n"), "{markdown}");
    let svg = export(&project, "svg", "matrix");
    assert!(svg.contains(">Something is wrong here</text>") && svg.contains("#B3261E"), "{svg}");
    let svg = example("order-management", "svg", &[]);
    assert!(!svg.contains("#B3261E"));
}

#[test]
fn the_legend_stands_once_below_the_parts_of_a_table() {
    let markdown = example("order-management", "md", &["--max-columns", "9"]);
    assert!(markdown.contains("\n## Responsibility matrix (1 of 2)\n"));
    assert_eq!(markdown.matches("**A** Accountable").count(), 1);
    let svg = example("order-management", "svg", &["--max-columns", "9"]);
    assert!(svg.contains("Responsibility matrix (2 of 2)</text>"));
    assert_eq!(svg.matches(">Accountable</text>").count(), 1);
}

#[test]
fn a_picture_has_the_style_of_the_project() {
    let project = Folder::new(&[
        (
            "raci.toml",
            "[project]\nname = \"P\"\n[style]\ntitle = \"T\"\nfooter = \"F & G\"\nfont = \"Source Sans 3\"\npalette = \"light\"\ncolours = { A = \"#123456\" }\n",
        ),
        ("roles.toml", "[role.a]\nname = \"A\"\n"),
        ("assignments.toml", "[responsibility.r]\nname = \"R\"\nA = \"a\"\nR = \"a\"\n"),
    ]);
    let svg = export(&project, "svg", "matrix");
    for text in [
        "<title id=\"raci-title\">T</title>",
        ">F &amp; G</text>",
        "font-family=\"&#39;Source Sans 3&#39;, ",
        "fill=\"#123456\"",
        "fill=\"#AEBFE3\"",
        "role=\"img\"",
    ] {
        assert!(svg.contains(text), "{text}: {svg}");
    }
    let markdown = export(&project, "md", "matrix");
    assert!(
        markdown.starts_with("# T\n") && markdown.ends_with("\n---\n\nF \\& G\n"),
        "{markdown}"
    );
}

#[test]
fn a_chart_has_every_role_and_the_superiors_above() {
    let mermaid = example("order-management", "mermaid", &[]);
    let dot = example("order-management", "dot", &[]);
    for number in 1..=18 {
        assert!(mermaid.contains(&format!("    n{number}[")), "{mermaid}");
        assert!(dot.contains(&format!("    n{number} [label=")), "{dot}");
    }
    assert!(mermaid.contains("n3 -->|\"Reports to\"| n2\n"), "{mermaid}");
    // The deputy stands below the one for whom it stands in, and a label is not said twice of the same role.
    assert!(mermaid.contains("n3 -.->|\"Deputy\"| n2\n"), "{mermaid}");
    assert!(mermaid.contains("n9 --> n2\n"), "{mermaid}");
    assert!(dot.contains("n3 -> n2 [label=\"Reports to\", style=\"solid\""), "{dot}");
    assert!(dot.contains("label=\"Quayfern Orders at Hollin &amp; Tarn\\nStructure\""), "{dot}");
    let french = example("engagement-fr", "mermaid", &[]);
    assert!(french.contains("|\"Rend compte à\"|"), "{french}");
}

#[test]
fn few_headings_of_a_picture_lie_and_many_stand() {
    let of = |names: &[&str]| {
        let mut roles = String::new();
        for (at, name) in names.iter().enumerate() {
            roles.push_str(&format!("[role.r{at}]\nname = \"{name}\"\n"));
        }
        Folder::new(&[
            ("raci.toml", "[project]\nname = \"P\"\n"),
            ("roles.toml", &roles),
            ("assignments.toml", "[responsibility.r]\nname = \"R\"\nA = \"r0\"\nR = \"r0\"\n"),
        ])
    };
    let long = "Representative of the Telecommunications Subscribers";
    let svg = export(&of(&["Owner", "Manager", "Lead", long]), "svg", "matrix");
    assert!(!svg.contains("rotate("), "{svg}");
    let svg = export(&of(&["Product Owner"; 12]), "svg", "matrix");
    assert!(svg.contains("rotate("), "{svg}");
}

#[test]
fn text_of_a_picture_reads_from_the_side_of_its_first_letter() {
    for name in ["مشروع (plan)", "1. לכתוב"] {
        let svg = export(&called(name), "svg", "matrix");
        let row = format!(" text-anchor=\"end\" direction=\"rtl\">{name}</text>");
        assert!(svg.contains(&row), "{svg}");
        let head = format!(" text-anchor=\"middle\" direction=\"rtl\">{name}</text>");
        assert!(svg.contains(&head), "{svg}");
    }
    for name in ["Plan مشروع", "営業部", "2026"] {
        assert!(!export(&called(name), "svg", "matrix").contains("direction="), "{name}");
    }
}
