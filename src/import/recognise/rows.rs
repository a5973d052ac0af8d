//! The rows of a matrix: which are responsibilities, which are headings of sections, and which are neither.

use super::frame::{Frame, is_number};
use super::matrix::one_line;
use crate::import::cell_letters;
use crate::import::cell_letters::Alphabet;
use crate::import::sheet::{Merge, Sheet};
use crate::import::vocabulary;

/// A row that is about something: a responsibility, or a role where they run down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The row of the sheet.
    pub row: usize,
    /// Its name.
    pub name: String,
    /// The section that contains it.
    pub section: Option<String>,
    /// How many headings of sections stand right before it.
    pub sections_before: usize,
}

/// What a row without letters may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Empty {
    /// A heading, by its form.
    Section,
    /// A row to which nobody is assigned.
    Unassigned,
    /// Either of them.
    Unclear,
}

/// The lines of a matrix, each in its section. `names_are_rows` says that what may be either is no section.
#[must_use]
pub fn read(sheet: &Sheet, frame: &Frame, known: Alphabet, names_are_rows: bool) -> Vec<Line> {
    // In tables of our own a row that is wrong is bold.
    let bold = names_are_rows || mostly_bold(sheet, frame);
    let rows: Vec<(usize, Option<Empty>)> =
        frame.body.clone().filter_map(|row| kind(sheet, frame, row, known, bold)).collect();
    let unclear_are_sections = !names_are_rows && unclear_are_sections(&rows);
    let is_section = |kind: &Option<Empty>| match kind {
        Some(Empty::Section) => true,
        Some(Empty::Unclear) => unclear_are_sections,
        Some(Empty::Unassigned) | None => false,
    };
    let mut lines = Vec::new();
    let mut upper: Option<String> = None;
    let mut lower: Option<String> = None;
    let mut has_two_levels = false;
    let mut waiting: Vec<String> = Vec::new();
    for (row, kind) in &rows {
        let name = name(sheet, frame, *row);
        if is_section(kind) {
            waiting.push(name);
            continue;
        }
        match waiting.as_slice() {
            [] => {}
            // Of a heading alone below pairs of headings, the upper one still holds.
            [one] if has_two_levels => lower = Some(one.clone()),
            [one] => (upper, lower) = (Some(one.clone()), None),
            [.., above, below] => {
                has_two_levels = true;
                (upper, lower) = (Some(above.clone()), Some(below.clone()));
            }
        }
        let section = match (&upper, &lower) {
            (Some(upper), Some(lower)) => Some(format!("{upper} – {lower}")),
            (one, other) => one.clone().or_else(|| other.clone()),
        };
        let sections_before = waiting.len();
        waiting.clear();
        lines.push(Line { row: *row, name, section, sections_before });
    }
    if let Some(last) = lines.last_mut() {
        last.sections_before += waiting.len();
    }
    lines
}

/// A row with its kind: `None` is one with letters. Rows that are no part of the matrix are left out. `all_bold` is
/// whether bold says nothing.
fn kind(
    sheet: &Sheet,
    frame: &Frame,
    row: usize,
    known: Alphabet,
    all_bold: bool,
) -> Option<(usize, Option<Empty>)> {
    let first_letter = *frame.letters.first()?;
    if name(sheet, frame, row).is_empty() {
        return None;
    }
    let has_letters = frame.letters.iter().any(|column| {
        cell_letters::read(sheet.text(row, *column), known)
            .is_some_and(|reading| !reading.letters.is_empty())
    });
    if has_letters {
        return Some((row, None));
    }
    let cells = &sheet.rows[row].cells;
    // What stands beside the matrix, such as a legend, says nothing of the row.
    let last_letter = *frame.letters.last()?;
    let within = 0..cells.len().min(last_letter + 1);
    let filled: Vec<usize> = within.filter(|column| !cells[*column].text.is_empty()).collect();
    if is_legend(sheet, row, &filled) || is_sum(sheet, frame, row) {
        return None;
    }
    let says_none = frame.letters.iter().any(|column| !sheet.text(row, *column).is_empty());
    let merged = filled.iter().any(|column| match cells[*column].merge {
        Merge::First { columns, .. } => columns > 1,
        _ => false,
    });
    let elsewhere = sheet.text(row, frame.names).is_empty()
        && filled.iter().all(|column| *column < first_letter);
    let cut_short = cells.len() == 1 && sheet.width() > 2 && sheet.heads > 0 && cells[0].bold;
    let alone = filled.len() == 1;
    let bold = alone && filled.iter().all(|column| cells[*column].bold) && !all_bold;
    let kind = match () {
        () if says_none => Empty::Unassigned,
        () if alone && (merged || elsewhere || cut_short || bold) => Empty::Section,
        () if alone => Empty::Unclear,
        () => Empty::Unassigned,
    };
    Some((row, Some(kind)))
}

/// What a row is called: the text in the column of names, or the first text before the letters.
fn name(sheet: &Sheet, frame: &Frame, row: usize) -> String {
    let own = one_line(sheet.text(row, frame.names));
    if !own.is_empty() {
        return own;
    }
    let first_letter = frame.letters.first().copied().unwrap_or_default();
    let before = (0..first_letter).map(|column| one_line(sheet.text(row, column)));
    before.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
}

/// A row that counts: numbers stand where letters belong, and nothing else.
fn is_sum(sheet: &Sheet, frame: &Frame, row: usize) -> bool {
    let texts = frame.letters.iter().map(|column| sheet.text(row, *column));
    let mut texts = texts.filter(|text| !text.is_empty()).peekable();
    texts.peek().is_some() && texts.all(is_number)
}

/// A row such as `R: Responsible`, or `R | Responsible`.
fn is_legend(sheet: &Sheet, row: usize, filled: &[usize]) -> bool {
    match filled {
        [one] => {
            let text = sheet.text(row, *one);
            let short = text.chars().count() > 1
                && text.trim_start().chars().nth(1).is_some_and(|c| !c.is_alphanumeric());
            short && vocabulary::letter_of(text).is_some()
        }
        [one, other, ..] => {
            sheet.text(row, *one).chars().count() == 1
                && vocabulary::letter_of(sheet.text(row, *one)).is_some()
                && vocabulary::letter_of_word(sheet.text(row, *other)).is_some()
        }
        [] => false,
    }
}

/// Whether the names of most rows are bold, so that it says nothing of a single one.
fn mostly_bold(sheet: &Sheet, frame: &Frame) -> bool {
    let named = frame.body.clone().filter_map(|row| sheet.cell(row, frame.names));
    let named: Vec<bool> =
        named.filter(|cell| !cell.text.is_empty()).map(|cell| cell.bold).collect();
    2 * named.iter().filter(|bold| **bold).count() > named.len()
}

/// Rows that may be both are headings where the matrix begins with one, and each has letters right below it.
fn unclear_are_sections(rows: &[(usize, Option<Empty>)]) -> bool {
    let unclear = |kind: &Option<Empty>| *kind == Some(Empty::Unclear);
    let begins = rows.first().is_some_and(|(_, kind)| unclear(kind));
    let followed = rows.windows(2).all(|pair| !unclear(&pair[0].1) || pair[1].1.is_none());
    let last = rows.last().is_some_and(|(_, kind)| unclear(kind));
    begins && followed && !last && rows.iter().all(|(_, kind)| *kind != Some(Empty::Section))
}
