//! Word documents: the package, its parts, and what stands in them.
use std::io::Read;

use crate::support::{Folder, copy_of, raci};

const ALL: &str = "matrix,people,parties,letters,roles,load,structure,sheet";

/// The parts of a document, in their order.
fn parts_of(folder: &Folder, arguments: &[&str]) -> Vec<(String, Vec<u8>)> {
    let file = folder.join("out.docx");
    let mut all = vec!["export", folder.path().to_str().unwrap(), "-o", file.to_str().unwrap()];
    all.extend(arguments);
    let outcome = raci(&all);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    let mut package = zip::ZipArchive::new(std::fs::File::open(file).unwrap()).unwrap();
    let parts = (0..package.len()).map(|at| {
        let mut part = package.by_index(at).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        (part.name().unwrap().into_owned(), content)
    });
    parts.collect()
}

/// A part as text.
fn part(parts: &[(String, Vec<u8>)], name: &str) -> String {
    let found = parts.iter().find(|(part, _)| part == name);
    String::from_utf8(found.unwrap_or_else(|| panic!("no part {name}")).1.clone()).unwrap()
}

/// The text, once every part has been found well formed.
fn text_of(folder: &Folder, arguments: &[&str]) -> String {
    let parts = parts_of(folder, arguments);
    for (name, content) in parts.iter().filter(|(name, _)| !name.starts_with("word/media/")) {
        is_well_formed(name, std::str::from_utf8(content).unwrap());
    }
    part(&parts, "word/document.xml")
}

/// Tags are closed in order, attributes are quoted and there once, references are known, and every character may be there.
fn is_well_formed(name: &str, xml: &str) {
    let fine = |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    assert_eq!(xml.chars().find(|c| !fine(*c)), None, "{name}");
    let mut open = Vec::new();
    for piece in xml.strip_prefix("<?xml").unwrap().split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or_else(|| panic!("{name}: <{piece}"));
        assert!(!text.contains('>'), "{name}: {text}");
        for reference in piece.split('&').skip(1) {
            let (reference, _) = reference.split_once(';').unwrap();
            assert!(
                ["amp", "lt", "gt", "quot", "#39", "#9", "#10"].contains(&reference),
                "{name}: {piece}"
            );
        }
        if let Some(closed) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed), "{name}");
        } else {
            let (tag, is_empty) = (tag.trim_end_matches('/'), tag.ends_with('/'));
            let (element, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            let quoted: Vec<&str> = attributes.split('"').collect();
            assert!(quoted.len() % 2 == 1, "{name}: {tag}");
            let mut names: Vec<&str> = quoted.iter().step_by(2).map(|name| name.trim()).collect();
            assert_eq!(names.pop(), Some(""), "{name}: {tag}");
            assert!(names.iter().all(|name| name.ends_with('=')), "{name}: {tag}");
            names.sort_unstable();
            let number = names.len();
            names.dedup();
            assert_eq!(names.len(), number, "{name}: {tag}");
            if !is_empty {
                open.push(element);
            }
        }
    }
    assert!(open.is_empty(), "{name}: {open:?}");
}

/// The texts of the paragraphs of a style, without their tags.
fn paragraphs<'x>(xml: &'x str, style: &str) -> Vec<String> {
    let mark = format!("<w:pStyle w:val=\"{style}\"/>");
    let all = xml.split("<w:p>").filter(|paragraph| paragraph.contains(&mark));
    let texts = all.map(|paragraph: &'x str| {
        let paragraph = paragraph.split("</w:p>").next().unwrap();
        paragraph
            .split('<')
            .skip(1)
            .filter_map(|tag| tag.split_once('>'))
            .map(|(_, text)| text)
            .collect()
    });
    texts.collect()
}

