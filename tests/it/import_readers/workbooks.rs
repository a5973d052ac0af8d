//! Workbooks: cells as they are shown, and the same ones as other readers see.

use calamine::{Data, Reader};
use raci::import::sheet::Sheet;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use super::support::{drawn, lines, only, read, texts, workbook, workbook_of};

const XLS: &[u8] = include_bytes!("matrix.xls");
const ODS: &[u8] = include_bytes!("matrix.ods");

/// A workbook with everything that matrices are made of.
fn plan() -> Vec<u8> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    let date = Format::new().set_num_format("dd.mm.yyyy");
    let sheet = book.add_worksheet().set_name("Stock plan").unwrap();
    sheet.merge_range(0, 1, 0, 4, "Stock plan 2027", &bold).unwrap();
    for (column, name) in (1..).zip(["Task", "Ada", "Ben", "From"]) {
        sheet.write_with_format(3, column, name, &bold).unwrap();
    }
    sheet.write(4, 1, "Unload\ntrucks").unwrap();
    sheet.write_rich_string(4, 2, &[(&bold, "A"), (&Format::new(), "/R")]).unwrap();
    sheet.write_rich_string(4, 3, &[(&bold, "A"), (&bold, "/R")]).unwrap();
    sheet.write_with_format(4, 4, ExcelDateTime::from_ymd(2027, 2, 3).unwrap(), &date).unwrap();
    sheet.write(5, 1, 4).unwrap();
    sheet.write(5, 2, 2.5).unwrap();
    sheet.write(5, 3, true).unwrap();
    sheet.write_formula(5, 4, Formula::new("=E6").set_result("I")).unwrap();
    sheet.merge_range(6, 2, 7, 3, "", &bold).unwrap();
    sheet.write_with_format(6, 2, "both", &bold).unwrap();
    sheet.write(7, 5, "R: <responsible> & \u{1b}").unwrap();
    book.add_worksheet().set_name("Old").unwrap().set_hidden(true).write(0, 0, "x").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn cells_are_as_they_are_shown() {
    let reading = read("plan.xlsx", plan());
    let sheet = &reading.sheets[0];
    assert_eq!(
        drawn(sheet),
        [
            ". Stock plan 2027[4x1] < < <",
            "",
            "",
            ". Task Ada Ben From",
            ". Unload/trucks A/R A/R 2027-02-03",
            ". 4 2.5 TRUE I",
            ". . both[2x2] <",
            ". . < < . R: <responsible> & \u{1b}"
        ]
    );
    assert_eq!(lines(sheet), [1, 2, 3, 4, 5, 6, 7, 8]);
    let bold = |row, column| sheet.cell(row, column).unwrap().bold;
    assert!(bold(3, 1) && bold(6, 2) && bold(4, 3) && !bold(4, 2) && !bold(5, 1));
    assert_eq!(sheet.address(4, 2).to_string(), "Stock plan!C5");
    assert_eq!(reading.notes, ["the sheet \"Old\" is hidden"]);
}

#[test]
fn the_three_formats_give_the_same() {
    let rows = [
        "Aufgaben 2027[4x1] < < <",
        "",
        "Aufgabe Zoë Quint Bo ☃ Stand",
        "Lager räumen A R 2027-02-03",
        "Zeile eins/Zeile zwei R/A . 2027-02-03T14:30:00",
        "1 2.5 TRUE #DIV/0!",
        "formel 25% 1E20 -3",
        "",
    ];
    for (name, bytes) in [("a.xls", XLS), ("a.ods", ODS)] {
        let reading = read(name, bytes);
        let sheet = &reading.sheets[0];
        assert_eq!(drawn(sheet)[..8], rows, "{name}");
        assert_eq!(sheet.text(8, 0).len(), "Länge: ".len() + 5000, "{name}");
        assert_eq!(drawn(sheet)[8].split_once("x ").unwrap().1, "zwei mal zwei[2x1] <");
        assert!(sheet.cell(2, 0).unwrap().bold && !sheet.cell(3, 0).unwrap().bold);
        assert_eq!(
            (reading.sheets[1].name.as_str(), drawn(&reading.sheets[1])[2].as_str()),
            ("Alt & neu", ". . versteckt")
        );
        assert_eq!(reading.notes, ["the sheet \"Alt & neu\" is hidden"]);
    }
}

