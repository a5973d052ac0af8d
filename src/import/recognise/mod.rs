//! Finds the matrices in foreign sheets by their content.

mod frame;
mod list;
mod long;
mod matrix;
mod rows;
pub mod table;

use std::collections::HashSet;

use super::sheet::Sheet;
use crate::import::cell_letters;
use crate::import::cell_letters::Alphabet;
use crate::import::vocabulary;
use crate::import::vocabulary::Column;
use crate::model::{Letter, LetterSet};
pub use matrix::Roles;
pub(super) use matrix::shortened;
use table::{Row, Table};

/// What is asked for, where what is found by itself will not do.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The form of the tables.
    pub layout: Option<Layout>,
    /// Which way the roles run.
    pub roles: Option<Roles>,
    /// The row or line with the headings, from 1.
    pub header: Option<usize>,
    /// Whether a row of which only the name stands there is always a responsibility, as in tables of our own.
    pub names_are_rows: bool,
}

/// The forms of a matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Layout {
    /// Responsibilities by roles, with letters in the cells
    Matrix,
    /// One column per letter, with names in the cells
    List,
    /// One row per assignment
    Long,
}

/// Every matrix of several sheets, in their order. A sheet without any letter, under the headings of one with letters,
/// is a part of the matrix that nobody has been given.
#[must_use]
pub fn all(sheets: &[&Sheet], options: &Options) -> Vec<Table> {
    let found: Vec<Vec<Table>> = sheets.iter().map(|sheet| recognise(sheet, options)).collect();
    let with_letters = sheets.iter().zip(&found).filter(|(_, tables)| !tables.is_empty());
    let heads: HashSet<Vec<&str>> = with_letters.filter_map(|(sheet, _)| headings(sheet)).collect();
    let each = sheets.iter().zip(found).map(|(sheet, tables)| {
        let is_part =
            tables.is_empty() && headings(sheet).is_some_and(|head| heads.contains(&head));
        if is_part { vec![unassigned(sheet)] } else { tables }
    });
    each.flatten().collect()
}

/// The headings of a sheet, where its format says which row they are.
fn headings(sheet: &Sheet) -> Option<Vec<&str>> {
    let head = sheet.rows.first().filter(|_| sheet.heads == 1)?;
    Some(head.cells.iter().map(|cell| cell.text.as_str()).collect())
}

/// A part of a matrix without any letter.
fn unassigned(sheet: &Sheet) -> Table {
    let is_name =
        |column: &usize| vocabulary::column_of(sheet.text(0, *column)) == Some(Column::Activity);
    let names = (0..sheet.width()).find(is_name).unwrap_or_default();
    let rows = (1..sheet.rows.len()).map(|row| matrix::one_line(sheet.text(row, names)));
    let rows = rows.filter(|name| !name.is_empty()).map(|name| Row { name, ..Row::default() });
    let rows: Vec<Row> = rows.collect();
    Table {
        name: sheet.name.clone(),
        at: Some(sheet.address(0, names)),
        rows_without_letters: rows.len(),
        rows,
        ..Table::default()
    }
}

/// Every matrix of a sheet, from the top.
fn recognise(sheet: &Sheet, options: &Options) -> Vec<Table> {
    let cut;
    let sheet =
        match options.header.and_then(|line| sheet.rows.iter().position(|row| row.line == line)) {
            Some(first) => {
                cut = from(sheet, first);
                &cut
            }
            None => sheet,
        };
    let known = known(sheet);
    let wants = |layout: Layout| options.layout.is_none_or(|wanted| wanted == layout);
    if wants(Layout::Long)
        && let Some(table) = long::find(sheet, known)
    {
        return vec![table];
    }
    if wants(Layout::List) {
        let tables = list::find(sheet, known);
        if !tables.is_empty() {
            return tables;
        }
    }
    if !wants(Layout::Matrix) || !known.letters.intersects(acting()) {
        return Vec::new();
    }
    let frames = frame::find(sheet, known);
    let tables = frames.iter().map(|frame| matrix::read(sheet, frame, known, options));
    let tables =
        tables.filter(|table| table.cells.iter().any(|(letter, _)| acting().contains(*letter)));
    tables.collect()
}

/// The rows of a sheet from one on, which is a head.
fn from(sheet: &Sheet, first: usize) -> Sheet {
    Sheet { rows: sheet.rows[first..].to_vec(), heads: 1, ..sheet.clone() }
}

/// Letters that somebody does or owns something by: without any of them a table is no matrix.
fn acting() -> LetterSet {
    ["R", "A", "D", "P"].into_iter().filter_map(Letter::parse).collect()
}

/// What may be a letter: those that stand alone in cells, or apart from others; and words, where there are none.
fn known(sheet: &Sheet) -> Alphabet {
    let strict = standing_alone(sheet, Alphabet::default());
    if strict.intersects(acting()) {
        return Alphabet { letters: strict, words: false };
    }
    let with_words = Alphabet { words: true, ..Alphabet::default() };
    Alphabet { letters: standing_alone(sheet, with_words), words: true }
}

fn standing_alone(sheet: &Sheet, known: Alphabet) -> LetterSet {
    let read = |text: &str| cell_letters::read(text, known);
    let mut found = LetterSet::default();
    let cells = sheet.rows.iter().flat_map(|row| &row.cells);
    for cell in cells.filter(|cell| cell.text.len() < 40) {
        if let Some(reading) = read(&cell.text) {
            reading.letters.iter().for_each(|letter| found.insert(*letter));
        }
    }
    found
}
