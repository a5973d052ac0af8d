//! Opens the files of a project: `raci.toml` is parsed, since it names the others; all of them are kept as text.

use std::path::{Path, PathBuf};

use super::Error;
use super::logo::{self, Logo};
use super::toml::{self, Arena, Document, SyntaxError};
use super::{discover, manifest};
use crate::limits::{Limit, LimitKind, Limits};
use crate::source::display_path::DisplayRoot;
use crate::source::{Content, FileId, SourceFile, SourceMap};

/// The files of one project.
pub struct ProjectFiles<'a> {
    /// The files as text.
    pub sources: SourceMap,
    /// How much may be read.
    pub limits: Limits,
    /// The limits that leave out further files.
    pub beyond: Vec<LimitKind>,
    /// The patterns under `files` in `raci.toml` that match no file, by position among the valid ones.
    pub idle_patterns: Vec<usize>,
    /// Files and folders that are not read, each with the name that was probably meant.
    pub nearly_usual: Vec<(String, String)>,
    /// The picture that `[style]` names, or why it cannot be used.
    pub logo: Option<Result<Logo, String>>,
    /// The path of that picture.
    pub logo_path: Option<PathBuf>,
    /// `raci.toml`, parsed.
    pub(super) manifest: Document<'a>,
    /// The syntax errors of `raci.toml`.
    pub(super) manifest_errors: Vec<SyntaxError>,
}

impl<'a> ProjectFiles<'a> {
    /// Opens the files of the project in `root`. Their paths are shown relative to `current`.
    ///
    /// # Errors
    /// When a folder of the project cannot be listed. An unreadable file becomes a finding later.
    pub fn open(
        root: &Path,
        current: &Path,
        limits: &Limits,
        arena: &'a Arena,
    ) -> Result<Self, Error> {
        let display = DisplayRoot::new(root, current);
        let mut left = limits.of(LimitKind::ProjectSize);
        let mut read = |path: &Path| {
            let file = read_file(root, path, display.below(path), left, limits);
            left = left.saturating_sub(file.size());
            file
        };
        let first = read(Path::new(discover::MANIFEST));
        let (document, errors) = toml::parse_copy(FileId::default(), first.text(), arena);
        let value = |table, key| document.value(table, key);
        let patterns = value("project", "files").map(|files| manifest::patterns(&files, None));
        let logo = value("style", "logo").and_then(|logo| logo.node.as_text());
        let files = discover::files(root, patterns.as_deref(), limits)?;
        let others: Vec<SourceFile> = files.paths.iter().map(|path| read(path)).collect();
        Ok(ProjectFiles {
            sources: SourceMap::new(std::iter::once(first).chain(others).collect()),
            limits: *limits,
            beyond: files.beyond,
            idle_patterns: (0..files.matched.len()).filter(|at| !files.matched[*at]).collect(),
            nearly_usual: files.nearly_usual,
            logo: logo.map(|path| logo::read(path, root)),
            logo_path: logo.map(|path| root.join(path)),
            manifest: document,
            manifest_errors: errors,
        })
    }

    /// Files that are in no folder; the first is `raci.toml`.
    ///
    /// # Panics
    /// Without a file.
    #[must_use]
    pub fn from_sources(files: Vec<SourceFile>, arena: &'a Arena) -> Self {
        let (manifest, manifest_errors) =
            toml::parse_copy(FileId::default(), files[0].text(), arena);
        ProjectFiles {
            sources: SourceMap::new(files),
            limits: Limits::default(),
            beyond: Vec::new(),
            idle_patterns: Vec::new(),
            nearly_usual: Vec::new(),
            logo: None,
            logo_path: None,
            manifest,
            manifest_errors,
        }
    }

    /// The paths of all files of the project, including the logo: no output may replace any of them.
    #[must_use]
    pub fn disk_paths(&self) -> Vec<PathBuf> {
        let files = self.sources.files.iter().map(|file| file.disk_path.clone());
        files.chain(self.logo_path.clone()).collect()
    }
}

/// Reads a file, if the project may still have `left` bytes.
fn read_file(root: &Path, path: &Path, shown: String, left: u64, limits: &Limits) -> SourceFile {
    let limit = if left < limits.of(LimitKind::FileSize) {
        Limit { kind: LimitKind::ProjectSize, number: left }
    } else {
        limits.limit(LimitKind::FileSize)
    };
    let mut file = SourceFile::read(shown, &root.join(path), root, limit.number);
    if matches!(file.content, Content::TooLarge(_)) {
        file.content = Content::TooLarge(limits.limit(limit.kind));
    }
    file
}

/// The patterns under `files` in the `raci.toml` of `root`, if it has any.
#[must_use]
pub fn patterns(root: &Path) -> Vec<glob::Pattern> {
    let largest = Limits::default().of(LimitKind::FileSize);
    let file = SourceFile::read(String::new(), &root.join(discover::MANIFEST), root, largest);
    let arena = Arena::default();
    let (document, _) = toml::parse(FileId::default(), file.text(), &arena);
    let files = document.value("project", "files");
    files.map(|files| manifest::patterns(&files, None)).unwrap_or_default()
}
