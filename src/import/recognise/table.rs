//! A matrix that was found in a foreign sheet, in the order and the words of the sheet.

use std::collections::HashMap;

use crate::import::sheet::Address;
use crate::model::Letter;

/// A matrix.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The title above it: the name of the sheet or of the heading.
    pub name: String,
    /// Where it begins.
    pub at: Option<Address>,
    /// The columns; two of one name are one role.
    pub roles: Vec<Role>,
    /// The rows.
    pub rows: Vec<Row>,
    /// How many cells hold each letter.
    pub cells: Vec<(Letter, usize)>,
    /// What was understood in a way that might be another.
    pub guesses: Vec<Remark>,
    /// What was not imported.
    pub left_out: Vec<Remark>,
    /// Sections and responsibilities without a letter.
    pub rows_without_letters: usize,
    /// The positions of the roles by their names.
    pub(super) positions: HashMap<String, usize>,
}

/// A note on a place in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Where it is; `None` for the whole.
    pub at: Option<Address>,
    /// The content of the note.
    pub text: String,
}

/// A role.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Role {
    /// The name.
    pub name: String,
    /// Those who fill it, where the table says so.
    pub people: Vec<String>,
    /// The party that it belongs to, where the table says so.
    pub party: Option<String>,
}

/// A responsibility.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// The name.
    pub name: String,
    /// The section that contains it.
    pub section: Option<String>,
    /// Its id, where the table has ids in the form of ours.
    pub id: Option<String>,
    /// Its number or clause.
    pub source: Option<String>,
    /// What comes out of it.
    pub deliverable: Option<String>,
    /// Further text about it.
    pub notes: Vec<String>,
    /// The letters with the positions of their roles, in the order of the columns.
    pub letters: Vec<(Letter, usize)>,
}

impl Table {
    /// The position of a role by its name, which is added where it is new.
    pub fn role(&mut self, name: &str) -> usize {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let new = self.roles.len();
        let position = *self.positions.entry(name.clone()).or_insert(new);
        if position == new {
            self.roles.push(Role { name, ..Role::default() });
        }
        position
    }

    /// Whether another table has the same rows, and none of the roles.
    #[must_use]
    pub fn is_beside(&self, other: &Table) -> bool {
        let same = |(one, two): (&Row, &Row)| one.name == two.name && one.section == two.section;
        self.rows.len() == other.rows.len()
            && self.rows.iter().zip(&other.rows).all(same)
            && other.roles.iter().all(|role| !self.positions.contains_key(&role.name))
    }

    /// Adds the columns of a part that has the same rows.
    pub fn append(&mut self, part: Table) {
        let positions: Vec<usize> = part.roles.iter().map(|role| self.role(&role.name)).collect();
        for (row, more) in self.rows.iter_mut().zip(part.rows) {
            row.letters
                .extend(more.letters.iter().map(|(letter, role)| (*letter, positions[*role])));
        }
        for (letter, count) in part.cells {
            (0..count).for_each(|_| self.count(letter));
        }
        self.guesses.extend(part.guesses);
        self.left_out.extend(part.left_out);
    }

    /// Counts a cell that holds a letter.
    pub fn count(&mut self, letter: Letter) {
        match self.cells.iter_mut().find(|(known, _)| *known == letter) {
            Some((_, count)) => *count += 1,
            None => self.cells.push((letter, 1)),
        }
    }

    /// Notes something that might be understood in another way.
    pub fn guess(&mut self, at: Option<Address>, text: impl Into<String>) {
        self.guesses.push(Remark { at, text: text.into() });
    }

    /// Notes something that is not imported.
    pub fn leave_out(&mut self, at: Option<Address>, text: impl Into<String>) {
        self.left_out.push(Remark { at, text: text.into() });
    }
}
