//! Below a table: the meanings of the letters, and sentences.

use crate::export::document::Document;
use crate::export::docx::cells;
use crate::export::docx::table::{begin, begin_row, cell};
use crate::export::docx::text;
use crate::export::palette::{self, Palette};
use crate::view::grid::Grid;

/// The widths of the columns letters, words and meanings, in twentieths of a point.
const WIDTHS: [u32; 3] = [480, 2_000, 7_000];

/// Writes legend and sentences, but only for the last part of a table.
pub(super) fn write(grid: &Grid, document: &Document<'_>, palette: &Palette, xml: &mut String) {
    if !grid.is_last_part() {
        return;
    }
    let words = document.words();
    if !grid.legend.is_empty() {
        text::paragraph("RaciLegendHeading", words.legend, xml);
        legend(grid, palette, words.legend, xml);
    }
    if grid.has_flagged_rows() {
        text::begin("RaciNote", "", xml);
        text::run("<w:rStyle w:val=\"RaciMark\"/>", cells::FLAG.trim(), xml);
        text::run("", &format!(" {}", words.wrong), xml);
        xml.push_str("</w:p>");
    }
    for note in &grid.notes {
        text::paragraph("RaciNote", note, xml);
    }
}

/// Each letter on its field, with its word, and with its meaning if there is one.
fn legend(grid: &Grid, palette: &Palette, title: &str, xml: &mut String) {
    let has_meanings = grid.legend.iter().any(|key| !key.meaning.is_empty());
    let widths = if has_meanings { &WIDTHS[..] } else { &WIDTHS[..2] };
    begin("RaciLegendTable", title, &grid.title, widths, xml);
    for (position, key) in grid.legend.iter().enumerate() {
        let keep = if position + 1 < grid.legend.len() { "<w:keepNext/>" } else { "" };
        let field = palette.field(key);
        let fill = field.map(|field| cells::shading(field.fill)).unwrap_or_default();
        let strong = palette::is_bold(key.tone);
        begin_row(true, xml);
        cell(widths[0], &fill, xml);
        text::begin(if strong { "RaciLetterStrong" } else { "RaciLetter" }, keep, xml);
        text::run(&cells::colour_on(field), &key.letter.to_string(), xml);
        xml.push_str("</w:p></w:tc>");
        for (width, content) in widths[1..].iter().zip([&key.word, &key.meaning]) {
            cell(*width, "", xml);
            text::begin_for(content, "RaciLegend", (keep, ""), xml);
            text::run("", content, xml);
            xml.push_str("</w:p></w:tc>");
        }
        xml.push_str("</w:tr>");
    }
    xml.push_str("</w:tbl>");
}
