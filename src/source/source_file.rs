//! One file: its path, its content, and the positions of its bytes.

use std::cell::OnceCell;
use std::path::Path;

use crate::limits::Limit;
use crate::source::line_index::LineIndex;
use crate::source::read;

/// A file of a project.
#[derive(Debug)]
pub struct SourceFile {
    /// The path as it is shown: relative to the current folder, with `/` on every system.
    pub path: String,
    /// The path that opens it.
    pub disk_path: std::path::PathBuf,
    /// The text, or the reason why it cannot be read.
    pub content: Content,
    lines: OnceCell<LineIndex>,
}

/// The content of a file, or why it could not be read.
#[derive(Debug)]
pub enum Content {
    /// UTF-8 text.
    Text(String),
    /// Bytes that are not UTF-8 text, and the offset of the first invalid one.
    NotText(Vec<u8>, usize),
    /// The file is larger than this limit.
    TooLarge(Limit),
    /// The file could not be opened or read, and why.
    Unopened(String),
}

/// A line and a column, both counted from 1; columns count characters, without a byte order mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl SourceFile {
    /// Reads a file of the project in `root`, of at most `largest` bytes. It never fails: an error becomes the content.
    #[must_use]
    pub fn read(path: String, disk_path: &Path, root: &Path, largest: u64) -> SourceFile {
        let content = read::content(disk_path, root, largest);
        SourceFile { path, disk_path: disk_path.to_owned(), content, lines: OnceCell::new() }
    }

    /// A file with the given text that is not on disk.
    #[must_use]
    pub fn from_text(path: &str, text: impl Into<String>) -> SourceFile {
        SourceFile {
            path: path.to_owned(),
            disk_path: path.into(),
            content: Content::Text(text.into()),
            lines: OnceCell::new(),
        }
    }

    /// The text; empty if the file is not text.
    #[must_use]
    pub fn text(&self) -> &str {
        match &self.content {
            Content::Text(text) => text,
            Content::NotText(..) | Content::TooLarge(_) | Content::Unopened(_) => "",
        }
    }

    /// Whether the file is UTF-8 text, so that its lines can be shown.
    #[must_use]
    pub fn is_text(&self) -> bool {
        matches!(self.content, Content::Text(_))
    }

    /// How many bytes were read.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.bytes().len() as u64
    }

    fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Text(text) => text.as_bytes(),
            Content::NotText(bytes, _) => bytes,
            Content::TooLarge(_) | Content::Unopened(_) => &[],
        }
    }

    /// The line index, built when the first position is asked for.
    fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(self.bytes()))
    }

    /// The line and column of a byte.
    #[must_use]
    pub fn position(&self, byte: u32) -> Position {
        let line = self.lines().at(self.bytes(), byte);
        Position { line: line.number, column: line.column }
    }

    /// The line and column of a byte, the byte offset of the start of that line, and its text without the line end.
    /// Only `after` bytes beyond the byte are looked at, since a line may be as long as the file.
    #[must_use]
    pub fn line_at(&self, byte: u32, after: usize) -> (Position, usize, &str) {
        let text = self.text();
        let line = self.lines().at(self.bytes(), byte);
        let position = Position { line: line.number, column: line.column };
        let at = (byte as usize).min(text.len());
        let until = at.saturating_add(after).min(text.len());
        let until = (until..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
        let end = memchr::memchr(b'\n', &text.as_bytes()[at..until]);
        let shown = text.get(line.start..end.map_or(until, |end| at + end)).unwrap_or_default();
        let shown =
            if end.is_some() || until == text.len() { shown.trim_end_matches('\r') } else { shown };
        match shown.strip_prefix('\u{feff}') {
            Some(rest) if line.start == 0 => (position, '\u{feff}'.len_utf8(), rest),
            _ => (position, line.start, shown),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_no_byte_order_mark() {
        let source = SourceFile::from_text("a.toml", "\u{feff}né = 1\r\nb = 2");
        assert_eq!(source.position(3), Position { line: 1, column: 1 });
        assert_eq!(source.position(6), Position { line: 1, column: 3 });
        assert_eq!(source.position(12), Position { line: 2, column: 1 });
        assert_eq!(source.line_at(6, 99), (source.position(6), 3, "né = 1"));
        assert_eq!(source.line_at(12, 99), (source.position(12), 12, "b = 2"));
    }

    #[test]
    fn of_a_long_line_only_what_is_asked_for_is_looked_at() {
        let source = SourceFile::from_text("a.toml", "aaéé\r\r\nb");
        let line = |after| source.line_at(1, after).2;
        assert_eq!([line(0), line(1), line(2), line(3)], ["a", "aa", "aaé", "aaé"]);
        assert_eq!([line(5), line(6), line(7), line(99)], ["aaéé", "aaéé\r", "aaéé\r\r", "aaéé"]);
    }

    #[test]
    fn the_end_of_an_empty_file_has_a_position() {
        let source = SourceFile::from_text("a.toml", "");
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        assert_eq!(source.line_at(0, 99), (source.position(0), 0, ""));
    }
}
