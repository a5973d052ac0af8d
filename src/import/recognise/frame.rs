//! Where in a sheet a matrix stands: which rows head it, which columns hold letters, and where it ends.

use std::ops::Range;

use crate::import::cell_letters;
use crate::import::cell_letters::Alphabet;
use crate::import::sheet::{Merge, Sheet};
use crate::import::vocabulary;
use crate::import::vocabulary::Column;

/// The most rows of headings that are read one above the other.
const HIGHEST_HEAD: usize = 3;
/// The rows by which the columns of a matrix are known, before its end is.
const NEAR: usize = 200;

/// A matrix with a row per responsibility or role, as it stands in a sheet.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The rows of headings, from the top.
    pub head: Vec<usize>,
    /// The rows below them, sections and gaps among them.
    pub body: Range<usize>,
    /// The columns that hold letters.
    pub letters: Vec<usize>,
    /// The column with the names of the rows.
    pub names: usize,
}

/// The content of one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Blank,
    /// Letters with a name before them.
    Letters,
    /// Anything else.
    Text,
}

/// Every matrix of a sheet, from the top. `known` are the letters that stand alone in cells of it.
#[must_use]
pub fn find(sheet: &Sheet, known: Alphabet) -> Vec<Frame> {
    let kinds: Vec<Kind> = (0..sheet.rows.len()).map(|row| kind(sheet, row, known)).collect();
    let mut frames = Vec::new();
    let mut from = 0;
    while let Some(first) =
        (from.max(heads(sheet))..kinds.len()).find(|row| kinds[*row] == Kind::Letters)
    {
        let end = end(sheet, &kinds, first, known);
        if let Some(frame) = frame(sheet, &kinds, from, first, end, known) {
            frames.push(frame);
        }
        from = end;
    }
    frames
}

/// The rows of headings that the format itself marks, where something stands in them.
fn heads(sheet: &Sheet) -> usize {
    let filled = |row: usize| (0..sheet.width()).any(|column| !sheet.text(row, column).is_empty());
    if (0..sheet.heads).any(filled) { sheet.heads } else { 0 }
}

fn kind(sheet: &Sheet, row: usize, known: Alphabet) -> Kind {
    let cells = &sheet.rows[row].cells;
    if cells.iter().all(|cell| cell.text.is_empty()) {
        return Kind::Blank;
    }
    let mut named = false;
    for cell in cells.iter().filter(|cell| !cell.text.is_empty()) {
        match cell_letters::read(&cell.text, known) {
            Some(reading) if !reading.letters.is_empty() && named => return Kind::Letters,
            Some(_) => {}
            None => named = true,
        }
    }
    Kind::Text
}

/// The row at which a matrix ends that has its first letters in the row `first`: at new headings, or at the bottom.
fn end(sheet: &Sheet, kinds: &[Kind], first: usize, known: Alphabet) -> usize {
    let near = sheet.rows.len().min(first + NEAR);
    let columns = letter_columns(sheet, first..near, known);
    let is_head = |row: usize| {
        let texts = columns.iter().filter(|column| !sheet.text(row, **column).is_empty());
        let none = |column: &&usize| cell_letters::read(sheet.text(row, **column), known).is_none();
        let texts: Vec<&usize> = texts.collect();
        texts.len() >= 2 && 2 * texts.len() >= columns.len() && texts.iter().all(none)
    };
    let last = kinds.iter().rposition(|kind| *kind == Kind::Letters).unwrap_or_default();
    let followed = |row: usize| row < last;
    let new = (first + 1..kinds.len())
        .find(|row| kinds[*row] == Kind::Text && is_head(*row) && followed(*row));
    let limit = new.unwrap_or(kinds.len());
    // What follows the last letters and a gap is no part of the matrix.
    let last = (first..limit).rfind(|row| kinds[*row] == Kind::Letters).unwrap_or(first);
    let gap = (last..limit).find(|row| kinds[*row] == Kind::Blank);
    gap.unwrap_or(limit)
}

