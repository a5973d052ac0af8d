//! Why a file cannot be taken over.

use super::read;

/// Why a file cannot be taken over. The text says what was seen; [`Refusal::help`] says what would be accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It has no tables that could be read.
    #[error(transparent)]
    Unread(#[from] read::Refusal),
    /// It has tables, and none is a matrix.
    #[error("there is no responsibility matrix in it; seen: {seen}")]
    NoMatrix {
        /// What stands there instead.
        seen: String,
    },
    /// There is no sheet of the name asked for.
    #[error("there is no sheet or heading \"{wanted}\" in it")]
    NoSuchSheet {
        /// The name asked for.
        wanted: String,
        /// The names that there are.
        names: Vec<String>,
    },
    /// There are not so many tables.
    #[error("there is no table {wanted} in it; found: {found}")]
    NoSuchTable {
        /// The number asked for.
        wanted: usize,
        /// How many there are.
        found: usize,
    },
}

impl Refusal {
    /// What would be accepted, in one line.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Refusal::Unread(refusal) => refusal.help().to_owned(),
            Refusal::NoMatrix { .. } => {
                "a matrix has roles over its columns and letters such as R and A in its cells, or names under \
                 Responsible and Accountable; --header, --layout and --sheet help to find it"
                    .to_owned()
            }
            Refusal::NoSuchSheet { names, .. } if names.is_empty() => "leave out --sheet".to_owned(),
            Refusal::NoSuchSheet { names, .. } => format!("there are: {}", crate::plural::list(names)),
            Refusal::NoSuchTable { .. } => "leave out --table to take over all of them".to_owned(),
        }
    }
}
