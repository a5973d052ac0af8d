//! Separated values (RFC 4180), made safe for spreadsheet programs.
//!
//! A value that begins like a formula gets an apostrophe before it, and so does one that begins with an apostrophe:
//! removing one leading apostrophe gives back the original.

use std::borrow::Cow;

use super::Format;
use super::walk::{self, Line};
use crate::csv_guard::{guard, is_formula};
use crate::view::grid::{Cell, Column, Grid, GridKind};
use crate::view::records::Record;

/// The options of separated values.
#[derive(Debug, Clone, Copy)]
pub struct Dialect {
    /// The character between values: ASCII, but no quote and no line end.
    pub delimiter: u8,
    /// Whether to begin with a byte order mark.
    pub bom: bool,
    /// Whether values that begin like a formula get an apostrophe.
    pub guard: bool,
}

impl Dialect {
    /// Guarded and without a byte order mark, with the delimiter of the format.
    #[must_use]
    pub fn new(format: Format) -> Dialect {
        let delimiter = if format == Format::Tsv { b'\t' } else { b',' };
        Dialect { delimiter, bom: false, guard: true }
    }
}

/// Writes grids below each other, with an empty line between: a record for each row, with the section in a column of
/// its own, and no totals. A share has two columns, the number and the percentage.
#[must_use]
pub fn wide(grids: &[Grid], dialect: Dialect) -> Written {
    let mut table = Writer::new(dialect);
    for (position, grid) in grids.iter().enumerate() {
        if position > 0 {
            table.written.text.push_str("\r\n");
        }
        let is_sum = |column: &&Column| grid.kind == GridKind::Letters && column.letter.is_some();
        let width = grid.columns.iter().take_while(|column| !is_sum(column)).count();
        for line in walk::lines(grid) {
            match line {
                Line::Head => {
                    // Some spreadsheet programs take a file that begins with "ID" for another format.
                    let fixed = ["id", &grid.section, &grid.stub_head].map(Cow::Borrowed);
                    let columns = grid.columns[..width].iter();
                    let names = columns.flat_map(|column| heading(grid, column));
                    table.record(fixed.into_iter().chain(names));
                }
                Line::Row(section, row) => {
                    for value in [&row.id, section.name.as_deref().unwrap_or_default(), &row.name] {
                        table.value(value);
                    }
                    for cell in &row.cells[..width] {
                        table.cell(grid, cell);
                    }
                    table.end();
                }
                Line::Section(..) | Line::Total(..) => {}
            }
        }
    }
    table.finish()
}

/// The headings of a column: one for each value of its cells.
fn heading<'g>(grid: &Grid, column: &'g Column) -> impl Iterator<Item = Cow<'g, str>> {
    let share = (grid.kind == GridKind::Shares).then(|| Cow::Owned(format!("{} %", column.name)));
    std::iter::once(Cow::Borrowed(column.name.as_str())).chain(share)
}

/// Writes records, one a line, below a line of headings.
#[must_use]
pub fn long<'r>(records: impl Iterator<Item = Record<'r>>, dialect: Dialect) -> Written {
    let mut table = Writer::new(dialect);
    let head = ["id", "name", "phase", "role", "role name", "party", "letter", "persons"];
    table.record(head);
    for record in records {
        let Record { id, name, phase, role, role_name, party, letter, persons } = record;
        let persons = persons.join("; ");
        table.record([id, name, phase, role, role_name, party, &letter, &persons]);
    }
    table.finish()
}

/// The separated values and what is to be said about them.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// The separated values.
    pub text: String,
    /// The number of values that begin like a formula, without an apostrophe.
    pub formulas: usize,
}

/// Writes records value by value.
#[derive(Debug)]
pub struct Writer {
    dialect: Dialect,
    written: Written,
    /// Whether the current record has a value already.
    begun: bool,
}

impl Writer {
    /// An empty table.
    #[must_use]
    pub fn new(dialect: Dialect) -> Self {
        let mark = if dialect.bom { "\u{feff}" } else { "" };
        let written = Written { text: mark.to_owned(), formulas: 0 };
        Writer { dialect, written, begun: false }
    }

    /// Writes a whole record.
    pub fn record(&mut self, values: impl IntoIterator<Item = impl AsRef<str>>) {
        for value in values {
            self.value(value.as_ref());
        }
        self.end();
    }

    /// What was written so far.
    #[must_use]
    pub fn finish(self) -> Written {
        self.written
    }

    /// The values of a cell: two for a share, one for all others.
    fn cell(&mut self, grid: &Grid, cell: &Cell) {
        match cell {
            Cell::Share(share) => {
                self.value(&share.count.to_string());
                self.value(&share.percent().to_string());
            }
            cell => self.value(&grid.text(cell)),
        }
    }

    /// Writes the next value of the current record.
    pub fn value(&mut self, value: &str) {
        if self.begun {
            self.written.text.push(char::from(self.dialect.delimiter));
        }
        self.begun = true;
        let value = if self.dialect.guard { guard(value) } else { Cow::Borrowed(value) };
        self.written.formulas += usize::from(!self.dialect.guard && is_formula(&value));
        self.field(&value);
    }

    fn end(&mut self) {
        self.written.text.push_str("\r\n");
        self.begun = false;
    }

    /// A value, quoted if a reader of any locale could take a part of it for a separator.
    fn field(&mut self, value: &str) {
        let separates = |b: u8| {
            matches!(b, b',' | b';' | b'\t' | b'"' | b'\r' | b'\n') || b == self.dialect.delimiter
        };
        if value.bytes().any(separates) {
            self.written.text.push('"');
            self.written.text.push_str(&value.replace('"', "\"\""));
            self.written.text.push('"');
        } else {
            self.written.text.push_str(value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SHEET: Dialect = Dialect { delimiter: b',', bom: false, guard: true };

    proptest! {
        #[test]
        fn another_reader_gives_back_every_value(
            values in proptest::collection::vec("[a\",;=\\t\\r\\n é'-]{0,6}", 1..5),
            delimiter in prop_oneof![Just(b','), Just(b';'), Just(b'\t'), Just(b'|')],
        ) {
            let mut table = Writer::new(Dialect { delimiter, guard: false, ..SHEET });
            let values: Vec<String> = std::iter::once("first".to_owned()).chain(values).collect();
            table.record(&values);
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .delimiter(delimiter)
                .from_reader(table.written.text.as_bytes());
            let record = reader.records().next().unwrap().unwrap();
            prop_assert_eq!(record.iter().collect::<Vec<_>>(), values);
        }
    }
}
