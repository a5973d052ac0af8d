//! The cells of a Markdown table, padded so that they stand one below the other in the file as well.

use crate::export::columns::{spaces, width};
use crate::text::Append;
use crate::view::grid::{Grid, GridKind};

/// The widest cell that others are padded to; one that is wider stands out.
const WIDEST: usize = 80;

/// The cells of a table, whose columns are as wide as the widest of them.
pub(super) struct Cells {
    sides: Vec<Side>,
    widths: Vec<usize>,
    /// The text of all cells, row by row.
    text: String,
    /// For each cell where its text ends, and how wide it is.
    ends: Vec<(usize, usize)>,
}

impl Cells {
    /// A table without rows.
    pub fn new(grid: &Grid) -> Cells {
        let sides: Vec<Side> = (0..=grid.columns.len()).map(|at| Side::of(grid.kind, at)).collect();
        Cells { widths: vec![3; sides.len()], sides, text: String::new(), ends: Vec::new() }
    }

    /// Adds the next cell, which `write` writes.
    pub fn push(&mut self, write: impl FnOnce(&mut String)) {
        let start = self.text.len();
        write(&mut self.text);
        let width = width(&self.text[start..]);
        let widest = &mut self.widths[self.ends.len() % self.sides.len()];
        if width <= WIDEST {
            *widest = width.max(*widest);
        }
        self.ends.push((self.text.len(), width));
    }

    /// Writes the table: the first row is its head.
    pub fn write(&self, text: &mut String) {
        let mut start = 0;
        for (number, row) in self.ends.chunks(self.sides.len()).enumerate() {
            if number == 1 {
                self.rule(text);
            }
            for ((side, widest), (end, width)) in self.sides.iter().zip(&self.widths).zip(row) {
                let free = widest.saturating_sub(*width);
                let before = match side {
                    Side::Left => 0,
                    Side::Middle => free / 2,
                    Side::Right => free,
                };
                let (before, after) = (spaces(before), spaces(free - before));
                for part in ["| ", &before, &self.text[start..*end], &after, " "] {
                    text.push_str(part);
                }
                start = *end;
            }
            text.push_str("|\n");
        }
        if self.ends.len() <= self.sides.len() {
            self.rule(text);
        }
    }

    /// Writes the line between head and rows, which says on which side the cells of a column stand.
    fn rule(&self, text: &mut String) {
        for (side, width) in self.sides.iter().zip(&self.widths) {
            match side {
                Side::Left => write!(text, "| {:-<width$} ", ""),
                Side::Middle => write!(text, "| :{:-<1$}: ", "", width - 2),
                Side::Right => write!(text, "| {:-<1$}: ", "", width - 1),
            }
        }
        text.push_str("|\n");
    }
}

/// Where in its column a cell stands.
enum Side {
    Left,
    Middle,
    Right,
}

impl Side {
    /// The side of a column by its position, where 0 is that of the names.
    fn of(kind: GridKind, at: usize) -> Side {
        match (at, kind) {
            (0, _) | (_, GridKind::Lists | GridKind::Cards) => Side::Left,
            (_, GridKind::Letters) => Side::Middle,
            (_, GridKind::Shares) => Side::Right,
        }
    }
}
