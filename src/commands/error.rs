//! Why a command line cannot be carried out.

use std::path::PathBuf;

use crate::diff::state;
use crate::error::shown;
use crate::export::{self, Format};
use crate::model::lookup::LookupError;
use crate::project;
use crate::text::{sanitize, sanitize_up_to};

/// Why a command line cannot be carried out.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    /// The format of an export does not follow from the name of its file.
    #[error("no format is known for {}", shown(path))]
    UnknownFormat { path: PathBuf },
    /// A table would be too large for the memory.
    #[error(
        "the table would have {rows} rows and {columns} columns, and that is too large to draw"
    )]
    TableTooLarge { rows: usize, columns: usize },
    /// There is no verb of that name.
    #[error("there is no verb \"{}\"", sanitize(name))]
    UnknownVerb { name: String },
    /// There is no rule or letter model of that name.
    #[error("there is no rule or letter model \"{}\"", sanitize(name))]
    UnknownRule {
        name: String,
        /// A similar name.
        near: Option<String>,
    },
    /// Two formats of findings would go to the same output.
    #[error("several formats cannot go to the same output")]
    FormatsShareOutput,
    /// Views are requested in a layout or format that does not have any.
    #[error("{form} has a row for each letter, with its role and people, and no views")]
    LongHasNoViews { form: &'static str },
    /// A chart of the structure is asked for another view.
    #[error("{format} draws the structure, and no other view")]
    ChartsAreStructure { format: &'static str },
    /// A flag has no effect in the format.
    #[error("{flag} is for {formats} only")]
    NotInFormat { flag: &'static str, formats: &'static str },
    /// Both arguments name the same role, person or party.
    #[error("\"{}\" is the same as itself", sanitize_up_to(name, 100))]
    SameTwice { name: String },
    /// A flag replaces the name, and two names are given besides.
    #[error("{flag} stands in the place of a name, and two names are given besides")]
    TooManyNames { flag: &'static str },
    /// `SOURCE_DATE_EPOCH` is not a number.
    #[error(
        "SOURCE_DATE_EPOCH is \"{}\", and must be a number of seconds since 1970",
        sanitize_up_to(text, 100)
    )]
    InvalidDate { text: String },
}

impl Error {
    /// The remedy, in one line.
    pub fn help(&self) -> String {
        let help = match self {
            Error::UnknownFormat { .. } => {
                let endings = Format::endings();
                return format!("end the name in {endings}, or name the format with --format");
            }
            Error::UnknownRule { near: Some(near), .. } => {
                return format!("did you mean \"{near}\"?");
            }
            Error::NotInFormat { flag, .. } => return format!("leave out {flag}"),
            Error::UnknownRule { near: None, .. } => {
                "`raci explain` lists all rules and letter models"
            }
            Error::TableTooLarge { .. } => {
                "`raci export --layout long` writes every letter in a row of its own"
            }
            Error::UnknownVerb { .. } => "`raci --help` lists all verbs",
            Error::FormatsShareOutput => {
                "give all but one a file: --format text --format sarif=raci.sarif"
            }
            Error::LongHasNoViews { .. } => "leave out --view",
            Error::ChartsAreStructure { .. } => "write --view structure, or leave out --view",
            Error::SameTwice { .. } => "name two roles, persons or parties",
            Error::TooManyNames { .. } => "name the folder of the project alone",
            Error::InvalidDate { .. } => "set it to a number such as 1795305600, or unset it",
        };
        help.to_owned()
    }
}

/// The remedy for any error of this program, in one line, if there is one.
pub(super) fn help(error: &anyhow::Error) -> Option<String> {
    let help = None
        .or_else(|| error.downcast_ref().map(Error::help))
        .or_else(|| error.downcast_ref().map(project::Error::help))
        .or_else(|| error.downcast_ref().map(state::Error::help))
        .or_else(|| error.downcast_ref().map(export::Error::help))
        .or_else(|| error.downcast_ref().map(LookupError::help))
        .or_else(|| error.downcast_ref().map(crate::error::Error::help));
    help.filter(|help| !help.is_empty())
}
