//! Files that are damaged, or mean more than they hold: each is read or refused, and nothing panics. The limits are
//! lowered, so that a small file reaches each of them.

use proptest::prelude::*;
use raci::import::read::{self, ReadError};

use super::support::{
    drawn, lines, only, only_within, read, refused, refused_within, texts, within, workbook,
    workbook_of, zip,
};

const XLS: &[u8] = include_bytes!("matrix.xls");
const ODS: &[u8] = include_bytes!("matrix.ods");

/// Refused with a limit lowered to this, and read with the usual ones.
fn too_large(name: &str, bytes: impl AsRef<[u8]>, limit: &str) {
    let bytes = bytes.as_ref();
    let refusal = refused_within(name, bytes, limit);
    assert!(matches!(refusal, ReadError::TooLarge { .. }), "{limit}: {refusal}");
    assert!(!read(name, bytes).sheets.is_empty(), "{name}");
}

#[test]
fn what_is_unpacked_is_bounded_whatever_the_file_says() {
    let book = workbook(&" ".repeat(40 << 10), "");
    assert!(book.len() < 3 << 10, "{}", book.len());
    let refusal = refused_within("a.xlsx", &book, "file-size=3K");
    let what = "what is packed in it may have 24 KiB and 200 times its own size at most";
    assert_eq!(refusal.to_string(), format!("it is too large: {what}"));
    let whole = refused_within("a.xlsx", &book, "file-size=100").to_string();
    assert_eq!(whole, "it is too large: the file may have 100 bytes at most");
    assert!(read::sheets_within(&book, "a.xlsx", &within("file-size=6K")).is_ok());
    // The list of the parts says that each has four bytes.
    let mut lying = book;
    for at in 0..lying.len() - 50 {
        let size = match &lying[at..at + 4] {
            b"PK\x01\x02" => at + 24,
            b"PK\x03\x04" => at + 22,
            _ => continue,
        };
        lying[size..size + 4].copy_from_slice(&4_u32.to_le_bytes());
    }
    let refusal = refused_within("a.xlsx", lying, "file-size=3K");
    assert!(matches!(refusal, ReadError::TooLarge { .. } | ReadError::Broken(_)), "{refusal}");
}

#[test]
fn what_says_the_kind_of_a_file_is_bounded_too() {
    let kind = "application/vnd.oasis.opendocument.spreadsheet".to_owned() + &" ".repeat(40 << 10);
    let book = zip(&[("mimetype", kind.as_bytes()), ("content.xml", b"<a/>")]);
    let refusal = refused_within("a.ods", book, "file-size=3K");
    assert!(matches!(refusal, ReadError::TooLarge { .. }), "{refusal}");
}

#[test]
fn blank_cells_with_a_style_cost_nothing() {
    let rows = format!("<row>{}</row>", "<c s=\"1\"/>".repeat(60)).repeat(60);
    let text = "<row><c t=\"str\"><v>a</v></c></row>";
    let sheet = only_within("a.xlsx", workbook(&format!("{rows}{text}"), ""), "cells=100");
    assert_eq!((sheet.rows.len(), sheet.width()), (61, 1));
}

#[test]
fn a_cell_far_away_costs_nothing() {
    let far = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a</v></c></row><row r=\"1100\"><c r=\"T1100\" t=\"str\"><v>b</v></c></row>";
    let merge = "<mergeCells><mergeCell ref=\"A1:T1100\"/></mergeCells>";
    assert_eq!(lines(&only_within("a.xlsx", workbook(far, ""), "cells=100")), [1, 2, 1100]);
    let merged = only_within("a.xlsx", workbook(far, merge), "cells=100");
    assert_eq!(merged.width(), 20);
    assert!(drawn(&merged)[0].starts_with("a[20x3] < <"));
    // One row and one column beyond the last that a workbook can have.
    let beyond = "<row r=\"1048577\"><c t=\"str\"><v>a</v></c><c r=\"XFE1\" t=\"str\"><v>b</v></c><c r=\"A1\" t=\"str\"><v>c</v></c></row>";
    assert_eq!(drawn(&only("a.xlsx", workbook(beyond, ""))), ["c"]);
    let many: String = (1..20)
        .map(|row| format!("<row r=\"{row}\"><c r=\"T{row}\" t=\"str\"><v>b</v></c></row>"))
        .collect();
    too_large("a.xlsx", workbook(&many, ""), "cells=100");
}

