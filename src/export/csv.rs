//! Separated values: RFC 4180, made safe for spreadsheet programs.
//!
//! A cell that begins like a formula gets an apostrophe before it, and so does one that begins with an apostrophe:
//! taking one leading apostrophe away gives back the text as it was.

use std::borrow::Cow;

use super::Format;
use crate::view::grid::{Cell, Column, Grid, GridKind};
use crate::view::records::Record;

/// How separated values are written.
#[derive(Debug, Clone, Copy)]
pub struct Dialect {
    /// What stands between values: an ASCII character, no quote and no line end.
    pub delimiter: u8,
    /// Whether to begin with a byte order mark.
    pub bom: bool,
    /// Whether cells that begin like a formula get an apostrophe.
    pub guard: bool,
}

impl Dialect {
    /// Guarded and without a byte order mark, with the delimiter of the format.
    #[must_use]
    pub fn usual(format: Format) -> Dialect {
        let delimiter = if format == Format::Tsv { b'\t' } else { b',' };
        Dialect { delimiter, bom: false, guard: true }
    }
}

/// Grids, one below the other with an empty line between: a row for each of their rows, the section in a column of its
/// own, no totals. A share has two columns, the number and the per cent.
#[must_use]
pub fn wide(grids: &[Grid], dialect: Dialect) -> Written {
    let mut table = Writer::new(dialect);
    for (position, grid) in grids.iter().enumerate() {
        if position > 0 {
            table.written.text.push_str("\r\n");
        }
        // In small letters: a file that begins with "ID" is taken for another format by some spreadsheet programs.
        let fixed = ["id", grid.section.as_str(), grid.stub_head.as_str()].map(Cow::Borrowed);
        let is_sum = |column: &&Column| grid.kind == GridKind::Letters && column.letter.is_some();
        let width = grid.columns.iter().take_while(|column| !is_sum(column)).count();
        let names = grid.columns[..width].iter().flat_map(|column| heading(grid, column));
        table.record(fixed.into_iter().chain(names));
        for section in &grid.sections {
            let name = section.name.as_deref().unwrap_or_default();
            for row in &section.rows {
                let fixed = [row.id.as_str(), name, row.name.as_str()];
                for value in fixed {
                    table.value(value);
                }
                for cell in &row.cells[..width] {
                    table.cell(grid, cell);
                }
                table.end();
            }
        }
    }
    table.written
}

/// The heading of a column, once for each of the values that its cells have.
fn heading<'g>(grid: &Grid, column: &'g Column) -> impl Iterator<Item = Cow<'g, str>> {
    let share = (grid.kind == GridKind::Shares).then(|| Cow::Owned(format!("{} %", column.name)));
    std::iter::once(Cow::Borrowed(column.name.as_str())).chain(share)
}

/// Records, one a row.
#[must_use]
pub fn long<'r>(records: impl Iterator<Item = Record<'r>>, dialect: Dialect) -> Written {
    let mut table = Writer::new(dialect);
    let head = ["id", "name", "phase", "role", "role name", "party", "letter", "persons"];
    table.record(head.into_iter().map(Cow::Borrowed));
    for record in records {
        let Record { id, name, phase, role, role_name, party, letter, persons } = record;
        let persons = persons.join("; ");
        let values = [id, name, phase, role, role_name, party, &letter, &persons];
        table.record(values.into_iter().map(Cow::Borrowed));
    }
    table.written
}

/// What was written.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// The separated values.
    pub text: String,
    /// How many values begin like a formula and have no apostrophe before it.
    pub formulas: usize,
}

struct Writer {
    dialect: Dialect,
    written: Written,
    /// Whether the record that is written has a value.
    begun: bool,
}

impl Writer {
    fn new(dialect: Dialect) -> Self {
        let mark = if dialect.bom { "\u{feff}" } else { "" };
        let written = Written { text: mark.to_owned(), formulas: 0 };
        Writer { dialect, written, begun: false }
    }

    fn record<'v>(&mut self, values: impl Iterator<Item = Cow<'v, str>>) {
        for value in values {
            self.value(&value);
        }
        self.end();
    }

    /// The values of a cell: two of a share, and one of all others.
    fn cell(&mut self, grid: &Grid, cell: &Cell) {
        match cell {
            Cell::Share(share) => {
                self.value(&share.count.to_string());
                self.value(&share.percent().to_string());
            }
            cell => self.value(&grid.text(cell)),
        }
    }

    fn value(&mut self, value: &str) {
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

    /// A value, in quotes where any reader might take a part of it for a separator, whatever its locale.
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

/// The characters that may begin a formula (OWASP, CSV Injection), their full-width forms, and the apostrophe itself.
const LEADS: [char; 13] =
    ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n', '\0', '\''];

/// The text with an apostrophe before it, if it begins like a formula or with an apostrophe.
#[must_use]
pub fn guard(text: &str) -> Cow<'_, str> {
    if text.starts_with(LEADS) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text without the apostrophe that [`guard`] puts before it: `unguard(&guard(text))` is the text as it was.
#[must_use]
pub fn unguard(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| rest.starts_with(LEADS)).unwrap_or(text)
}

/// Whether a text begins like a formula.
fn is_formula(text: &str) -> bool {
    text.starts_with(LEADS) && !text.starts_with('\'')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SHEET: Dialect = Dialect { delimiter: b',', bom: false, guard: true };

    proptest! {
        #[test]
        fn the_guard_can_be_taken_away_again(text in "[=+@'＝\\t\\n -]{0,3}.{0,8}") {
            let guarded = guard(&text);
            prop_assert_eq!(unguard(&guarded), &text);
            prop_assert!(guarded.starts_with('\'') || !guarded.starts_with(LEADS));
        }

        #[test]
        fn another_reader_gives_back_every_value(
            values in proptest::collection::vec("[a\",;=\\t\\r\\n é'-]{0,6}", 1..5),
            delimiter in prop_oneof![Just(b','), Just(b';'), Just(b'\t'), Just(b'|')],
        ) {
            let mut table = Writer::new(Dialect { delimiter, guard: false, ..SHEET });
            let values: Vec<String> = std::iter::once("first".to_owned()).chain(values).collect();
            table.record(values.iter().map(|value| Cow::Borrowed(value.as_str())));
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .delimiter(delimiter)
                .from_reader(table.written.text.as_bytes());
            let record = reader.records().next().unwrap().unwrap();
            prop_assert_eq!(record.iter().collect::<Vec<_>>(), values);
        }
    }
}
