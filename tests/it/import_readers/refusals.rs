//! Files that are no tables: what is said of each.

use raci::import::read::ReadError;

use super::support::{refused, workbook, workbook_of, zip};

const XLS: &[u8] = include_bytes!("matrix.xls");

#[test]
fn nothing_and_strangers_are_named() {
    let cases: [(&[u8], ReadError); 19] = [
        (b"", ReadError::Empty),
        (b" \r\n\t\n", ReadError::Empty),
        (b"\xef\xbb\xbf", ReadError::Empty),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ReadError::Picture("PNG")),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", ReadError::Picture("JPEG")),
        (b"GIF89a\x01\0", ReadError::Picture("GIF")),
        (b"RIFF\x10\0\0\0WEBPVP8 ", ReadError::Picture("WebP")),
        (b"BM\x36\0\0\0\0\0\0\0\x36\0", ReadError::Picture("BMP")),
        (b"\0\0\0\x18ftypheic", ReadError::Picture("HEIC")),
        (b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", ReadError::Picture("SVG")),
        (b"%PDF-1.7\n", ReadError::Pdf),
        (b"{\\rtf1 R A C I}", ReadError::Document("rich text")),
        (b"\x1f\x8b\x08\0", ReadError::Archive("gzip")),
        (b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", ReadError::Archive("zip")),
        (b"{\"raci\": 1}", ReadError::Json),
        (b"[\n {}]", ReadError::Json),
        (b"<?xml version=\"1.0\"?><a/>", ReadError::Document("XML")),
        (b"a\0b\0\x01\x02\x03\xff\x00", ReadError::NotText),
        (b"\x83\x81\x83\x90\x83\x8f,A\n", ReadError::UnknownEncoding { position: 1 }),
    ];
    for (bytes, expected) in cases {
        for name in ["a.csv", "a.md", "a.xlsx", "-"] {
            assert_eq!(refused(name, bytes), expected, "{name}: {}", bytes.escape_ascii());
        }
    }
    let sheet = b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>";
    assert_eq!(refused("a.xml", sheet), ReadError::OtherWorkbook("XML"));
}

#[test]
fn archives_are_named_by_what_is_in_them() {
    let cases: [(&[(&str, &[u8])], ReadError); 9] = [
        (&[("notes.md", b"| a |")], ReadError::Archive("zip")),
        (&[("word/document.xml", b"<a/>")], ReadError::Document("Word")),
        (&[("ppt/presentation.xml", b"<a/>")], ReadError::Slides("PowerPoint")),
        (&[("xl/workbook.bin", b"")], ReadError::OtherWorkbook("xlsb")),
        (&[("Index/Document.iwa", b"")], ReadError::OtherWorkbook("Apple iWork")),
        (
            &[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"")],
            ReadError::Document("OpenDocument"),
        ),
        (
            &[
                ("mimetype", b"application/vnd.oasis.opendocument.presentation"),
                ("content.xml", b""),
            ],
            ReadError::Slides("OpenDocument"),
        ),
        (&[("content.xml", b"<a/>")], ReadError::Broken("it has no sheets".to_owned())),
        (
            &[("META-INF/manifest.xml", b"<m><encryption-data/></m>"), ("content.xml", b"<a/>")],
            ReadError::Encrypted,
        ),
    ];
    for (parts, expected) in cases {
        assert_eq!(refused("matrix.md", zip(parts)), expected);
    }
}

#[test]
fn damaged_workbooks_are_named() {
    let whole = workbook("<row><c t=\"str\"><v>a</v></c></row>", "");
    let broken = |bytes: &[u8]| match refused("a.xlsx", bytes) {
        ReadError::Broken(what) => what,
        other => panic!("{other}"),
    };
    assert_eq!(
        broken(&whole[..whole.len() / 2]),
        "the zip archive that it is made of cannot be read"
    );
    let part = |name: &str, text: &str| workbook_of(&[(name, text.as_bytes())]);
    let sheet = "xl/worksheets/sheet1.xml";
    assert_eq!(
        broken(&part(sheet, "<worksheet><sheetData><row>")),
        "xl/worksheets/sheet1.xml ends too early"
    );
    assert_eq!(broken(&part(sheet, "<worksheet><!-- ")), "xl/worksheets/sheet1.xml is no XML");
    assert_eq!(
        broken(&part("xl/_rels/workbook.xml.rels", "<r/>")),
        "it lists a sheet that it does not have"
    );
    assert_eq!(
        broken(&part(
            "_rels/.rels",
            "<r><Relationship Type=\"officeDocument\" Target=\"no.xml\"/></r>"
        )),
        "it has no list of sheets"
    );
    assert_eq!(broken(&XLS[..700]), "its parts do not hang together");
}

#[test]
fn a_locked_workbook_is_named() {
    // The name of a stream stands in the list of streams, two bytes a character.
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let renamed = |to: &str| {
        let mut bytes = XLS.to_vec();
        let name = wide("Workbook");
        let at = bytes.windows(name.len()).position(|window| window == name).unwrap();
        let mut to = wide(to);
        to.resize(64, 0);
        bytes[at..at + 64].copy_from_slice(&to);
        bytes
    };
    for name in ["a.xlsx", "a.xls", "a.md"] {
        assert_eq!(refused(name, renamed("EncryptedPackage")), ReadError::Encrypted);
    }
    assert_eq!(refused("a.xls", renamed("WordDocument")), ReadError::Document("Word"));
    assert_eq!(refused("a.xls", renamed("PowerPoint Document")), ReadError::Slides("PowerPoint"));
    assert_eq!(refused("a.xls", renamed("Book")), ReadError::OtherWorkbook("Excel 95 or older"));
    assert_eq!(refused("a.msg", renamed("Something")), ReadError::NotText);
}

#[test]
fn a_file_that_is_too_large_is_not_even_looked_at() {
    let bytes = vec![b'a'; 64 * 1024 * 1024 + 1];
    assert_eq!(
        refused("a.csv", bytes).to_string(),
        "it is too large: the file may have 64 MiB at most"
    );
}

#[test]
fn every_refusal_says_what_to_do() {
    let refusals = [
        ReadError::Empty,
        ReadError::Picture("PNG"),
        ReadError::Pdf,
        ReadError::Document("Word"),
        ReadError::Slides("PowerPoint"),
        ReadError::OtherWorkbook("xlsb"),
        ReadError::Archive("zip"),
        ReadError::Encrypted,
        ReadError::Broken("x".to_owned()),
        ReadError::Json,
        ReadError::NotText,
        ReadError::UnknownEncoding { position: 1 },
        ReadError::TooLarge { what: "it", limit: "1".to_owned() },
    ];
    for refusal in refusals {
        assert!(
            !refusal.help().is_empty() && refusal.to_string().starts_with("it is "),
            "{refusal}"
        );
    }
}