/// The tables, each with all that is in it.
fn tables(xml: &str) -> Vec<&str> {
    xml.split("<w:tbl>").skip(1).map(|table| table.split("</w:tbl>").next().unwrap()).collect()
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// A project with a text in every field that a document shows.
fn with_everywhere(text: &str) -> Folder {
    let q = quoted(text);
    Folder::new(&[
        (
            "raci.toml",
            &format!(
                "[project]\nname = {q}\n[style]\ntitle = {q}\nfooter = {q}\n[party.p]\nname = {q}\n[phase.a]\nname = {q}\n"
            ),
        ),
        (
            "roles.toml",
            &format!(
                "[role.a]\nname = {q}\ndescription = {q}\nparty = \"p\"\nfilled-by = {q}\n[role.b]\nname = \"Other\"\nreports-to = \"a\"\n"
            ),
        ),
        (
            "assignments.toml",
            &format!(
                "phase = \"a\"\n[responsibility.x]\nname = {q}\nA = \"a\"\nR = [\"a\", \"b\"]\n"
            ),
        ),
    ])
}

#[test]
fn m1_no_text_is_markup() {
    for text in [
        "<b>x</b>",
        "\"><i>",
        "' id='x",
        "</style>",
        "-->",
        "</w:t></w:r></w:p>",
        "]]>",
        "&#x41;&amp;",
    ] {
        let xml = text_of(&with_everywhere(text), &["--view", ALL]);
        let escaped = paragraphs(&xml, "RaciRow");
        let back = escaped[0].replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        assert_eq!(back.replace("&#39;", "'").replace("&amp;", "&"), text);
        assert!(!xml.contains("<b>") && !xml.contains("<i>") && !xml.contains(" id='"));
    }
}

#[test]
fn m12_what_xml_cannot_carry_is_replaced() {
    for character in ['\u{1b}', '\0', '\u{b}', '\u{c}', '\u{fffe}', '\u{ffff}', '\u{9b}'] {
        let project = with_everywhere(&format!("a{character}b"));
        let parts = parts_of(&project, &["--view", ALL]);
        for (name, content) in &parts {
            is_well_formed(name, std::str::from_utf8(content).unwrap());
        }
        let xml = part(&parts, "word/document.xml");
        assert_eq!(paragraphs(&xml, "Title"), ["a\u{fffd}b"], "{character:?}");
        assert!(paragraphs(&xml, "RaciRow")[0].starts_with("a\u{fffd}b"));
        assert!(paragraphs(&xml, "Heading2").contains(&"a\u{fffd}b".to_owned()));
        assert!(part(&parts, "docProps/core.xml").contains("<dc:title>a\u{fffd}b</dc:title>"));
        assert!(part(&parts, "word/footer1.xml").contains(">a\u{fffd}b<"));
    }
}

#[test]
fn line_ends_and_tabs_stay_what_they_are() {
    let xml = text_of(&with_everywhere("two\nlines\tand a tab"), &[]);
    let line = "two</w:t><w:br/><w:t xml:space=\"preserve\">lines</w:t><w:tab/><w:t xml:space=\"preserve\">and a tab</w:t>";
    assert!(xml.matches(line).count() >= 3, "{xml}");
}

#[test]
fn every_table_is_as_wide_as_the_text_and_repeats_its_headings() {
    let upright_and_sideways = [9_638, 14_570];
    for example in
        ["order-management", "gate-review", "engagement-fr", "operations", "commerce-release"]
    {
        let folder = copy_of(&format!("examples/{example}"));
        let xml = text_of(&folder, &["--view", ALL]);
        let all = tables(&xml);
        let with_head = all.iter().filter(|table| table.contains("w:firstRow=\"1\""));
        assert_eq!(with_head.clone().count(), 6, "{example}");
        for table in with_head {
            let widths = table.split("<w:gridCol w:w=\"").skip(1);
            let widths =
                widths.map(|width| width.split('"').next().unwrap().parse::<u32>().unwrap());
            assert!(upright_and_sideways.contains(&widths.sum()), "{example}");
            let (head, rest) = table.split_once("</w:tr>").unwrap();
            assert!(head.contains("<w:tblHeader/>") && !rest.contains("<w:tblHeader/>"));
            assert!(
                table.contains("<w:tblCaption w:val=\"") && table.contains("<w:tblDescription")
            );
            assert_eq!(table.matches("<w:tr>").count(), table.matches("<w:cantSplit/>").count());
        }
        assert_eq!(paragraphs(&xml, "Heading1").len(), 7);
        assert_eq!(paragraphs(&xml, "Caption").len(), 6);
    }
}

#[test]
fn phases_are_headings_in_the_table_and_roles_above_their_cards() {
    let folder = copy_of("examples/order-management");
    let xml = text_of(&folder, &[]);
    let phases = ["Onboarding", "Planning", "Build", "Test", "Go-live", "Run"];
    assert_eq!(paragraphs(&xml, "Heading2"), phases);
    assert_eq!(paragraphs(&xml, "Title"), ["Quayfern Orders at Hollin &amp; Tarn"]);
    assert_eq!(paragraphs(&xml, "Caption"), ["Table\u{a0}1 – Responsibility matrix"]);
    let xml = text_of(&folder, &["--view", "roles"]);
    assert_eq!(paragraphs(&xml, "Heading2").len(), 18);
    assert_eq!(paragraphs(&xml, "Heading2")[0], "Subscriber");
    assert!(
        paragraphs(&xml, "RaciDuty")
            .contains(&"Name the key people for launch, operation and support".to_owned())
    );
}

#[test]
fn a_page_lies_on_its_side_only_where_the_table_needs_it() {
    let folder = copy_of("examples/order-management");
    let landscapes = |views: &str| {
        let xml = text_of(&folder, &["--view", views]);
        let sections = xml.split("<w:sectPr>").skip(1);
        sections.map(|section| section.contains("w:orient=\"landscape\"")).collect::<Vec<bool>>()
    };
    assert_eq!(landscapes("matrix"), [true]);
    assert_eq!(landscapes("parties"), [false]);
    assert_eq!(landscapes("matrix,people,roles,load,structure"), [true, false, true]);
}

#[test]
fn a_wide_table_is_split_before_word_fails() {
    let folder = copy_of("examples/order-management");
    let xml = text_of(&folder, &["--transpose"]);
    let parts: Vec<usize> = tables(&xml)
        .iter()
        .filter(|table| table.contains("w:firstRow=\"1\""))
        .map(|table| table.matches("<w:gridCol ").count())
        .collect();
    assert_eq!(parts.len(), 3);
    assert!(parts.iter().all(|columns| *columns <= 63), "{parts:?}");
    assert_eq!(paragraphs(&xml, "Heading1")[1], "Responsibility matrix (2 of 3)");
    assert_eq!(paragraphs(&xml, "RaciLegendHeading").len(), 1);
    let xml = text_of(&folder, &["--transpose", "--max-columns", "200"]);
    assert!(tables(&xml).iter().all(|table| table.matches("<w:gridCol ").count() <= 63));
}

#[test]
fn letters_are_printed_in_their_fields_and_told_below() {
    let project = Folder::new(&[
        (
            "raci.toml",
            "[project]\nname = \"P\"\n[style]\npalette = \"strong\"\ncolours = { R = \"#123456\" }\n",
        ),
        ("roles.toml", "[role.a]\nname = \"A\"\n[role.b]\nname = \"B\"\n"),
        ("assignments.toml", "[responsibility.x]\nname = \"X\"\nA = \"a\"\nR = \"b\"\nI = \"b\"\n"),
    ]);
    let xml = text_of(&project, &[]);
    let field = |fill: &str, text: &str| {
        let colour = if text == "I" { "" } else { "<w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr>" };
        let strong = if text == "I" { "" } else { "Strong" };
        format!(
            "w:fill=\"{fill}\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"RaciLetter{strong}\"/><w:keepNext/></w:pPr><w:r>{colour}<w:t xml:space=\"preserve\">{text}</w:t>"
        )
    };
    assert!(xml.contains(&field("3D1230", "A")), "{xml}");
    assert!(xml.contains(&field("123456", "R/I")), "{xml}");
    assert_eq!(paragraphs(&xml, "RaciLegend").len(), 8);
}

#[test]
fn a_house_template_finds_the_styles_by_name() {
    let parts = parts_of(&copy_of("examples/engagement-fr"), &["--view", ALL]);
    let (styles, xml) = (part(&parts, "word/styles.xml"), part(&parts, "word/document.xml"));
    let names = [
        "Title",
        "heading 1",
        "heading 2",
        "heading 3",
        "caption",
        "footer",
        "RACI Matrix",
        "RACI List",
        "RACI Card",
        "RACI Legend Table",
        "RACI Letter",
        "RACI Letter Strong",
        "RACI Row",
        "RACI Legend",
        "RACI Person",
        "RACI Detail",
    ];
    for name in names {
        assert!(styles.contains(&format!("<w:name w:val=\"{name}\"/>")), "{name}");
    }
    for kind in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
        let mark = format!("<{kind} w:val=\"");
        let used = xml.split(&mark).skip(1);
        for style in used.map(|style| style.split('"').next().unwrap()) {
            assert!(styles.contains(&format!("w:styleId=\"{style}\"")), "{style}");
        }
    }
    assert!(styles.contains("<w:lang w:val=\"fr-FR\""));
}

