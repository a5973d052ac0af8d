//! Replacements for the readers that this program was built without.

#[cfg(not(feature = "html"))]
pub mod html {
    //! HTML: only what a text of Markdown has of it, and no tables.

    use crate::import::read::ReadError;
    use crate::import::read::budget::Budget;
    use crate::import::sheet::Sheet;

    /// What a page, or a part of one, has.
    #[derive(Debug, Default)]
    pub struct Page {
        tables: Vec<Sheet>,
        /// Its last heading, if it has any.
        pub heading: Option<String>,
        /// The lines of text after its last table.
        pub after: Vec<String>,
    }

    impl Page {
        /// No tables.
        #[must_use]
        pub fn sheets(self) -> Vec<Sheet> {
            self.tables
        }

        /// No tables.
        #[must_use]
        pub fn take_tables(&mut self) -> Vec<Sheet> {
            std::mem::take(&mut self.tables)
        }
    }

    /// Reads nothing, and refuses what has a table.
    ///
    /// # Errors
    /// When there is a table in it.
    pub fn read(text: &str, _first_line: usize, _budget: &mut Budget) -> Result<Page, ReadError> {
        if text.to_ascii_lowercase().contains("<table") {
            Err(ReadError::LeftOut("html"))
        } else {
            Ok(Page::default())
        }
    }
}

#[cfg(not(feature = "xlsx"))]
pub mod workbook {
    //! Workbooks, which are always refused.

    use crate::import::read::budget::Budget;
    use crate::import::read::{Format, ReadError, Reading};
    use crate::limits::Limits;

    const REFUSED: ReadError = ReadError::LeftOut("xlsx");

    /// Refuses a workbook.
    ///
    /// # Errors
    /// Always.
    pub fn xlsx(_: &[u8], _: &mut Budget) -> Result<Reading, ReadError> {
        Err(REFUSED)
    }

    /// Refuses a workbook.
    ///
    /// # Errors
    /// Always.
    pub fn ods(_: &[u8], _: &mut Budget) -> Result<Reading, ReadError> {
        Err(REFUSED)
    }

    /// Refuses a workbook.
    ///
    /// # Errors
    /// Always.
    pub fn xls(_: &[u8], _: &mut Budget) -> Result<Reading, ReadError> {
        Err(REFUSED)
    }

    /// Refuses an OLE2 compound file.
    ///
    /// # Errors
    /// Always.
    pub fn kind_of_compound(_: &[u8]) -> Result<Format, ReadError> {
        Err(REFUSED)
    }

    /// Refuses a zip archive.
    ///
    /// # Errors
    /// Always.
    pub fn kind_of_zip(_: &[u8], _: &Limits) -> Result<Format, ReadError> {
        Err(REFUSED)
    }
}
