//! The rows of a table: what stands in its cells, the sums, and the sentences below.

use rust_xlsxwriter::{Format, XlsxError};

use super::sheet::Sheet;
use super::widths::Widths;
use crate::export::xlsx::formats::Texts;
use crate::export::xlsx::page_breaks::Paper;
use crate::export::xlsx::ranges::Frame;
use crate::view::grid::{Cell, Grid, GridKind, LegendEntry, Row};

/// The lines that a row can show: a row is at most 409 points high, and a line has 15.
const MOST_LINES: usize = 24;

/// Writes the rows, and below them the sums and sentences, each with an empty row before it: a filter takes what
/// follows its rows without a gap for one of them.
pub(super) fn write(
    sheet: &mut Sheet<'_>,
    grid: &Grid,
    frame: &Frame,
    (widths, mut paper): (&Widths, Paper),
) -> Result<(), XlsxError> {
    let look = sheet.look;
    let texts = match grid.kind {
        GridKind::Letters | GridKind::Shares => &look.middle,
        GridKind::Lists | GridKind::Cards => &look.top,
    };
    for section in &grid.sections {
        for row in &section.rows {
            let lines = widths.lines(row, section.name.as_deref());
            sheet.heighten(lines)?;
            paper.row(sheet.row, lines);
            if let (Some(column), Some(name)) = (frame.section, &section.name) {
                sheet.text(column, name, &texts.section)?;
            }
            sheet.text(
                frame.name,
                &row.name,
                if row.flagged { &texts.wrong } else { &texts.name },
            )?;
            cells(sheet, grid, frame, (row, texts))?;
            sheet.text(frame.id, &row.id, &look.id)?;
            sheet.row += 1;
        }
    }
    if grid.rows().next().is_some() {
        paper.below(sheet.row - 1, rows_below(grid));
        sheet.page.set_page_breaks(paper.breaks())?;
    }
    if !grid.totals.is_empty() {
        sheet.page.set_row_height(sheet.row, 6)?;
        sheet.row += 1;
        totals(sheet, grid, frame)?;
    }
    if grid.is_last_part() {
        below(sheet, grid)?;
    }
    Ok(())
}

/// The rows of sums and sentences, and the empty ones before them.
fn rows_below(grid: &Grid) -> usize {
    let sentences = if grid.is_last_part() { 2 + grid.notes.len() } else { 0 };
    grid.totals.len() + 1 + sentences + usize::from(grid.has_flagged_rows())
}

fn cells(
    sheet: &mut Sheet<'_>,
    grid: &Grid,
    frame: &Frame,
    (row, texts): (&Row, &Texts),
) -> Result<(), XlsxError> {
    let look = sheet.look;
    let (first, end) = frame.letters;
    let letters = row.cells.iter().take(usize::from(end - first));
    sheet.letters(first, letters.map(|cell| grid.text(cell)))?;
    for (position, cell) in row.cells.iter().enumerate().skip(usize::from(end - first)) {
        let at = frame.column(position)?;
        match cell {
            Cell::Share(share) => {
                sheet.number(at, share.count, &look.count)?;
                sheet.number(at + 1, share.fraction(), &look.percent)?;
            }
            Cell::Number(number) => sheet.number(at, *number, &look.count)?,
            Cell::Names(names) => sheet.text(at, &listed(names), &texts.text)?,
            Cell::Letters(_) | Cell::Text(_) | Cell::Entries(_) => {
                sheet.text(at, &grid.text(cell), &texts.text)?;
            }
        }
    }
    Ok(())
}

/// Names, one a line; where they are more than a row can show, one after the other.
fn listed(names: &[String]) -> String {
    names.join(if names.len() > MOST_LINES { "; " } else { "\n" })
}

fn totals(sheet: &mut Sheet<'_>, grid: &Grid, frame: &Frame) -> Result<(), XlsxError> {
    let look = sheet.look;
    for row in &grid.totals {
        if let Some(column) = frame.section {
            sheet.text(column, "", &look.band)?;
        }
        sheet.text(frame.name, &row.name, &look.total_name)?;
        for (position, cell) in row.cells.iter().enumerate() {
            let at = frame.column(position)?;
            match cell {
                Cell::Number(number) => sheet.number(at, *number, &look.total)?,
                other => sheet.text(at, &grid.text(other), &look.total)?,
            }
        }
        sheet.row += 1;
    }
    Ok(())
}

/// What the letters mean, in a line, and the notes: on paper the table may be alone.
fn below(sheet: &mut Sheet<'_>, grid: &Grid) -> Result<(), XlsxError> {
    let look = sheet.look;
    let meaning = |key: &LegendEntry| format!("{} = {}", key.letter, key.word);
    let keys: Vec<String> = grid.legend.iter().map(meaning).collect();
    let keys = (!keys.is_empty()).then(|| keys.join(",  "));
    let wrong = grid.has_flagged_rows().then(|| sheet.document.words().wrong);
    sheet.row += 1;
    let notes = keys.iter().chain(&grid.notes).map(|note| (note.as_str(), &look.note));
    for (note, format) in notes.chain(wrong.map(|wrong| (wrong, &look.note_wrong))) {
        line(sheet, note, format)?;
    }
    Ok(())
}

fn line(sheet: &mut Sheet<'_>, text: &str, format: &Format) -> Result<(), XlsxError> {
    sheet.text(0, text, format)?;
    sheet.row += 1;
    Ok(())
}
