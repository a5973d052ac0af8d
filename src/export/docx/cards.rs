//! The roles one by one: a heading, what the role is, and a table of its ties and duties.

use super::cells;
use super::layout::Layout;
use super::package::Package;
use super::table::{begin, begin_row, cell};
use super::text;
use crate::error::Error;
use crate::export::document::Document;
use crate::export::palette::{self, Palette};
use crate::view::grid::{Cell, Grid, LegendEntry, Row, Section};

/// A card with more lines than this may go on on the next page.
const MOST_LINES: usize = 42;
/// So many characters stand in a line.
const CHARACTERS: usize = 85;
/// Stands between duties in one paragraph.
const BETWEEN: &str = " · ";

/// Writes a card for each section.
pub(super) fn write(
    grid: &Grid,
    document: &Document<'_>,
    palette: &Palette,
    out: &mut Package,
) -> Result<(), Error> {
    let layout = Layout::of(grid);
    let widths = [layout.names, layout.page.width() - layout.names];
    for section in &grid.sections {
        let name = section.name.as_deref().unwrap_or_default();
        text::paragraph("Heading2", name, &mut out.xml);
        // What a role is stands in a sentence, not in a table.
        let description = document.words().description;
        let (told, rows): (Vec<&Row>, Vec<&Row>) = section.rows.iter().partition(|row| {
            row.name == description && matches!(row.cells.first(), Some(Cell::Text(_)))
        });
        for row in told.iter().flat_map(|row| &row.cells) {
            text::paragraph("RaciDescription", &grid.text(row), &mut out.xml);
        }
        if rows.is_empty() {
            continue;
        }
        let keep = lines(section, grid) <= MOST_LINES;
        begin("RaciCard", name, &document.heading(grid), &widths, &mut out.xml);
        for (position, row) in rows.iter().enumerate() {
            let keep = keep && position + 1 < rows.len();
            write_row(grid, row, palette, (widths, keep), &mut out.xml);
            out.pass_on()?;
        }
        out.xml.push_str("</w:tbl>");
    }
    Ok(())
}

/// A label and what stands under it. A role's own duties stand one below the other, the rest in one paragraph.
fn write_row(
    grid: &Grid,
    row: &Row,
    palette: &Palette,
    (widths, keep): ([u32; 2], bool),
    xml: &mut String,
) {
    let keep = if keep { "<w:keepNext/>" } else { "" };
    let key = row.letter.and_then(|letter| grid.legend_entry(letter));
    let strip = key.map(|key| strip_of(key, palette)).unwrap_or_default();
    let strong = key.is_some_and(|key| palette::is_bold(key.tone));
    begin_row(row_lines(row, grid) <= MOST_LINES, xml);
    cell(widths[0], &strip, xml);
    let label = if strong { "RaciLabelStrong" } else { "RaciLabel" };
    text::begin_for(&row.name, label, (keep, ""), xml);
    text::run("", &row.name, xml);
    xml.push_str("</w:p></w:tc>");
    cell(widths[1], "", xml);
    for duty in duties(row, grid) {
        text::begin_for(&duty, "RaciDuty", (keep, ""), xml);
        text::run("", &duty, xml);
        xml.push_str("</w:p>");
    }
    xml.push_str("</w:tc></w:tr>");
}

/// A strip in the colour of a letter, at the left of its label.
pub(super) fn strip_of(key: &LegendEntry, palette: &Palette) -> String {
    let colour = cells::hex(cells::visible(palette.field(key)));
    format!(
        "<w:tcBorders><w:left w:val=\"single\" w:sz=\"48\" w:space=\"0\" w:color=\"{colour}\"/></w:tcBorders>"
    )
}

/// The paragraphs of a row: at least one.
fn duties(row: &Row, grid: &Grid) -> Vec<String> {
    let key = row.letter.and_then(|letter| grid.legend_entry(letter));
    match row.cells.first() {
        Some(Cell::Names(names)) if key.is_some_and(|key| palette::is_bold(key.tone)) => {
            names.to_vec()
        }
        Some(Cell::Names(names)) if key.is_some() => vec![names.join(BETWEEN)],
        Some(cell) => vec![grid.text(cell).into_owned()],
        None => vec![String::new()],
    }
}

/// The lines of a card, about.
fn lines(section: &Section, grid: &Grid) -> usize {
    section.rows.iter().map(|row| row_lines(row, grid)).sum()
}

fn row_lines(row: &Row, grid: &Grid) -> usize {
    duties(row, grid).iter().map(|duty| 1 + duty.len() / CHARACTERS).sum()
}
