//! The files of one project.

use super::{FileId, Position, SourceFile, Span};

/// The files of one project, in the order in which they are read; `raci.toml` first.
#[derive(Debug)]
pub struct SourceMap {
    /// The files, by [`FileId`].
    pub files: Vec<SourceFile>,
}

impl SourceMap {
    /// The files in this order.
    #[must_use]
    pub fn new(files: Vec<SourceFile>) -> SourceMap {
        SourceMap { files }
    }

    /// The file with this id.
    ///
    /// # Panics
    /// For the id of another project.
    #[must_use]
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The line and column of the start of a span.
    #[must_use]
    pub fn position(&self, span: Span) -> Position {
        self.file(span.file).position(span.start)
    }

    /// Every file with its id.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0..).map(FileId).zip(&self.files)
    }
}
