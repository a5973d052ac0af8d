//! Tables: a head, sections of rows with their headings, and totals.

use super::cells::Cells;
use super::styles::{self, Styles};
use super::{data_attributes, text};
use crate::export::document::Document;
use crate::export::walk::{self, Line};
use crate::text::Append;
use crate::view::grid::{Column, Facets, Grid, GridKind, Row, Section};

/// The least number of columns of letters that have rotated headings.
const FIRST_ROTATED: usize = 9;
/// The most characters of a rotated heading; if a name is longer, the columns have short headings.
const LONGEST_ROTATED: usize = 40;
/// HTML lets a cell span no more columns.
const WIDEST_SPAN: usize = 1000;

/// The kind of the headings of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heads {
    /// As lines of text.
    Level,
    /// Rotated by 90 degrees.
    Rotated,
    /// Short headings, which are explained below the table.
    Short,
}

impl Heads {
    pub fn new(grid: &Grid) -> Heads {
        let longest = grid.columns.iter().map(|column| column.name.chars().count()).max();
        match (grid.kind, grid.columns.len()) {
            (GridKind::Letters, FIRST_ROTATED..) => match longest.unwrap_or_default() {
                ..=LONGEST_ROTATED => Heads::Rotated,
                _ => Heads::Short,
            },
            _ => Heads::Level,
        }
    }
}

/// Writes a table. `number` is unique in the page.
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
    let mut cells = Cells::new(grid, styles);
    let (mut common, mut end) = (None, "");
    for line in walk::lines(grid) {
        match line {
            Line::Head => head(grid, page),
            Line::Section(_, section) => {
                common = common_facets(&section.rows);
                page.push_str(end);
                begin_body(section, common, grid, page);
                end = "</tbody>\n";
            }
            Line::Row(_, row) => self::row(row, common, &mut cells, page),
            Line::Total(position, row) => {
                if position == 0 {
                    page.push_str(end);
                    page.push_str("<tfoot>\n");
                    end = "</tfoot>\n";
                }
                self::row(row, None, &mut cells, page);
            }
        }
    }
    page.push_str(end);
    page.push_str("</table>\n</section>\n");
}

/// The classes of a table, for the style and the script of the page.
fn class(grid: &Grid) -> String {
    let shape = match grid.kind {
        GridKind::Letters => "letters",
        GridKind::Lists => "lists",
        GridKind::Cards => "card",
        GridKind::Shares => "shares",
    };
    let heads = match Heads::new(grid) {
        Heads::Level => "level",
        Heads::Rotated => "upright",
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
    let heads = Heads::new(grid);
    for column in &grid.columns {
        page.push_str("<th scope=\"col\"");
        if let Some(letter) = column.letter {
            write!(page, " data-letter=\"{letter}\"");
        }
        data_attributes(&column.facets, page);
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
        Heads::Rotated => write!(page, "<span>{name}</span>"),
        Heads::Short if column.short == column.name => page.push_str(&name),
        Heads::Short => {
            let (short, title) = (text::line(&column.short), text::attribute(&column.name));
            write!(page, "<abbr title=\"{title}\">{short}</abbr>");
        }
    }
}

/// Begins the body of a section, with its heading.
fn begin_body(section: &Section, common: Option<&Facets>, grid: &Grid, page: &mut String) {
    page.push_str("<tbody");
    if let Some(common) = common {
        data_attributes(common, page);
    }
    page.push_str(">\n");
    if let Some(name) = &section.name {
        let span = (grid.columns.len() + 1).min(WIDEST_SPAN);
        writeln!(
            page,
            "<tr class=\"band\"><th scope=\"rowgroup\" colspan=\"{span}\"{}><span{}>{}</span></th></tr>",
            styles::of_band(),
            text::direction(name),
            text::line(name)
        );
    }
}

/// The facets of the rows, if all have the same: they are then written once.
pub(super) fn common_facets(rows: &[Row]) -> Option<&Facets> {
    let first = &rows.first()?.facets;
    rows.iter().all(|row| row.facets == *first).then_some(first)
}

fn row(row: &Row, common: Option<&Facets>, cells: &mut Cells<'_>, page: &mut String) {
    page.push_str("<tr");
    if let Some(letter) = row.letter {
        write!(page, " data-letter=\"{letter}\"");
    }
    if common.is_none() {
        data_attributes(&row.facets, page);
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
