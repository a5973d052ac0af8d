//! Where a state comes from: the folder of a project, a revision that git keeps of it, or a table that can be imported.

pub mod error;
mod git;

pub use error::Error;

use std::path::{Path, PathBuf};

use crate::error::Error as Shared;
use crate::import;
use crate::import::Options;
use crate::limits::{LimitKind, Limits};
use crate::project::{Arena, ProjectFiles, discover};
use crate::source::read;
use crate::text::sanitize;

/// The files of a state, open for reading.
pub struct Opened<'a> {
    /// The files.
    pub files: ProjectFiles<'a>,
    /// The label shown for the state.
    pub label: String,
    /// Whether it is an imported table.
    pub is_table: bool,
    /// The temporary folder with the files of a revision, kept as long as the state is needed.
    _folder: Option<tempfile::TempDir>,
}

/// The project in a folder as it is now.
///
/// # Errors
/// When a folder of the project cannot be listed.
pub fn folder<'a>(
    root: &Path,
    current: &Path,
    limits: &Limits,
    arena: &'a Arena,
) -> Result<Opened<'a>, Error> {
    let files = ProjectFiles::open(root, current, limits, arena)?;
    let label = match discover::shown(root, current) {
        shown if shown.is_empty() || shown == "." => "this folder".to_owned(),
        shown => shown,
    };
    Ok(Opened { files, label, is_table: false, _folder: None })
}

/// The project in a folder as a revision of git has it. The folder itself need not have it any more.
///
/// # Errors
/// When git is not there, does not know the revision, or has no project of that folder in it.
pub fn revision<'a>(
    root: &Path,
    revision: &str,
    limits: &Limits,
    arena: &'a Arena,
) -> Result<Opened<'a>, Error> {
    let at = git::Revision::find(root, revision)?;
    let folder = temporary()?;
    at.write(folder.path(), limits)?;
    let inside = folder.path().join(&at.prefix);
    if !inside.join(discover::MANIFEST).exists() {
        return Err(Error::NotInRevision { path: root.to_owned(), revision: revision.to_owned() });
    }
    let mut files = ProjectFiles::open(&inside, folder.path(), limits, arena)?;
    for file in &mut files.sources.files {
        file.path = format!("{revision}:{}", file.path);
    }
    Ok(Opened { files, label: revision.to_owned(), is_table: false, _folder: Some(folder) })
}

/// The merge base of two revisions.
///
/// # Errors
/// As for [`revision`]; also if they have no common ancestor.
pub fn common_revision(root: &Path, one: &str, other: &str) -> Result<String, Error> {
    git::common(root, one, other)
}

/// A table in another format, as [`crate::import`] reads it.
///
/// # Errors
/// When the file cannot be read, or no matrix is in it.
pub fn table<'a>(path: &Path, limits: &Limits, arena: &'a Arena) -> Result<Opened<'a>, Error> {
    let unreadable = |reason| Shared::Unreadable { path: path.to_owned(), reason };
    let bytes = read::bytes(path, limits.of(LimitKind::FileSize)).map_err(unreadable)?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let import = import::import(&bytes, &name, &Options::default()).map_err(|refusal| {
        Shared::Refused { path: path.to_owned(), help: refusal.help(), reason: refusal.to_string() }
    })?;
    let folder = temporary()?;
    for (inside, text) in import::write::files(&import.draft) {
        put(folder.path(), Path::new(&inside), text.as_bytes())?;
    }
    let files = ProjectFiles::open(folder.path(), folder.path(), limits, arena)?;
    Ok(Opened { files, label: path.display().to_string(), is_table: true, _folder: Some(folder) })
}

impl Opened<'_> {
    /// The label as it is shown.
    #[must_use]
    pub fn shown(&self) -> String {
        sanitize(&self.label).into_owned()
    }
}

fn temporary() -> Result<tempfile::TempDir, Error> {
    let folder = tempfile::Builder::new().prefix("raci-").tempdir();
    folder.map_err(|error| unwritable(&std::env::temp_dir(), &error))
}

/// Writes a file below a temporary folder.
fn put(folder: &Path, inside: &Path, content: &[u8]) -> Result<(), Error> {
    let path: PathBuf = folder.join(inside);
    let parent = path.parent().unwrap_or(folder);
    std::fs::create_dir_all(parent)
        .and_then(|()| std::fs::write(&path, content))
        .map_err(|error| unwritable(&path, &error))
}

fn unwritable(path: &Path, error: &std::io::Error) -> Error {
    let reason = read::plain_reason(error);
    Shared::Unwritable { path: path.to_owned(), reason }.into()
}
