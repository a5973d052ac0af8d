//! The long form: a row for each letter of each role, with columns for responsibility, role and letter.

use super::matrix::{one_line, shortened};
use super::table::{Row, Table};
use crate::import::cell_letters;
use crate::import::cell_letters::Alphabet;
use crate::import::sheet::Sheet;
use crate::import::vocabulary;
use crate::import::vocabulary::Column;

/// The columns of the long form.
struct Columns {
    head: usize,
    names: usize,
    roles: usize,
    letters: usize,
    ids: Option<usize>,
    phases: Option<usize>,
    people: Option<usize>,
    parties: Option<usize>,
}

/// The table in long form of a sheet, if it is one.
#[must_use]
pub fn find(sheet: &Sheet, known: Alphabet) -> Option<Table> {
    let columns = (0..sheet.rows.len().min(20)).find_map(|head| columns(sheet, head, known))?;
    Some(read(sheet, &columns, known))
}

fn columns(sheet: &Sheet, head: usize, known: Alphabet) -> Option<Columns> {
    let width = sheet.rows[head].cells.len();
    let of = |kind: Column| {
        (0..width).filter(move |c| vocabulary::column_of(sheet.text(head, *c)) == Some(kind))
    };
    let letters = of(Column::Letter).find(|column| {
        let below = (head + 1..sheet.rows.len()).map(|row| sheet.text(row, *column));
        let read = below
            .filter(|text| !text.is_empty())
            .map(|text| cell_letters::read(text, known).is_some());
        let read: Vec<bool> = read.collect();
        !read.is_empty() && 2 * read.iter().filter(|read| **read).count() > read.len()
    })?;
    // Where a column has the ids of the roles, the one beside it has their names.
    let has_names = |column: &usize| vocabulary::folded(sheet.text(head, *column)).contains("name");
    let roles = of(Column::Role).find(has_names).or_else(|| of(Column::Role).next())?;
    Some(Columns {
        head,
        names: of(Column::Activity).next()?,
        roles,
        letters,
        ids: of(Column::Id).next(),
        phases: of(Column::Phase).next(),
        people: of(Column::People).next(),
        parties: of(Column::Party).next(),
    })
}

fn read(sheet: &Sheet, columns: &Columns, known: Alphabet) -> Table {
    let at = Some(sheet.address(columns.head, columns.names));
    let mut table = Table { name: sheet.name.clone(), at, ..Table::default() };
    let text = |row: usize, column: Option<usize>| {
        let text = column.map(|column| one_line(sheet.text(row, column)));
        text.filter(|text| !vocabulary::is_none(text, false))
    };
    let mut positions = std::collections::HashMap::new();
    for line in columns.head + 1..sheet.rows.len() {
        let name = one_line(sheet.text(line, columns.names));
        let role = one_line(sheet.text(line, columns.roles));
        if name.is_empty() || role.is_empty() {
            continue;
        }
        let role = table.role(&role);
        let found = &mut table.roles[role];
        if found.people.is_empty() {
            let people = text(line, columns.people).unwrap_or_default();
            let people = people.split(';').map(one_line).filter(|name| !name.is_empty());
            found.people = people.collect();
        }
        if found.party.is_none() {
            found.party = text(line, columns.parties);
        }
        let id = text(line, columns.ids);
        let section = text(line, columns.phases);
        let key = (id.clone(), section.clone(), name.clone());
        let row = *positions.entry(key).or_insert_with(|| {
            table.rows.push(Row { name, section, id, ..Row::default() });
            table.rows.len() - 1
        });
        let written = sheet.text(line, columns.letters);
        let Some(reading) = cell_letters::read(written, known) else {
            let at = Some(sheet.address(line, columns.letters));
            table.leave_out(at, format!("\"{}\" is no letter", shortened(written)));
            continue;
        };
        for letter in reading.letters {
            table.count(letter);
            if !table.rows[row].letters.contains(&(letter, role)) {
                table.rows[row].letters.push((letter, role));
            }
        }
    }
    table.rows_without_letters = table.rows.iter().filter(|row| row.letters.is_empty()).count();
    table
}
