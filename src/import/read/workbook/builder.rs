//! A sheet of a workbook from its cells, in whatever order they come. A cell far away from all others costs no more than
//! its own row.

use std::collections::BTreeMap;

use crate::import::read::ReadError;
use crate::import::read::budget::Budget;
use crate::import::sheet::{Cell, Merge, Row, Sheet};

/// The rows and columns that any spreadsheet program has. What stands beyond is in no sheet.
const ROWS: usize = 1 << 20;
/// As [`ROWS`].
pub const COLUMNS: usize = 1 << 14;

/// Blank rows that are kept where many follow each other.
const LARGEST_GAP: usize = 1000;

/// The merged cells of a sheet that are looked at, and the places that they cover, the same ones counted again.
const MERGES: usize = 200_000;
const COVERED: usize = 20_000_000;

/// A sheet while it is read. Rows and columns are counted from 0.
#[derive(Debug, Default)]
pub struct Builder {
    rows: BTreeMap<usize, Vec<(usize, Cell)>>,
    merges: Vec<Area>,
}

/// Cells that are one. The ends belong to it.
#[derive(Debug, Clone, Copy)]
pub struct Area {
    /// The first row and column.
    pub from: (usize, usize),
    /// The last row and column.
    pub to: (usize, usize),
}

impl Builder {
    /// A cell with text in it. Blank ones are passed over.
    ///
    /// # Errors
    /// When the sheet becomes too large.
    pub fn put(
        &mut self,
        (row, column): (usize, usize),
        text: &str,
        bold: bool,
        budget: &mut Budget,
    ) -> Result<(), ReadError> {
        let cell = Cell { bold, ..Cell::plain(text) };
        if cell.text.is_empty() || row >= ROWS || column >= COLUMNS {
            return Ok(());
        }
        budget.cell(&cell.text)?;
        self.rows.entry(row).or_default().push((column, cell));
        Ok(())
    }

    /// Cells that are one.
    pub fn merge(&mut self, area: Area) {
        let is_more = area.from != area.to && area.from.0 <= area.to.0 && area.from.1 <= area.to.1;
        if is_more && self.merges.len() < MERGES {
            self.merges.push(area);
        }
    }

    /// The sheet.
    ///
    /// # Errors
    /// When it becomes too large.
    pub fn finish(self, name: String, budget: &mut Budget) -> Result<Sheet, ReadError> {
        let mut rows: Vec<Row> = Vec::with_capacity(self.rows.len());
        for (position, cells) in self.rows {
            let line = position + 1;
            let above = rows.last().map_or(0, |row| row.line);
            let gap = above + 1..line;
            let gap = if gap.len() < LARGEST_GAP { gap } else { above + 1..above + 2 };
            budget.places(gap.len())?;
            rows.extend(gap.map(|line| Row { line, cells: Vec::new() }));
            rows.push(Row { line, cells: placed(cells, budget)? });
        }
        let mut sheet = Sheet { name, rows, ..Sheet::default() };
        merge(&mut sheet, &self.merges, budget)?;
        Ok(sheet)
    }
}

/// The cells of a row, each in its place. Of two in one place, the later one stands.
fn placed(mut cells: Vec<(usize, Cell)>, budget: &mut Budget) -> Result<Vec<Cell>, ReadError> {
    cells.sort_by_key(|(column, _)| *column);
    let width = cells.last().map_or(0, |(column, _)| column + 1);
    budget.places(width.saturating_sub(cells.len()))?;
    let mut row = vec![Cell::default(); width];
    for (column, cell) in cells {
        row[column] = cell;
    }
    Ok(row)
}

/// Marks the merged cells, as far as the sheet goes.
fn merge(sheet: &mut Sheet, merges: &[Area], budget: &mut Budget) -> Result<(), ReadError> {
    let width = sheet.width();
    let mut left = COVERED;
    for area in merges {
        let first = sheet.rows.partition_point(|row| row.line <= area.from.0);
        let end = sheet.rows.partition_point(|row| row.line <= area.to.0 + 1);
        let columns = area.from.1..width.min(area.to.1 + 1);
        let is_first = sheet.rows.get(first).is_some_and(|row| row.line == area.from.0 + 1);
        let is_free = sheet.cell(first, columns.start).is_none_or(|cell| cell.merge == Merge::None);
        if columns.is_empty() || (end - first) * columns.len() < 2 || !is_first || !is_free {
            continue;
        }
        match left.checked_sub((end - first) * columns.len()) {
            Some(rest) => left = rest,
            None => break,
        }
        for (position, row) in sheet.rows[first..end].iter_mut().enumerate() {
            budget.places(columns.end.saturating_sub(row.cells.len()))?;
            row.cells.resize(row.cells.len().max(columns.end), Cell::default());
            for cell in &mut row.cells[columns.clone()] {
                *cell = match position {
                    0 if cell.merge == Merge::None => {
                        Cell { merge: Merge::Covered, ..std::mem::take(cell) }
                    }
                    _ => Cell { merge: Merge::Covered, ..Cell::default() },
                };
            }
        }
        let row = &mut sheet.rows[first];
        let merge = Merge::First { columns: columns.len(), rows: end - first };
        for cell in &mut row.cells[columns.start + 1..columns.end] {
            *cell = Cell { merge: Merge::Covered, ..Cell::default() };
        }
        row.cells[columns.start].merge = merge;
    }
    Ok(())
}
