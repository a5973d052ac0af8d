//! Files that were made to do harm: each is read or refused in bounded time and memory, and nothing panics.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use raci::import::read::{self, Refusal};

use super::support::{drawn, lines, only, read, refused, workbook, workbook_of, zip};

const XLS: &[u8] = include_bytes!("matrix.xls");
const ODS: &[u8] = include_bytes!("matrix.ods");

fn too_large(name: &str, bytes: impl AsRef<[u8]>) {
    let start = Instant::now();
    let refusal = refused(name, bytes);
    assert!(matches!(refusal, Refusal::TooLarge { .. }), "{refusal}");
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}

#[test]
fn what_is_packed_to_a_thousandth_is_not_unpacked() {
    let bomb = workbook(&" ".repeat(70 << 20), "");
    assert!(bomb.len() < 200_000);
    too_large("bomb.xlsx", &bomb);
    // The list of the parts says that each has four bytes.
    let mut lying = bomb;
    for at in 0..lying.len() - 50 {
        let size = match &lying[at..at + 4] {
            b"PK\x01\x02" => at + 24,
            b"PK\x03\x04" => at + 22,
            _ => continue,
        };
        lying[size..size + 4].copy_from_slice(&4_u32.to_le_bytes());
    }
    assert!(matches!(refused("bomb.xlsx", lying), Refusal::TooLarge { .. } | Refusal::Broken(_)));
}

#[test]
fn blank_cells_with_a_style_cost_nothing() {
    let rows = format!("<row>{}</row>", "<c s=\"1\"/>".repeat(500)).repeat(2000);
    let sheet =
        only("a.xlsx", workbook(&format!("{rows}<row><c t=\"str\"><v>a</v></c></row>"), ""));
    assert_eq!(lines(&sheet), [1, 2001]);
}

#[test]
fn a_cell_far_away_costs_nothing() {
    let far = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\" t=\"str\"><v>b</v></c></row>";
    let merge = "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>";
    assert_eq!(lines(&only("a.xlsx", workbook(far, ""))), [1, 2, 1_048_576]);
    let merged = only("a.xlsx", workbook(far, merge));
    assert_eq!(merged.width(), 16_384);
    assert!(drawn(&merged)[0].starts_with("a[16384x3] < <"));
    let beyond = "<row r=\"4294967296\"><c t=\"str\"><v>a</v></c><c r=\"ZZZZ1\" t=\"str\"><v>b</v></c><c r=\"A1\" t=\"str\"><v>c</v></c></row>";
    assert_eq!(drawn(&only("a.xlsx", workbook(beyond, ""))), ["c"]);
    let many: String = (1..2000)
        .map(|row| format!("<row r=\"{row}\"><c r=\"XFD{row}\" t=\"str\"><v>b</v></c></row>"))
        .collect();
    too_large("a.xlsx", workbook(&many, ""));
}

