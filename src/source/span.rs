//! Ranges of bytes in files.

/// A file of the project, by its position in the order of reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FileId(pub u32);

/// A range of text in a file: byte offsets, `start` inclusive, `end` exclusive.
///
/// It has no line number: lines are counted once per file, and only when a position is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte of the text.
    pub start: u32,
    /// One past the last byte of the text.
    pub end: u32,
}

/// A value with the span of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// The span of its text.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value with its span.
    pub fn new(value: T, span: Span) -> Self {
        Spanned { value, span }
    }
}
