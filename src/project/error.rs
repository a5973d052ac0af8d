//! Why no project is found or opened.

use std::path::PathBuf;

use crate::error::{self, shown};
use crate::limits::Limit;

/// Why no project is found or opened. What is wrong in its files is a finding instead.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No `raci.toml` in the current folder or above it.
    #[error("there is no raci.toml in this folder or in any folder above it")]
    NoProjectAround,
    /// No `raci.toml` at or below a path.
    #[error("there is no raci.toml in {}", shown(path))]
    NoProjectAt {
        /// The path as given.
        path: PathBuf,
        /// The nearest folder above that is a project.
        above: Option<PathBuf>,
        /// The first folder below that is a project.
        inside: Option<PathBuf>,
    },
    /// A path names a file where a folder is needed.
    #[error("{} is a file, and a project is a folder with a raci.toml", shown(path))]
    NotAFolder {
        /// The path as given.
        path: PathBuf,
    },
    /// Folders are nested deeper than the limit.
    #[error("{} has folders below it that are not looked into: it lies {limit} deep", shown(path))]
    TooDeep {
        /// The deepest folder that is searched.
        path: PathBuf,
        /// The limit.
        limit: Limit,
    },
    /// A folder cannot be read.
    #[error(transparent)]
    Shared(#[from] error::Error),
}

impl Error {
    /// The remedy, in one line; may be empty.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Error::NoProjectAround => {
                "name the folder of a project, or start one here with `raci init`".to_owned()
            }
            Error::NoProjectAt { above: Some(above), .. } => {
                format!("the project around it is {}", shown(above))
            }
            Error::NoProjectAt { inside: Some(inside), .. } => {
                format!("name one of the projects in it, as {}", shown(inside))
            }
            Error::NoProjectAt { path, .. } => {
                format!("start a project there with `raci init {}`", shown(path))
            }
            Error::NotAFolder { .. } => "name the folder instead".to_owned(),
            Error::TooDeep { limit, .. } => limit.raised(),
            Error::Shared(error) => error.help(),
        }
    }
}
