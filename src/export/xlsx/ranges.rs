//! Where the parts of a table stand in its sheet.

use rust_xlsxwriter::XlsxError;

use crate::view::grid::{Grid, GridKind};

/// The rows of a sheet.
const MOST_ROWS: u32 = 1_048_576;

/// The places of a table: columns from the left, rows from the top, both from 0.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// The column of the section, where the table has sections.
    pub section: Option<u16>,
    /// The column of the names.
    pub name: u16,
    /// The columns that a column of the table has: a share has two.
    pub step: u16,
    /// The first column of letters, and the one after the last; the same where there are none.
    pub letters: (u16, u16),
    /// The column of the ids.
    pub id: u16,
    /// The row of the heads.
    pub head: u32,
    /// The last row of names; that of the heads where there are none.
    pub last: u32,
}

impl Frame {
    /// The frame of a table whose heads stand in the row `head`.
    pub fn of(grid: &Grid, head: u32) -> Result<Frame, XlsxError> {
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
        // Said before a million of them are written.
        let last = head.checked_add(rows).filter(|last| *last < MOST_ROWS);
        Ok(Frame {
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

    /// The first column of the cells at a position.
    pub fn column(&self, position: usize) -> Result<u16, XlsxError> {
        let position = u16::try_from(position).map_err(|_| XlsxError::RowColumnLimitError)?;
        position
            .checked_mul(self.step)
            .and_then(|column| column.checked_add(self.name + 1))
            .ok_or(XlsxError::RowColumnLimitError)
    }

    /// The first and the last row of names, where there are some.
    pub fn rows(&self) -> Option<(u32, u32)> {
        (self.last > self.head).then_some((self.head + 1, self.last))
    }
}
