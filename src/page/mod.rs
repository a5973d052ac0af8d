//! An answer before it is written: headings, sentences, facts and tables of plain text, for the terminal and Markdown.

pub mod answers;
pub mod changes;
pub mod markdown;
pub mod text;

/// The name of a column of phases.
pub const PHASE: &str = "Phase";
/// Shown for rows without a phase, if other rows have one.
const NO_PHASE: &str = "no phase";

/// The formats of answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Text for the terminal
    Text,
    /// Markdown for a comment; mentions nobody
    Md,
    /// One JSON object
    Json,
}

/// An answer, from top to bottom.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Its blocks, from top to bottom.
    pub blocks: Vec<Block>,
}

/// A part of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The title of the whole answer.
    Title(String),
    /// The heading of the following blocks.
    Heading(String),
    /// A sentence.
    Sentence(String),
    /// Labelled facts; a fact of several lines lists one item per line.
    Facts(Vec<(&'static str, String)>),
    /// Rows of cells.
    Table(Table),
}

/// A table. Empty columns are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The names of the columns.
    pub head: Vec<String>,
    /// The cells, row by row.
    pub rows: Vec<Vec<String>>,
    /// Whether people need the names of the columns to understand it.
    pub is_headed: bool,
    /// Columns of numbers, which are aligned right.
    pub numbers: Vec<usize>,
}

impl Page {
    /// Adds a heading.
    pub fn heading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Heading(text.into()));
    }

    /// Adds a sentence, unless it is empty.
    pub fn sentence(&mut self, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.blocks.push(Block::Sentence(text));
        }
    }

    /// Adds facts, leaving out those without a value.
    pub fn facts(&mut self, facts: Vec<(&'static str, String)>) {
        let known: Vec<_> = facts.into_iter().filter(|(_, text)| !text.is_empty()).collect();
        if !known.is_empty() {
            self.blocks.push(Block::Facts(known));
        }
    }

    /// Adds a table that needs no headings.
    pub fn plain_table(&mut self, head: &[&str], rows: Vec<Vec<String>>) {
        self.table(head, rows, false);
    }

    /// Adds a table with the names of its columns.
    pub fn headed_table(&mut self, head: &[&str], rows: Vec<Vec<String>>) {
        self.table(head, rows, true);
    }

    /// Adds a table with headings; the columns from a position on are numbers.
    pub fn numbers(&mut self, head: &[&str], rows: Vec<Vec<String>>, from: usize) {
        if rows.is_empty() {
            return;
        }
        self.table(head, rows, true);
        if let Some(Block::Table(table)) = self.blocks.last_mut() {
            table.numbers = (from..head.len()).collect();
        }
    }

    fn table(&mut self, head: &[&str], mut rows: Vec<Vec<String>>, is_headed: bool) {
        let firsts = || rows.iter().map(|row| row[0].is_empty());
        if head.first() == Some(&PHASE) && firsts().any(|empty| !empty) {
            // Otherwise they would seem to belong to the phase above.
            for row in rows.iter_mut().filter(|row| row[0].is_empty()) {
                NO_PHASE.clone_into(&mut row[0]);
            }
        }
        let head = head.iter().map(|name| (*name).to_owned()).collect();
        self.blocks.push(Block::Table(Table { head, rows, is_headed, numbers: Vec::new() }));
    }
}

impl Table {
    /// The positions of the columns that are not empty.
    #[must_use]
    pub fn used(&self) -> Vec<usize> {
        let stands = |at: &usize| {
            self.rows.iter().any(|row| row.get(*at).is_some_and(|cell| !cell.is_empty()))
        };
        (0..self.head.len()).filter(stands).collect()
    }
}
