//! The files of a project as text, and the way from a byte to a line and a column.

use std::cell::OnceCell;
use std::path::Path;

use super::disk;
use super::lines::Lines;
use super::logo::Logo;
use crate::finding::{FileId, Place};
use crate::limits::{Bound, Limit, Limits};

/// A file of a project.
#[derive(Debug)]
pub struct Source {
    /// The path as it is shown: relative to the current folder, with `/` on every system.
    pub path: String,
    /// The path that opens it.
    pub disk_path: std::path::PathBuf,
    /// What stands in it.
    pub content: Content,
    lines: OnceCell<Lines>,
}

/// What stands in a file, or why it could not be read.
#[derive(Debug)]
pub enum Content {
    /// UTF-8 text.
    Text(String),
    /// Bytes that are no UTF-8 text, and the position of the first bad one.
    NotText(Vec<u8>, usize),
    /// The file has more bytes than are read.
    TooLarge(Limit),
    /// The file could not be opened or read, and why.
    Unopened(String),
}

/// A line and a column, both counted from 1; columns count characters, and a byte order mark counts as none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Source {
    /// Reads a file of the project in `root`. It never fails: what goes wrong becomes the content.
    #[must_use]
    pub fn read(path: String, disk_path: &Path, root: &Path, largest: u64) -> Source {
        let content = disk::content(disk_path, root, largest);
        Source { path, disk_path: disk_path.to_owned(), content, lines: OnceCell::new() }
    }

    /// A source with the given text, for what is not on disk.
    #[must_use]
    pub fn from_text(path: &str, text: impl Into<String>) -> Source {
        Source {
            path: path.to_owned(),
            disk_path: path.into(),
            content: Content::Text(text.into()),
            lines: OnceCell::new(),
        }
    }

    /// The text, or nothing where the file is no text.
    #[must_use]
    pub fn text(&self) -> &str {
        match &self.content {
            Content::Text(text) => text,
            Content::NotText(..) | Content::TooLarge(_) | Content::Unopened(_) => "",
        }
    }

    /// Whether the file is text, so that its lines can be shown.
    #[must_use]
    pub fn is_text(&self) -> bool {
        matches!(self.content, Content::Text(_))
    }

    /// How many bytes were read of it.
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

    /// Where the lines begin. Counted once, when the first place is shown.
    fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::of(self.bytes()))
    }

    /// The line and column of a byte.
    #[must_use]
    pub fn position(&self, byte: u32) -> Position {
        let line = self.lines().at(self.bytes(), byte);
        Position { line: line.number, column: line.column }
    }

    /// The line and column of a byte, with the byte at which that line begins, and its text without its end: in any case
    /// so many bytes after the byte, if there are. A line may be as long as the file.
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
        let shown = match end.is_some() || until == text.len() {
            true => shown.trim_end_matches('\r'),
            false => shown,
        };
        match shown.strip_prefix('\u{feff}') {
            Some(rest) if line.start == 0 => (position, '\u{feff}'.len_utf8(), rest),
            _ => (position, line.start, shown),
        }
    }
}

/// The files of one project, in the order in which they are read; `raci.toml` first.
#[derive(Debug)]
pub struct Sources {
    /// The files.
    pub files: Vec<Source>,
    /// How much may stand in them.
    pub limits: Limits,
    /// The bounds beyond which there are files that are not among them.
    pub beyond: Vec<Bound>,
    /// The patterns under `files` in `raci.toml` that match no file, by position among those that are patterns.
    pub idle_patterns: Vec<usize>,
    /// Files and folders that are not read, with the name that each was probably meant to have.
    pub nearly_usual: Vec<(String, String)>,
    /// The picture that `[style]` names, or why it cannot be taken.
    pub logo: Option<Result<Logo, String>>,
    /// The path that opens it.
    pub logo_path: Option<std::path::PathBuf>,
}

impl Sources {
    /// Files that are in no folder, the first of which stands for `raci.toml`.
    #[must_use]
    pub fn of(files: Vec<Source>) -> Sources {
        Sources {
            files,
            limits: Limits::default(),
            beyond: Vec::new(),
            idle_patterns: Vec::new(),
            nearly_usual: Vec::new(),
            logo: None,
            logo_path: None,
        }
    }

    /// The file of a place.
    #[must_use]
    pub fn file(&self, id: FileId) -> &Source {
        &self.files[id.0 as usize]
    }

    /// The line and column at which a place begins.
    #[must_use]
    pub fn position(&self, place: Place) -> Position {
        self.file(place.file).position(place.start)
    }

    /// The paths of all files of the project, the logo among them: nothing is written over any of them.
    #[must_use]
    pub fn disk_paths(&self) -> Vec<std::path::PathBuf> {
        let files = self.files.iter().map(|file| file.disk_path.clone());
        files.chain(self.logo_path.clone()).collect()
    }

    /// Every file with its id.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        (0..).map(FileId).zip(&self.files)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_no_byte_order_mark() {
        let source = Source::from_text("a.toml", "\u{feff}né = 1\r\nb = 2");
        assert_eq!(source.position(3), Position { line: 1, column: 1 });
        assert_eq!(source.position(6), Position { line: 1, column: 3 });
        assert_eq!(source.position(12), Position { line: 2, column: 1 });
        assert_eq!(source.line_at(6, 99), (source.position(6), 3, "né = 1"));
        assert_eq!(source.line_at(12, 99), (source.position(12), 12, "b = 2"));
    }

    #[test]
    fn of_a_long_line_only_what_is_asked_for_is_looked_at() {
        let source = Source::from_text("a.toml", "aaéé\r\r\nb");
        let line = |after| source.line_at(1, after).2;
        assert_eq!([line(0), line(1), line(2), line(3)], ["a", "aa", "aaé", "aaé"]);
        assert_eq!([line(5), line(6), line(7), line(99)], ["aaéé", "aaéé\r", "aaéé\r\r", "aaéé"]);
    }

    #[test]
    fn the_end_of_an_empty_file_has_a_position() {
        let source = Source::from_text("a.toml", "");
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        assert_eq!(source.line_at(0, 99), (source.position(0), 0, ""));
    }
}