#[test]
fn the_style_of_a_project_is_honoured() {
    let project = with_everywhere("x");
    let mut picture = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    picture.extend([0, 0, 1, 0, 0, 0, 0, 64, 8, 6, 0, 0, 0]);
    picture.extend(b"\0\0\0\0\0\0\0\0IEND\xaeB`\x82");
    project.write("logo.png", &picture);
    project.write(
        "raci.toml",
        "[project]\nname = \"P\"\n[style]\ntitle = \"Proposal\"\nfooter = \"Confidential\"\nlogo = \"logo.png\"\nfont = \"Source Sans 3\"\n[party.p]\nname = \"P\"\n[phase.a]\nname = \"A\"\n",
    );
    let parts = parts_of(&project, &[]);
    let xml = part(&parts, "word/document.xml");
    assert_eq!(paragraphs(&xml, "Title"), ["Proposal"]);
    // 256 by 64 pixels: four centimetres across.
    assert!(xml.contains("<wp:extent cx=\"1440000\" cy=\"360000\"/>"), "{xml}");
    assert!(xml.contains("descr=\"Proposal\""));
    assert!(
        parts.iter().any(|(name, content)| name == "word/media/logo.png" && *content == picture)
    );
    assert!(part(&parts, "[Content_Types].xml").contains("Extension=\"png\""));
    assert!(part(&parts, "word/theme/theme1.xml").contains("typeface=\"Source Sans 3\""));
    // A sheet has the logo, too; it is handed over alone.
    let sheets = part(&parts_of(&project, &["--view", "sheet,sheet"]), "word/document.xml");
    assert_eq!(sheets.matches("r:embed=\"logo\"").count(), 2);
    assert_eq!(sheets.matches("<wp:docPr id=\"3\"").count(), 1);
    let footer = part(&parts, "word/footer1.xml");
    assert!(
        footer.contains(">Confidential<")
            && footer.contains(" PAGE ")
            && footer.contains(" NUMPAGES ")
    );
}

