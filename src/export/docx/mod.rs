//! A Word document of tables, headings and styles, which a company's template can restyle.

mod cards;
mod cells;
mod layout;
mod legend;
mod logo;
mod package;
mod page;
mod parts;
mod sheet;
mod table;
mod text;

use super::document::Document;
use crate::export::Error;
use crate::model::PaletteName;
use crate::view::View;
use crate::view::grid::{Grid, GridKind};
use layout::Layout;
use package::Package;
use page::{Page, Section};
use table::Table;

/// Writes each table under its heading, on a page of its own in the orientation that it needs.
///
/// # Errors
/// When the file would be larger than its format allows.
pub fn write(document: &Document<'_>) -> Result<Vec<u8>, Error> {
    let palette = document.palette(PaletteName::Light);
    let mut out = Package::new(document.date);
    parts::before(document, &mut out)?;
    out.begin("word/document.xml")?;
    out.xml.push_str(&parts::root("document"));
    out.xml.push_str("<w:body>");
    if !document.grids.first().is_some_and(is_of_people) {
        if let Some(logo) = document.logo {
            logo::paragraph(logo, document.title, 1, &mut out.xml);
        }
        text::paragraph("Title", document.title, &mut out.xml);
    }
    let mut open: Option<Section> = None;
    // The header of pages that are about no single person; the first of the headers is empty.
    let head = document.grids.iter().any(is_of_people).then_some(0);
    let (mut number, mut sheets) = (0, 0);
    for grid in &document.grids {
        if is_of_people(grid) {
            for person in &grid.sections {
                sheets += 1;
                begin_section(
                    &mut open,
                    Section { page: Page::Portrait, head: Some(sheets) },
                    &mut out.xml,
                );
                sheet::write(grid, (person, sheets), document, &palette, &mut out)?;
            }
            continue;
        }
        let layout = Layout::new(grid);
        let on_new_page =
            begin_section(&mut open, Section { page: layout.page, head }, &mut out.xml);
        heading(grid, document, on_new_page, &mut out.xml);
        if grid.kind == GridKind::Cards {
            // Cards fill many pages: the legend comes first.
            legend::write(grid, document, &palette, &mut out.xml);
            cards::write(grid, document, &palette, &mut out)?;
        } else {
            number += 1;
            caption(number, grid, document, &mut out.xml);
            Table { grid, palette: &palette, layout: &layout }.write(document, &mut out)?;
            legend::write(grid, document, &palette, &mut out.xml);
        }
    }
    text::paragraph("RaciBreak", "", &mut out.xml);
    out.xml.push_str(&open.unwrap_or(Section { page: Page::Portrait, head }).xml());
    out.xml.push_str("</w:body></w:document>");
    parts::after(document, &mut out)?;
    out.finish()
}

/// Ends the open section if the next one differs. Returns whether the section continues, so that what follows has to
/// begin a page itself.
fn begin_section(open: &mut Option<Section>, next: Section, xml: &mut String) -> bool {
    let before = open.replace(next);
    if let Some(before) = before.filter(|before| *before != next) {
        text::begin("RaciBreak", &before.xml(), xml);
        xml.push_str("</w:p>");
        return false;
    }
    before.is_some()
}

/// Whether the grid is pages for people, each of which has its own header.
fn is_of_people(grid: &Grid) -> bool {
    grid.view == View::Sheet && !grid.sections.is_empty()
}

fn heading(grid: &Grid, document: &Document<'_>, on_new_page: bool, xml: &mut String) {
    let direct = if on_new_page { "<w:pageBreakBefore/>" } else { "" };
    let heading = document.heading(grid);
    text::begin_for(&heading, "Heading1", (direct, ""), xml);
    text::run("", &heading, xml);
    xml.push_str("</w:p>");
}

/// The number and name of a table, from which Word can build a list of tables.
fn caption(number: usize, grid: &Grid, document: &Document<'_>, xml: &mut String) {
    let word = document.words().table;
    text::begin("Caption", "", xml);
    text::run("", &format!("{word}\u{a0}"), xml);
    text::field(&format!("SEQ {word} \\* ARABIC"), &number.to_string(), xml);
    text::run("", &format!(" – {}", document.heading(grid)), xml);
    xml.push_str("</w:p>");
}
