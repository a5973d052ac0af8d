//! Cards: a heading and a table of two columns for each section.

use super::cells::{list, one};
use super::table::common_facets;
use super::{data_attributes, styles, text};
use crate::text::Append;
use crate::view::grid::{Cell, Grid};

/// Writes a card for each section.
pub(super) fn write(grid: &Grid, page: &mut String) {
    for section in &grid.sections {
        page.push_str("<section class=\"card\"");
        if let Some(common) = common_facets(&section.rows) {
            data_attributes(common, page);
        }
        page.push_str(">\n");
        let name = section.name.as_deref().unwrap_or_default();
        if !name.trim().is_empty() {
            let direction = text::direction(name);
            writeln!(page, "<h3{direction}>{}</h3>", text::line(name));
        }
        if !section.rows.is_empty() {
            writeln!(page, "<table class=\"grid card\" border=\"1\" style=\"{}\">", styles::TABLE);
            writeln!(page, "<caption class=\"unseen\">{}</caption>", text::line(name));
            page.push_str("<tbody>\n");
            for row in &section.rows {
                page.push_str("<tr");
                if let Some(letter) = row.letter {
                    write!(page, " data-letter=\"{letter}\"");
                }
                let field = styles::of_band();
                let (direction, name) = (text::direction(&row.name), text::line(&row.name));
                write!(page, "><th scope=\"row\"{field}{direction}>{name}</th>");
                for cell in &row.cells {
                    match cell {
                        Cell::Names(names) => list(names, page),
                        cell => one(&grid.text(cell), page),
                    }
                }
                page.push_str("</tr>\n");
            }
            page.push_str("</tbody>\n</table>\n");
        }
        page.push_str("</section>\n");
    }
}