/// Whether a text is a number and nothing else.
pub(super) fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// The columns of these rows in which letters stand, more often than anything else.
fn letter_columns(sheet: &Sheet, rows: Range<usize>, known: Alphabet) -> Vec<usize> {
    let width = rows.clone().map(|row| sheet.rows[row].cells.len()).max().unwrap_or_default();
    let mut counts = vec![(0_usize, 0_usize); width];
    for row in rows {
        let mut named = false;
        for (cell, (letters, others)) in sheet.rows[row].cells.iter().zip(&mut counts) {
            match cell_letters::read(&cell.text, known) {
                None => {
                    // Numbers below a column are sums of it.
                    *others += usize::from(!is_number(&cell.text));
                    named = true;
                }
                Some(reading) => *letters += usize::from(named && !reading.letters.is_empty()),
            }
        }
    }
    (0..width)
        .filter(|column| counts[*column].0 > 0 && counts[*column].0 >= counts[*column].1)
        .collect()
}

fn frame(
    sheet: &Sheet,
    kinds: &[Kind],
    from: usize,
    first: usize,
    end: usize,
    known: Alphabet,
) -> Option<Frame> {
    let mut first = first;
    let mut columns = letter_columns(sheet, first..end, known);
    // Roles may be called A, B, C and D: then the row that names them looks like one with letters, and none is above.
    if heads(sheet) == 0
        && first + 1 < end
        && names_letters(sheet, first, &columns)
        && head(sheet, kinds, from, first, &columns).is_empty()
    {
        first += 1;
        columns = letter_columns(sheet, first..end, known);
    }
    let mut head = head(sheet, kinds, from, first, &columns);
    if head.is_empty() {
        return None;
    }
    head.reverse();
    let named = |column: &usize| !heading(sheet, &head, *column).is_empty();
    let known_as = |column: usize| {
        vocabulary::column_of(heading(sheet, &head, column).first().copied().unwrap_or_default())
    };
    // Ids and numbers of rows may be single letters, too.
    let of_rows = [Column::Id, Column::Number, Column::Phase, Column::Source];
    columns.retain(|column| {
        named(column) && known_as(*column).is_none_or(|kind| !of_rows.contains(&kind))
    });
    let (leftmost, rightmost) = (*columns.first()?, *columns.last()?);
    // Roles without any letter are roles, too.
    let blank = |column: &usize| {
        let mut texts = (first..end).map(|row| sheet.text(row, *column));
        texts.all(|text| is_number(text) || cell_letters::read(text, known).is_some())
    };
    let idle = |column: &usize| named(column) && blank(column) && known_as(*column).is_none();
    let mut right = rightmost + 1;
    while idle(&right) {
        right += 1;
    }
    let letters: Vec<usize> =
        (leftmost..right).filter(|column| columns.contains(column) || idle(column)).collect();
    let names = names_column(sheet, &head, first..end, &letters)?;
    let before = (names + 1..leftmost).filter(|column| idle(column));
    let letters = before.chain(letters).collect();
    let top = head.last().map_or(first, |last| last + 1);
    Some(Frame { head, body: top..end, letters, names })
}

/// Whether a row has another single letter in each of the columns, beside a heading for names.
fn names_letters(sheet: &Sheet, row: usize, columns: &[usize]) -> bool {
    let texts: Vec<&str> = columns.iter().map(|column| sheet.text(row, *column)).collect();
    let single = texts.iter().all(|text| text.chars().count() == 1);
    let mut others = (0..sheet.width()).filter(|column| !columns.contains(column));
    let headed = others.any(|column| vocabulary::column_of(sheet.text(row, column)).is_some());
    let mut distinct = texts.clone();
    distinct.sort_unstable();
    distinct.dedup();
    single && headed && texts.len() > 1 && distinct.len() == texts.len()
}

