//! What stands below a table: what the letters mean, what the mark means, and the notes.

use super::text::{width, wrap};
use crate::export::palette::{Palette, is_bold};
use crate::export::svg::canvas::{Area, BODY, Ink, Pen, SMALL, Side, WRONG};
use crate::model::Colour;
use crate::view::grid::{Grid, LegendEntry};

/// The field of a letter.
const FIELD: usize = 26;
/// From the field to its text, and from one entry to the next.
const GAP: usize = 10;
/// The widest text of an entry.
const WIDEST: usize = 200;

/// An entry: a letter, or the mark of what is wrong.
struct Entry<'k> {
    key: Option<&'k LegendEntry>,
    word: &'k str,
    meaning: Vec<String>,
}

/// Draws it from `y` on in so many pixels, and says where it ends.
pub(super) fn draw(
    grid: &Grid,
    (palette, wrong): (&Palette, &str),
    (x, mut y, room): (usize, usize, usize),
    pen: &mut Pen,
) -> usize {
    let keys = grid.legend.iter().map(|key| {
        let meaning = wrap(&key.meaning, SMALL, false, WIDEST);
        let meaning = if key.meaning.is_empty() { Vec::new() } else { meaning };
        Entry { key: Some(key), word: &key.word, meaning }
    });
    let mark =
        grid.has_flagged_rows().then(|| Entry { key: None, word: wrong, meaning: Vec::new() });
    let entries: Vec<Entry<'_>> = keys.chain(mark).collect();
    if !entries.is_empty() {
        y = entries_in_rows(&entries, palette, (x, y + 14, room), pen);
    }
    for note in &grid.notes {
        let lines = wrap(note, SMALL, false, room);
        y += Ink::QUIET.leading() + 2;
        pen.text(x, y, &lines, Ink::QUIET);
        y += (lines.len() - 1) * Ink::QUIET.leading();
    }
    y
}

/// Entries side by side, in rows that are as full as each other.
fn entries_in_rows(
    entries: &[Entry<'_>],
    palette: &Palette,
    (x, mut y, room): (usize, usize, usize),
    pen: &mut Pen,
) -> usize {
    let text = entries.iter().map(|entry| {
        let lines = entry.meaning.iter().map(|line| width(line, SMALL, false));
        lines.chain([width(entry.word, BODY, true)]).max().unwrap_or_default()
    });
    let one = FIELD + GAP + text.max().unwrap_or_default() + 3 * GAP;
    let rows = entries.len().div_ceil((room / one).max(1));
    for row in entries.chunks(entries.len().div_ceil(rows)) {
        for (position, entry) in row.iter().enumerate() {
            draw_entry(entry, palette, (x + position * one, y), pen);
        }
        let lines = row.iter().map(|entry| entry.meaning.len()).max().unwrap_or_default();
        y += FIELD.max(15 + lines * Ink::QUIET.leading()) + 8;
    }
    y
}

fn draw_entry(entry: &Entry<'_>, palette: &Palette, (x, y): (usize, usize), pen: &mut Pen) {
    match entry.key {
        Some(key) => {
            let field = palette.field(key);
            let fill = field.map_or(Colour::WHITE, |field| field.fill);
            pen.field(Area { x, y, width: FIELD, height: FIELD - 4 }, 3, fill);
            let ink = Ink {
                bold: is_bold(key.tone),
                colour: field.map_or(Colour::BLACK, |field| field.text),
                side: Side::Middle,
                ..Ink::BODY
            };
            pen.line(x + FIELD / 2, y + 15, key.letter.to_string(), ink);
        }
        None => {
            pen.field(Area { x: x + FIELD / 2 - 2, y, width: 4, height: FIELD - 4 }, 0, WRONG);
        }
    }
    let left = x + FIELD + GAP;
    let first = if entry.meaning.is_empty() { y + 15 } else { y + 10 };
    pen.line(left, first, entry.word.to_owned(), Ink::BODY.bold());
    pen.text(left, first + 15, &entry.meaning, Ink::QUIET);
}
