//! The text of a cell in a terminal, line by line, and its style.

use anstyle::Style;

use super::text_table::{BOLD, OWNER};
use crate::export::palette::is_bold;
use crate::model::Share;
use crate::text::sanitize;
use crate::view::grid::{Cell, Column, Entry, Grid, Tone};

/// The width of the longest bar.
const LONGEST_BAR: usize = 6;
/// The indent of a detail.
pub(super) const DETAIL: &str = "  ";
/// A character cell filled by one to eight eighths.
const EIGHTHS: [char; 8] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];

/// The lines of a cell, sanitized: one for each name or detail, otherwise a single one.
pub(super) fn lines(grid: &Grid, column: &Column, cell: &Cell) -> Vec<String> {
    match cell {
        Cell::Names(names) => names.iter().map(|name| sanitize(name).into_owned()).collect(),
        Cell::Entries(entries) => entries.iter().flat_map(entry).collect(),
        Cell::Share(share) => vec![share_with_bar(*share, column.largest)],
        cell => vec![sanitize(&grid.text(cell)).into_owned()],
    }
}

/// The lines of an entry; its details are indented.
fn entry(entry: &Entry) -> impl Iterator<Item = String> {
    let details = entry.details.iter().map(|detail| format!("{DETAIL}{}", sanitize(detail)));
    std::iter::once(sanitize(&entry.name).into_owned()).chain(details)
}

/// "███▌    7  10 %"; the length of the bar is relative to the `largest` share of the column.
fn share_with_bar(share: Share, largest: f64) -> String {
    if share.count == 0 {
        return String::new();
    }
    let percent = share.percent();
    format!("{:<LONGEST_BAR$} {:>3} {percent:>3} %", bar(share.fraction() / largest), share.count)
}

fn bar(part: f64) -> String {
    // Between 0 and 48, so the casts lose nothing. Even the smallest share shows as an eighth.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let eighths = ((part * (LONGEST_BAR * 8) as f64).round() as usize).clamp(1, LONGEST_BAR * 8);
    let mut bar = "█".repeat(eighths / 8);
    if !eighths.is_multiple_of(8) {
        bar.push(EIGHTHS[eighths % 8 - 1]);
    }
    bar
}

/// The letters of owners and doers are bold, and that of the owner is underlined as well.
pub(super) fn style(grid: &Grid, cell: &Cell) -> Style {
    match grid.dominant(cell.letters()).map(|key| key.tone) {
        Some(Tone::Owner) => OWNER,
        Some(tone) if is_bold(tone) => BOLD,
        _ => Style::new(),
    }
}
