//! How wide the columns of a table are.

use super::frame::Frame;
use super::measure::{lines, longest};
use crate::view::grid::{Cell, Grid, Row, Shape};

/// The points of the highest upright head, and of a character in it.
const UPRIGHT: (usize, usize) = (182, 7);
/// A head with more characters than this stands upright, where columns are many.
const SHORT: usize = 4;
/// The characters in a line of a head that lies; where a word is longer, heads stand upright.
const LYING: usize = 16;
/// So many columns have space for heads that lie.
const FEW: usize = 8;
/// The characters that the button of a filter takes beside a head.
const BUTTON: usize = 3;

/// The widths of the columns of a sheet, in characters.
pub(super) struct Widths {
    /// From the left, that of the ids last.
    pub columns: Vec<usize>,
    /// The first column of cells.
    first: usize,
    step: usize,
}

impl Widths {
    /// The widths of a table.
    pub fn of(grid: &Grid, frame: &Frame) -> Widths {
        let mut columns = Vec::new();
        if frame.section.is_some() {
            let names = grid.sections.iter().filter_map(|section| section.name.as_deref());
            columns.push(longest(names.chain([grid.section.as_str()])).clamp(8, 20) + BUTTON);
        }
        let names = grid.rows().chain(&grid.totals).map(|row| row.name.as_str());
        let most = if grid.shape == Shape::Letters { 52 } else { 36 };
        columns.push(longest(names.chain([grid.corner.as_str()])).clamp(16, most) + BUTTON);
        let first = columns.len();
        for position in 0..grid.columns.len() {
            columns.extend(of_column(grid, position));
        }
        columns.push(longest(grid.rows().map(|row| row.id.as_str())).clamp(4, 40) + BUTTON);
        Widths { columns, first, step: usize::from(frame.step) }
    }

    /// The width on paper, where the ids are not.
    pub fn printed(&self) -> usize {
        self.columns.iter().rev().skip(1).sum()
    }

    /// How many lines a row takes.
    pub fn lines(&self, row: &Row, section: Option<&str>) -> usize {
        let head = [section, Some(row.name.as_str())].into_iter().flatten();
        // The name stands before the first cell, and the section, where there is one, before the name.
        let start = if section.is_some() { 0 } else { self.first - 1 };
        let heads = head.zip(start..).map(|(text, column)| lines(text, self.columns[column]));
        let cells = row.cells.iter().enumerate().map(|(position, cell)| {
            let width = self.columns[self.first + position * self.step];
            match cell {
                Cell::Names(names) => names.iter().map(|name| lines(name, width)).sum(),
                Cell::Text(text) => lines(text, width),
                _ => 1,
            }
        });
        heads.chain(cells).max().unwrap_or(1)
    }
}

fn of_column(grid: &Grid, position: usize) -> Vec<usize> {
    let head = longest(std::iter::once(grid.columns[position].name.as_str()));
    match grid.shape {
        Shape::Letters => {
            let head = match is_upright(grid) {
                true => (head * UPRIGHT.1).div_ceil(UPRIGHT.0).clamp(1, 3) * 3,
                false => head.min(LYING),
            };
            let most = grid.rows().map(|row| row.cells[position].letters().len()).max();
            let letters = (most.unwrap_or(0) * 2).saturating_sub(1) + 2;
            vec![(head + BUTTON).max(letters)]
        }
        Shape::Shares => vec![head.clamp(8, 14) + BUTTON, 16],
        Shape::Lists | Shape::Cards => {
            let cells = grid.rows().map(|row| match &row.cells[position] {
                Cell::Names(names) => longest(names.iter().map(String::as_str)),
                Cell::Text(text) => longest(std::iter::once(&**text)),
                _ => 0,
            });
            vec![cells.max().unwrap_or(0).max(head).clamp(8, 28) + BUTTON]
        }
    }
}

/// Whether the heads of a table of letters stand upright.
pub(super) fn is_upright(grid: &Grid) -> bool {
    let names = || grid.columns.iter().map(|column| column.name.as_str());
    match grid.columns.len() > FEW {
        true => longest(names()) > SHORT,
        false => longest(names().flat_map(str::split_whitespace)) > LYING,
    }
}

/// The lines of the highest head that lies.
pub(super) fn head_lines(grid: &Grid) -> usize {
    let names = grid.columns.iter().map(|column| lines(&column.name, LYING));
    names.max().unwrap_or(1)
}

/// The points that an upright head is high.
pub(super) fn head_height(longest: usize) -> usize {
    (longest * UPRIGHT.1).min(UPRIGHT.0) + 18
}
