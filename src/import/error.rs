//! Why a file cannot be imported.

use super::read;

/// Why a file cannot be imported. The text says what was seen; [`ImportError::help`] says what would be accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// It has no tables that could be read.
    #[error(transparent)]
    Unread(#[from] read::ReadError),
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

impl ImportError {
    /// What would be accepted, in one line.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            ImportError::Unread(error) => error.help().to_owned(),
            ImportError::NoMatrix { .. } => {
                "a matrix has roles over its columns and letters such as R and A in its cells, or names under \
                 Responsible and Accountable; --header, --layout and --sheet help to find it"
                    .to_owned()
            }
            ImportError::NoSuchSheet { names, .. } if names.is_empty() => "leave out --sheet".to_owned(),
            ImportError::NoSuchSheet { names, .. } => format!("there are: {}", crate::plural::list(names)),
            ImportError::NoSuchTable { .. } => "leave out --table to import all of them".to_owned(),
        }
    }
}
