//! What the tests of the readers share.

use raci::import::read::{self, ReadError, Reading};
use raci::import::sheet::{Cell, Merge, Sheet};
use raci::limits::{self, Limits};

/// Reads a text as the file of a name.
pub fn read(name: &str, bytes: impl AsRef<[u8]>) -> Reading {
    read::sheets(bytes.as_ref(), name).unwrap_or_else(|refusal| panic!("{name}: {refusal}"))
}

/// The only table of a file.
pub fn only(name: &str, bytes: impl AsRef<[u8]>) -> Sheet {
    let mut sheets = read(name, bytes).sheets;
    assert_eq!(sheets.len(), 1, "{name}");
    sheets.remove(0)
}

/// The usual limits, but for one, such as `cells=30`.
pub fn within(limit: &str) -> Limits {
    Limits::with(&[limits::parse(limit).unwrap()])
}

/// The only table of a file, with a limit other than the usual one.
pub fn only_within(name: &str, bytes: impl AsRef<[u8]>, limit: &str) -> Sheet {
    let read = read::sheets_within(bytes.as_ref(), name, &within(limit));
    let mut sheets = read.unwrap_or_else(|refusal| panic!("{name}: {refusal}")).sheets;
    assert_eq!(sheets.len(), 1, "{name}");
    sheets.remove(0)
}

/// Why a file is not read, with a limit other than the usual one.
pub fn refused_within(name: &str, bytes: impl AsRef<[u8]>, limit: &str) -> ReadError {
    match read::sheets_within(bytes.as_ref(), name, &within(limit)) {
        Err(refusal) => refusal,
        Ok(reading) => panic!("{name} was read: {:?}", texts(&reading.sheets[0])),
    }
}

/// Why a file is not read.
pub fn refused(name: &str, bytes: impl AsRef<[u8]>) -> ReadError {
    match read::sheets(bytes.as_ref(), name) {
        Err(refusal) => refusal,
        Ok(reading) => panic!("{name} was read: {:?}", texts(&reading.sheets[0])),
    }
}

/// The texts of a table, row by row.
pub fn texts(sheet: &Sheet) -> Vec<Vec<&str>> {
    sheet.rows.iter().map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect()).collect()
}

/// The texts of a table in one line a row, blank cells as a dot.
pub fn drawn(sheet: &Sheet) -> Vec<String> {
    let cell = |cell: &Cell| match (&cell.merge, cell.text.as_str()) {
        (Merge::Covered, "") => "<".to_owned(),
        (Merge::Covered, text) => panic!("a covered cell says {text}"),
        (_, "") => ".".to_owned(),
        (Merge::First { columns, rows }, text) => format!("{text}[{columns}x{rows}]"),
        (Merge::None, text) => text.replace('\n', "/"),
    };
    let row = |cells: &[Cell]| cells.iter().map(cell).collect::<Vec<_>>().join(" ");
    sheet.rows.iter().map(|cells| row(&cells.cells)).collect()
}

/// The lines of the rows of a table.
pub fn lines(sheet: &Sheet) -> Vec<usize> {
    sheet.rows.iter().map(|row| row.line).collect()
}

/// Proves that each row names the line that its first text stands in.
pub fn assert_lines(sheet: &Sheet, source: &str) {
    let source: Vec<&str> = source.lines().collect();
    for row in &sheet.rows {
        if let Some(cell) = row.cells.iter().find(|cell| !cell.text.is_empty()) {
            let first = cell.text.lines().next().unwrap();
            assert!(source[row.line - 1].contains(first), "{first} in line {}", row.line);
        }
    }
}

/// A zip archive with parts in it, of which only long ones are packed: packing takes time.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;

    use zip::CompressionMethod::{Deflated, Stored};
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let how = if bytes.len() > 10_000 { Deflated } else { Stored };
        let options = zip::write::SimpleFileOptions::default().compression_method(how);
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook with one sheet, given by the XML of its rows and of what follows them.
pub fn workbook(rows: &str, after: &str) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData>{after}</worksheet>");
    workbook_of(&[("xl/worksheets/sheet1.xml", sheet.as_bytes())])
}

/// A workbook with one sheet, and other parts in place of those that it has by itself.
pub fn workbook_of(others: &[(&str, &[u8])]) -> Vec<u8> {
    let own: [(&str, &[u8]); 4] = [
        (
            "_rels/.rels",
            br#"<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            br#"<workbook xmlns:r="r"><sheets><sheet name="Plan" sheetId="1" r:id="s1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            br#"<Relationships><Relationship Id="s1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>
                <Relationship Id="s2" Type="x/sharedStrings" Target="sharedStrings.xml"/>
                <Relationship Id="s3" Type="x/styles" Target="styles.xml"/></Relationships>"#,
        ),
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData/></worksheet>"),
    ];
    let is_replaced = |name: &str| others.iter().any(|(other, _)| *other == name);
    let own = own.iter().filter(|(name, _)| !is_replaced(name));
    zip(&own.chain(others).copied().collect::<Vec<_>>())
}