#[test]
fn merged_cells_over_each_other_end() {
    let rows: String = (1..400)
        .map(|row| format!("<row r=\"{row}\"><c r=\"ZZ{row}\" t=\"str\"><v>b</v></c></row>"))
        .collect();
    let merges: String = (1..50_000)
        .map(|from| format!("<mergeCell ref=\"A{}:ZZ1048576\"/>", 400 - from % 400))
        .collect();
    let odd = "<mergeCell ref=\"ZZ9:A1\"/><mergeCell ref=\"A1\"/><mergeCell ref=\":\"/><mergeCell ref=\"A0:B0\"/><mergeCell/>";
    let start = Instant::now();
    only("a.xlsx", workbook(&rows, &format!("<mergeCells>{odd}{merges}</mergeCells>")));
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn a_long_text_cannot_be_shared_without_end() {
    let strings = format!(
        "<sst count=\"9\" uniqueCount=\"999999999999999999\"><si><t>{}</t></si></sst>",
        "x".repeat(1 << 20)
    );
    let book = |cells: usize| {
        let sheet = format!(
            "<worksheet><sheetData><row>{}</row></sheetData></worksheet>",
            "<c t=\"s\"><v>0</v></c>".repeat(cells)
        );
        workbook_of(&[
            ("xl/sharedStrings.xml", strings.as_bytes()),
            ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ])
    };
    assert_eq!(only("a.xlsx", book(3)).width(), 3);
    too_large("a.xlsx", book(300));
}

#[test]
fn formulas_links_and_entities_are_text_at_most() {
    let rows = "<row><c><f>B1</f><v>1</v></c><c><f>A1</f></c><c t=\"str\"><f>WEBSERVICE(\"https://e.example\")</f><v>old</v></c></row>";
    let outside =
        "<hyperlinks><hyperlink ref=\"A1\" location=\"file:///etc/passwd\"/></hyperlinks>";
    assert_eq!(drawn(&only("a.xlsx", workbook(rows, outside))), ["1 . old"]);
    let laughs = "<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>\
        <worksheet><sheetData><row><c t=\"str\"><v>&b;&x;</v></c></row></sheetData></worksheet>";
    let book = workbook_of(&[("xl/worksheets/sheet1.xml", laughs.as_bytes())]);
    assert_eq!(drawn(&only("a.xlsx", book)), ["&b;&x;"]);
    let relations = "<Relationships><Relationship Id=\"s1\" Type=\"x/worksheet\" TargetMode=\"External\" Target=\"file:///etc/passwd\"/></Relationships>";
    let book = workbook_of(&[("xl/_rels/workbook.xml.rels", relations.as_bytes())]);
    assert!(matches!(refused("a.xlsx", book), Refusal::Broken(_)));
    let relations = "<Relationships><Relationship Id=\"s1\" Type=\"x/worksheet\" Target=\"../../../etc/passwd\"/></Relationships>";
    let book = workbook_of(&[("xl/_rels/workbook.xml.rels", relations.as_bytes())]);
    assert!(matches!(refused("a.xlsx", book), Refusal::Broken(_)));
}

#[test]
fn deep_xml_is_refused() {
    let book = workbook(&"<a>".repeat(200_000), "");
    assert_eq!(
        refused("a.xlsx", book),
        Refusal::Broken("xl/worksheets/sheet1.xml is nested too deeply".to_owned())
    );
}

#[test]
fn sheets_are_counted() {
    let sheets = "<sheet name=\"a\" r:id=\"s1\"/>".repeat(201);
    let book = format!("<workbook><sheets>{sheets}</sheets></workbook>");
    too_large("a.xlsx", workbook_of(&[("xl/workbook.xml", book.as_bytes())]));
}

fn open_document(table: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet>{table}</office:spreadsheet></office:body></office:document-content>"
    );
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}

#[test]
fn what_repeats_is_counted() {
    let table = |cell: &str| {
        open_document(&format!(
            "<table:table table:name=\"a\"><table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\">{cell}</table:table-cell></table:table-row></table:table>"
        ))
    };
    assert!(only("a.ods", table("")).rows.is_empty());
    too_large("a.ods", table("<text:p>a</text:p>"));
    let huge = open_document(
        "<table:table><table:table-row table:number-rows-repeated=\"99999999999999999999\"><table:table-cell table:number-columns-spanned=\"999999999\" table:number-rows-spanned=\"999999999\"><text:p>a<text:s text:c=\"999999999\"/>b</text:p></table:table-cell></table:table-row></table:table>",
    );
    assert_eq!(lines(&only("a.ods", huge)), [1]);
    let cut = zip(&[(
        "content.xml",
        b"<office:document-content><office:body><office:spreadsheet><table:table><table:table-row>",
    )]);
    assert_eq!(refused("a.ods", cut), Refusal::Broken("content.xml ends too early".to_owned()));
}

#[test]
fn notes_and_pictures_are_no_cells() {
    let sheet = only(
        "a.ods",
        open_document(
            "<table:tracked-changes><table:table-cell><text:p>no</text:p></table:table-cell></table:tracked-changes><table:table><table:shapes><draw:frame><text:p>no</text:p></draw:frame></table:shapes><table:table-header-rows><table:table-row><table:table-cell><office:annotation><text:p>no</text:p></office:annotation><text:p>a <text:span>b</text:span><text:s text:c=\"2\"/>c</text:p><text:p>d</text:p></table:table-cell></table:table-row></table:table-header-rows></table:table>",
        ),
    );
    assert_eq!(drawn(&sheet), ["a b  c/d"]);
}

#[test]
fn chains_that_lead_back_end() {
    // Each sector is followed by itself.
    let mut bytes = XLS.to_vec();
    let table = u32::from_le_bytes(*bytes[76..].first_chunk().unwrap()) as usize;
    for (sector, entry) in bytes[(table + 1) * 512..(table + 2) * 512].chunks_mut(4).enumerate() {
        entry.copy_from_slice(&u32::try_from(sector).unwrap().to_le_bytes());
    }
    assert!(matches!(refused("a.xls", bytes), Refusal::Broken(_)));
}

#[test]
fn pages_with_too_much_in_them_are_refused() {
    too_large("a.html", "<table>".repeat(10_001));
    assert_eq!(read("a.html", "<table><tr><td>".repeat(9_000)).sheets.len(), 9_000);
    too_large(
        "a.html",
        format!("<table>{}</table>", "<tr><td colspan=1000 rowspan=1000>x".repeat(20_000)),
    );
    too_large("a.csv", ",".repeat(11_000_000));
    too_large("a.csv", "a\n".to_owned() + &"\n\na".repeat(6_000_000));
}

