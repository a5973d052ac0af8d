//! The rows and columns of the parts of a table in its sheet.

use rust_xlsxwriter::XlsxError;

use crate::view::grid::{Grid, GridKind};

/// The rows of a sheet.
const MOST_ROWS: u32 = 1_048_576;

/// The ranges of a table. Columns and rows are counted from 0.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ranges {
    /// The column of the section, if the table has named sections.
    pub section: Option<u16>,
    /// The column of the names.
    pub name: u16,
    /// The number of sheet columns for a column of the table: two for shares, else one.
    pub step: u16,
    /// The first column of letters, and the one after the last; equal if there are none.
    pub letters: (u16, u16),
    /// The column of the ids.
    pub id: u16,
    /// The row of the heads.
    pub head: u32,
    /// The last row of the table; the row of the heads if there are no others.
    pub last: u32,
}

impl Ranges {
    /// The ranges of a table with its heads in the row `head`.
    pub fn new(grid: &Grid, head: u32) -> Result<Ranges, XlsxError> {
        let section = grid.sections.iter().any(|section| section.name.is_some()).then_some(0);
        let name = u16::from(section.is_some());
        let step = if grid.kind == GridKind::Shares { 2 } else { 1 };
        let too_many = |_| XlsxError::RowColumnLimitError;
        let width = u16::try_from(grid.columns.len() * usize::from(step)).map_err(too_many)?;
        let letters = match grid.kind {
            // Sums that were rows are columns at the end of a transposed table.
            GridKind::Letters => {
                grid.columns.iter().filter(|column| column.letter.is_none()).count()
            }
            _ => 0,
        };
        let letters = u16::try_from(letters).map_err(too_many)?;
        let rows = u32::try_from(grid.rows().count()).map_err(too_many)?;
        // Checked before a million rows are written.
        let last = head.checked_add(rows).filter(|last| *last < MOST_ROWS);
        Ok(Ranges {
            section,
            name,
            step,
            letters: (
                name + 1,
                (name + 1).checked_add(letters).ok_or(XlsxError::RowColumnLimitError)?,
            ),
            id: (name + 1).checked_add(width).ok_or(XlsxError::RowColumnLimitError)?,
            head,
            last: last.ok_or(XlsxError::RowColumnLimitError)?,
        })
    }

    /// The first sheet column of a column of the table.
    pub fn column(&self, position: usize) -> Result<u16, XlsxError> {
        let position = u16::try_from(position).map_err(|_| XlsxError::RowColumnLimitError)?;
        position
            .checked_mul(self.step)
            .and_then(|column| column.checked_add(self.name + 1))
            .ok_or(XlsxError::RowColumnLimitError)
    }

    /// The first and the last row below the heads, if there are any.
    pub fn rows(&self) -> Option<(u32, u32)> {
        (self.last > self.head).then_some((self.head + 1, self.last))
    }
}
