//! A table without a format: what every view makes and every output writes.

use std::borrow::Cow;

use super::View;
use crate::model::{Kind, Letter, LetterSet, PartyId, PersonId, PhaseId, RoleId};

/// A table of sections of rows. Every row has as many cells as there are columns.
#[derive(Debug, Clone)]
pub struct Grid {
    /// The view that it is.
    pub view: View,
    /// What kind of cells it has, by which an output chooses its form.
    pub shape: GridKind,
    /// What stands above the table.
    pub title: String,
    /// Which part it is of how many, where a wide table was split.
    pub part: Option<(usize, usize)>,
    /// The heading of the first column, in which the names of the rows stand.
    pub corner: String,
    /// What a column is called: the corner of the table once it is transposed.
    pub across: String,
    /// What a section is called.
    pub section: String,
    /// The other columns.
    pub columns: Vec<Column>,
    /// The rows, in sections.
    pub sections: Vec<Section>,
    /// Rows of sums, below all sections.
    pub totals: Vec<Row>,
    /// What the letters mean, in the order in which a cell spells them.
    pub legend: Vec<LegendEntry>,
    /// Sentences below the table.
    pub notes: Vec<String>,
}

/// What kind of table it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GridKind {
    /// Narrow columns of letters.
    Letters,
    /// Wide columns of text.
    Lists,
    /// Sections that are read one by one, each with rows of one text: a card for each section.
    Cards,
    /// Columns of numbers with their shares.
    Shares,
}

/// A column.
#[derive(Debug, Clone, Default)]
pub struct Column {
    /// The id of what the column is about; may be empty.
    pub id: String,
    /// The heading.
    pub name: String,
    /// The heading where space is scarce.
    pub short: String,
    /// The letter that the column is about, where it is about one.
    pub letter: Option<Letter>,
    /// What a reader can find it by.
    pub about: Facets,
    /// The largest share in the column, from 0 to 1: that of the longest bar. 0 where there are no shares.
    pub largest: f64,
}

/// Rows that belong together.
#[derive(Debug, Clone)]
pub struct Section {
    /// The heading; `None` where the table has no sections.
    pub name: Option<String>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// The id of what the row is about; empty in totals.
    pub id: String,
    /// What stands in the first column.
    pub name: String,
    /// Whether something is wrong with it.
    pub marked: bool,
    /// The letter that the row is about, where it is about one.
    pub letter: Option<Letter>,
    /// What a reader can find it by.
    pub about: Facets,
    /// What stands in the other columns.
    pub cells: Vec<Cell>,
}

/// What a row or a column is about, for outputs in which a reader can look for it. Empty where it is about all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// Its phase.
    pub phase: Option<PhaseId>,
    /// Its parties.
    pub parties: Vec<PartyId>,
    /// Its roles.
    pub roles: Vec<RoleId>,
    /// Its people.
    pub people: Vec<PersonId>,
}

/// What stands in one place of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Letters; nothing stands there when there are none.
    Letters(LetterSet),
    /// Text.
    Text(Box<str>),
    /// Several names, one after the other.
    Names(Box<[String]>),
    /// Several things with a few words on each, one after the other.
    Entries(Box<[Entry]>),
    /// A number.
    Number(u32),
    /// How many of how many.
    Share(Share),
}

/// A thing with a few words on it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// What is to know of it, a line each.
    pub details: Vec<String>,
}

impl Entry {
    /// In one line, for outputs without lines: `Test the release – Build · Deliverable: Report`.
    #[must_use]
    pub fn line(&self) -> String {
        match self.details.as_slice() {
            [] => self.name.clone(),
            details => format!("{} – {}", self.name, details.join(" · ")),
        }
    }
}

/// How many of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Share {
    /// So many.
    pub count: u32,
    /// Of so many.
    pub of: u32,
}

impl Share {
    /// As a fraction from 0 to 1; 0 of 0 is 0.
    #[must_use]
    pub fn fraction(self) -> f64 {
        f64::from(self.count) / f64::from(self.of.max(1))
    }

    /// In whole per cent, rounded half up.
    #[must_use]
    pub fn percent(self) -> u64 {
        (u64::from(self.count) * 200 + u64::from(self.of)) / (u64::from(self.of.max(1)) * 2)
    }
}

/// A letter of the legend.
#[derive(Debug, Clone)]
pub struct LegendEntry {
    /// The letter.
    pub letter: Letter,
    /// Its word in the language of the table.
    pub word: String,
    /// What a role with it does; empty where the model does not say it in the language of the table.
    pub meaning: String,
    /// How it is coloured.
    pub tone: Tone,
}

/// The weight of a letter, by which it is coloured: the same in every letter model. The gravest comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// Owns.
    Owner,
    /// Does the work.
    Does,
    /// Reviews, verifies, agrees or signs.
    Checks,
    /// Helps.
    Supports,
    /// Is asked.
    Consulted,
    /// Is told.
    Informed,
    /// Takes no part, or a part that has no name.
    Plain,
}

