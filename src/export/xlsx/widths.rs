//! How wide the columns of a table are.

use crate::export::xlsx::ranges::Frame;
use crate::export::xlsx::text_width::{lines, longest};
use crate::view::grid::{Cell, Column, Grid, GridKind, Row};

/// The points of the highest upright head, and of a character in it.
const UPRIGHT: (usize, usize) = (182, 7);
/// Many heads stand upright where one has more characters than this.
const SHORT: usize = 4;
/// So many heads are not yet many, and lie where they take no more characters than this in all.
const FEW: (usize, usize) = (8, 108);
/// The lines of a head that lies, and the most that one takes before all stand.
const LINES: (usize, usize) = (2, 5);
/// The widest of such heads, if none of its words is wider, and the widest that the others are as wide as.
const LYING: usize = 22;
const USUAL: usize = 17;
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
        let most = if grid.kind == GridKind::Letters { 52 } else { 36 };
        columns.push(longest(names.chain([grid.stub_head.as_str()])).clamp(16, most) + BUTTON);
        let first = columns.len();
        for position in 0..grid.columns.len() {
            columns.extend(of_column(grid, position));
        }
        columns.push(longest(grid.rows().map(|row| row.id.as_str())).clamp(4, 40) + BUTTON);
        Widths { columns, first, step: usize::from(frame.step) }
    }

    /// The widths on paper, where the ids are not.
    pub fn printed(&self) -> &[usize] {
        self.columns.split_last().map_or(&[], |(_, printed)| printed)
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
    match grid.kind {
        GridKind::Letters => {
            let head = if is_upright(grid) {
                (head * UPRIGHT.1).div_ceil(UPRIGHT.0).clamp(1, 3) * 3
            } else {
                lying(grid, position)
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

/// Whether the heads of a table of letters stand upright: many do, and those that are too wide for the page.
pub(super) fn is_upright(grid: &Grid) -> bool {
    let widths = || (0..grid.columns.len()).map(|at| lying(grid, at) + BUTTON);
    let is_short = widths().all(|width| width <= SHORT + BUTTON);
    let is_few = grid.columns.len() <= FEW.0 && widths().sum::<usize>() <= FEW.1;
    let lies = is_few && head_lines(grid) <= LINES.1;
    !(is_short || lies)
}

/// The characters of the widest line of a head that lies: as wide as its words, and as that of every other head which
/// is not much wider than usual.
fn lying(grid: &Grid, at: usize) -> usize {
    let wide = |column: &Column| {
        let whole = longest(std::iter::once(column.name.as_str()));
        let word = longest(column.name.split_whitespace());
        let even = whole.div_ceil(LINES.0).min(LYING);
        // The button stands beside the lowest line, which is in the middle.
        if whole <= SHORT { whole } else { word.max(even) + 2 }
    };
    let others = grid.columns.iter().map(wide).filter(|width| *width <= USUAL);
    wide(&grid.columns[at]).max(others.max().unwrap_or(0))
}

/// The lines of the highest head that lies.
pub(super) fn head_lines(grid: &Grid) -> usize {
    let heads = grid.columns.iter().enumerate();
    heads.map(|(at, column)| lines(&column.name, lying(grid, at))).max().unwrap_or(1)
}

/// The points that an upright head is high.
pub(super) fn head_height(longest: usize) -> usize {
    (longest * UPRIGHT.1).min(UPRIGHT.0) + 18
}
