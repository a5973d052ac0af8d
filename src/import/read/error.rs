//! Why a file has no tables that could be read.

/// Why a file cannot be read. The text says what was seen; [`ReadError::help`] says what would be accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// It is empty.
    #[error("it is empty")]
    Empty,
    /// It is a picture.
    #[error("it is a picture ({0}), and letters cannot be read from a picture")]
    Picture(&'static str),
    /// It is a PDF.
    #[error("it is a PDF, which contains no table cells")]
    Pdf,
    /// It is a text document, such as one of Word.
    #[error("it is a text document ({0}), not a table")]
    Document(&'static str),
    /// It is a presentation.
    #[error("it is a presentation ({0}), not a table")]
    Slides(&'static str),
    /// It is a workbook, in a format that is not read.
    #[error("it is a workbook in a format that is not read ({0})")]
    OtherWorkbook(&'static str),
    /// It is a packed archive that is no workbook.
    #[error("it is an archive ({0}) and no workbook")]
    Archive(&'static str),
    /// It is locked with a password.
    #[error("it is a workbook that is locked with a password")]
    Encrypted,
    /// It is a workbook that is damaged.
    #[error("it is a damaged workbook: {0}")]
    Broken(String),
    /// It is JSON that is read elsewhere, or nowhere.
    #[error("it is JSON, not a table")]
    Json,
    /// It is neither a known format nor text.
    #[error("it is neither a workbook nor text")]
    NotText,
    /// It is text in an encoding that cannot be detected.
    #[error("it is text in an encoding that is not known: byte {position} is no UTF-8")]
    UnknownEncoding {
        /// The first byte that is wrong, from 1.
        position: usize,
    },
    /// It is in a format that this program was built without.
    #[error("it is in a format that this raci was built without ({0})")]
    LeftOut(&'static str),
    /// It is too large, or would become so.
    #[error("it is too large: {what} may have {limit} at most")]
    TooLarge {
        /// What is too large.
        what: &'static str,
        /// How large it may be.
        limit: String,
    },
}

impl ReadError {
    /// What would be accepted, in one line.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            ReadError::Picture(_) | ReadError::Pdf => {
                "import the file that it was made from: .xlsx, .xls, .ods, .csv, .tsv, .md or .html"
            }
            ReadError::Document(_) | ReadError::Slides(_) => {
                "copy the table into a spreadsheet and save it as .xlsx, .ods or .csv, or save the page as .html"
            }
            ReadError::OtherWorkbook(_) => "save it as .xlsx, .ods or .csv",
            ReadError::Archive(_) => "unpack it, and import the file with the table in it",
            ReadError::Encrypted => "save a copy of it without a password",
            ReadError::Broken(_) => {
                "open it in a spreadsheet program and save it again, as .xlsx, .ods or .csv"
            }
            ReadError::LeftOut(_) => "save the table as .csv, or use a raci that was built with it",
            ReadError::UnknownEncoding { .. } => "save it as UTF-8",
            ReadError::TooLarge { .. } => "save the table with the matrix in a file of its own",
            ReadError::Empty | ReadError::Json | ReadError::NotText => {
                "a table is read from .xlsx, .xlsm, .xls, .ods, .csv, .tsv, .md, .html and pasted text"
            }
        }
    }
}
