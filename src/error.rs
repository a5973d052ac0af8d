//! Errors that several folders share. Each folder has an enum of its own beside these, with its help. What is wrong *in*
//! a project is not an error but a finding.

use std::path::{Path, PathBuf};

use crate::plural::{count, list};
use crate::text::{sanitize, sanitize_up_to};

/// Why a run failed. The text says what is wrong, [`Error::help`] what to do.
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
    /// A filter names something that the project does not have.
    #[error("the project has no {kind} \"{}\"", sanitize_up_to(name, 100))]
    UnknownFilter {
        /// The kind, such as "phase".
        kind: &'static str,
        /// The name as given.
        name: String,
        /// A similar name.
        near: Option<String>,
    },
    /// Nothing in the project has the name.
    #[error("the project has no {kind} \"{}\"", sanitize_up_to(name, 100))]
    UnknownName {
        /// The kinds that were searched, such as "role, person or party".
        kind: &'static str,
        /// The name as given.
        name: String,
        /// Similar names.
        near: Vec<String>,
    },
    /// A name is ambiguous.
    #[error("\"{}\" is {}", sanitize_up_to(name, 100), kinds(these))]
    SeveralNamed {
        /// The name as given.
        name: String,
        /// The kind of each, and what to write for it.
        these: Vec<(&'static str, String)>,
    },
    /// A file contains no matrix that can be imported.
    #[error("{} cannot be taken over: {}", shown(path), sanitize_up_to(reason, 400))]
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
            Error::UnknownFilter { near: Some(near), .. } => {
                format!("did you mean \"{}\"?", sanitize_up_to(near, 100))
            }
            Error::UnknownFilter { near: None, .. } => {
                "write an id or a name as in the files; a name with a comma is found by its id"
                    .to_owned()
            }
            Error::UnknownName { near, .. } if near.is_empty() => {
                "write an id or a name as in the files".to_owned()
            }
            Error::UnknownName { near, .. } => format!("did you mean {}?", quoted(near)),
            Error::SeveralNamed { these, .. } => {
                let these: Vec<String> = these.iter().map(|(_, text)| text.clone()).collect();
                format!("write {}", quoted(&these))
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

/// What shares a name: "a role and a person", "the name of 2 people".
fn kinds(these: &[(&'static str, String)]) -> String {
    let kinds = ["role", "person", "party", "responsibility"].into_iter().filter_map(|kind| {
        match these.iter().filter(|(one, _)| *one == kind).count() {
            0 => None,
            1 => Some(format!("a {kind}")),
            more => Some(format!("the name of {}", count(more, kind))),
        }
    });
    list(&kinds.collect::<Vec<_>>())
}

/// Names to choose from: `"a", "b" or "c"`.
fn quoted(names: &[String]) -> String {
    let names: Vec<String> =
        names.iter().map(|name| format!("\"{}\"", sanitize_up_to(name, 100))).collect();
    match names.as_slice() {
        [most @ .., last] if !most.is_empty() => format!("{} or {last}", most.join(", ")),
        names => names.concat(),
    }
}