#[test]
fn every_way_to_write_a_cell_is_read() {
    let strings = "<sst><si><t>shared</t></si><si><r><rPr><b/></rPr><t>A</t></r><r><t xml:space=\"preserve\"> R</t></r>\
        <rPh><t>no</t></rPh></si><si><t>a_x000D_\nb</t></si><si/></sst>";
    let styles = "<styleSheet><numFmts><numFmt numFmtId=\"200\" formatCode=\"d/m/yy\"/></numFmts>\
        <fonts><font/><font><b/></font><font><b val=\"0\"/></font></fonts>\
        <cellStyleXfs><xf fontId=\"1\"/></cellStyleXfs>\
        <cellXfs><xf fontId=\"0\"/><xf fontId=\"1\" numFmtId=\"200\"/><xf fontId=\"2\" numFmtId=\"9\"/></cellXfs>\
        <dxfs><dxf><font><b/></font></dxf></dxfs></styleSheet>";
    let sheet = "<x:worksheet xmlns:x=\"x\"><x:sheetData><x:row><x:c t=\"s\"><x:v>0</x:v></x:c><x:c t=\"s\"><x:v>1</x:v></x:c>\
        <x:c t=\"s\"><x:v>2</x:v></x:c><x:c t=\"s\"><x:v>3</x:v></x:c><x:c t=\"s\"><x:v>99</x:v></x:c></x:row>\
        <x:row r=\"3\"><x:c r=\"B3\" t=\"inlineStr\"><x:is><x:t>in &lt;line&gt; &#169;</x:t></x:is></x:c><x:c t=\"e\"><x:v>#REF!</x:v></x:c>\
        <x:c t=\"b\"><x:v>0</x:v></x:c><x:c t=\"d\"><x:v>2027-02-03</x:v></x:c></x:row>\
        <x:row><x:c s=\"1\"><x:v>46348</x:v></x:c><x:c s=\"2\"><x:v>0.5</x:v></x:c><x:c s=\"7\"><x:v>1</x:v></x:c>\
        <x:c t=\"str\"><x:f>CONCAT(1)</x:f><x:v><![CDATA[<f>]]></x:v></x:c><x:c><x:f>A1</x:f></x:c></x:row></x:sheetData></x:worksheet>";
    let book = workbook_of(&[
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("XL\\STYLES.xml", styles.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ]);
    let sheet = only("a.xlsm", book);
    assert_eq!(
        drawn(&sheet),
        ["shared A R a/b", "", ". in <line> © #REF! FALSE 2027-02-03", "2026-11-22 50% 1 <f>"]
    );
    let bold = |row, column| sheet.cell(row, column).unwrap().bold;
    assert!(bold(3, 0) && !bold(3, 1) && !bold(0, 1) && !bold(0, 0));
}

#[test]
fn blank_rows_are_there_where_they_are_few() {
    let rows = "<row r=\"3\"><c t=\"str\"><v>a</v></c></row><row r=\"5\"><c t=\"str\"><v>b</v></c></row>\
        <row r=\"9000\"><c t=\"str\"><v>c</v></c></row>";
    let sheet = only("a.xlsx", workbook(rows, ""));
    assert_eq!(lines(&sheet), [1, 2, 3, 4, 5, 6, 9000]);
}

/// The texts of a sheet as another reader sees them, by their places.
fn others<R: Reader<std::io::Cursor<Vec<u8>>>>(
    mut book: R,
    name: &str,
) -> Vec<(usize, usize, String)>
where
    R::Error: std::fmt::Debug,
{
    let range = book.worksheet_range(name).unwrap();
    let (top, left) = range.start().unwrap();
    let used = range.used_cells().filter(|(_, _, value)| {
        !matches!(value, Data::DateTime(_) | Data::Error(_) | Data::DateTimeIso(_))
    });
    let text = |value: &Data| match value {
        Data::Bool(truth) => truth.to_string().to_uppercase(),
        Data::Float(number) => number.to_string(),
        other => other.to_string().trim().replace("\r\n", "\n"),
    };
    let place = |row: usize, column: usize| (row + top as usize + 1, column + left as usize + 1);
    used.map(|(row, column, value)| (place(row, column).0, place(row, column).1, text(value)))
        .filter(|(_, _, text)| !text.is_empty())
        .collect()
}

fn ours(sheet: &Sheet) -> Vec<(usize, usize, String)> {
    let cells = sheet
        .rows
        .iter()
        .flat_map(|row| (1..).zip(&row.cells).map(move |(column, cell)| (row.line, column, cell)));
    cells
        .map(|(line, column, cell)| (line, column, cell.text.clone()))
        .filter(|(_, _, text)| !text.is_empty())
        .collect()
}

#[test]
fn another_reader_sees_the_same() {
    let cursor = |bytes: &[u8]| std::io::Cursor::new(bytes.to_vec());
    let plan = plan();
    let xlsx = others(calamine::Xlsx::new(cursor(&plan)).unwrap(), "Stock plan");
    let xls = others(calamine::Xls::new(cursor(XLS)).unwrap(), "Plan");
    let ods = others(calamine::Ods::new(cursor(ODS)).unwrap(), "Plan");
    for (name, bytes, others) in
        [("a.xlsx", &plan[..], xlsx), ("a.xls", XLS, xls), ("a.ods", ODS, ods)]
    {
        let ours = ours(&read(name, bytes).sheets[0]);
        assert!(others.len() > 10);
        for cell in &others {
            // Per cents, large numbers and some truth values are given as they are shown, not as they are stored.
            let is_shown = ["0.25", "100000000000000000000"].contains(&cell.2.as_str())
                || cell == &(6, 3, "1".to_owned());
            assert!(is_shown || ours.contains(cell), "{name}: {cell:?} is not in {ours:?}");
        }
        assert!(ours.len() < others.len() + 6, "{name}");
    }
    assert_eq!(texts(&read("a.xls", XLS).sheets[0])[3][0], "Lager räumen");
}
