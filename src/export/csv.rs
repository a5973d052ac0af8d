//! Separated values: RFC 4180, made safe for spreadsheet programs.
//!
//! A cell that begins like a formula gets an apostrophe before it, and so does one that begins with an apostrophe:
//! taking one leading apostrophe away gives back the text as it was.

use std::borrow::Cow;

use crate::model::{Project, RoleId};
use crate::view::grid::Grid;

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

/// A grid: a row for each of its rows, the section in a column of its own, no totals.
#[must_use]
pub fn wide(grid: &Grid, dialect: Dialect) -> String {
    let mut table = Writer::new(dialect);
    // In small letters: a file that begins with "ID" is taken for another format by some spreadsheet programs.
    let fixed = ["id", grid.section.as_str(), grid.corner.as_str()];
    let names = grid.columns.iter().map(|column| column.name.as_str());
    table.record(fixed.into_iter().chain(names));
    for section in &grid.sections {
        let phase = section.name.as_deref().unwrap_or_default();
        for row in &section.rows {
            let fixed = [row.id.as_str(), phase, row.name.as_str()];
            let cells = row.cells.iter().map(|cell| cell.text.as_str());
            table.record(fixed.into_iter().chain(cells));
        }
    }
    table.text
}

/// A row for each letter of each role in each responsibility, phase by phase as tables show them.
#[must_use]
pub fn long(project: &Project<'_>, dialect: Dialect) -> String {
    let mut table = Writer::new(dialect);
    let head = ["id", "name", "phase", "role", "role name", "party", "letter", "persons"];
    table.record(head.into_iter());
    let persons: Vec<String> = project.columns().map(|(role, _)| persons(project, role)).collect();
    let sections = project.by_phase();
    for row in sections.iter().flat_map(|(_, rows)| rows).map(|row| project.responsibility(*row)) {
        let phase = row.phase.map(|phase| project.phase(phase.value).name);
        for assignment in project.assignments(row) {
            let role = project.role(assignment.role);
            let party = role.party.map(|party| project.party(party.value).name);
            let letter = assignment.letter.to_string();
            let values = [
                row.id.value,
                row.name,
                phase.unwrap_or_default(),
                role.id.value,
                role.name,
                party.unwrap_or_default(),
                &letter,
                &persons[assignment.role.index()],
            ];
            table.record(values.into_iter());
        }
    }
    table.text
}

/// Everybody who fills a role or its members by name, and the parties that do.
fn persons(project: &Project<'_>, role: RoleId) -> String {
    let filling = project.filling(role);
    let people = filling.people.iter().map(|person| project.person(*person).name);
    let parties = filling.parties.iter().map(|party| project.party(*party).name);
    people.chain(parties).collect::<Vec<_>>().join("; ")
}

struct Writer {
    dialect: Dialect,
    text: String,
}

impl Writer {
    fn new(dialect: Dialect) -> Self {
        let mark = if dialect.bom { "\u{feff}" } else { "" };
        Writer { dialect, text: mark.to_owned() }
    }

    fn record<'v>(&mut self, values: impl Iterator<Item = &'v str>) {
        for (position, value) in values.enumerate() {
            if position > 0 {
                self.text.push(char::from(self.dialect.delimiter));
            }
            let value = match self.dialect.guard {
                true => guard(value),
                false => Cow::Borrowed(value),
            };
            self.field(&value);
        }
        self.text.push_str("\r\n");
    }

    /// A value, in quotes where any reader might take a part of it for a separator, whatever its locale.
    fn field(&mut self, value: &str) {
        let separates = |b: u8| {
            matches!(b, b',' | b';' | b'\t' | b'"' | b'\r' | b'\n') || b == self.dialect.delimiter
        };
        if value.bytes().any(separates) {
            self.text.push('"');
            self.text.push_str(&value.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(value);
        }
    }
}

/// The characters that may begin a formula (OWASP, CSV Injection), their full-width forms, and the apostrophe itself.
const LEADS: [char; 13] =
    ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n', '\0', '\''];

/// The text with an apostrophe before it, if it begins like a formula or with an apostrophe.
#[must_use]
pub fn guard(text: &str) -> Cow<'_, str> {
    match text.starts_with(LEADS) {
        true => Cow::Owned(format!("'{text}")),
        false => Cow::Borrowed(text),
    }
}

/// How many cells of a grid begin like a formula.
#[must_use]
pub fn formulas(grid: &Grid) -> usize {
    let names = grid.columns.iter().map(|column| &column.name);
    let rows = grid.sections.iter().flat_map(|section| &section.rows).map(|row| &row.name);
    let sections = grid.sections.iter().filter_map(|section| section.name.as_ref());
    let texts = names.chain(rows).chain(sections);
    texts.filter(|text| text.starts_with(LEADS) && !text.starts_with('\'')).count()
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
            prop_assert_eq!(guarded.strip_prefix('\'').unwrap_or(&guarded), &text);
            prop_assert!(guarded.starts_with('\'') || !guarded.starts_with(LEADS));
        }

        #[test]
        fn another_reader_gives_back_every_value(
            values in proptest::collection::vec("[a\",;=\\t\\r\\n é'-]{0,6}", 1..5),
            delimiter in prop_oneof![Just(b','), Just(b';'), Just(b'\t'), Just(b'|')],
        ) {
            let mut table = Writer::new(Dialect { delimiter, guard: false, ..SHEET });
            let values: Vec<String> = std::iter::once("first".to_owned()).chain(values).collect();
            table.record(values.iter().map(String::as_str));
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .delimiter(delimiter)
                .from_reader(table.text.as_bytes());
            let record = reader.records().next().unwrap().unwrap();
            prop_assert_eq!(record.iter().collect::<Vec<_>>(), values);
        }
    }
}
