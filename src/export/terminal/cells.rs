//! What stands in a cell of a terminal: its lines, and how they stand out.

use anstyle::Style;

use crate::export::palette::is_bold;
use crate::model::Share;
use crate::text::sanitize;
use crate::view::grid::{Cell, Column, Entry, Grid, Tone};

/// The columns of the longest bar.
const LONGEST_BAR: usize = 6;
/// What stands before a detail.
pub(super) const DETAIL: &str = "  ";
/// A column filled by an eighth, two eighths and so on.
const EIGHTHS: [char; 8] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];

/// The lines of a cell, made safe: one for each name, and for everything else one.
pub(super) fn lines(grid: &Grid, column: &Column, cell: &Cell) -> Vec<String> {
    match cell {
        Cell::Names(names) => names.iter().map(|name| sanitize(name).into_owned()).collect(),
        Cell::Entries(entries) => entries.iter().flat_map(entry).collect(),
        Cell::Share(share) => vec![share_with_bar(*share, column.largest)],
        cell => vec![sanitize(&grid.text(cell)).into_owned()],
    }
}

/// The lines of a thing: its details stand further in.
fn entry(entry: &Entry) -> impl Iterator<Item = String> {
    let details = entry.details.iter().map(|detail| format!("{DETAIL}{}", sanitize(detail)));
    std::iter::once(sanitize(&entry.name).into_owned()).chain(details)
}

/// "███▌    7  10 %"; the bar is as long as the share is of the largest.
fn share_with_bar(share: Share, largest: f64) -> String {
    if share.count == 0 {
        return String::new();
    }
    let percent = share.percent();
    format!("{:<LONGEST_BAR$} {:>3} {percent:>3} %", bar(share.fraction() / largest), share.count)
}

fn bar(part: f64) -> String {
    // Between 0 and 48, so that nothing is lost; what is there at all shows.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let eighths = ((part * (LONGEST_BAR * 8) as f64).round() as usize).clamp(1, LONGEST_BAR * 8);
    let mut bar = "█".repeat(eighths / 8);
    if !eighths.is_multiple_of(8) {
        bar.push(EIGHTHS[eighths % 8 - 1]);
    }
    bar
}

/// The owner's letter and the doers' stand out; the letter itself says which is which.
pub(super) fn style(grid: &Grid, cell: &Cell) -> Style {
    match grid.dominant(cell.letters()).map(|key| key.tone) {
        Some(Tone::Owner) => Style::new().bold().underline(),
        Some(tone) if is_bold(tone) => Style::new().bold(),
        _ => Style::new(),
    }
}
