//! Workbooks, read back by another program's reader: the same texts, as texts, and nothing that runs.
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use crate::support::{Folder, raci};
use calamine::{Data, DataType, Range, Reader, Xlsx};

/// A workbook as bytes, and the cells of its sheets in order.
struct Book {
    bytes: Vec<u8>,
    sheets: Vec<(String, Range<Data>)>,
}

impl Book {
    fn of(project: &Folder, arguments: &[&str]) -> Book {
        let file = project.join("book.xlsx");
        let mut all =
            vec!["export", project.path().to_str().unwrap(), "-o", file.to_str().unwrap()];
        all.extend(arguments);
        let outcome = raci(&all);
        assert_eq!(outcome.status, 0, "{}", outcome.err);
        let bytes = std::fs::read(&file).unwrap();
        std::fs::remove_file(file).unwrap();
        let mut reader = Xlsx::new(Cursor::new(bytes.clone())).unwrap();
        let names = reader.sheet_names();
        let range = |name: String| {
            let range = reader.worksheet_range(&name).unwrap();
            // From the first cell of the sheet on.
            let end = range.end().unwrap_or_default();
            (name, range.range((0, 0), end))
        };
        let sheets = names.into_iter().map(range).collect();
        Book { bytes, sheets }
    }

    fn sheet(&self, name: &str) -> &Range<Data> {
        &self.sheets.iter().find(|(known, _)| known == name).unwrap().1
    }

    /// Every text of a sheet.
    fn texts(&self, name: &str) -> Vec<String> {
        let cells = self.sheet(name).cells();
        cells.filter_map(|(_, _, cell)| cell.get_string().map(str::to_owned)).collect()
    }

    /// The parts of the archive that are XML.
    fn parts(&self) -> BTreeMap<String, String> {
        let mut archive = zip::ZipArchive::new(Cursor::new(&self.bytes)).unwrap();
        let mut parts = BTreeMap::new();
        for at in 0..archive.len() {
            let mut file = archive.by_index(at).unwrap();
            let name = file.name().unwrap().into_owned();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            if let Ok(text) = String::from_utf8(content) {
                parts.insert(name, text);
            }
        }
        parts
    }