#[test]
fn merged_cells_over_each_other_end() {
    let rows: String = (1..40)
        .map(|row| format!("<row r=\"{row}\"><c r=\"Z{row}\" t=\"str\"><v>b</v></c></row>"))
        .collect();
    let merges: String =
        (1..400).map(|from| format!("<mergeCell ref=\"A{}:Z50\"/>", 40 - from % 40)).collect();
    let odd = "<mergeCell ref=\"Z9:A1\"/><mergeCell ref=\"A1\"/><mergeCell ref=\":\"/><mergeCell ref=\"A0:B0\"/><mergeCell/>";
    let sheet = only("a.xlsx", workbook(&rows, &format!("<mergeCells>{odd}{merges}</mergeCells>")));
    assert_eq!((sheet.rows.len(), sheet.width()), (39, 26));
}

#[test]
fn a_long_text_cannot_be_shared_without_end() {
    let strings =
        format!("<sst count=\"9\" uniqueCount=\"99\"><si><t>{}</t></si></sst>", "x".repeat(1_000));
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
    assert_eq!(only_within("a.xlsx", book(3), "file-size=4K").width(), 3);
    too_large("a.xlsx", book(20), "file-size=4K");
}

#[test]
fn formulas_links_and_entities_are_text_at_most() {
    let rows = "<row><c><f>B1</f><v>1</v></c><c><f>A1</f></c><c t=\"str\"><f>SUM(A1)</f><v>old</v></c></row>";
    let outside = "<hyperlinks><hyperlink ref=\"A1\" location=\"none.xml\"/></hyperlinks>";
    assert_eq!(drawn(&only("a.xlsx", workbook(rows, outside))), ["1 . old"]);
    let entity = "<!DOCTYPE w [<!ENTITY a \"x\">]>\
        <worksheet><sheetData><row><c t=\"str\"><v>&a;</v></c></row></sheetData></worksheet>";
    let book = workbook_of(&[("xl/worksheets/sheet1.xml", entity.as_bytes())]);
    assert_eq!(drawn(&only("a.xlsx", book)), ["&a;"]);
    let relations = "<Relationships><Relationship Id=\"s1\" Type=\"x/worksheet\" TargetMode=\"External\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
    let book = workbook_of(&[("xl/_rels/workbook.xml.rels", relations.as_bytes())]);
    assert!(matches!(refused("a.xlsx", book), ReadError::Broken(_)));
    let relations = "<Relationships><Relationship Id=\"s1\" Type=\"x/worksheet\" Target=\"../../none.xml\"/></Relationships>";
    let book = workbook_of(&[("xl/_rels/workbook.xml.rels", relations.as_bytes())]);
    assert!(matches!(refused("a.xlsx", book), ReadError::Broken(_)));
}

#[test]
fn nesting_is_bounded_in_every_format() {
    let elements = workbook(&("<a>".repeat(6) + &"</a>".repeat(6)), "");
    let boxes = "<text:p>a</text:p>".to_owned() + &"<b>".repeat(6) + &"</b>".repeat(6);
    let cell = format!("<table:table-cell>{boxes}</table:table-cell>");
    let cells = format!("<table:table><table:table-row>{cell}</table:table-row></table:table>");
    let tables = "<table><tr><td>x".repeat(6) + &"</table>".repeat(6);
    let quotes = "> ".repeat(6) + "|a|b|\n" + &"> ".repeat(6) + "|-|-|\n";
    let cases: [(&str, Vec<u8>); 5] = [
        ("a.xlsx", elements),
        ("a.ods", open_document(&cells)),
        ("a.html", tables.clone().into_bytes()),
        ("a.md", quotes.into_bytes()),
        ("a.md", format!("a\n\n{tables}\n").into_bytes()),
    ];
    for (name, bytes) in cases {
        let refusal = refused_within(name, &bytes, "nesting=5").to_string();
        assert_eq!(refusal, "it is too large: its nesting may have 5 levels at most", "{name}");
        assert!(!read(name, &bytes).sheets.is_empty(), "{name}");
    }
}

