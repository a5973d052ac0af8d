//! The content of cells: letters on their field, names below each other, a share with its bar.

use super::table::{Table, cell};
use super::text;
use crate::export::palette::{self, Field};
use crate::model::{Colour, LetterSet, Share};
use crate::view::grid::{Cell, Entry, Row};

/// The flag after the name of a row.
pub(super) const FLAG: &str = "\u{a0}*";
/// The free space beside a bar, left and right together, in twentieths of a point.
const BESIDE_BAR: u32 = 200;
/// The least contrast of a bar with white paper; fainter ones are drawn in grey.
const FAINTEST: f64 = 1.2;

/// The grey of such bars.
const GREY: Colour = Colour(0xBF, 0xC4, 0xCC);

/// Writes a cell of a row. `keep` is the property that keeps its paragraphs on the page of the next row.
pub(super) fn write(table: &Table<'_>, row: &Row, (at, keep): (usize, &str), xml: &mut String) {
    let width = table.layout.widths[at];
    match &row.cells[at] {
        Cell::Letters(letters) => self::letters(table, *letters, (at, keep), xml),
        Cell::Text(content) => {
            cell(width, "", xml);
            paragraph("RaciText", content, keep, xml);
        }
        Cell::Names(names) => {
            cell(width, "", xml);
            list("RaciText", names, keep, xml);
        }
        Cell::Entries(entries) => {
            cell(width, "", xml);
            let lines: Vec<String> = entries.iter().map(Entry::line).collect();
            list("RaciText", &lines, keep, xml);
        }
        Cell::Number(_) => {
            cell(width, "", xml);
            paragraph("RaciLetter", &table.grid.text(&row.cells[at]), keep, xml);
        }
        Cell::Share(share) => {
            cell(width, "", xml);
            paragraph("RaciShare", &table.grid.text(&row.cells[at]), keep, xml);
            if share.count > 0 {
                bar(table, row, *share, (at, keep), xml);
            }
        }
    }
    xml.push_str("</w:tc>");
}

/// Letters on the field of the dominant one.
fn letters(table: &Table<'_>, letters: LetterSet, (at, keep): (usize, &str), xml: &mut String) {
    let field = table.palette.field_of(table.grid, letters);
    let fill = field.map(|field| shading(field.fill)).unwrap_or_default();
    cell(table.layout.widths[at], &fill, xml);
    let dominant = table.grid.dominant(letters);
    let strong = dominant.is_some_and(|key| palette::is_bold(key.tone));
    text::begin(if strong { "RaciLetterStrong" } else { "RaciLetter" }, keep, xml);
    let spelled = table.layout.letters(&table.grid.spell(letters), at);
    text::run(&colour_on(field), &spelled, xml);
    xml.push_str("</w:p>");
}

/// A paragraph for each name, or an empty one, since a cell must have a paragraph.
fn list(style: &str, names: &[String], keep: &str, xml: &mut String) {
    for name in names {
        paragraph(style, name, keep, xml);
    }
    if names.is_empty() {
        paragraph(style, "", keep, xml);
    }
}

fn paragraph(style: &str, content: &str, keep: &str, xml: &mut String) {
    text::begin_for(content, style, (keep, ""), xml);
    text::run("", content, xml);
    xml.push_str("</w:p>");
}

/// The bar below a number: a low shaded paragraph, whose length is relative to the largest share of its column.
fn bar(table: &Table<'_>, row: &Row, share: Share, (at, keep): (usize, &str), xml: &mut String) {
    let column = &table.grid.columns[at];
    let letter = column.letter.or(row.letter).and_then(|letter| table.grid.legend_entry(letter));
    let fill = letter.map_or(palette::HEAD, |key| visible(table.palette.field(key)));
    let longest = table.layout.widths[at].saturating_sub(BESIDE_BAR);
    let part = (share.fraction() / column.largest.max(share.fraction())).clamp(0.0, 1.0);
    // Between 0 and the width of a page, so that the cast loses nothing. A share above 0 is always visible.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let length = ((f64::from(longest) * part).round() as u32).max(30);
    let free = longest.saturating_sub(length) + 60;
    let direct = format!("{keep}{}<w:ind w:right=\"{free}\"/>", shading(fill));
    text::begin("RaciBar", &direct, xml);
    xml.push_str("</w:p>");
}

/// The colour of a bar or border: that of the field, or grey if it would be invisible on paper.
pub(super) fn visible(field: Option<Field>) -> Colour {
    let fill = field.map(|field| field.fill);
    fill.filter(|fill| fill.contrast(Colour::WHITE) >= FAINTEST).unwrap_or(GREY)
}

/// The least number of lines of a cell.
pub(super) fn lines(cell: &Cell) -> usize {
    match cell {
        Cell::Names(names) => names.len(),
        Cell::Entries(entries) => entries.len(),
        _ => 1,
    }
}

/// The shading of a cell or a paragraph.
pub(super) fn shading(fill: Colour) -> String {
    format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/>", hex(fill))
}

/// The property of the colour of text on a field, if it is not black.
pub(super) fn colour_on(field: Option<Field>) -> String {
    match field.map(|field| field.text) {
        Some(text) if text != Colour::BLACK => format!("<w:color w:val=\"{}\"/>", hex(text)),
        _ => String::new(),
    }
}

/// A colour in Word's notation.
pub(super) fn hex(colour: Colour) -> String {
    format!("{:06X}", colour.number())
}
