//! The pages for people: name, contact, and a table of roles and duties.

use super::cells::list;
use super::styles::Styles;
use super::table::common_facets;
use super::{data_attributes, styles, text};
use crate::text::Append;
use crate::view::grid::{Cell, Entry, Grid, Row};

/// The separator between name and contact.
const BETWEEN: &str = " · ";

/// Writes the page of each person, which is a section.
pub(super) fn write(grid: &Grid, styles: &Styles, page: &mut String) {
    for section in &grid.sections {
        page.push_str("<section class=\"card\"");
        if let Some(common) = common_facets(&section.rows) {
            data_attributes(common, page);
        }
        page.push_str(">\n");
        let name = section.name.as_deref().unwrap_or_default();
        let (direction, name) = (text::direction(name), text::line(name));
        if !name.is_empty() {
            writeln!(page, "<h3{direction}>{name}</h3>");
        }
        let texts: Vec<&str> = section.rows.iter().filter_map(text_of).collect();
        if !texts.is_empty() {
            let contact = texts.join(BETWEEN);
            let (direction, contact) = (text::direction(&contact), text::line(&contact));
            writeln!(page, "<p class=\"contact\"{direction}>{contact}</p>");
        }
        if section.rows.iter().any(|row| text_of(row).is_none()) {
            let style = styles::TABLE;
            writeln!(page, "<table class=\"grid card\" border=\"1\" style=\"{style}\">");
            writeln!(page, "<caption class=\"unseen\">{name}</caption>\n<tbody>");
            for row in section.rows.iter().filter(|row| text_of(row).is_none()) {
                line(grid, row, styles, page);
            }
            page.push_str("</tbody>\n</table>\n");
        }
        page.push_str("</section>\n");
    }
}

/// The content of a row that is not shown in the table.
fn text_of(row: &Row) -> Option<&str> {
    match row.cells.first() {
        Some(Cell::Text(text)) => Some(text),
        _ => None,
    }
}

/// Writes a label with the meaning of its letter, and its content.
fn line(grid: &Grid, row: &Row, styles: &Styles, page: &mut String) {
    let key = row.letter.and_then(|letter| grid.legend_entry(letter));
    let letter = row.letter.map(|letter| format!(" data-letter=\"{letter}\"")).unwrap_or_default();
    let (direction, name) = (text::direction(&row.name), text::line(&row.name));
    let field = styles::of_band();
    write!(page, "<tr{letter}><th scope=\"row\"{field}{direction}>");
    if let Some(style) = key.and_then(|key| styles.field(key)) {
        write!(page, "<span class=\"key\" style=\"{style}\" aria-hidden=\"true\"></span>");
    }
    page.push_str(&name);
    if let Some(key) = key.filter(|key| !key.meaning.is_empty()) {
        small(&key.meaning, page);
    }
    page.push_str("</th>");
    for cell in &row.cells {
        match cell {
            Cell::Entries(entries) => write_entries(entries, page),
            Cell::Names(names) => list(names, page),
            cell => super::cells::one(&grid.text(cell), page),
        }
    }
    page.push_str("</tr>\n");
}

/// Writes a cell of entries, each name above its details.
fn write_entries(entries: &[Entry], page: &mut String) {
    page.push_str("<td><ul class=\"things\">");
    for entry in entries {
        let (direction, name) = (text::direction(&entry.name), text::line(&entry.name));
        write!(page, "<li{direction}>{name}");
        for detail in &entry.details {
            small(detail, page);
        }
        page.push_str("</li>");
    }
    page.push_str("</ul></td>");
}

fn small(content: &str, page: &mut String) {
    let (direction, content) = (text::direction(content), text::line(content));
    write!(page, " <small{direction}>{content}</small>");
}
