//! The files of one project.

use super::{FileId, Position, SourceFile, Span};
use crate::limits::{LimitKind, Limits};
use crate::project::Logo;

/// The files of one project, in the order in which they are read; `raci.toml` first.
#[derive(Debug)]
pub struct SourceMap {
    /// The files.
    pub files: Vec<SourceFile>,
    /// How much may stand in them.
    pub limits: Limits,
    /// The bounds beyond which there are files that are not among them.
    pub beyond: Vec<LimitKind>,
    /// The patterns under `files` in `raci.toml` that match no file, by position among those that are patterns.
    pub idle_patterns: Vec<usize>,
    /// Files and folders that are not read, with the name that each was probably meant to have.
    pub nearly_usual: Vec<(String, String)>,
    /// The picture that `[style]` names, or why it cannot be taken.
    pub logo: Option<Result<Logo, String>>,
    /// The path that opens it.
    pub logo_path: Option<std::path::PathBuf>,
}

impl SourceMap {
    /// Files that are in no folder, the first of which stands for `raci.toml`.
    #[must_use]
    pub fn of(files: Vec<SourceFile>) -> SourceMap {
        SourceMap {
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
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The line and column at which a place begins.
    #[must_use]
    pub fn position(&self, span: Span) -> Position {
        self.file(span.file).position(span.start)
    }

    /// The paths of all files of the project, the logo among them: nothing is written over any of them.
    #[must_use]
    pub fn disk_paths(&self) -> Vec<std::path::PathBuf> {
        let files = self.files.iter().map(|file| file.disk_path.clone());
        files.chain(self.logo_path.clone()).collect()
    }

    /// Every file with its id.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0..).map(FileId).zip(&self.files)
    }
}
