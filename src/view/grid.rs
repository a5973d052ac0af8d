//! A table independent of any format: views draw it, and exports write it.

use std::borrow::Cow;

use super::View;
use crate::model::{Kind, Letter, LetterSet, PartyId, PersonId, PhaseId, RoleId, Share};

/// A table of sections of rows. Every row has as many cells as there are columns.
#[derive(Debug, Clone)]
pub struct Grid {
    /// The view that was drawn.
    pub view: View,
    /// The kind of its cells, by which an output chooses its layout.
    pub kind: GridKind,
    /// The title of the whole table; all its parts have the same.
    pub title: String,
    /// `(n, of)` for part `n` of a wide table that was split, counted from 1.
    pub part: Option<(usize, usize)>,
    /// The heading of the stub, which is the first column with the names of the rows.
    pub stub_head: String,
    /// The kind of the columns, such as "Role". It heads the stub of the transposed table.
    pub column_axis: String,
    /// The kind of the sections, such as "Phase".
    pub section: String,
    /// The columns after the stub.
    pub columns: Vec<Column>,
    /// The rows, grouped. A table without groups has one section without a name.
    pub sections: Vec<Section>,
    /// Rows of sums below all sections.
    pub totals: Vec<Row>,
    /// The letters and their meanings, in the order in which a cell lists them.
    pub legend: Vec<LegendEntry>,
    /// Sentences below the table.
    pub notes: Vec<String>,
}

/// The kind of cells that a table has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GridKind {
    /// Narrow columns of letters.
    Letters,
    /// Wide columns of text.
    Lists,
    /// Sections that are read one at a time, each with rows of one cell: a card for each section.
    Cards,
    /// Columns of numbers with their shares.
    Shares,
}

/// A column after the stub.
#[derive(Debug, Clone, Default)]
pub struct Column {
    /// The id of the role, party or letter that the column shows; may be empty.
    pub id: String,
    /// The heading.
    pub name: String,
    /// The heading where space is scarce, unique within the table. The project may give it, in any length; otherwise it
    /// is made of the name: at most four initials, or the first three characters of a single word, and a number where
    /// another column has it already. A transposed table numbers its columns.
    pub short: String,
    /// The letter that the column shows, if it shows a single one.
    pub letter: Option<Letter>,
    /// The entries by which a reader can filter it.
    pub facets: Facets,
    /// The largest share in the column, from 0 to 1, which the longest bar represents; 0 without shares.
    pub largest: f64,
}

/// A group of rows under one heading.
#[derive(Debug, Clone)]
pub struct Section {
    /// The heading; `None` where the table has no sections.
    pub name: Option<String>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// The id of the responsibility or role that the row shows; empty in totals.
    pub id: String,
    /// The cell in the stub.
    pub name: String,
    /// Whether a finding of level error is about it.
    pub flagged: bool,
    /// The letter that the row shows, if it shows a single one.
    pub letter: Option<Letter>,
    /// The entries by which a reader can filter it.
    pub facets: Facets,
    /// One cell for each column.
    pub cells: Vec<Cell>,
}

/// The entries by which outputs can filter a row or column. An empty list means that it belongs to all.
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

/// The content of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Letters; an empty set is an empty cell.
    Letters(LetterSet),
    /// Text.
    Text(Box<str>),
    /// Several names.
    Names(Box<[String]>),
    /// Several names, each with details.
    Entries(Box<[Entry]>),
    /// A number.
    Number(u32),
    /// A count with its share of the whole.
    Share(Share),
}

/// A name with details.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Entry {
    /// The name of the entry.
    pub name: String,
    /// The details, a line each.
    pub details: Vec<String>,
}

impl Entry {
    /// The entry in one line, for cells without line breaks: `Test the release – Build · Deliverable: Report`.
    #[must_use]
    pub fn line(&self) -> String {
        match self.details.as_slice() {
            [] => self.name.clone(),
            details => format!("{} – {}", self.name, details.join(" · ")),
        }
    }
}

/// A letter with its meaning.
#[derive(Debug, Clone)]
pub struct LegendEntry {
    /// The letter itself.
    pub letter: Letter,
    /// Its word in the language of the table, such as "Accountable".
    pub word: String,
    /// The meaning of the letter; empty if the model has no such text in the language of the table.
    pub meaning: String,
    /// Its weight, which decides its colour.
    pub tone: Tone,
}

/// The weight of a letter, by which it is coloured: the same in every letter model, the heaviest first.
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
    /// Gives input.
    Consulted,
    /// Is kept informed.
    Informed,
    /// Takes no part, or a part that has no name.
    Plain,
}

impl Tone {
    /// Every tone, the heaviest first.
    pub const ALL: [Tone; 7] = [
        Tone::Owner,
        Tone::Does,
        Tone::Checks,
        Tone::Supports,
        Tone::Consulted,
        Tone::Informed,
        Tone::Plain,
    ];

    /// The tone of an owner letter, or of a letter of another kind.
    #[must_use]
    pub fn new(owner: bool, kind: Option<Kind>) -> Tone {
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
    /// A cell of text.
    #[must_use]
    pub fn text(text: &str) -> Cell {
        Cell::Text(text.into())
    }

    /// A cell of several names.
    #[must_use]
    pub fn names<'n>(names: impl IntoIterator<Item = &'n str>) -> Cell {
        Cell::Names(names.into_iter().map(str::to_owned).collect())
    }

    /// A cell without content.
    #[must_use]
    pub fn empty() -> Cell {
        Cell::Letters(LetterSet::default())
    }

    /// Whether nothing is shown in it: no letters, no text, or a zero.
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

    /// The share as a fraction from 0 to 1; 0 for other cells.
    #[must_use]
    pub fn fraction(&self) -> f64 {
        match self {
            Cell::Share(share) => share.fraction(),
            _ => 0.0,
        }
    }

    /// The letters; empty for other cells.
    #[must_use]
    pub fn letters(&self) -> LetterSet {
        match self {
            Cell::Letters(letters) => *letters,
            _ => LetterSet::default(),
        }
    }
}

impl Grid {
    /// Whether any row is flagged.
    #[must_use]
    pub fn has_flagged_rows(&self) -> bool {
        self.rows().any(|row| row.flagged)
    }

    /// The rows of all sections.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.sections.iter().flat_map(|section| &section.rows)
    }

    /// The content of a cell as one text: letters joined by `/`, names by `; `, a share as `7 (10 %)`, and an empty
    /// text for a zero.
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

    /// The entry of a letter in the legend.
    #[must_use]
    pub fn legend_entry(&self, letter: Letter) -> Option<&LegendEntry> {
        self.legend.iter().find(|key| key.letter == letter)
    }

    /// The letter that decides the colour of a cell: the heaviest, and the first of the legend among equals.
    #[must_use]
    pub fn dominant(&self, letters: LetterSet) -> Option<&LegendEntry> {
        let keys = self.legend.iter().filter(|key| letters.contains(key.letter));
        keys.min_by_key(|key| key.tone)
    }

    /// Whether it is the last part, or not split: legend and notes follow it.
    #[must_use]
    pub fn is_last_part(&self) -> bool {
        self.part.is_none_or(|(part, of)| part == of)
    }
}
