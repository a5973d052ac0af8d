//! The cards of roles: a heading, a description, and a table of relations and duties.

use super::cells;
use super::layout::Layout;
use super::package::Package;
use super::table::{begin, begin_row, cell};
use super::text;
use crate::export::Error;
use crate::export::document::Document;
use crate::export::palette::{self, Palette};
use crate::view::grid::{Cell, Grid, LegendEntry, Row, Section};

/// Longer cards may break across pages.
const MOST_LINES: usize = 42;
/// The characters in a line, about.
const CHARACTERS: usize = 85;
/// The separator of duties in one paragraph.
const BETWEEN: &str = " · ";

/// Writes a card for each section.
pub(super) fn write(
    grid: &Grid,
    document: &Document<'_>,
    palette: &Palette,
    out: &mut Package,
) -> Result<(), Error> {
    let layout = Layout::new(grid);
    let widths = [layout.names, layout.page.width() - layout.names];
    for section in &grid.sections {
        let name = section.name.as_deref().unwrap_or_default();
        text::paragraph("Heading2", name, &mut out.xml);
        // The description of a role is a paragraph, not a row of the table.
        let description = document.words().description;
        let (described, rows): (Vec<&Row>, Vec<&Row>) = section.rows.iter().partition(|row| {
            row.name == description && matches!(row.cells.first(), Some(Cell::Text(_)))
        });
        for row in described.iter().flat_map(|row| &row.cells) {
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
            out.flush_if_large()?;
        }
        out.xml.push_str("</w:tbl>");
    }
    Ok(())
}

/// A label and its content. The role's own duties are a paragraph each; the others share one.
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

/// The border in the colour of a letter, left of its label.
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

/// The estimated number of lines of a card.
fn lines(section: &Section, grid: &Grid) -> usize {
    section.rows.iter().map(|row| row_lines(row, grid)).sum()
}

fn row_lines(row: &Row, grid: &Grid) -> usize {
    duties(row, grid).iter().map(|duty| 1 + duty.len() / CHARACTERS).sum()
}