#[test]
fn a_project_with_little_in_it_is_a_document_too() {
    let empty = Folder::new(&[("raci.toml", "[project]\nname = \"Empty\"\n")]);
    assert_eq!(paragraphs(&text_of(&empty, &["--view", ALL]), "Title"), ["Empty"]);
    let name = "Long ".repeat(60);
    let roles = format!(
        "[role.a]\nname = {}\n[role.b]\nname = {}\n",
        quoted(&name),
        quoted(&"W".repeat(300))
    );
    let row = format!("[responsibility.x]\nname = {}\nA = \"a\"\n", quoted(&name));
    let long = Folder::new(&[
        ("raci.toml", "[project]\nname = \"Long\"\n"),
        ("roles.toml", &roles),
        ("assignments.toml", &row),
    ]);
    let xml = text_of(&long, &["--view", ALL]);
    assert!(paragraphs(&xml, "RaciRow")[0].starts_with(&name));
}

#[test]
fn content_types_come_first_and_a_row_that_is_wrong_is_marked() {
    let project = with_everywhere("x");
    project.write("assignments.toml", "[responsibility.x]\nname = \"Nobody's\"\nR = \"a\"\n");
    let parts = parts_of(&project, &[]);
    assert_eq!(parts[0].0, "[Content_Types].xml");
    let xml = part(&parts, "word/document.xml");
    assert_eq!(paragraphs(&xml, "RaciRow"), ["Nobody&#39;s\u{a0}*"]);
    assert_eq!(paragraphs(&xml, "RaciNote")[0], "* Something is wrong here");
}

#[test]
fn the_same_project_is_the_same_file() {
    let folder = copy_of("examples/operations");
    let bytes = |name: &str| {
        let file = folder.join(name);
        let path = folder.path().to_str().unwrap();
        assert_eq!(raci(&["export", path, "--view", ALL, "-o", file.to_str().unwrap()]).status, 0);
        std::fs::read(file).unwrap()
    };
    assert_eq!(bytes("one.docx"), bytes("two.docx"));
}

#[test]
fn text_reads_from_the_side_of_its_first_letter() {
    for text in ["مشروع (plan)", "1. לכתוב"] {
        let xml = text_of(&with_everywhere(text), &["--view", ALL]);
        let both =
            format!("</w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space=\"preserve\">{text}<");
        for style in ["Title", "RaciRow", "RaciDuty", "RaciText", "RaciDescription"] {
            let right = format!("<w:pStyle w:val=\"{style}\"/><w:bidi/>{both}");
            assert!(xml.replace("<w:keepNext/>", "").contains(&right), "{style}: {xml}");
        }
        // In the order of the schema.
        assert!(xml.contains("<w:pStyle w:val=\"Heading2\"/><w:bidi/><w:spacing "), "{xml}");
        assert!(!xml.contains("<w:bidi/><w:keepNext/>"));
    }
    for text in ["Plan مشروع", "営業部", "2026"] {
        let xml = text_of(&with_everywhere(text), &["--view", ALL]);
        assert!(!xml.contains("<w:bidi/>") && !xml.contains("<w:rtl/>"), "{text}");
    }
}

#[test]
fn letters_of_a_cell_stand_on_one_line() {
    for example in ["order-management", "gate-review", "commerce-release", "operations"] {
        let folder = copy_of(&format!("examples/{example}"));
        let xml = text_of(&folder, &["--view", "matrix,people,parties"]);
        assert!(!xml.contains("/</w:t><w:br/>"), "{example}");
    }
}

#[test]
fn the_last_rows_stay_with_the_legend() {
    let xml = text_of(&copy_of("examples/commerce-release"), &["--view", "letters"]);
    let table = tables(&xml)[0];
    let rows: Vec<&str> = table.split("<w:tr>").skip(1).collect();
    for row in &rows[rows.len() - 2..] {
        let paragraphs = row.matches("<w:p>").count();
        assert!(paragraphs > 5 && row.matches("<w:keepNext/>").count() == paragraphs, "{row}");
    }
}
