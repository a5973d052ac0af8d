//! Where something is written: a range of bytes in a file.

/// A file of the project, as a position in the order in which its files are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FileId(pub u32);

/// A stretch of text in a file: byte offsets, `start` included, `end` excluded.
///
/// A place never holds a line number. Lines are counted once per file, and only when a place is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The file that the text stands in.
    pub file: FileId,
    /// The first byte of the text.
    pub start: u32,
    /// One past the last byte of the text.
    pub end: u32,
}

/// A value and the span where it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it is written.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value with its span.
    pub fn new(value: T, span: Span) -> Self {
        Spanned { value, span }
    }
}