impl Tone {
    /// Every tone, the gravest first.
    pub const ALL: [Tone; 7] = [
        Tone::Owner,
        Tone::Does,
        Tone::Checks,
        Tone::Supports,
        Tone::Consulted,
        Tone::Informed,
        Tone::Plain,
    ];

    /// The tone of a letter.
    #[must_use]
    pub fn of(owner: bool, kind: Option<Kind>) -> Tone {
        match (owner, kind) {
            (true, _) => Tone::Owner,
            (_, Some(Kind::Does)) => Tone::Does,
            (_, Some(Kind::Checks)) => Tone::Checks,
            (_, Some(Kind::Supports)) => Tone::Supports,
            (_, Some(Kind::Consulted)) => Tone::Consulted,
            (_, Some(Kind::Informed)) => Tone::Informed,
            (_, Some(Kind::Out) | None) => Tone::Plain,
        }
    }
}

impl Cell {
    /// Text.
    #[must_use]
    pub fn text(text: &str) -> Cell {
        Cell::Text(text.into())
    }

    /// Several names.
    #[must_use]
    pub fn names<'n>(names: impl IntoIterator<Item = &'n str>) -> Cell {
        Cell::Names(names.into_iter().map(str::to_owned).collect())
    }

    /// A place in which nothing stands.
    #[must_use]
    pub fn empty() -> Cell {
        Cell::Letters(LetterSet::default())
    }

    /// Whether nothing stands there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Cell::Letters(letters) => letters.is_empty(),
            Cell::Text(text) => text.is_empty(),
            Cell::Names(names) => names.is_empty(),
            Cell::Entries(entries) => entries.is_empty(),
            Cell::Number(number) => *number == 0,
            Cell::Share(share) => share.count == 0,
        }
    }

    /// The share as a fraction from 0 to 1; 0 where it is none.
    #[must_use]
    pub fn fraction(&self) -> f64 {
        match self {
            Cell::Share(share) => share.fraction(),
            _ => 0.0,
        }
    }

    /// The letters, where it is a cell of letters.
    #[must_use]
    pub fn letters(&self) -> LetterSet {
        match self {
            Cell::Letters(letters) => *letters,
            _ => LetterSet::default(),
        }
    }
}

impl Grid {
    /// Whether some row is marked.
    #[must_use]
    pub fn is_marked(&self) -> bool {
        self.rows().any(|row| row.marked)
    }

    /// The rows of all sections.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.sections.iter().flat_map(|section| &section.rows)
    }

    /// What stands in a cell, as one text: letters joined by `/`, names by `; `, a share as `7 (10 %)`,
    /// and nothing for a zero.
    #[must_use]
    pub fn text<'c>(&self, cell: &'c Cell) -> Cow<'c, str> {
        match cell {
            Cell::Letters(letters) if letters.is_empty() => Cow::Borrowed(""),
            Cell::Letters(letters) => Cow::Owned(self.spell(*letters)),
            Cell::Text(text) => Cow::Borrowed(text),
            Cell::Names(names) => Cow::Owned(names.join("; ")),
            Cell::Entries(entries) => {
                let lines: Vec<String> = entries.iter().map(Entry::line).collect();
                Cow::Owned(lines.join("; "))
            }
            Cell::Number(0) | Cell::Share(Share { count: 0, .. }) => Cow::Borrowed(""),
            Cell::Number(number) => Cow::Owned(number.to_string()),
            Cell::Share(share) => Cow::Owned(format!("{} ({} %)", share.count, share.percent())),
        }
    }

    /// Letters in the order of the legend, joined by `/`.
    #[must_use]
    pub fn spell(&self, letters: LetterSet) -> String {
        let mut text = String::new();
        for key in self.legend.iter().filter(|key| letters.contains(key.letter)) {
            if !text.is_empty() {
                text.push('/');
            }
            text.push(key.letter.capital());
        }
        text
    }

    /// What the legend says of a letter.
    #[must_use]
    pub fn key(&self, letter: Letter) -> Option<&LegendEntry> {
        self.legend.iter().find(|key| key.letter == letter)
    }

    /// The letter that a cell is coloured by: the gravest of those in it, and of equal ones the first of the legend.
    #[must_use]
    pub fn gravest(&self, letters: LetterSet) -> Option<&LegendEntry> {
        let keys = self.legend.iter().filter(|key| letters.contains(key.letter));
        keys.min_by_key(|key| key.tone)
    }

    /// Whether it is the last of its parts, or whole: below it stand legend and notes.
    #[must_use]
    pub fn is_last_part(&self) -> bool {
        self.part.is_none_or(|(part, of)| part == of)
    }
}
