//! Where the cells of large tables wait until the workbook is put together: in temporary files, which have no names and
//! are gone with the run, however it ends.

use std::io::{self, Read, Write};

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use crate::view::grid::{Grid, GridKind};

/// A table with more cells than this is kept in a file: in memory a cell takes a quarter of a kilobyte.
const LARGE: u64 = 100_000;
/// The most bytes of a cell in its file, where its text is only a number, and of a row.
const BYTES: (u64, u64) = (64, 128);

/// A new sheet for a table.
pub(super) fn sheet<'w>(
    workbook: &'w mut Workbook,
    grid: &Grid,
) -> Result<&'w mut Worksheet, XlsxError> {
    if is_large(grid) {
        workbook.add_worksheet_with_low_memory()
    } else {
        Ok(workbook.add_worksheet())
    }
}

/// Tries whether there is room for the files of all tables: the writer of the workbook does not ask, and a full disk
/// would end the run without a word.
pub(super) fn try_out(grids: &[Grid]) -> io::Result<()> {
    let large = grids.iter().filter(|grid| is_large(grid));
    let bytes: u64 = large.map(bytes).sum();
    if bytes > 0 {
        let mut file = tempfile::tempfile()?;
        io::copy(&mut io::repeat(0).take(bytes), &mut file)?;
        file.flush()?;
    }
    Ok(())
}

/// The most bytes of a table in its file. Section, name and id are three cells more.
fn bytes(grid: &Grid) -> u64 {
    let step = if grid.kind == GridKind::Shares { 2 } else { 1 };
    let columns = u64::try_from(grid.columns.len() * step + 3).unwrap_or(u64::MAX);
    rows(grid).saturating_mul(columns.saturating_mul(BYTES.0).saturating_add(BYTES.1))
}

fn is_large(grid: &Grid) -> bool {
    grid.kind != GridKind::Cards && cells(grid) > LARGE
}

fn rows(grid: &Grid) -> u64 {
    // With those above and below the table.
    u64::try_from(grid.rows().count() + grid.totals.len() + grid.notes.len() + 8)
        .unwrap_or(u64::MAX)
}

fn cells(grid: &Grid) -> u64 {
    // Shares take two cells; section, name and id are three more.
    let columns = u64::try_from(grid.columns.len() * 2 + 3).unwrap_or(u64::MAX);
    rows(grid).saturating_mul(columns)
}
