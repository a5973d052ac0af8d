//! The widths of the columns of a table, and how they are split into blocks. All widths are in characters of the terminal.

use std::ops::Range;

use super::cells;
use crate::export::columns::{width, wrap};
use crate::text::sanitize;
use crate::view::grid::{Column, Grid, GridKind};

/// The least width of the stub, if any name is that long.
const NARROWEST_NAMES: usize = 22;
/// The least width of the stub even where a single column beside it is wider than what is left.
const FEWEST_NAMES: usize = 8;
/// The least width of a column of text that is wrapped.
const NARROWEST_TEXT: usize = 12;
/// The width of what surrounds the text of a cell: a space, a space and a line.
const EDGE: usize = 3;

/// The layout of a table in a terminal.
pub(super) struct Layout {
    /// The lines of each column's heading.
    pub headings: Vec<Vec<String>>,
    /// The width of each column's text.
    pub widths: Vec<usize>,
    /// The width of the stub, which has the names of the rows.
    pub names: usize,
    /// The columns that are drawn together.
    pub blocks: Vec<Range<usize>>,
    /// Whether the headings are the short ones.
    pub short: bool,
}

/// Lays out a table in a terminal that is `room` wide. The names of its rows are indented by `indent`.
pub(super) fn lay_out(grid: &Grid, indent: usize, room: usize) -> Layout {
    let longest_name = (grid.rows().chain(&grid.totals))
        .map(|row| width(&sanitize(&row.name)) + indent)
        .chain([width(&grid.stub_head)])
        .max()
        .unwrap_or_default();
    // The line at the very left, and what surrounds the stub.
    let room = room.saturating_sub(1 + EDGE);
    match grid.kind {
        GridKind::Letters | GridKind::Shares => narrow(grid, longest_name, room),
        GridKind::Lists | GridKind::Cards => wide(grid, longest_name, room),
    }
}

/// Columns as narrow as their cells allow, with the longest headings that fit.
fn narrow(grid: &Grid, longest_name: usize, room: usize) -> Layout {
    let widest_cells = widest_cells(grid);
    let layout = |heading: fn(&Column) -> Vec<String>| {
        let headings: Vec<Vec<String>> = grid.columns.iter().map(heading).collect();
        let columns = headings.iter().zip(&widest_cells);
        let widths: Vec<usize> = columns
            .map(|(lines, cells)| lines.iter().map(|line| width(line)).fold(*cells, usize::max))
            .collect();
        (headings, widths)
    };
    let whole = [one_line, words]
        .map(layout)
        .into_iter()
        .find(|(_, widths)| taken(widths) + longest_name <= room);
    let short = whole.is_none();
    let (headings, widths) = whole.unwrap_or_else(|| layout(short_name));
    let least = longest_name.min(NARROWEST_NAMES);
    let (names, blocks) = if taken(&widths) + least <= room {
        let all = 0..widths.len();
        (longest_name.min(room - taken(&widths)), vec![all])
    } else {
        let widest = widths.iter().max().map_or(0, |widest| widest + EDGE);
        let most = (room * 2 / 5).max(least).min(room.saturating_sub(widest)).max(FEWEST_NAMES);
        let names = longest_name.min(most);
        (names, blocks(&widths, room.saturating_sub(names)))
    };
    Layout { headings, widths, names, blocks, short }
}

/// Columns of text, which is wrapped where it does not fit.
fn wide(grid: &Grid, longest_name: usize, room: usize) -> Layout {
    let least = NARROWEST_NAMES.min(room / 2);
    let names = longest_name.min((room / 3).max(least));
    let room = room.saturating_sub(names);
    let wanted = widest_cells(grid).into_iter().zip(&grid.columns);
    let wanted: Vec<usize> = wanted
        .map(|(cells, column)| match grid.kind {
            GridKind::Cards => cells,
            _ => words(column).iter().map(|line| width(line)).fold(cells, usize::max),
        })
        .collect();
    let least = NARROWEST_TEXT.min(room.saturating_sub(EDGE)).max(1);
    let mut widths: Vec<usize> = wanted.iter().map(|wanted| (*wanted).min(least)).collect();
    // What is left goes to the columns that want more, one character at a time.
    let mut left = room.saturating_sub(taken(&widths));
    while left > 0 && widths != wanted {
        let waiting = widths.iter_mut().zip(&wanted).filter(|(width, wanted)| **width < **wanted);
        for (width, _) in waiting.take(left) {
            *width += 1;
            left -= 1;
        }
    }
    let headings = grid.columns.iter().zip(&widths);
    Layout {
        headings: headings.map(|(column, width)| wrap(&sanitize(&column.name), *width)).collect(),
        blocks: blocks(&widths, room),
        widths,
        names,
        short: false,
    }
}

/// The longest line of each column.
fn widest_cells(grid: &Grid) -> Vec<usize> {
    let mut widest = vec![1; grid.columns.len()];
    for row in grid.rows().chain(&grid.totals) {
        let cells = row.cells.iter().zip(&grid.columns);
        for (widest, (cell, column)) in widest.iter_mut().zip(cells) {
            for line in cells::lines(grid, column, cell) {
                *widest = (*widest).max(width(&line));
            }
        }
    }
    widest
}

fn taken(widths: &[usize]) -> usize {
    widths.iter().map(|width| width + EDGE).sum()
}

fn one_line(column: &Column) -> Vec<String> {
    vec![sanitize(&column.name).into_owned()]
}

/// A heading with each word in a line of its own, of at most twelve characters.
fn words(column: &Column) -> Vec<String> {
    let name = sanitize(&column.name);
    let longest = name.split_whitespace().map(width).max().unwrap_or(1);
    wrap(&name, longest.min(12))
}

fn short_name(column: &Column) -> Vec<String> {
    wrap(&sanitize(&column.short), 12)
}

/// Columns in as few groups as possible, each at most `room` wide and of one column at least.
fn blocks(widths: &[usize], room: usize) -> Vec<Range<usize>> {
    let mut blocks = Vec::new();
    let mut start = 0;
    let mut used = 0;
    for (position, width) in widths.iter().enumerate() {
        if used > 0 && used + width + EDGE > room {
            blocks.push(start..position);
            (start, used) = (position, 0);
        }
        used += width + EDGE;
    }
    blocks.push(start..widths.len());
    blocks
}
