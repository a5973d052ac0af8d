//! The pages for people: name, contact, roles, and duties by letter.

use super::cards::strip_of;
use super::cells::shading;
use super::is_of_people;
use super::logo;
use super::package::Package;
use super::page::Page;
use super::table::{begin, begin_row, cell};
use super::text;
use crate::export::Error;
use crate::export::document::Document;
use crate::export::palette::{BAND, Palette};
use crate::view::grid::{Cell, Entry, Grid, LegendEntry, Row, Section};

/// The width of the labels above the duties, in twentieths of a point.
const LABELS: u32 = 2_400;
/// The separator between name and contact.
const BETWEEN: &str = " · ";
/// Rows with more lines than this may break across pages; a line has about so many characters.
const MOST_LINES: usize = 30;
const CHARACTERS: usize = 85;
const KEEP: &str = "<w:keepNext/>";

/// The headers of the pages for people, except their first pages, after an empty one for all other pages. Empty if
/// there are no pages for people.
pub(super) fn heads(document: &Document<'_>) -> Vec<String> {
    let sheets = document.grids.iter().filter(|grid| is_of_people(grid));
    let people = sheets.flat_map(|grid| &grid.sections).map(name_of);
    let heads = people.map(|name| format!("{name}{BETWEEN}{}", document.title));
    let mut heads: Vec<String> = heads.collect();
    if !heads.is_empty() {
        heads.insert(0, String::new());
    }
    heads
}

/// Writes the pages of a person, the `number`th of the document.
pub(super) fn write(
    grid: &Grid,
    (section, number): (&Section, usize),
    document: &Document<'_>,
    palette: &Palette,
    out: &mut Package,
) -> Result<(), Error> {
    if let Some(logo) = document.logo {
        // The picture above the title has the number 1.
        logo::paragraph(logo, document.title, number + 1, &mut out.xml);
    }
    head(section, (document, grid), &mut out.xml);
    let rows = || section.rows.iter().filter(|row| text_of(row).is_none());
    if rows().any(|row| row.letter.is_none()) {
        let widths = [LABELS, Page::Portrait.width() - LABELS];
        begin("RaciCard", name_of(section), &document.heading(grid), &widths, &mut out.xml);
        for row in rows().filter(|row| row.letter.is_none()) {
            labelled(row, widths, &mut out.xml);
        }
        out.xml.push_str("</w:tbl>");
    }
    for row in rows() {
        if let Some(key) = row.letter.and_then(|letter| grid.legend_entry(letter)) {
            text::paragraph("RaciGap", "", &mut out.xml);
            duties(row, key, palette, out)?;
        }
    }
    Ok(())
}

fn name_of(section: &Section) -> &str {
    section.name.as_deref().unwrap_or_default()
}

/// The title of the page, the person, and their contact.
fn head(section: &Section, (document, grid): (&Document<'_>, &Grid), xml: &mut String) {
    let kicker = format!("{}{BETWEEN}{}", document.title, document.heading(grid));
    text::paragraph("RaciKicker", &kicker, xml);
    text::paragraph("RaciPerson", name_of(section), xml);
    let texts: Vec<&str> = section.rows.iter().filter_map(text_of).collect();
    if !texts.is_empty() {
        text::paragraph("RaciDescription", &texts.join(BETWEEN), xml);
    }
}

/// The content of a row that is not shown in a table.
fn text_of(row: &Row) -> Option<&str> {
    match row.cells.first() {
        Some(Cell::Text(text)) => Some(text),
        _ => None,
    }
}

/// A label with its entries or names.
fn labelled(row: &Row, widths: [u32; 2], xml: &mut String) {
    begin_row(lines(row) <= MOST_LINES, xml);
    cell(widths[0], "", xml);
    text::paragraph("RaciLabelStrong", &row.name, xml);
    xml.push_str("</w:tc>");
    cell(widths[1], "", xml);
    match row.cells.first() {
        Some(Cell::Entries(entries)) => entries.iter().for_each(|entry| write_entry(entry, xml)),
        Some(Cell::Names(names)) => {
            names.iter().for_each(|name| text::paragraph("RaciDuty", name, xml));
        }
        _ => text::paragraph("RaciDuty", "", xml),
    }
    xml.push_str("</w:tc></w:tr>");
}

/// The estimated number of lines of a row.
fn lines(row: &Row) -> usize {
    match row.cells.first() {
        Some(Cell::Entries(entries)) => entries.iter().map(lines_of).sum(),
        Some(Cell::Names(names)) => names.len(),
        _ => 1,
    }
}

fn lines_of(entry: &Entry) -> usize {
    let texts = entry.details.iter().chain([&entry.name]);
    texts.map(|text| 1 + text.len() / CHARACTERS).sum()
}

/// The duties under a letter, which is repeated above them on each page.
fn duties(row: &Row, key: &LegendEntry, palette: &Palette, out: &mut Package) -> Result<(), Error> {
    let width = Page::Portrait.width();
    let strip = strip_of(key, palette);
    begin("RaciCard", &row.name, &key.meaning, &[width], &mut out.xml);
    let xml = &mut out.xml;
    xml.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    cell(width, &format!("{strip}{}", shading(BAND)), xml);
    text::begin_for(&row.name, "RaciLabel", (KEEP, ""), xml);
    text::run("<w:b/><w:bCs/>", &row.name, xml);
    if !key.meaning.is_empty() {
        text::run("", &format!("{BETWEEN}{}", key.meaning), xml);
    }
    xml.push_str("</w:p></w:tc></w:tr>");
    let Some(Cell::Entries(entries)) = row.cells.first() else {
        out.xml.push_str("</w:tbl>");
        return Ok(());
    };
    for entry in entries {
        begin_row(lines_of(entry) <= MOST_LINES, &mut out.xml);
        cell(width, &strip, &mut out.xml);
        write_entry(entry, &mut out.xml);
        out.xml.push_str("</w:tc></w:tr>");
        out.flush_if_large()?;
    }
    out.xml.push_str("</w:tbl>");
    Ok(())
}

/// The name of an entry above its details. Their row keeps them on one page.
fn write_entry(entry: &Entry, xml: &mut String) {
    let style = if entry.details.is_empty() { "RaciDuty" } else { "RaciThing" };
    text::paragraph(style, &entry.name, xml);
    for detail in &entry.details {
        text::paragraph("RaciDetail", detail, xml);
    }
}
