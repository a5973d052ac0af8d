//! Below a table: the meanings of the letters and of the flag, and the notes.

use super::text::{width, wrap};
use crate::export::palette::{Palette, is_bold};
use crate::export::svg::canvas::{Anchor, Area, BODY, Canvas, SMALL, TextStyle, WRONG};
use crate::model::Colour;
use crate::view::grid::{Grid, LegendEntry};

/// The width of the field of a letter, in pixels.
const FIELD: usize = 26;
/// The distance from the field to its text; that to the next entry is three times as long.
const GAP: usize = 10;
/// The greatest width of the text of an entry.
const WIDEST: usize = 200;

/// An entry: a letter, or the flag (`None`).
struct Entry<'k> {
    key: Option<&'k LegendEntry>,
    word: &'k str,
    meaning: Vec<String>,
}

/// Draws it from `y` down, `available` pixels wide, and returns the `y` below it.
pub(super) fn draw(
    grid: &Grid,
    (palette, wrong): (&Palette, &str),
    (x, mut y, available): (usize, usize, usize),
    canvas: &mut Canvas,
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
        y = entries_in_rows(&entries, palette, (x, y + 14, available), canvas);
    }
    for note in &grid.notes {
        let lines = wrap(note, SMALL, false, available);
        y += TextStyle::QUIET.leading() + 2;
        canvas.text(x, y, &lines, TextStyle::QUIET);
        y += (lines.len() - 1) * TextStyle::QUIET.leading();
    }
    y
}

/// Draws entries side by side, in rows of the same number of entries.
fn entries_in_rows(
    entries: &[Entry<'_>],
    palette: &Palette,
    (x, mut y, available): (usize, usize, usize),
    canvas: &mut Canvas,
) -> usize {
    let text = entries.iter().map(|entry| {
        let lines = entry.meaning.iter().map(|line| width(line, SMALL, false));
        lines.chain([width(entry.word, BODY, true)]).max().unwrap_or_default()
    });
    let one = FIELD + GAP + text.max().unwrap_or_default() + 3 * GAP;
    let rows = entries.len().div_ceil((available / one).max(1));
    for row in entries.chunks(entries.len().div_ceil(rows)) {
        for (position, entry) in row.iter().enumerate() {
            draw_entry(entry, palette, (x + position * one, y), canvas);
        }
        let lines = row.iter().map(|entry| entry.meaning.len()).max().unwrap_or_default();
        y += FIELD.max(15 + lines * TextStyle::QUIET.leading()) + 8;
    }
    y
}

fn draw_entry(entry: &Entry<'_>, palette: &Palette, (x, y): (usize, usize), canvas: &mut Canvas) {
    match entry.key {
        Some(key) => {
            let field = palette.field(key);
            let fill = field.map_or(Colour::WHITE, |field| field.fill);
            canvas.field(Area { x, y, width: FIELD, height: FIELD - 4 }, 3, fill);
            let style = TextStyle {
                bold: is_bold(key.tone),
                colour: field.map_or(Colour::BLACK, |field| field.text),
                anchor: Anchor::Middle,
                ..TextStyle::BODY
            };
            canvas.line(x + FIELD / 2, y + 15, key.letter.to_string(), style);
        }
        None => {
            canvas.field(Area { x: x + FIELD / 2 - 2, y, width: 4, height: FIELD - 4 }, 0, WRONG);
        }
    }
    let left = x + FIELD + GAP;
    let first = if entry.meaning.is_empty() { y + 15 } else { y + 10 };
    canvas.line(left, first, entry.word.to_owned(), TextStyle::BODY.bold());
    canvas.text(left, first + 15, &entry.meaning, TextStyle::QUIET);
}
