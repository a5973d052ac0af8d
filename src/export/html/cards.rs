//! Cards: a chapter with a heading and a table of two columns for each section.

use super::cells::list;
use super::styles;
use super::table::shared;
use super::{about, xml};
use crate::view::grid::{Cell, Grid};

/// Writes a card for each section.
pub(super) fn write(grid: &Grid, page: &mut String) {
    for section in &grid.sections {
        page.push_str("<section class=\"card\"");
        if let Some(shared) = shared(&section.rows) {
            about(shared, page);
        }
        page.push_str(">\n");
        let name = section.name.as_deref().unwrap_or_default();
        if !name.trim().is_empty() {
            page.push_str(&format!("<h3>{}</h3>\n", xml::text(name)));
        }
        if !section.rows.is_empty() {
            page.push_str(&format!(
                "<table class=\"grid card\" border=\"1\" style=\"{}\">\n",
                styles::TABLE
            ));
            page.push_str(&format!("<caption class=\"unseen\">{}</caption>\n", xml::text(name)));
            page.push_str("<tbody>\n");
            for row in &section.rows {
                page.push_str("<tr");
                if let Some(letter) = row.letter {
                    page.push_str(&format!(" data-letter=\"{letter}\""));
                }
                let field = styles::of_band();
                page.push_str(&format!("><th scope=\"row\"{field}>{}</th>", xml::text(&row.name)));
                for cell in &row.cells {
                    page.push_str("<td>");
                    match cell {
                        Cell::Names(names) => list(names, page),
                        cell => page.push_str(&xml::text(&grid.text(cell))),
                    }
                    page.push_str("</td>");
                }
                page.push_str("</tr>\n");
            }
            page.push_str("</tbody>\n</table>\n");
        }
        page.push_str("</section>\n");
    }
}
