//! The errors of exports.

use std::path::PathBuf;

use crate::error::{self, shown};

/// Why something cannot be exported.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The target is one of the files that the export is made from.
    #[error("{} is a file of the project and is not overwritten", shown(path))]
    OverwritesInput {
        /// The path as given.
        path: PathBuf,
    },
    /// The target has a name that the files of projects have.
    #[error(
        "{} is not written: names that end in .toml are for the files of projects",
        shown(path)
    )]
    NamedAsInput {
        /// The path as given.
        path: PathBuf,
    },
    /// A file of a new project exists already.
    #[error("{} is there already and is not overwritten", shown(path))]
    Exists {
        /// The path.
        path: PathBuf,
    },
    /// A document cannot be written in its format.
    #[error("the {format} cannot be made: {reason}")]
    Unmade {
        /// The kind of document.
        format: &'static str,
        /// Why.
        reason: String,
    },
    /// A file cannot be written, or the format is not built in.
    #[error(transparent)]
    Shared(#[from] error::Error),
}

impl Error {
    /// What to do about it, in one line; may be empty.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Error::OverwritesInput { .. } | Error::NamedAsInput { .. } => {
                "choose another name for the output".to_owned()
            }
            Error::Exists { .. } => "name an empty or a new folder".to_owned(),
            Error::Unmade { .. } => {
                "draw less of the project with --phase, --role and the other filters".to_owned()
            }
            Error::Shared(error) => error.help(),
        }
    }
}
