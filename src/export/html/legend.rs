//! Below a table: the meanings of letters and of short headings, and notes.

use super::cells::one;
use super::styles::{self, Styles};
use super::table::Heads;
use super::text;
use crate::export::document::Document;
use crate::export::palette::is_bold;
use crate::text::Append;
use crate::view::View;
use crate::view::grid::{Grid, GridKind};

/// Writes legend and notes below a table, or below the last of its parts.
pub(super) fn write(document: &Document<'_>, grid: &Grid, styles: &Styles, page: &mut String) {
    if grid.has_flagged_rows() {
        writeln!(page, "<p class=\"wrong\">{}</p>", document.words().wrong);
    }
    for note in &grid.notes {
        writeln!(page, "<p{}>{}</p>", text::direction(note), text::line(note));
    }
    // A page for a person explains each letter in its place.
    if !grid.legend.is_empty() && grid.view != View::Sheet {
        letters(document, grid, styles, page);
    }
    short_headings(document, grid, page);
}

fn letters(document: &Document<'_>, grid: &Grid, styles: &Styles, page: &mut String) {
    let title = document.words().legend;
    writeln!(page, "<table class=\"legend\" style=\"{}\">", styles::TABLE);
    writeln!(page, "<caption>{title}</caption>\n<tbody>");
    let meanings = grid.legend.iter().any(|key| !key.meaning.is_empty());
    for key in &grid.legend {
        let (letter, field) = (key.letter, styles.of_key(key));
        let letter =
            if is_bold(key.tone) { format!("<b>{letter}</b>") } else { letter.to_string() };
        write!(page, "<tr><th scope=\"row\"{field}>{letter}</th>");
        one(&key.word, page);
        if meanings {
            one(&key.meaning, page);
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody>\n</table>\n");
}

/// The full names of columns with short headings, in all parts of the table.
fn short_headings(document: &Document<'_>, grid: &Grid, page: &mut String) {
    let parts = document.grids.iter().filter(|part| part.view == grid.view);
    let columns =
        parts.filter(|part| Heads::new(part) == Heads::Short).flat_map(|part| &part.columns);
    let columns: Vec<_> = columns.filter(|column| column.short != column.name).collect();
    if columns.is_empty() || grid.kind == GridKind::Cards {
        return;
    }
    page.push_str("<dl class=\"short\">\n");
    for column in columns {
        let (short, name) = (text::line(&column.short), text::line(&column.name));
        let directions = (text::direction(&column.short), text::direction(&column.name));
        writeln!(
            page,
            "<div><dt{}>{short}</dt><dd{}>{name}</dd></div>",
            directions.0, directions.1
        );
    }
    page.push_str("</dl>\n");
}