#[test]
fn text_that_is_slow_to_parse_is_read_in_time() {
    let table = "| Task | Ada |\n|---|---|\n| Unload | A |\n";
    let cases = [
        ">".repeat(50_000),
        "[".repeat(50_000),
        "*a_ ".repeat(50_000),
        "`".repeat(50_000),
        "- ".repeat(20_000),
        "<a ".repeat(50_000),
        "![a](".repeat(50_000),
        "| a ".repeat(20_000) + "\n" + &"|---".repeat(20_000) + "\n" + &"| b\n".repeat(300),
        "&".repeat(100_000),
        "\\".repeat(100_001) + "|",
    ];
    for case in cases {
        let start = Instant::now();
        let text = format!("{table}\n{case}\n\n{table}");
        let _ = read::sheets(text.as_bytes(), "a.md");
        let _ = read::sheets(text.replace('\n', "\n<td>").as_bytes(), "a.html");
        assert!(start.elapsed() < Duration::from_secs(10), "{:?}: {}", start.elapsed(), &case[..8]);
    }
}

/// Some bytes of a file changed.
fn changed(bytes: &[u8], changes: &[(usize, u8)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (at, to) in changes {
        let at = at % bytes.len();
        bytes[at] = *to;
    }
    bytes
}

/// The parts of a workbook, so that what is changed in them is not found by a checksum.
fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for place in 0..zip.len() {
        let mut file = zip.by_index(place).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
        parts.push((file.name().unwrap().into_owned(), bytes));
    }
    parts
}

/// How files of different formats begin.
const STARTS: &[&[u8]] = &[
    b"",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"<table>",
    b"\xff\xfe",
    b"|a|\n|-|\n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_are_read_or_refused(
        start in proptest::sample::select(STARTS),
        bytes in proptest::collection::vec(any::<u8>(), 0..800),
        name in prop_oneof![Just("a.csv"), Just("a.md"), Just("a.html"), Just("a.xlsx"), Just("-")],
    ) {
        let _ = read::sheets(&[start, &bytes].concat(), name);
    }

    #[test]
    fn any_text_is_read_or_refused(
        text in "([|<>/trdhbles=\"'&;:*_`#\\[\\]() \\t\\r\\n,aé-]|<table>|<tr>|<td rowspan=2>|<th>|</table>|\\|--\\|--\\|\\n|```\\n|sep=)*",
        name in prop_oneof![Just("a.csv"), Just("a.md"), Just("a.html"), Just("-")],
    ) {
        let _ = read::sheets(text.as_bytes(), name);
    }

    #[test]
    fn changed_workbooks_are_read_or_refused(
        changes in proptest::collection::vec((any::<usize>(), any::<u8>()), 1..12),
        cut in 0..20_000_usize,
    ) {
        let _ = read::sheets(&changed(XLS, &changes), "a.xls");
        let _ = read::sheets(&changed(ODS, &changes), "a.ods");
        let _ = read::sheets(&XLS[..cut.min(XLS.len())], "a.xls");
        let _ = read::sheets(&ODS[..cut.min(ODS.len())], "a.ods");
    }

    #[test]
    fn changed_parts_are_read_or_refused(changes in proptest::collection::vec((any::<usize>(), any::<u8>()), 1..12)) {
        let mut parts = unpacked(ODS);
        for (_, bytes) in parts.iter_mut().filter(|(name, bytes)| name.contains("xml") && !bytes.is_empty()) {
            *bytes = changed(bytes, &changes);
        }
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let _ = read::sheets(&zip(&parts), "a.ods");
        let rows = "<row r=\"1\"><c r=\"A1\" s=\"1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>46348.5</v></c></row>";
        let sheet = format!("<worksheet><sheetData>{rows}</sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>");
        let others: [(&str, &[u8]); 3] = [
            ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
            ("xl/sharedStrings.xml", b"<sst><si><r><rPr><b/></rPr><t>a_x0041_</t></r></si></sst>"),
            ("xl/styles.xml", b"<styleSheet><fonts><font><b/></font></fonts><cellXfs><xf numFmtId=\"14\" fontId=\"0\"/></cellXfs></styleSheet>"),
        ];
        let others = others.map(|(name, bytes)| (name, changed(bytes, &changes)));
        let others: Vec<(&str, &[u8])> = others.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
        let _ = read::sheets(&workbook_of(&others), "a.xlsx");
    }
}