#[test]
fn sheets_are_counted() {
    let sheets = "<sheet name=\"a\" r:id=\"s1\"/>".repeat(201);
    let book = format!("<workbook><sheets>{sheets}</sheets></workbook>");
    let book = workbook_of(&[("xl/workbook.xml", book.as_bytes())]);
    assert!(matches!(refused("a.xlsx", book), ReadError::TooLarge { .. }));
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
    let table = |rows: usize, columns: usize, cell: &str| {
        open_document(&format!(
            "<table:table table:name=\"a\"><table:table-row table:number-rows-repeated=\"{rows}\"><table:table-cell table:number-columns-repeated=\"{columns}\">{cell}</table:table-cell></table:table-row></table:table>"
        ))
    };
    assert!(only_within("a.ods", table(1 << 20, 1 << 14, ""), "cells=1").rows.is_empty());
    too_large("a.ods", table(6, 6, "<text:p>a</text:p>"), "cells=30");
    let spaces = open_document(
        "<table:table><table:table-row table:number-rows-repeated=\"x\"><table:table-cell table:number-columns-spanned=\"9\" table:number-rows-spanned=\"9\"><text:p>a<text:s text:c=\"1001\"/>b</text:p></table:table-cell></table:table-row></table:table>",
    );
    let sheet = only_within("a.ods", spaces, "cells=20");
    assert_eq!(lines(&sheet), [1]);
    assert_eq!(texts(&sheet)[0][0].len(), 1002);
    let cut = zip(&[(
        "content.xml",
        b"<office:document-content><office:body><office:spreadsheet><table:table><table:table-row>",
    )]);
    assert_eq!(refused("a.ods", cut), ReadError::Broken("content.xml ends too early".to_owned()));
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
    assert!(matches!(refused("a.xls", bytes), ReadError::Broken(_)));
}

#[test]
fn pages_with_too_much_in_them_are_refused() {
    let tables = refused("a.html", "<table></table>".repeat(10_001));
    assert_eq!(tables.to_string(), "it is too large: the page may have 10,000 tables at most");
    assert_eq!(read("a.html", "<table><tr><td>x</table>".repeat(900)).sheets.len(), 900);
    let spans = "<tr><td colspan=6 rowspan=6>x".repeat(6);
    too_large("a.html", format!("<table>{spans}</table>"), "cells=30");
    too_large("a.csv", "a".to_owned() + &",".repeat(40) + "b", "cells=30");
    too_large("a.csv", "a\n".to_owned() + &"\n\na".repeat(40), "cells=30");
}

#[test]
fn text_that_opens_much_and_closes_nothing_is_read() {
    let table = "| Task | Ada |\n|---|---|\n| Unload | A |\n";
    let cases = [
        ">".repeat(60),
        "[".repeat(60),
        "*a_ ".repeat(60),
        "`".repeat(60),
        "- ".repeat(60),
        "<a ".repeat(60),
        "![a](".repeat(60),
        "| a ".repeat(60) + "\n" + &"|---".repeat(60) + "\n" + &"| b\n".repeat(6),
        "&".repeat(60),
        "\\".repeat(61) + "|",
    ];
    for case in cases {
        let text = format!("{table}\n{case}\n\n{table}");
        assert_eq!(drawn(&read("a.md", &text).sheets[0]), ["Task Ada", "Unload A"], "{case}");
        assert!(read::sheets(text.replace('\n', "\n<td>").as_bytes(), "a.html").is_ok(), "{case}");
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
