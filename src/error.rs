//! Errors that several folders share. Each folder has an enum of its own beside these, with its help. What is wrong *in*
//! a project is not an error but a finding.

use std::path::{Path, PathBuf};

use crate::text::{sanitize, sanitize_up_to};

/// Why a run failed. The text is the error, [`Error::help`] the remedy.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A folder or file cannot be read.
    #[error("{} cannot be read: {reason}", shown(path))]
    Unreadable {
        /// The path as given.
        path: PathBuf,
        /// Why, in plain words.
        reason: String,
    },
    /// A file cannot be written.
    #[error("{} cannot be written: {reason}", shown(path))]
    Unwritable {
        /// The path as given.
        path: PathBuf,
        /// Why, in plain words.
        reason: String,
    },
    /// The program was built without a format.
    #[error("this raci was built without {format}")]
    LeftOut {
        /// The usual ending of its files.
        format: &'static str,
    },
    /// A file contains no matrix that can be imported.
    #[error("cannot import {}: {}", shown(path), sanitize_up_to(reason, 400))]
    Refused {
        /// The path as given.
        path: PathBuf,
        /// What the file is instead.
        reason: String,
        /// What can be imported.
        help: String,
    },
}

impl Error {
    /// What to do about it, in one line; may be empty.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Error::Unreadable { .. } | Error::Unwritable { .. } => String::new(),
            Error::LeftOut { format } => {
                format!("build it with --features {format}, or write another format")
            }
            Error::Refused { help, .. } => sanitize_up_to(help, 400).into_owned(),
        }
    }
}

/// A path as it is shown in messages.
#[must_use]
pub fn shown(path: &Path) -> String {
    sanitize(&path.display().to_string()).into_owned()
}
