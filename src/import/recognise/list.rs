//! The list form: a row per responsibility, a column per letter, and names in the cells.

use super::frame::heading;
use super::matrix::one_line;
use super::table::{Row, Table};
use crate::import::cell_letters;
use crate::import::cell_letters::Alphabet;
use crate::import::sheet::Sheet;
use crate::import::vocabulary;
use crate::import::vocabulary::Column;
use crate::model::{Letter, LetterSet};

/// What stands between names. A `/`, `&` or `+` stands inside of them.
const BETWEEN: [char; 5] = [',', ';', '\n', '，', '、'];

/// Every table in list form of a sheet.
#[must_use]
pub fn find(sheet: &Sheet, known: Alphabet) -> Vec<Table> {
    let mut heads: Vec<(usize, Vec<(usize, Letter)>)> = Vec::new();
    for row in 0..sheet.rows.len() {
        let Some(columns) = columns(sheet, row, known) else { continue };
        let again = heads.iter().any(|(_, earlier)| *earlier == columns);
        if again || !is_headed(sheet, row, &columns) {
            heads.push((row, columns));
        }
    }
    let ends = heads.iter().skip(1).map(|(row, _)| *row).chain([sheet.rows.len()]);
    let tables =
        heads.iter().zip(ends).map(|((row, columns), end)| read(sheet, *row, end, columns));
    tables.filter(|table| !table.rows.is_empty()).collect()
}

/// The columns that a row heads with letters, where it is the head of a table in list form.
fn columns(sheet: &Sheet, head: usize, known: Alphabet) -> Option<Vec<(usize, Letter)>> {
    let texts = 0..sheet.rows[head].cells.len();
    let mut columns: Vec<(usize, Letter)> = Vec::new();
    for column in texts {
        let Some(letter) = vocabulary::letter_of(sheet.text(head, column)) else { continue };
        // A row in which a letter stands twice is one of a matrix.
        if columns.iter().any(|(_, known)| *known == letter) {
            return None;
        }
        columns.push((column, letter));
    }
    let acting = ["R", "A", "D", "P"].into_iter().filter_map(Letter::parse);
    let acting: LetterSet = acting.collect();
    if columns.len() < 2 || !columns.iter().any(|(_, letter)| acting.contains(*letter)) {
        return None;
    }
    let below =
        (head + 1..sheet.rows.len()).flat_map(|row| columns.iter().map(move |(c, _)| (row, *c)));
    let filled = below
        .map(|(row, column)| sheet.text(row, column))
        .filter(|text| !vocabulary::is_none(text, false));
    let (mut names, mut letters) = (0, 0);
    for text in filled {
        match cell_letters::read(text, known) {
            Some(_) => letters += 1,
            None => names += usize::from(text.contains(char::is_alphabetic)),
        }
    }
    (names > letters && names > 0).then_some(columns)
}

/// Whether single letters stand below other texts than their words, as in a row of a matrix below its roles. What
/// stands below a matrix, such as a legend, does not make its last row the head of a list.
fn is_headed(sheet: &Sheet, row: usize, columns: &[(usize, Letter)]) -> bool {
    let is_blank = |row: &usize| sheet.rows[*row].cells.iter().all(|cell| cell.text.is_empty());
    let Some(above) = (0..row).rev().find(|row| !is_blank(row)) else {
        return false;
    };
    let is_single = |column: usize| Letter::parse(sheet.text(row, column).trim()).is_some();
    let headed = columns.iter().filter(|(column, _)| {
        let text = sheet.text(above, *column);
        !text.is_empty() && vocabulary::letter_of_word(text).is_none()
    });
    columns.iter().all(|(column, _)| is_single(*column)) && headed.count() > 1
}

fn read(sheet: &Sheet, head: usize, end: usize, columns: &[(usize, Letter)]) -> Table {
    let at = Some(sheet.address(head, columns.first().map_or(0, |(column, _)| *column)));
    let mut table = Table { name: sheet.name.clone(), at, ..Table::default() };
    let others: Vec<usize> = (0..sheet.width())
        .filter(|column| columns.iter().all(|(known, _)| known != column))
        .collect();
    let kind = |column: usize| {
        heading(sheet, &[head], column).first().and_then(|text| vocabulary::column_of(text))
    };
    let named = others.iter().copied().find(|column| kind(*column) == Some(Column::Activity));
    let Some(names) = named.or_else(|| others.first().copied()) else {
        return table;
    };
    let mut section: Option<String> = None;
    for row in head + 1..end {
        let name = one_line(sheet.text(row, names));
        if name.is_empty() {
            continue;
        }
        let held =
            columns.iter().any(|(column, _)| !vocabulary::is_none(sheet.text(row, *column), false));
        let alone = sheet.rows[row].cells.iter().filter(|cell| !cell.text.is_empty()).count() == 1;
        let followed = row + 1 < end
            && columns.iter().any(|(column, _)| !sheet.text(row + 1, *column).is_empty());
        if !held && alone && followed {
            table.rows_without_letters += 1;
            section = Some(name);
            continue;
        }
        let mut line = Row { name, section: section.clone(), ..Row::default() };
        for (column, letter) in columns {
            for name in people(sheet.text(row, *column)) {
                let role = table.role(&name);
                table.count(*letter);
                if !line.letters.contains(&(*letter, role)) {
                    line.letters.push((*letter, role));
                }
            }
        }
        for column in others.iter().filter(|column| **column != names) {
            let text = one_line(sheet.text(row, *column));
            if vocabulary::is_none(&text, false) {
                continue;
            }
            match kind(*column) {
                Some(Column::Phase) => line.section = Some(text),
                Some(Column::Id) => line.id = Some(text),
                Some(Column::Number | Column::Source) => line.source = Some(text),
                Some(Column::Deliverable) => line.deliverable = Some(text),
                Some(Column::Note) => line.notes.push(text),
                _ => {}
            }
        }
        table.rows_without_letters += usize::from(line.letters.is_empty());
        table.rows.push(line);
    }
    for column in others.iter().filter(|column| **column != names) {
        let heading = one_line(sheet.text(head, *column));
        let taken = [
            Column::Phase,
            Column::Id,
            Column::Number,
            Column::Source,
            Column::Deliverable,
            Column::Note,
        ];
        let is_taken = kind(*column).is_some_and(|kind| taken.contains(&kind));
        if !heading.is_empty() && !is_taken {
            let at = Some(sheet.address(head, *column));
            table.leave_out(at, format!("the column \"{heading}\""));
        }
    }
    table
}

/// The names of a cell, each once.
fn people(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in text.split(BETWEEN).map(one_line) {
        if !vocabulary::is_none(&name, false) && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}