/// The rows of headings above the row `first`, from the lowest.
fn head(sheet: &Sheet, kinds: &[Kind], from: usize, first: usize, columns: &[usize]) -> Vec<usize> {
    let marked = heads(sheet);
    if marked > 0 && from == 0 {
        return (0..marked).rev().collect();
    }
    let mut head = Vec::new();
    let mut over_letters = 0;
    for row in (from..first).rev() {
        let filled = sheet.rows[row].cells.iter().filter(|cell| !cell.text.is_empty()).count();
        let over = columns.iter().any(|column| !sheet.text(row, *column).is_empty());
        let is_title = sheet.rows[row].cells.iter().any(|cell| match cell.merge {
            Merge::First { columns: wide, .. } => wide > columns.len().max(2),
            _ => false,
        });
        if kinds[row] == Kind::Blank || is_title {
            if over_letters > 0 {
                break;
            }
        } else if over {
            // What stands below headings in the same columns is a row of the matrix that nobody has been given.
            head.retain(|below| over_letters > 0 || !is_headed(sheet, *below, row));
            head.push(row);
            over_letters += 1;
        } else if filled > 1 && over_letters == 0 {
            head.push(row);
        } else if over_letters > 0 {
            break;
        }
        if over_letters == HIGHEST_HEAD {
            break;
        }
    }
    if over_letters == 0 { Vec::new() } else { head }
}

/// Whether most of what stands in a row has a text above it in the row `head`.
fn is_headed(sheet: &Sheet, row: usize, head: usize) -> bool {
    let filled = (0..sheet.width()).filter(|column| !sheet.text(row, *column).is_empty());
    let (headed, others): (Vec<usize>, Vec<usize>) =
        filled.partition(|column| !sheet.text(head, *column).is_empty());
    headed.len() > others.len()
}

/// The headings of a column, the lowest first. A merged cell heads every column below it.
#[must_use]
pub fn heading<'s>(sheet: &'s Sheet, head: &[usize], column: usize) -> Vec<&'s str> {
    let mut texts: Vec<&str> = Vec::new();
    for row in head.iter().rev() {
        let text = match sheet.cell(*row, column) {
            Some(cell) if cell.merge == Merge::Covered => covering(sheet, *row, column),
            Some(cell) => &cell.text,
            None => "",
        };
        if !text.is_empty() && !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

/// The text of the merged cell that covers a place.
fn covering(sheet: &Sheet, row: usize, column: usize) -> &str {
    for up in (0..=row).rev() {
        for left in (0..=column).rev() {
            let Some(cell) = sheet.cell(up, left) else { continue };
            if let Merge::First { columns, rows } = cell.merge {
                if left + columns > column && up + rows > row {
                    return &cell.text;
                }
                break;
            }
            if cell.merge == Merge::None {
                break;
            }
        }
        if sheet.cell(up, column).is_some_and(|cell| cell.merge != Merge::Covered) {
            break;
        }
    }
    ""
}

/// The column with the names of the rows: by its heading, or else the one with the most text of its own.
fn names_column(
    sheet: &Sheet,
    head: &[usize],
    rows: Range<usize>,
    letters: &[usize],
) -> Option<usize> {
    let others = (0..sheet.width()).filter(|column| !letters.contains(column));
    let known_as = |column: usize| {
        let heading = heading(sheet, head, column);
        heading.first().and_then(|text| vocabulary::column_of(text))
    };
    let weight = |column: usize| {
        let mut texts: Vec<&str> = rows.clone().map(|row| sheet.text(row, column)).collect();
        texts.sort_unstable();
        texts.dedup();
        texts.iter().map(|text| text.chars().filter(|c| c.is_alphabetic()).count()).sum::<usize>()
    };
    let before = |column: &usize| letters.first().is_some_and(|first| column < first);
    let named = others.clone().filter(|column| {
        matches!(known_as(*column), Some(Column::Activity | Column::Role)) && weight(*column) > 0
    });
    let heaviest = |columns: &mut dyn Iterator<Item = usize>| {
        let mut best: Option<(usize, usize)> = None;
        for column in columns {
            let weight = weight(column);
            if weight > 0 && best.is_none_or(|(most, _)| weight > most) {
                best = Some((weight, column));
            }
        }
        best.map(|(_, column)| column)
    };
    heaviest(&mut named.clone().filter(before))
        .or_else(|| heaviest(&mut others.clone().filter(before)))
        .or_else(|| heaviest(&mut named.clone()))
        .or_else(|| heaviest(&mut others.clone()))
}
