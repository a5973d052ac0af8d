//! The cards of roles below each other: a band with the role, and a row for each of its aspects.
//!
//! Cards are read, not sorted, so bands between the rows do no harm.

use rust_xlsxwriter::XlsxError;

use super::sheet::Sheet;
use crate::export::walk::{self, Line};
use crate::export::xlsx::text_width::{lines, size};
use crate::view::grid::{Cell, Entry, Grid, Row};

/// The widths of the two columns, in characters.
const WIDTHS: (usize, usize) = (28, 84);

/// The most names in a row: a row higher than a page could not be read, and a high one leaves pages half empty.
const MOST_NAMES: usize = 12;

/// The indent of a detail.
const DETAIL: &str = "    ";

/// Writes the cards from the current row on.
pub(super) fn write(sheet: &mut Sheet<'_>, grid: &Grid) -> Result<(), XlsxError> {
    let formats = sheet.formats;
    let head = sheet.row;
    sheet.worksheet.set_portrait();
    sheet.worksheet.set_column_width(0, size(WIDTHS.0))?.set_column_width(1, size(WIDTHS.1))?;
    sheet.worksheet.set_freeze_panes(head + 1, 0)?.set_repeat_rows(head, head)?;
    for line in walk::lines(grid) {
        match line {
            Line::Head => {
                sheet.text(0, &grid.stub_head, &formats.head)?;
                for column in &grid.columns {
                    sheet.text(1, &column.name, &formats.head)?;
                }
                sheet.row += 1;
            }
            Line::Section(_, section) => {
                sheet.worksheet.set_row_height(sheet.row, 21)?;
                sheet.text(0, section.name.as_deref().unwrap_or_default(), &formats.band)?;
                sheet.text(1, "", &formats.band)?;
                sheet.row += 1;
            }
            Line::Row(_, row) | Line::Total(_, row) => aspect(sheet, grid, row)?,
        }
    }
    Ok(())
}

/// Writes an aspect of a role: names one a line, in as many rows as they need; an entry with its details in a row of its
/// own.
fn aspect(sheet: &mut Sheet<'_>, grid: &Grid, row: &Row) -> Result<(), XlsxError> {
    let formats = sheet.formats;
    let key = row.letter.and_then(|letter| grid.legend_entry(letter));
    let format = key.map_or_else(
        || formats.top.name.clone(),
        |key| formats.with_letter(&formats.top.name, key),
    );
    let texts: Vec<String> = match row.cells.first() {
        Some(Cell::Names(names)) => names.chunks(MOST_NAMES).map(|part| part.join("\n")).collect(),
        Some(Cell::Entries(entries)) => entries.iter().map(with_details).collect(),
        Some(cell) => vec![grid.text(cell).into_owned()],
        None => Vec::new(),
    };
    let is_named_once = matches!(row.cells.first(), Some(Cell::Entries(_)));
    for (position, text) in texts.iter().enumerate() {
        let name = if is_named_once && position > 0 { "" } else { &row.name };
        sheet.heighten(lines(text, WIDTHS.1).max(lines(name, WIDTHS.0)))?;
        sheet.text(0, name, &format)?;
        sheet.text(1, text, &formats.top.text)?;
        sheet.row += 1;
    }
    Ok(())
}

/// The name of an entry above its details.
fn with_details(entry: &Entry) -> String {
    let details = entry.details.iter().map(|detail| format!("{DETAIL}{detail}"));
    std::iter::once(entry.name.clone()).chain(details).collect::<Vec<_>>().join("\n")
}
