//! The cards of roles, one below the other: a band with the role, and a row for each of its aspects.
//!
//! Cards are read and not sorted, so that bands can stand between the rows.

use rust_xlsxwriter::XlsxError;

use super::sheet::Sheet;
use crate::export::xlsx::text_width::{lines, size};
use crate::view::grid::{Cell, Entry, Grid, Row};

/// The characters of the two columns.
const WIDTHS: (usize, usize) = (28, 84);

/// The names in a row: a row that is higher than a page could not be read, and a high one leaves pages half empty.
const MOST_NAMES: usize = 12;

/// Stands before a detail.
const DETAIL: &str = "    ";

/// Writes the cards below what stands on the sheet.
pub(super) fn write(sheet: &mut Sheet<'_>, grid: &Grid) -> Result<(), XlsxError> {
    let look = sheet.look;
    let head = sheet.row;
    sheet.page.set_portrait();
    sheet.page.set_column_width(0, size(WIDTHS.0))?.set_column_width(1, size(WIDTHS.1))?;
    sheet.page.set_freeze_panes(head + 1, 0)?.set_repeat_rows(head, head)?;
    sheet.text(0, &grid.stub_head, &look.head)?;
    for column in &grid.columns {
        sheet.text(1, &column.name, &look.head)?;
    }
    sheet.row += 1;
    for section in &grid.sections {
        sheet.page.set_row_height(sheet.row, 21)?;
        sheet.text(0, section.name.as_deref().unwrap_or_default(), &look.band)?;
        sheet.text(1, "", &look.band)?;
        sheet.row += 1;
        for row in &section.rows {
            aspect(sheet, grid, row)?;
        }
    }
    Ok(())
}

/// An aspect of a role. Names stand one a line, in as many rows as it takes to show them all; a thing with its details
/// has a row of its own.
fn aspect(sheet: &mut Sheet<'_>, grid: &Grid, row: &Row) -> Result<(), XlsxError> {
    let look = sheet.look;
    let key = row.letter.and_then(|letter| grid.legend_entry(letter));
    let format =
        key.map_or_else(|| look.top.name.clone(), |key| look.of_letter(&look.top.name, key));
    let texts: Vec<String> = match row.cells.first() {
        Some(Cell::Names(names)) => names.chunks(MOST_NAMES).map(|part| part.join("\n")).collect(),
        Some(Cell::Entries(entries)) => entries.iter().map(thing).collect(),
        Some(cell) => vec![grid.text(cell).into_owned()],
        None => Vec::new(),
    };
    let is_told_once = matches!(row.cells.first(), Some(Cell::Entries(_)));
    for (position, text) in texts.iter().enumerate() {
        let name = if is_told_once && position > 0 { "" } else { &row.name };
        sheet.heighten(lines(text, WIDTHS.1).max(lines(name, WIDTHS.0)))?;
        sheet.text(0, name, &format)?;
        sheet.text(1, text, &look.top.text)?;
        sheet.row += 1;
    }
    Ok(())
}

/// A thing above its details.
fn thing(entry: &Entry) -> String {
    let details = entry.details.iter().map(|detail| format!("{DETAIL}{detail}"));
    std::iter::once(entry.name.clone()).chain(details).collect::<Vec<_>>().join("\n")
}
