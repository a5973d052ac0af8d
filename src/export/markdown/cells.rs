//! The cells of a Markdown table, padded so that they are aligned in the file as well.

use crate::export::columns::{spaces, width};
use crate::text::Append;
use crate::view::grid::{Grid, GridKind};

/// The greatest width that cells are padded to; wider ones stick out.
const WIDEST: usize = 80;

/// The cells of a table, whose columns are as wide as their widest cell.
pub(super) struct Cells {
    alignments: Vec<Alignment>,
    widths: Vec<usize>,
    /// The text of all cells, row by row.
    text: String,
    /// For each cell, the end of its text and its width.
    ends: Vec<(usize, usize)>,
}

impl Cells {
    /// A table without rows.
    pub fn new(grid: &Grid) -> Cells {
        let alignments: Vec<Alignment> =
            (0..=grid.columns.len()).map(|at| Alignment::new(grid.kind, at)).collect();
        Cells {
            widths: vec![3; alignments.len()],
            alignments,
            text: String::new(),
            ends: Vec::new(),
        }
    }

    /// Adds the cell that `write` writes.
    pub fn push(&mut self, write: impl FnOnce(&mut String)) {
        let start = self.text.len();
        write(&mut self.text);
        let width = width(&self.text[start..]);
        let widest = &mut self.widths[self.ends.len() % self.alignments.len()];
        if width <= WIDEST {
            *widest = width.max(*widest);
        }
        self.ends.push((self.text.len(), width));
    }

    /// Writes the table: the first row is its head.
    pub fn write(&self, text: &mut String) {
        let mut start = 0;
        for (number, row) in self.ends.chunks(self.alignments.len()).enumerate() {
            if number == 1 {
                self.rule(text);
            }
            for ((alignment, widest), (end, width)) in
                self.alignments.iter().zip(&self.widths).zip(row)
            {
                let free = widest.saturating_sub(*width);
                let before = match alignment {
                    Alignment::Left => 0,
                    Alignment::Middle => free / 2,
                    Alignment::Right => free,
                };
                let (before, after) = (spaces(before), spaces(free - before));
                for part in ["| ", &before, &self.text[start..*end], &after, " "] {
                    text.push_str(part);
                }
                start = *end;
            }
            text.push_str("|\n");
        }
        if self.ends.len() <= self.alignments.len() {
            self.rule(text);
        }
    }

    /// Writes the line between head and rows, which sets the alignment of each column.
    fn rule(&self, text: &mut String) {
        for (alignment, width) in self.alignments.iter().zip(&self.widths) {
            match alignment {
                Alignment::Left => write!(text, "| {:-<width$} ", ""),
                Alignment::Middle => write!(text, "| :{:-<1$}: ", "", width - 2),
                Alignment::Right => write!(text, "| {:-<1$}: ", "", width - 1),
            }
        }
        text.push_str("|\n");
    }
}

/// The alignment of the cells of a column.
enum Alignment {
    Left,
    Middle,
    Right,
}

impl Alignment {
    /// The alignment of a column by its position; the stub is at 0.
    fn new(kind: GridKind, at: usize) -> Alignment {
        match (at, kind) {
            (0, _) | (_, GridKind::Lists | GridKind::Cards) => Alignment::Left,
            (_, GridKind::Letters) => Alignment::Middle,
            (_, GridKind::Shares) => Alignment::Right,
        }
    }
}
