//! The widths of the columns of a table, in characters (see [`text_width`](super::text_width)).

use crate::export::xlsx::ranges::Ranges;
use crate::export::xlsx::text_width::{lines, longest};
use crate::view::grid::{Cell, Column, Grid, GridKind, Row};

/// The greatest height of a rotated head, and the length of a character in it, in points.
const ROTATED: (usize, usize) = (182, 7);
/// Heads of no more characters than this are never rotated.
const SHORT: usize = 4;
/// At most so many heads are horizontal, if they take no more characters than this in all.
const FEW: (usize, usize) = (8, 108);
/// The lines that a horizontal head aims at, and the most that one may have before all are rotated.
const LINES: (usize, usize) = (2, 5);
/// The widest horizontal head, unless one of its words is wider.
const WIDEST: usize = 22;
/// Horizontal heads up to this width all get the same width.
const USUAL: usize = 17;
/// The characters that the button of a filter takes beside a head.
const BUTTON: usize = 3;

/// The widths of the columns of a sheet.
pub(super) struct Widths {
    /// From left to right; the last is that of the ids.
    pub columns: Vec<usize>,
    /// The first column after the stub.
    first: usize,
    /// The number of sheet columns for a column of the table.
    step: usize,
}

impl Widths {
    /// The widths of a table.
    pub fn new(grid: &Grid, ranges: &Ranges) -> Widths {
        let mut columns = Vec::new();
        if ranges.section.is_some() {
            let names = grid.sections.iter().filter_map(|section| section.name.as_deref());
            columns.push(longest(names.chain([grid.section.as_str()])).clamp(8, 20) + BUTTON);
        }
        let names = grid.rows().chain(&grid.totals).map(|row| row.name.as_str());
        let most = if grid.kind == GridKind::Letters { 52 } else { 36 };
        columns.push(longest(names.chain([grid.stub_head.as_str()])).clamp(16, most) + BUTTON);
        let first = columns.len();
        for position in 0..grid.columns.len() {
            columns.extend(widths_of(grid, position));
        }
        columns.push(longest(grid.rows().map(|row| row.id.as_str())).clamp(4, 40) + BUTTON);
        Widths { columns, first, step: usize::from(ranges.step) }
    }

    /// The widths of the printed columns: the ids are not printed.
    pub fn printed(&self) -> &[usize] {
        self.columns.split_last().map_or(&[], |(_, printed)| printed)
    }

    /// The number of lines of a row.
    pub fn lines(&self, row: &Row, section: Option<&str>) -> usize {
        let head = [section, Some(row.name.as_str())].into_iter().flatten();
        // The name is left of the first cell, and the section, if any, left of the name.
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

fn widths_of(grid: &Grid, position: usize) -> Vec<usize> {
    let head = longest(std::iter::once(grid.columns[position].name.as_str()));
    match grid.kind {
        GridKind::Letters => {
            let head = if is_rotated(grid) {
                (head * ROTATED.1).div_ceil(ROTATED.0).clamp(1, 3) * 3
            } else {
                horizontal(grid, position)
            };
            let most = grid.rows().map(|row| row.cells[position].letters().len()).max();
            let letters = (most.unwrap_or(0) * 2).saturating_sub(1) + 2;
            vec![(head + BUTTON).max(letters)]
        }
        GridKind::Shares => vec![head.clamp(8, 14) + BUTTON, 16],
        GridKind::Lists | GridKind::Cards => {
            let cells = grid.rows().map(|row| match &row.cells[position] {
                Cell::Names(names) => longest(names.iter().map(String::as_str)),
                Cell::Text(text) => longest(std::iter::once(&**text)),
                _ => 0,
            });
            vec![cells.max().unwrap_or(0).max(head).clamp(8, 28) + BUTTON]
        }
    }
}

/// Whether the heads of a table of letters are rotated: if they are many, or too wide for the page.
pub(super) fn is_rotated(grid: &Grid) -> bool {
    let widths = || (0..grid.columns.len()).map(|at| horizontal(grid, at) + BUTTON);
    let is_short = widths().all(|width| width <= SHORT + BUTTON);
    let is_few = grid.columns.len() <= FEW.0 && widths().sum::<usize>() <= FEW.1;
    let is_horizontal = is_few && head_lines(grid) <= LINES.1;
    !(is_short || is_horizontal)
}

/// The width of a horizontal head: that of its longest word at least, and that of every other head of usual width.
fn horizontal(grid: &Grid, at: usize) -> usize {
    let wide = |column: &Column| {
        let whole = longest(std::iter::once(column.name.as_str()));
        let word = longest(column.name.split_whitespace());
        let even = whole.div_ceil(LINES.0).min(WIDEST);
        // The button is beside the lowest line, which is centred.
        if whole <= SHORT { whole } else { word.max(even) + 2 }
    };
    let others = grid.columns.iter().map(wide).filter(|width| *width <= USUAL);
    wide(&grid.columns[at]).max(others.max().unwrap_or(0))
}

/// The number of lines of the highest horizontal head.
pub(super) fn head_lines(grid: &Grid) -> usize {
    let heads = grid.columns.iter().enumerate();
    heads.map(|(at, column)| lines(&column.name, horizontal(grid, at))).max().unwrap_or(1)
}

/// The height of a rotated head, in points.
pub(super) fn head_height(longest: usize) -> usize {
    (longest * ROTATED.1).min(ROTATED.0) + 18
}
