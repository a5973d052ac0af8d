//! Word: a document of tables, headings and styles that a house template restyles.

mod below;
mod cards;
mod cells;
mod layout;
mod logo;
mod package;
mod page;
mod parts;
mod table;
mod text;

use super::document::Document;
use crate::error::Error;
use crate::model::PaletteName;
use crate::view::grid::{Grid, Shape};
use layout::Layout;
use package::Package;
use page::Page;
use table::Table;

/// Writes every table under its heading, each on a page of its own that is held as the table needs it.
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
    if let Some(logo) = document.logo {
        logo::paragraph(logo, document.title, &mut out.xml);
    }
    text::paragraph("Title", document.title, &mut out.xml);
    let mut page = None;
    let mut number = 0;
    for grid in &document.grids {
        let layout = Layout::of(grid);
        let on_new_page = page.is_some();
        let same = page.replace(layout.page).filter(|before| *before != layout.page);
        if let Some(before) = same {
            end_section(before, &mut out.xml);
        }
        heading(grid, document, on_new_page && same.is_none(), &mut out.xml);
        if grid.shape == Shape::Cards {
            // Cards run over many pages: what their letters mean is told first.
            below::write(grid, document, &palette, &mut out.xml);
            cards::write(grid, document, &palette, &mut out)?;
        } else {
            number += 1;
            caption(number, grid, document, &mut out.xml);
            Table { grid, palette: &palette, layout: &layout }.write(document, &mut out)?;
            below::write(grid, document, &palette, &mut out.xml);
        }
    }
    text::paragraph("RaciBreak", "", &mut out.xml);
    out.xml.push_str(&page.unwrap_or(Page::Upright).section());
    out.xml.push_str("</w:body></w:document>");
    parts::after(document, &mut out)?;
    out.finish()
}

/// The pages up to here are held in this way.
fn end_section(page: Page, xml: &mut String) {
    text::begin("RaciBreak", &page.section(), xml);
    xml.push_str("</w:p>");
}

fn heading(grid: &Grid, document: &Document<'_>, on_new_page: bool, xml: &mut String) {
    let direct = if on_new_page { "<w:pageBreakBefore/>" } else { "" };
    let heading = document.heading(grid);
    text::begin_for(&heading, "Heading1", (direct, ""), xml);
    text::run("", &heading, xml);
    xml.push_str("</w:p>");
}

/// The number and name of a table, from which Word can list all tables.
fn caption(number: usize, grid: &Grid, document: &Document<'_>, xml: &mut String) {
    let word = document.words().table;
    text::begin("Caption", "", xml);
    text::run("", &format!("{word}\u{a0}"), xml);
    text::field(&format!("SEQ {word} \\* ARABIC"), &number.to_string(), xml);
    text::run("", &format!(" – {}", document.heading(grid)), xml);
    xml.push_str("</w:p>");
}