    /// Nothing in it is computed, followed or fetched.
    fn is_inert(&self) {
        for (name, text) in self.parts() {
            for active in ["<f>", "<f ", "<hyperlink", "TargetMode", "externalLink", "vbaProject"] {
                assert!(!text.contains(active), "{active} in {name}");
            }
        }
    }
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// A project that has a text in the place of every text.
fn full_of(text: &str) -> Folder {
    let text = quoted(text);
    let raci = format!(
        "[project]\nname = {text}\n[style]\nfooter = {text}\n[phase.p]\nname = {text}\n[party.q]\nname = {text}\n"
    );
    let roles = format!(
        "[role.a]\nname = {text}\ndescription = {text}\nparty = \"q\"\nfilled-by = \"x\"\n[person.x]\nname = {text}\nrole = \"a\"\n"
    );
    let rows = format!(
        "phase = \"p\"\n[responsibility.r]\nname = {text}\ndescription = {text}\nA = \"a\"\nR = \"a\"\n"
    );
    Folder::new(&[
        ("raci.toml", &raci),
        ("roles.toml", &roles.replace("role = \"a\"\n", "")),
        ("assignments.toml", &rows),
    ])
}

/// So many roles, `r0` and on.
fn roles(number: usize) -> String {
    let mut text = String::new();
    for role in 0..number {
        text.push_str(&format!("[role.r{role}]\nname = \"Role {role}\"\n"));
    }
    text
}

/// Every text of a project comes back as it is, as a text.
fn comes_back(text: &str, expected: &str) {
    let book = Book::of(&full_of(text), &[]);
    book.is_inert();
    let at = |sheet: &str, row: usize, column: usize| match book.sheet(sheet).get((row, column)) {
        Some(Data::String(found)) => found.clone(),
        other => panic!("{sheet} {row} {column}: {other:?}"),
    };
    let matrix = "Responsibility matrix";
    assert_eq!(at(matrix, 0, 0), expected, "project");
    assert_eq!(at(matrix, 2, 2), expected, "role");
    assert_eq!(at(matrix, 3, 0), expected, "phase");
    assert_eq!(at(matrix, 3, 1), expected, "responsibility");
    assert_eq!(at(matrix, 3, 2), "R/A");
    assert_eq!(at(matrix, 3, 3), "r");
    assert_eq!(at("Responsibilities by person", 2, 2), expected, "person");
    assert_eq!(at("Responsibilities by party", 2, 2), expected, "party");
    assert_eq!(at("Responsibilities by letter", 3, 2), expected, "role in a list");
    let cards = book.texts("Roles and responsibilities");
    // Title, role, description, party, person, and the row once for each letter.
    assert_eq!(cards.iter().filter(|found| *found == expected).count(), 7, "{cards:?}");
    let structure = book.texts("Structure");
    assert_eq!(structure.iter().filter(|found| *found == expected).count(), 4, "{structure:?}");
    let load = book.texts("Workload");
    assert_eq!(load.iter().filter(|found| *found == expected).count(), 3, "{load:?}");
}

fn all_come_back(texts: &[&str]) {
    for text in texts {
        comes_back(text, text);
    }
}

#[test]
fn f1_a_sum_is_text() {
    all_come_back(&["=1+1"]);
}

#[test]
fn f2_a_function_is_text() {
    all_come_back(&["=SUM(A1)", "{=SUM(A1)}"]);
}

#[test]
fn f3_a_link_is_text() {
    all_come_back(&[
        "=A1&\", \"&B2",
        "https://e.example/",
        "mailto:a@e.example",
        "ftp://e.example",
        "internal:Sheet1!A1",
        "external:x.xlsx",
    ]);
}

#[test]
fn f4_signs_are_text() {
    all_come_back(&["+1", "-Legal", "@legal", "-2+3"]);
}

#[test]
fn f5_spaces_before_a_sum_stay() {
    let spaces = ["\t", "\r", "\n", " ", "\u{a0}", "\u{feff}", "\u{200b}"];
    for space in spaces {
        let text = format!("{space}=1+1");
        comes_back(&text, &text);
    }
}

#[test]
fn f6_full_width_signs_are_text() {
    all_come_back(&["＝1+1", "＋1", "－1", "＠SUM(1,1)"]);
}

#[test]
fn f7_no_text_ends_its_cell() {
    all_come_back(&["x\",\"=1+1", "x;=1+1", "x\n=1+1", "'quoted", "</t></si><si><t>x"]);
}

#[test]
fn f8_ids_and_names_like_numbers_stay() {
    let like_numbers = ["007", "1E5", "MAR1", "1-2", "TRUE", "1/2", "0x10", "50 %"];
    all_come_back(&like_numbers);
    let mut rows = String::new();
    for id in &like_numbers[..4] {
        rows.push_str(&format!("[responsibility.{id}]\nname = \"x\"\nA = \"a\"\nR = \"a\"\n"));
    }
    let project = Folder::new(&[
        ("raci.toml", "[project]\nname = \"Ids\"\n"),
        ("roles.toml", "[role.a]\nname = \"A\"\n"),
        ("assignments.toml", &rows),
    ]);
    let book = Book::of(&project, &["--view", "matrix"]);
    let matrix = book.sheet("Responsibility matrix");
    for (row, id) in (3..).zip(&like_numbers[..4]) {
        assert_eq!(matrix.get((row, 2)), Some(&Data::String((*id).to_owned())));
    }
}

#[test]
fn m12_what_xml_cannot_carry_is_escaped_or_replaced() {
    // What the reader has in the place of an escape, as the standard writes it.
    for (text, written) in [
        ("a\u{1b}[31mb", "a_x001B_[31mb"),
        ("a\0b", "a_x0000_b"),
        ("a\u{b}b", "a_x000B_b"),
        ("a\u{c}b", "a_x000C_b"),
        ("a\u{fffe}b", "a\u{fffd}b"),
        ("a\u{ffff}b", "a\u{fffd}b"),
        ("_x0041_", "_x005F_x0041_"),
    ] {
        let book = Book::of(&full_of(text), &[]);
        book.is_inert();
        let parts = book.parts();
        let strings = &parts["xl/sharedStrings.xml"];
        assert!(strings.contains(&format!("<t>{written}</t>")), "{text:?}: {strings}");
        for (name, part) in &parts {
            let illegal = |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
            assert!(!part.contains(illegal), "{text:?} in {name}");
        }
    }
    all_come_back(&["_x0041_", "_x005F_", "a_xZZZZ_b"]);
}

#[test]
fn no_text_is_markup_of_the_workbook() {
    all_come_back(&[
        "<r></r>",
        "<r><t>x</t></r>",
        "<r></si></sst><b/></r>",
        "<r>_x0041_ & \"x\"\n</r>",
        "a < b & c > d \" '",
        "]]>",
        "<!-- x -->",
    ]);
    let long = format!("<r>{}</r>", "<".repeat(40_000));
    let book = Book::of(&full_of(&long), &["--view", "matrix"]);
    let title = book.texts("Responsibility matrix").swap_remove(0);
    assert!(title.starts_with("<r><<") && title.ends_with('…'), "{}", title.len());
}

#[test]
fn a_text_that_is_too_long_ends_visibly() {
    let book = Book::of(&full_of(&"é".repeat(40_000)), &[]);
    let title = book.texts("Responsibility matrix").swap_remove(0);
    assert_eq!(title.chars().count(), 32_767);
    assert!(title.ends_with('…'));
    comes_back(&"x".repeat(300), &"x".repeat(300));
}

#[test]
fn a_footer_has_no_codes_of_others() {
    let book = Book::of(&full_of("R&D &P &\"Arial\" &[Date] &G"), &["--view", "matrix"]);
    let sheet = &book.parts()["xl/worksheets/sheet1.xml"];
    let footer = "<oddFooter>&amp;LR&amp;&amp;D &amp;&amp;P &amp;&amp;\"Arial\" &amp;&amp;&amp;B&amp;B[Date] &amp;&amp;G&amp;RPage &amp;P / &amp;N</oddFooter>";
    assert!(sheet.contains(footer), "{sheet}");
}

#[test]
fn numbers_are_numbers() {
    let book = Book::of(&crate::support::copy_of("examples/order-management"), &[]);
    let load = book.sheet("Workload");
    let manager = load.rows().find(|row| row[1] == *"Project Manager").unwrap();
    assert_eq!(manager[2], Data::Float(12.0));
    assert_eq!(manager[3], Data::Float(12.0 / 71.0));
    let matrix = book.sheet("Responsibility matrix");
    let total = matrix.rows().find(|row| row[1] == *"Total R").unwrap();
    assert_eq!(total[3], Data::Float(12.0));
}

#[test]
fn every_row_says_its_phase_and_its_id() {
    let book =
        Book::of(&crate::support::copy_of("examples/order-management"), &["--view", "matrix"]);
    let matrix = book.sheet("Responsibility matrix");
    let rows: Vec<_> = matrix.rows().skip(3).take(71).collect();
    for row in &rows {
        for column in [0, 1, 20] {
            assert!(row[column].is_string(), "{row:?}");
        }
    }
    let names: Vec<&str> = book.sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Responsibility matrix", "Legend", "Findings"]);
}

#[test]
fn findings_stand_on_a_sheet_of_their_own() {
    let project = crate::support::copy_of("tests/rules/unowned/bad");
    let book = Book::of(&project, &[]);
    let findings = book.texts("Findings");
    assert!(findings.contains(&"unowned".to_owned()), "{findings:?}");
    let book =
        Book::of(&crate::support::copy_of("tests/rules/unowned/good"), &["--language", "fr"]);
    let (name, _) = book.sheets.last().unwrap();
    assert_eq!(book.texts(name).len(), 3);
}

#[test]
fn every_size_of_project_can_be_written() {
    let head = "[project]\nname = \"Sizes\"\n";
    let row = "[responsibility.x]\nname = \"X\"\nA = \"r0\"\nR = \"r0\"\n";
    let (one, many) = (roles(1), roles(60));
    for (roles, rows) in [("", ""), (&*one, ""), (&*one, row), (&*many, row), (&*many, "")] {
        let project =
            Folder::new(&[("raci.toml", head), ("roles.toml", roles), ("assignments.toml", rows)]);
        for more in [&[][..], &["--transpose"], &["--max-columns", "1"], &["--view", "structure"]] {
            Book::of(&project, more).is_inert();
        }
    }
}

#[test]
fn too_many_sheets_are_refused() {
    let roles = roles(260);
    let project = Folder::new(&[
        ("raci.toml", "[project]\nname = \"Sheets\"\n"),
        ("roles.toml", &roles),
        ("assignments.toml", "[responsibility.x]\nname = \"X\"\nA = \"r0\"\nR = \"r0\"\n"),
    ]);
    let path = project.path().to_str().unwrap();
    let file = project.join("x.xlsx");
    let outcome = raci(&["export", path, "-o", file.to_str().unwrap(), "--max-columns", "1"]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.err.contains("the workbook cannot be made: it would have"), "{}", outcome.err);
    assert!(!file.exists());
}

#[test]
fn a_table_that_is_wider_than_a_sheet_is_refused() {
    let roles = roles(8_200);
    let project = Folder::new(&[
        ("raci.toml", "[project]\nname = \"Wide\"\n"),
        ("roles.toml", &roles),
        ("assignments.toml", "[responsibility.x]\nname = \"X\"\nA = \"r0\"\nR = \"r0\"\n"),
    ]);
    let file = project.join("x.xlsx");
    let mut all = vec!["export", project.path().to_str().unwrap(), "-o", file.to_str().unwrap()];
    all.extend(["--view", "load", "--transpose"]);
    let outcome = raci(&all);
    assert_eq!(outcome.status, 2);
    assert!(outcome.err.contains("is larger than a sheet"), "{}", outcome.err);
    assert!(!file.exists());
}

#[test]
fn a_large_table_has_the_same_cells() {
    let mut rows = String::new();
    for row in 0..9_000 {
        rows.push_str(&format!(
            "[responsibility.x{row}]\nname = \"<r>{row}</r>\"\nA = \"r0\"\nR = \"r0\"\n"
        ));
    }
    let project = Folder::new(&[
        ("raci.toml", "[project]\nname = \"Large\"\n"),
        ("roles.toml", &roles(5)),
        ("assignments.toml", &rows),
    ]);
    let book = Book::of(&project, &["--view", "matrix"]);
    book.is_inert();
    let matrix = book.sheet("Responsibility matrix");
    for (at, row) in matrix.rows().skip(3).take(9_000).enumerate() {
        assert_eq!(row[0], Data::String(format!("<r>{at}</r>")));
        assert_eq!(row[1], Data::String("R/A".to_owned()));
        assert_eq!(row[6], Data::String(format!("x{at}")));
    }
}

#[test]
fn the_same_project_gives_the_same_bytes() {
    let project = crate::support::copy_of("examples/engagement-fr");
    let first = Book::of(&project, &[]).bytes;
    std::thread::sleep(std::time::Duration::from_millis(2_100));
    assert!(first == Book::of(&project, &[]).bytes);
    let parts = Book::of(&project, &[]).parts();
    assert!(parts["docProps/core.xml"].contains("1980-01-01T00:00:00Z"));
}

#[test]
fn style_is_kept() {
    let project = crate::support::copy_of("examples/order-management");
    let raci = std::fs::read_to_string(project.join("raci.toml")).unwrap();
    assert!(!raci.contains("[style]"));
    let style = "\n[style]\ntitle = \"For the board\"\nfooter = \"Confidential\"\nlogo = \"logo.png\"\npalette = \"strong\"\nfont = \"Source Sans 3\"\ncolours = { C = \"#123456\" }\n";
    project.write("raci.toml", raci + style);
    project.write("logo.png", PICTURE);
    let book = Book::of(&project, &[]);
    assert_eq!(book.texts("Workload")[0], "For the board");
    let parts = book.parts();
    assert!(parts["xl/worksheets/sheet1.xml"].contains("&amp;LConfidential&amp;R"));
    assert!(parts["xl/drawings/_rels/drawing1.xml.rels"].contains("image1.png"));
    let styles = &parts["xl/styles.xml"];
    for kept in ["FF123456", "FF3D1230", "Source Sans 3"] {
        assert!(styles.contains(kept), "{kept}");
    }
}

/// A project with roles of such names.
fn with_roles(names: &[&str]) -> Folder {
    let (mut roles, mut rows) = (String::new(), String::new());
    for (at, name) in names.iter().enumerate() {
        roles.push_str(&format!("[role.r{at}]\nname = {}\n", quoted(name)));
    }
    for row in 1..=45 {
        let row =
            format!("[responsibility.x{row}]\nname = \"Row {row}\"\nA = \"r0\"\nR = \"r0\"\n");
        rows.push_str(&row);
    }
    Folder::new(&[
        ("raci.toml", "[project]\nname = \"Heads\"\n"),
        ("roles.toml", &roles),
        ("assignments.toml", &rows),
    ])
}

#[test]
fn heads_stand_upright_only_where_they_are_many_or_wide() {
    let turned = |names: &[&str]| {
        let book = Book::of(&with_roles(names), &["--view", "matrix"]);
        book.parts()["xl/styles.xml"].contains("textRotation")
    };
    assert!(!turned(&["Product Owner", "Test Manager", "Sales Lead"]));
    assert!(!turned(&["Owner", "Representative of the Telecommunications Subscribers"]));
    assert!(turned(&["Product Owner"; 9]));
    assert!(turned(&[&"W".repeat(120), "B"]));
}

#[test]
fn sums_stay_on_the_page_of_the_last_row() {
    let breaks = |rows: usize| {
        let project = with_roles(&["Product Owner", "Test Manager"]);
        let all = std::fs::read_to_string(project.join("assignments.toml")).unwrap();
        let some: Vec<&str> = all.split("[responsibility").take(rows + 1).collect();
        project.write("assignments.toml", some.join("[responsibility"));
        let sheet =
            Book::of(&project, &["--view", "matrix"]).parts()["xl/worksheets/sheet1.xml"].clone();
        let (_, found) = sheet.split_once("<brk id=\"")?;
        found.split('"').next().unwrap().parse::<usize>().ok()
    };
    assert_eq!(breaks(10), None);
    // Three rows above, then the rows of the table but the last.
    assert!((38..=45).any(|rows| breaks(rows) == Some(3 + rows - 1)));
}

#[test]
fn text_reads_from_the_side_of_its_first_letter() {
    let styles = |text: &str| {
        Book::of(&full_of(text), &["--view", "matrix"]).parts()["xl/styles.xml"].clone()
    };
    for text in ["مشروع (plan)", "1. לכתוב", "٣ مشروع"] {
        let styles = styles(text);
        assert!(
            styles.contains("horizontal=\"left\" vertical=\"center\" readingOrder=\"2\""),
            "{styles}"
        );
    }
    for text in ["Plan مشروع", "営業部", "2026"] {
        assert!(!styles(text).contains("readingOrder"), "{text}");
    }
}

/// A picture of one pixel.
const PICTURE: &[u8] = &[
    0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0,
    0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3A, 0x7E, 0x9B, 0x55, 0, 0, 0, 10, b'I', b'D', b'A', b'T',
    0x78, 0x9C, 0x63, 0x68, 0, 0, 0, 0x82, 0, 0x81, 0x77, 0xCD, 0x72, 0xB6, 0, 0, 0, 0, b'I', b'E',
    b'N', b'D', 0xAE, 0x42, 0x60, 0x82,
];
