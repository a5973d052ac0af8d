//! A matrix with letters in its cells: its headings become roles, its rows responsibilities, or the other way round.

use super::frame::{Frame, heading};
use super::rows::{self, Line};
use super::table::{Row, Table};
use crate::import::cell_letters;
use crate::import::cell_letters::{Alphabet, Reading};
use crate::import::recognise::Options;
use crate::import::sheet::{Address, Sheet};
use crate::import::vocabulary;
use crate::import::vocabulary::Column;
use crate::model::Letter;

/// Which way the roles run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Roles {
    /// Each role has a column.
    Across,
    /// Each role has a row.
    Down,
}

/// Reads a matrix. `roles` is asked for, or else found from what stands in it.
#[must_use]
pub fn read(sheet: &Sheet, frame: &Frame, known: Alphabet, options: &Options) -> Table {
    let roles = options.roles;
    let lines = rows::read(sheet, frame, known, options.names_are_rows);
    let mut table = Table {
        name: sheet.name.clone(),
        at: frame.head.first().map(|row| sheet.address(*row, frame.names)),
        ..Table::default()
    };
    let cells = cells(sheet, frame, &lines, known, &mut table);
    let corner = heading(sheet, &frame.head, frame.names).first().copied().unwrap_or_default();
    match roles.unwrap_or_else(|| orientation(corner, &cells)) {
        Roles::Across => across(sheet, frame, &lines, &cells, &mut table),
        Roles::Down => {
            if roles.is_none() {
                table.guess(
                    table.at.clone(),
                    "the rows were read as roles and the columns as responsibilities",
                );
            }
            down(sheet, frame, &lines, &cells, &mut table);
        }
    }
    others(sheet, frame, &mut table);
    table
}

/// The cell of each line in each column of letters.
fn cells(
    sheet: &Sheet,
    frame: &Frame,
    lines: &[Line],
    known: Alphabet,
    table: &mut Table,
) -> Vec<Vec<Reading>> {
    // Beside letters a word that stands for one is understood, too.
    let known = Alphabet { words: true, ..known };
    let read = |line: &Line, column: usize, table: &mut Table| {
        let text = sheet.text(line.row, column);
        let at = sheet.address(line.row, column);
        let Some(reading) = cell_letters::read(text, known) else {
            table.leave_out(Some(at), format!("\"{}\" is no letter", shortened(text)));
            return Reading::default();
        };
        if reading.folded {
            table.guess(Some(at), format!("\"{text}\" was read as {}", spelt(&reading.letters)));
        }
        reading.letters.iter().for_each(|letter| table.count(*letter));
        reading
    };
    let of_line = |line: &Line| {
        let cells = frame.letters.iter().map(|column| read(line, *column, &mut *table));
        cells.collect()
    };
    lines.iter().map(of_line).collect::<Vec<Vec<Reading>>>()
}

/// Roles run across, unless the corner says otherwise, or one `A` stands in each column and not in each row.
fn orientation(corner: &str, cells: &[Vec<Reading>]) -> Roles {
    match vocabulary::column_of(corner) {
        Some(Column::Role) => return Roles::Down,
        Some(Column::Activity) => return Roles::Across,
        _ => {}
    }
    let Some(owner) = Letter::parse("A") else { return Roles::Across };
    let owned = |reading: &&Reading| reading.letters.contains(&owner);
    let filled = |reading: &Reading| !reading.letters.is_empty();
    let rows: Vec<&Vec<Reading>> = cells.iter().filter(|row| row.iter().any(filled)).collect();
    let width = rows.first().map_or(0, |row| row.len());
    let in_row = rows.iter().filter(|row| row.iter().filter(owned).count() == 1).count();
    let in_column =
        (0..width).filter(|at| rows.iter().map(|row| &row[*at]).filter(owned).count() == 1);
    let in_column = in_column.count();
    // In hundredths, so that nothing is rounded.
    let share = |count: usize, of: usize| 100 * count / of.max(1);
    if share(in_column, width) >= share(in_row, rows.len()) + 50 {
        Roles::Down
    } else {
        Roles::Across
    }
}

fn across(sheet: &Sheet, frame: &Frame, lines: &[Line], cells: &[Vec<Reading>], table: &mut Table) {
    let positions = roles_of_columns(sheet, frame, table);
    let extras = Extras::find(sheet, frame);
    for (line, cells) in lines.iter().zip(cells) {
        let mut row =
            Row { name: line.name.clone(), section: line.section.clone(), ..Row::default() };
        extras.fill(sheet, line.row, &mut row);
        let columns = positions.iter().zip(&frame.letters);
        for (reading, (position, column)) in cells.iter().zip(columns) {
            for letter in &reading.letters {
                if !row.letters.contains(&(*letter, *position)) {
                    row.letters.push((*letter, *position));
                }
            }
            if let Some(note) = &reading.note {
                let role = table.roles[*position].name.clone();
                let at = sheet.address(line.row, *column);
                note_in_brackets(&mut row, note, &role, &reading.letters, at, table);
            }
        }
        table.rows_without_letters += usize::from(row.letters.is_empty());
        table.rows.push(row);
    }
    table.rows_without_letters += lines.iter().map(|line| line.sections_before).sum::<usize>();
}

