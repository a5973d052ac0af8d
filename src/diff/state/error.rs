//! Why a state cannot be compared.

use std::path::{Path, PathBuf};

use crate::error::{self, shown};
use crate::project;
use crate::text::sanitize_up_to;

/// Why a state cannot be compared.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no folder, file or revision of that name.
    #[error("there is no folder, file or revision \"{}\"", sanitize_up_to(name, 200))]
    NoSuchState {
        /// The name as given.
        name: String,
    },
    /// A revision is asked for outside of a repository.
    #[error(
        "there is no folder or file \"{}\", and no revision can be read in {}: {reason}",
        sanitize_up_to(name, 200),
        folder(path)
    )]
    NoRepository {
        /// The name as given.
        name: String,
        /// The folder.
        path: PathBuf,
        /// The message of git.
        reason: String,
    },
    /// A revision does not contain the project.
    #[error(
        "the revision \"{}\" has no raci.toml in {}",
        sanitize_up_to(revision, 200),
        folder(path)
    )]
    NotInRevision {
        /// The folder of the project.
        path: PathBuf,
        /// The revision.
        revision: String,
    },
    /// Git cannot read a revision.
    #[error("the revision \"{}\" cannot be read: {reason}", sanitize_up_to(revision, 200))]
    Git {
        /// The revision.
        revision: String,
        /// The message of git.
        reason: String,
    },
    /// The project of a state cannot be opened.
    #[error(transparent)]
    Project(#[from] project::Error),
    /// A file cannot be read, written or imported.
    #[error(transparent)]
    Shared(#[from] error::Error),
}

impl Error {
    /// The remedy, in one line; may be empty.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Error::NoSuchState { .. } => {
                "name a folder with a raci.toml, a file that `raci import` reads, or a branch, tag or commit of git; a shallow clone lacks earlier ones until they are fetched".to_owned()
            }
            Error::NoRepository { .. } => {
                "a revision is compared in the folder of a project that git keeps".to_owned()
            }
            Error::NotInRevision { .. } => {
                "name an earlier or later revision, or the folder in which the project lies".to_owned()
            }
            Error::Git { .. } => String::new(),
            Error::Project(error) => error.help(),
            Error::Shared(error) => error.help(),
        }
    }
}

/// "the folder a/b", or "this folder".
fn folder(path: &Path) -> String {
    if path == Path::new(".") {
        "this folder".to_owned()
    } else {
        format!("the folder {}", shown(path))
    }
}
