//! A table without a format: what every view makes and every output writes.

use crate::model::LetterSet;

/// A table of sections of rows. Every row has as many cells as there are columns.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// What stands above the table.
    pub title: String,
    /// The heading of the first column, in which the names of the rows stand.
    pub corner: String,
    /// What a section is called.
    pub section: String,
    /// The other columns.
    pub columns: Vec<Column>,
    /// The rows, in sections.
    pub sections: Vec<Section>,
    /// Rows of sums, below all sections.
    pub totals: Vec<Row>,
    /// What the letters mean: letter and word.
    pub legend: Vec<(String, String)>,
    /// Sentences below the table.
    pub notes: Vec<String>,
}

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    /// The heading.
    pub name: String,
    /// The heading where space is scarce.
    pub short: String,
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
#[derive(Debug, Clone)]
pub struct Row {
    /// The id of what the row is about; empty in totals.
    pub id: String,
    /// What stands in the first column.
    pub name: String,
    /// Whether something is wrong with it.
    pub marked: bool,
    /// What stands in the other columns.
    pub cells: Vec<Cell>,
}

/// What stands in one place of the table.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    /// The text.
    pub text: String,
    /// The letters that the text spells, if it does.
    pub letters: LetterSet,
}

impl Grid {
    /// Whether some row is marked.
    #[must_use]
    pub fn is_marked(&self) -> bool {
        let mut rows = self.sections.iter().flat_map(|section| &section.rows);
        rows.any(|row| row.marked)
    }
}