fn down(sheet: &Sheet, frame: &Frame, lines: &[Line], cells: &[Vec<Reading>], table: &mut Table) {
    let positions: Vec<usize> = lines
        .iter()
        .map(|line| {
            let role = table.role(&line.name);
            if let Some(party) = &line.section {
                table.roles[role].party.get_or_insert(party.clone());
            }
            role
        })
        .collect();
    for (at, column) in frame.letters.iter().enumerate() {
        let headings = heading(sheet, &frame.head, *column);
        let mut row = Row {
            name: one_line(headings.first().copied().unwrap_or_default()),
            section: headings.get(1).map(|text| one_line(text)),
            ..Row::default()
        };
        for ((line, cells), position) in lines.iter().zip(cells).zip(&positions) {
            for letter in &cells[at].letters {
                if !row.letters.contains(&(*letter, *position)) {
                    row.letters.push((*letter, *position));
                }
            }
            if let Some(note) = &cells[at].note {
                let place = sheet.address(line.row, *column);
                note_in_brackets(&mut row, note, &line.name, &cells[at].letters, place, table);
            }
        }
        table.rows_without_letters += usize::from(row.letters.is_empty());
        table.rows.push(row);
    }
}

fn note_in_brackets(
    row: &mut Row,
    note: &str,
    role: &str,
    letters: &[Letter],
    at: Address,
    table: &mut Table,
) {
    row.notes.push(format!("{role}, {}: {note}", spelt(letters)));
    table.guess(Some(at), format!("\"({})\" is kept as a note of {role}", shortened(note)));
}

/// The role of each column of letters. Headings above those of the roles are people.
fn roles_of_columns(sheet: &Sheet, frame: &Frame, table: &mut Table) -> Vec<usize> {
    let mut positions = Vec::new();
    let mut has_people = false;
    for column in &frame.letters {
        let headings = heading(sheet, &frame.head, *column);
        let name = headings.first().copied().unwrap_or_default();
        let before = table.roles.len();
        let role = table.role(name);
        if role < before {
            let text = format!(
                "several columns are headed \"{}\"; they were read as one role",
                one_line(name)
            );
            table.guess(frame.head.last().map(|row| sheet.address(*row, *column)), text);
        }
        if let Some(person) = headings
            .get(1)
            .map(|text| one_line(text))
            .filter(|text| vocabulary::column_of(text).is_none())
        {
            has_people = true;
            if !table.roles[role].people.contains(&person) {
                table.roles[role].people.push(person);
            }
        }
        positions.push(role);
    }
    if has_people {
        let at = frame.head.first().map(|row| sheet.address(*row, frame.letters[0]));
        table.guess(at, "the headings above the roles were read as the people who fill them");
    }
    positions
}

/// The columns beside names and letters whose text belongs to a row.
struct Extras(Vec<(usize, Column)>);

impl Extras {
    fn find(sheet: &Sheet, frame: &Frame) -> Extras {
        let others = other_columns(sheet, frame);
        let known = others.filter_map(|column| Some((column, kind_of(sheet, frame, column)?)));
        Extras(known.collect())
    }

    fn fill(&self, sheet: &Sheet, line: usize, row: &mut Row) {
        for (column, kind) in &self.0 {
            let text = one_line(sheet.text(line, *column));
            if vocabulary::is_none(&text, false) {
                continue;
            }
            match kind {
                Column::Phase if row.section.is_none() => row.section = Some(text),
                Column::Id => row.id = Some(text),
                Column::Number | Column::Source => row.source = Some(text),
                Column::Deliverable => row.deliverable = Some(text),
                Column::Note => row.notes.push(text),
                _ => {}
            }
        }
    }
}

fn other_columns(sheet: &Sheet, frame: &Frame) -> impl Iterator<Item = usize> {
    let all = 0..sheet.width();
    all.filter(|column| *column != frame.names && !frame.letters.contains(column))
}

fn kind_of(sheet: &Sheet, frame: &Frame, column: usize) -> Option<Column> {
    heading(sheet, &frame.head, column).first().and_then(|text| vocabulary::column_of(text))
}

/// Reports the columns that were not imported, and those without letters whose headings do not say so.
fn others(sheet: &Sheet, frame: &Frame, table: &mut Table) {
    for column in other_columns(sheet, frame) {
        let filled =
            frame.body.clone().any(|row| !vocabulary::is_none(sheet.text(row, column), false));
        let headings = heading(sheet, &frame.head, column);
        if !filled || headings.is_empty() {
            continue;
        }
        let at = frame.head.last().map(|row| sheet.address(*row, column));
        let name = one_line(headings[0]);
        match kind_of(sheet, frame, column) {
            Some(
                Column::Phase | Column::Id | Column::Number | Column::Source | Column::Deliverable,
            ) => {}
            Some(Column::Note) => {
                table.guess(at, format!("the column \"{name}\" was read as descriptions"));
            }
            _ => table.leave_out(at, format!("the column \"{name}\"")),
        }
    }
}

/// Letters joined by `/`.
fn spelt(letters: &[Letter]) -> String {
    let letters: Vec<String> = letters.iter().map(ToString::to_string).collect();
    letters.join("/")
}

/// A text in one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text of at most 40 characters, in one line.
pub(in crate::import) fn shortened(text: &str) -> String {
    let text = one_line(text);
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
