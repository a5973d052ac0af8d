//! Tables: a head, sections of rows with their headings, and sums.

use super::cells::Cells;
use super::styles::{self, Styles};
use super::{about, text};
use crate::export::document::Document;
use crate::text::Append;
use crate::view::grid::{Column, Facets, Grid, GridKind, Row, Section};

/// So many columns of letters have upright headings, and more.
const FIRST_UPRIGHT: usize = 9;
/// Longer names do not fit upright: their columns have short headings.
const LONGEST_UPRIGHT: usize = 40;
/// HTML lets a cell span no more columns.
const WIDEST_SPAN: usize = 1000;

/// How the columns of a table are headed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heads {
    /// As lines of text.
    Level,
    /// Turned by a quarter.
    Upright,
    /// By their short headings, which are told below the table.
    Short,
}

impl Heads {
    pub fn of(grid: &Grid) -> Heads {
        let longest = grid.columns.iter().map(|column| column.name.chars().count()).max();
        match (grid.kind, grid.columns.len()) {
            (GridKind::Letters, FIRST_UPRIGHT..) => match longest.unwrap_or_default() {
                ..=LONGEST_UPRIGHT => Heads::Upright,
                _ => Heads::Short,
            },
            _ => Heads::Level,
        }
    }
}

/// Writes a table. `number` tells it from the others of the page.
pub(super) fn write(
    document: &Document<'_>,
    grid: &Grid,
    styles: &Styles,
    number: usize,
    page: &mut String,
) {
    let heading = document.heading(grid);
    let label = text::attribute(&heading);
    writeln!(page, "<section class=\"scroll\" aria-label=\"{label}\" tabindex=\"0\">");
    let class = class(grid);
    writeln!(
        page,
        "<table class=\"{class}\" id=\"t{number}\" border=\"1\" style=\"{}\">",
        styles::TABLE
    );
    let hidden = if grid.part.is_none() { " class=\"unseen\"" } else { "" };
    writeln!(page, "<caption{hidden}>{}</caption>", text::line(&heading));
    page.push_str("<colgroup>");
    page.push_str(&"<col>".repeat(grid.columns.len() + 1));
    page.push_str("</colgroup>\n");
    head(grid, page);
    let mut cells = Cells::of(grid, styles);
    for section in &grid.sections {
        body(section, &mut cells, page);
    }
    if !grid.totals.is_empty() {
        page.push_str("<tfoot>\n");
        for row in &grid.totals {
            line(row, None, &mut cells, page);
        }
        page.push_str("</tfoot>\n");
    }
    page.push_str("</table>\n</section>\n");
}

/// What the style and the script of the page need to know of a table.
fn class(grid: &Grid) -> String {
    let shape = match grid.kind {
        GridKind::Letters => "letters",
        GridKind::Lists => "lists",
        GridKind::Cards => "card",
        GridKind::Shares => "shares",
    };
    let heads = match Heads::of(grid) {
        Heads::Level => "level",
        Heads::Upright => "upright",
        Heads::Short => "short",
    };
    let letters = grid.rows().flat_map(|row| &row.cells).map(|cell| cell.letters().len()).max();
    let width = match letters {
        Some(5..) => " wide4",
        Some(4) => " wide3",
        Some(3) => " wide2",
        _ => "",
    };
    format!("grid {shape} {heads}{width}")
}

fn head(grid: &Grid, page: &mut String) {
    let field = styles::of_head();
    page.push_str("<thead>\n<tr>");
    write!(page, "<th scope=\"col\"{field}>{}</th>", text::line(&grid.stub_head));
    let heads = Heads::of(grid);
    for column in &grid.columns {
        page.push_str("<th scope=\"col\"");
        if let Some(letter) = column.letter {
            write!(page, " data-letter=\"{letter}\"");
        }
        about(&column.facets, page);
        write!(page, "{field}{}>", text::direction(&column.name));
        column_heading(column, heads, page);
        page.push_str("</th>");
    }
    page.push_str("</tr>\n</thead>\n");
}

fn column_heading(column: &Column, heads: Heads, page: &mut String) {
    let name = text::line(&column.name);
    match heads {
        Heads::Level => page.push_str(&name),
        Heads::Upright => write!(page, "<span>{name}</span>"),
        Heads::Short if column.short == column.name => page.push_str(&name),
        Heads::Short => {
            let (short, title) = (text::line(&column.short), text::attribute(&column.name));
            write!(page, "<abbr title=\"{title}\">{short}</abbr>");
        }
    }
}

fn body(section: &Section, cells: &mut Cells<'_>, page: &mut String) {
    page.push_str("<tbody");
    let shared = shared(&section.rows);
    if let Some(shared) = shared {
        about(shared, page);
    }
    page.push_str(">\n");
    if let Some(name) = &section.name {
        let span = (cells.grid().columns.len() + 1).min(WIDEST_SPAN);
        writeln!(
            page,
            "<tr class=\"band\"><th scope=\"rowgroup\" colspan=\"{span}\"{}><span{}>{}</span></th></tr>",
            styles::of_band(),
            text::direction(name),
            text::line(name)
        );
    }
    for row in &section.rows {
        line(row, shared, cells, page);
    }
    page.push_str("</tbody>\n");
}

/// What all rows are about, where that is the same: it is then written once.
pub(super) fn shared(rows: &[Row]) -> Option<&Facets> {
    let first = &rows.first()?.facets;
    rows.iter().all(|row| row.facets == *first).then_some(first)
}

fn line(row: &Row, shared: Option<&Facets>, cells: &mut Cells<'_>, page: &mut String) {
    page.push_str("<tr");
    if let Some(letter) = row.letter {
        write!(page, " data-letter=\"{letter}\"");
    }
    if shared.is_none() {
        about(&row.facets, page);
    }
    page.push_str("><th scope=\"row\"");
    if row.flagged {
        page.push_str(" class=\"wrong\"");
    }
    for part in [text::direction(&row.name), ">", &text::line(&row.name), "</th>"] {
        page.push_str(part);
    }
    for (column, cell) in cells.grid().columns.iter().zip(&row.cells) {
        cells.write(column, cell, page);
    }
    page.push_str("</tr>\n");
}
