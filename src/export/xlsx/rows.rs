//! The rows of a table: cells, totals, and the sentences below.

use rust_xlsxwriter::{Format, XlsxError};

use super::sheet::Sheet;
use super::widths::Widths;
use crate::export::walk::{self, Line};
use crate::export::xlsx::formats::Texts;
use crate::export::xlsx::page_breaks::PageBreaks;
use crate::export::xlsx::ranges::Ranges;
use crate::view::grid::{Cell, Grid, GridKind, LegendEntry, Row};

/// The most names that are written one a line: a row is at most 409 points high, and a line has 15.
const MOST_LINES: usize = 24;

/// Writes the rows, and below them the totals and the sentences, each after an empty row: a filter includes whatever
/// follows its rows without a gap.
pub(super) fn write(
    sheet: &mut Sheet<'_>,
    grid: &Grid,
    ranges: &Ranges,
    (widths, mut page_breaks): (&Widths, PageBreaks),
) -> Result<(), XlsxError> {
    let formats = sheet.formats;
    let texts = match grid.kind {
        GridKind::Letters | GridKind::Shares => &formats.middle,
        GridKind::Lists | GridKind::Cards => &formats.top,
    };
    for line in walk::lines(grid) {
        match line {
            // Each row names its section in a column.
            Line::Head | Line::Section(..) => {}
            Line::Row(section, row) => {
                let lines = widths.lines(row, section.name.as_deref());
                sheet.heighten(lines)?;
                page_breaks.row(sheet.row, lines);
                if let (Some(column), Some(name)) = (ranges.section, &section.name) {
                    sheet.text(column, name, &texts.section)?;
                }
                let format = if row.flagged { &texts.wrong } else { &texts.name };
                sheet.text(ranges.name, &row.name, format)?;
                cells(sheet, grid, ranges, (row, texts))?;
                sheet.text(ranges.id, &row.id, &formats.id)?;
                sheet.row += 1;
            }
            Line::Total(position, row) => {
                if position == 0 {
                    sheet.worksheet.set_row_height(sheet.row, 6)?;
                    sheet.row += 1;
                }
                total(sheet, grid, ranges, row)?;
            }
        }
    }
    if let Some((_, last)) = ranges.rows() {
        page_breaks.below(last, rows_below(grid));
        sheet.worksheet.set_page_breaks(page_breaks.breaks())?;
    }
    if grid.is_last_part() {
        below(sheet, grid)?;
    }
    Ok(())
}

/// The number of rows with totals and sentences, and of the empty ones before them.
fn rows_below(grid: &Grid) -> usize {
    let sentences = if grid.is_last_part() { 2 + grid.notes.len() } else { 0 };
    grid.totals.len() + 1 + sentences + usize::from(grid.has_flagged_rows())
}

fn cells(
    sheet: &mut Sheet<'_>,
    grid: &Grid,
    ranges: &Ranges,
    (row, texts): (&Row, &Texts),
) -> Result<(), XlsxError> {
    let formats = sheet.formats;
    let (first, end) = ranges.letters;
    let letters = row.cells.iter().take(usize::from(end - first));
    sheet.letters(first, letters.map(|cell| grid.text(cell)))?;
    for (position, cell) in row.cells.iter().enumerate().skip(usize::from(end - first)) {
        let at = ranges.column(position)?;
        match cell {
            Cell::Share(share) => {
                sheet.number(at, share.count, &formats.count)?;
                sheet.number(at + 1, share.fraction(), &formats.percent)?;
            }
            Cell::Number(number) => sheet.number(at, *number, &formats.count)?,
            Cell::Names(names) => sheet.text(at, &listed(names), &texts.text)?,
            Cell::Letters(_) | Cell::Text(_) | Cell::Entries(_) => {
                sheet.text(at, &grid.text(cell), &texts.text)?;
            }
        }
    }
    Ok(())
}

/// Names, one a line; if a row cannot show that many, all in one paragraph.
fn listed(names: &[String]) -> String {
    names.join(if names.len() > MOST_LINES { "; " } else { "\n" })
}

fn total(sheet: &mut Sheet<'_>, grid: &Grid, ranges: &Ranges, row: &Row) -> Result<(), XlsxError> {
    let formats = sheet.formats;
    if let Some(column) = ranges.section {
        sheet.text(column, "", &formats.band)?;
    }
    sheet.text(ranges.name, &row.name, &formats.total_name)?;
    for (position, cell) in row.cells.iter().enumerate() {
        let at = ranges.column(position)?;
        match cell {
            Cell::Number(number) => sheet.number(at, *number, &formats.total)?,
            other => sheet.text(at, &grid.text(other), &formats.total)?,
        }
    }
    sheet.row += 1;
    Ok(())
}

/// The legend in one line, and the notes: on paper the table may be on its own.
fn below(sheet: &mut Sheet<'_>, grid: &Grid) -> Result<(), XlsxError> {
    let formats = sheet.formats;
    let meaning = |key: &LegendEntry| format!("{} = {}", key.letter, key.word);
    let keys: Vec<String> = grid.legend.iter().map(meaning).collect();
    let keys = (!keys.is_empty()).then(|| keys.join(",  "));
    let wrong = grid.has_flagged_rows().then(|| sheet.document.words().wrong);
    sheet.row += 1;
    let notes = keys.iter().chain(&grid.notes).map(|note| (note.as_str(), &formats.note));
    for (note, format) in notes.chain(wrong.map(|wrong| (wrong, &formats.note_wrong))) {
        line(sheet, note, format)?;
    }
    Ok(())
}

fn line(sheet: &mut Sheet<'_>, text: &str, format: &Format) -> Result<(), XlsxError> {
    sheet.text(0, text, format)?;
    sheet.row += 1;
    Ok(())
}
