//! Tables in Markdown, and what stands around them.

use proptest::prelude::*;

use super::support::{assert_lines, drawn, lines, only, read, texts};

const PLAN: &str = "---
title: A | plan
---
# Stock plan

Written by **hand**, for
[everybody](https://e.example).

- R: responsible
- A: accountable

| Task          | Ada | **Ben** |
|---------------|:---:|--------:|
| Unload trucks | A   | **R**   |
| Count \\| list | `a` | A/R
| Sweep |
No bars here

## 🚚 Second

Role | Name
--- | ---
Lead | *Cem*

After all of it.
";

#[test]
fn tables_have_headings_and_text_around() {
    let reading = read("plan.md", PLAN);
    let [first, second] = &reading.sheets[..] else { panic!() };
    assert_eq!(first.name, "Stock plan");
    assert_eq!(
        first.around,
        ["Written by hand, for", "everybody.", "R: responsible", "A: accountable"]
    );
    assert_eq!(
        drawn(first),
        [
            "Task Ada Ben",
            "Unload trucks A R",
            "Count | list a A/R",
            "Sweep . .",
            "No bars here . ."
        ]
    );
    assert_eq!((first.heads, lines(first)), (1, vec![12, 14, 15, 16, 17]));
    assert_eq!((second.name.as_str(), second.heads), ("🚚 Second", 1));
    assert_eq!(drawn(second), ["Role Name", "Lead Cem"]);
    assert_eq!(second.around, ["After all of it."]);
    for sheet in &reading.sheets {
        let source = PLAN.replace("\\|", "|").replace("**", "");
        assert_lines(sheet, &source);
    }
    assert_eq!(second.address(1, 0).to_string(), "line 23, column 1");
}

#[test]
fn lines_are_right_with_every_line_end() {
    for end in ["\r\n", "\r"] {
        let sheets = read("plan.md", PLAN.replace('\n', end)).sheets;
        assert_eq!(lines(&sheets[0]), [12, 14, 15, 16, 17], "{end:?}");
        assert_eq!(lines(&sheets[1]), [21, 23], "{end:?}");
    }
}

#[test]
fn markup_is_taken_off_and_bold_is_kept() {
    let cells = [
        ("**A**", "A", true),
        ("__A__ **B**", "A B", true),
        ("**A**/R", "A/R", false),
        ("<b>A</b>", "A", true),
        ("*A*", "A", false),
        ("~~A~~", "A", false),
        ("`A`", "A", false),
        ("**`A`**", "A", true),
        ("A<br>R<br/>C", "A\nR\nC", false),
        ("<span style=\"color:red\">A</span>", "A", false),
        ("[A](https://e.example \"t\")", "A", false),
        ("![A](a.png)", "A", false),
        ("A &amp; R&nbsp;", "A & R", false),
        ("Dan\\*", "Dan*", false),
        ("a_b_c", "a_b_c", false),
        ("", "", false),
        ("a \\| b", "a | b", false),
        ("`a \\| b`", "a | b", false),
    ];
    let rows: String = cells.iter().map(|(source, _, _)| format!("| {source} | x |\n")).collect();
    let sheet = only("a.md", format!("| Task | Ada |\n|---|---|\n{rows}"));
    for (row, (source, text, bold)) in cells.iter().enumerate() {
        let cell = sheet.cell(row + 1, 0).unwrap();
        assert_eq!((cell.text.as_str(), cell.bold), (*text, *bold), "{source}");
    }
}

#[test]
fn cells_beyond_the_last_column_are_kept_and_noted() {
    let reading = read(
        "a.md",
        "| Task | Ada |\n|---|---|\n| Unload | A | **R** | |\n| `a|b` | I |\n| Count | A | |\n",
    );
    assert_eq!(drawn(&reading.sheets[0]), ["Task Ada", "Unload A R .", "`a b` I", "Count A"]);
    assert!(reading.sheets[0].cell(1, 2).unwrap().bold);
    assert_eq!(
        reading.notes,
        [
            "line 3 has more cells than its table has columns",
            "line 4 has more cells than its table has columns"
        ]
    );
}

#[test]
fn a_table_ends_where_another_block_begins() {
    let sheet = only(
        "a.md",
        "| Task | Ada |\n|---|---|\n| Unload | A |\n> a quotation\n\n| no | table |\n",
    );
    assert_eq!(drawn(&sheet), ["Task Ada", "Unload A"]);
    assert_eq!(sheet.around, ["a quotation", "| no | table |"]);
}

#[test]
fn a_blank_head_is_none() {
    let sheet = only("a.md", "| | |\n|---|---|\n| Task | Ada |\n");
    assert_eq!((sheet.heads, drawn(&sheet)), (0, vec![". .".to_owned(), "Task Ada".to_owned()]));
}

#[test]
fn code_is_read_only_where_there_is_no_other_table() {
    let code = "Copy this:\n\n```md\n| Task | Ada |\n|---|---|\n| Unload | A |\n```\n";
    let sheet = only("a.md", code);
    assert_eq!(
        (drawn(&sheet), lines(&sheet)),
        (vec!["Task Ada".to_owned(), "Unload A".to_owned()], vec![4, 6])
    );
    let both = format!("{code}\n| Task | Ben |\n|---|---|\n| Count | R |\n");
    assert_eq!(drawn(&only("a.md", both)), ["Task Ben", "Count R"]);
    let indented =
        only("a.md", "Copy this:\n\n    | Task | Ada |\n    |---|---|\n    | Unload | A |\n");
    assert_eq!((drawn(&indented)[1].as_str(), lines(&indented)), ("Unload A", vec![3, 5]));
}

#[test]
fn tables_stand_in_lists_and_quotations() {
    let text = "- First:\n\n  | Task | Ada |\n  |---|---|\n  | Unload | A |\n\n> | Task | Ben |\n> |---|---|\n> | Count | R |\n";
    let sheets = read("a.md", text).sheets;
    assert_eq!(
        (drawn(&sheets[0]), lines(&sheets[0])),
        (vec!["Task Ada".to_owned(), "Unload A".to_owned()], vec![3, 5])
    );
    assert_eq!(
        (drawn(&sheets[1]), lines(&sheets[1])),
        (vec!["Task Ben".to_owned(), "Count R".to_owned()], vec![7, 9])
    );
}

#[test]
fn html_tables_are_read_with_their_lines() {
    let text = "# Plan\n\nBefore.\n\n<div>\n<table>\n  <tr><th>Task</th><th>Ada</th></tr>\n\n    <tr><td>Unload</td>\n    <td>A</td></tr>\n\n</table>\n</div>\n\nBetween.\n\n| Task | Ben |\n|---|---|\n| Count | R |\n";
    let sheets = read("a.md", text).sheets;
    assert_eq!(drawn(&sheets[0]), ["Task Ada", "Unload A"]);
    assert_eq!(
        (sheets[0].name.as_str(), sheets[0].heads, lines(&sheets[0])),
        ("Plan", 1, vec![7, 9])
    );
    assert_eq!(sheets[0].around, ["Before."]);
    assert_eq!(
        (drawn(&sheets[1]), lines(&sheets[1])),
        (vec!["Task Ben".to_owned(), "Count R".to_owned()], vec![17, 19])
    );
    assert_eq!(sheets[1].around, ["Between."]);
}

#[test]
fn markdown_is_known_without_its_name() {
    for name in ["-", "a.txt", "a.csv"] {
        let sheet = only(name, "Task | Ada\n:--|:-:\nUnload | A\n");
        assert_eq!((sheet.heads, drawn(&sheet)[1].as_str()), (1, "Unload A"), "{name}");
    }
    assert!(read("a.md", "No table here.\n").sheets.is_empty());
}

proptest! {
    #[test]
    fn what_is_written_with_escapes_is_read_back(
        cells in proptest::collection::vec("[a-zé|*_`<&\\[\\]~#!\\\\ 1.-]{0,8}", 4),
    ) {
        let escaped = |text: &String| text.chars().fold(String::new(), |mut written, c| {
            if c.is_ascii_punctuation() {
                written.push('\\');
            }
            written.push(c);
            written
        });
        let [a, b, c, d] = &cells.iter().map(escaped).collect::<Vec<_>>()[..] else { panic!() };
        let text = format!("| Task | Ada |\n|---|---|\n| x{a} | {b} |\n| x{c} | {d} |\n");
        let sheet = only("a.md", text);
        let x = |text: &String| format!("x{text}").trim().to_owned();
        let trimmed = |text: &String| text.trim().to_owned();
        let expected = [x(&cells[0]), trimmed(&cells[1]), x(&cells[2]), trimmed(&cells[3])];
        let read: Vec<&str> = texts(&sheet)[1..].concat();
        prop_assert_eq!(read, expected.iter().map(String::as_str).collect::<Vec<_>>());
    }
}
