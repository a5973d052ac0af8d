//! Which format a file has: by what stands in it, and only then by its name.

use super::ReadError;
use super::workbook;
use crate::limits::Limits;

/// A format that tables are read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Values separated by commas, semicolons, tabs or bars, or aligned with spaces.
    Separated,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
    /// JSON. No tables are read from it here.
    Json,
    /// A workbook of Excel 2007 and later, with or without macros.
    Xlsx,
    /// A workbook in the `OpenDocument` format.
    Ods,
    /// A workbook of Excel 97 to 2003.
    Xls,
}

/// The first bytes of formats that are never read, and what to say of them.
const UNSUPPORTED_MAGIC: [(&[u8], ReadError); 20] = [
    (b"%PDF-", ReadError::Pdf),
    (b"\x89PNG\r\n\x1a\n", ReadError::Picture("PNG")),
    (b"\xff\xd8\xff", ReadError::Picture("JPEG")),
    (b"GIF8", ReadError::Picture("GIF")),
    (b"II*\0", ReadError::Picture("TIFF")),
    (b"MM\0*", ReadError::Picture("TIFF")),
    (b"\0\0\x01\0", ReadError::Picture("icon")),
    (b"8BPS", ReadError::Picture("Photoshop")),
    (b"\xc5\xd0\xd3\xc6", ReadError::Picture("PostScript")),
    (b"%!PS", ReadError::Picture("PostScript")),
    (b"{\\rtf", ReadError::Document("rich text")),
    (b"\x1f\x8b", ReadError::Archive("gzip")),
    (b"BZh", ReadError::Archive("bzip2")),
    (b"\xfd7zXZ\0", ReadError::Archive("xz")),
    (b"\x28\xb5\x2f\xfd", ReadError::Archive("zstd")),
    (b"7z\xbc\xaf\x27\x1c", ReadError::Archive("7z")),
    (b"Rar!\x1a\x07", ReadError::Archive("RAR")),
    (b"PK\x05\x06", ReadError::Archive("zip")),
    (b"PK\x07\x08", ReadError::Archive("zip")),
    (b"SQLite format 3\0", ReadError::NotText),
];

/// The format of a file that is no text, and nothing for one that may be.
///
/// # Errors
/// Says what the file is if it is nothing that can be read.
pub fn binary(bytes: &[u8], limits: &Limits) -> Result<Option<Format>, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if let Some((_, refusal)) = UNSUPPORTED_MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic))
    {
        return Err(refusal.clone());
    }
    match bytes {
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => {
            Err(ReadError::Picture("WebP"))
        }
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => Err(ReadError::Picture("BMP")),
        [_, _, _, _, b'f', b't', b'y', b'p', b'h' | b'm' | b'a', ..] => {
            Err(ReadError::Picture("HEIC"))
        }
        [b'P', b'K', 3, 4, ..] => workbook::kind_of_zip(bytes, limits).map(Some),
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => {
            workbook::kind_of_compound(bytes).map(Some)
        }
        _ => Ok(None),
    }
}

/// The format of a text.
///
/// # Errors
/// Says what the text is if no table is read from its kind.
pub fn text(text: &str, name: &str) -> Result<Format, ReadError> {
    let start = text.trim_start();
    let lower: String = start.chars().take(4000).collect::<String>().to_lowercase();
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    let ending = ending.as_deref().unwrap_or_default();
    let is_page = lower.starts_with("<!doctype html")
        || lower.starts_with("<html")
        || (lower.starts_with("<?xml") && lower.contains("<html"));
    match ending {
        _ if lower.starts_with("<svg")
            || (lower.starts_with("<?xml") && lower.contains("<svg")) =>
        {
            Err(ReadError::Picture("SVG"))
        }
        _ if is_page => Ok(Format::Html),
        _ if lower.starts_with("<?xml") => Err(
            if lower.contains("office:spreadsheet") || lower.contains("opendocument.spreadsheet") {
                ReadError::OtherWorkbook("XML")
            } else {
                ReadError::Document("XML")
            },
        ),
        _ if is_json(start) => Ok(Format::Json),
        "md" | "markdown" | "mdown" | "mkd" | "qmd" | "rmd" => Ok(Format::Markdown),
        "html" | "htm" | "xhtml" if start.contains('<') => Ok(Format::Html),
        _ if has_line_of_dashes(start) => Ok(Format::Markdown),
        _ if start.starts_with('<') || has_table_tag(start) => Ok(Format::Html),
        _ => Ok(Format::Separated),
    }
}

fn is_json(start: &str) -> bool {
    let opens = |open: char| start.strip_prefix(open).map(str::trim_start);
    match (opens('{'), opens('[')) {
        (Some(rest), _) => rest.starts_with(['"', '}']),
        (_, Some(rest)) => rest.starts_with('{'),
        _ => false,
    }
}

fn has_table_tag(text: &str) -> bool {
    let mut from = text;
    while let Some(at) = from.find('<') {
        let rest = &from.as_bytes()[at + 1..];
        let name = rest.get(..5).unwrap_or_default();
        if name.eq_ignore_ascii_case(b"table")
            && !rest.get(5).is_some_and(u8::is_ascii_alphanumeric)
        {
            return true;
        }
        from = &from[at + 1..];
    }
    false
}

/// Whether a line is one that makes a table of the line above it in Markdown: `| --- | :-: |`.
fn has_line_of_dashes(text: &str) -> bool {
    let is_rule = |line: &str| {
        let line = line.trim().trim_start_matches(['>', ' ']);
        let parts = line.strip_prefix('|').unwrap_or(line);
        let parts = parts.strip_suffix('|').unwrap_or(parts);
        let is_dashes = |part: &str| {
            let part = part.trim();
            let part = part.strip_prefix(':').unwrap_or(part);
            let part = part.strip_suffix(':').unwrap_or(part);
            !part.is_empty() && part.bytes().all(|b| b == b'-')
        };
        line.contains('|') && parts.split('|').all(is_dashes)
    };
    let mut above = "";
    text.lines().any(|line| {
        let before = std::mem::replace(&mut above, line);
        before.contains('|') && is_rule(line)
    })
}
