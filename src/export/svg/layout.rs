//! The widths of the columns of a table, and the direction of their headings. All lengths are in pixels.

use super::text::{balanced, widest, widest_word, width, wrap};
use crate::export::svg::canvas::{BODY, SMALL};
use crate::view::grid::{Cell, Column, Grid, GridKind};

/// The space beside text.
pub(super) const EDGE: usize = 8;
/// The width of the longest bar of a share, of its number, and of its percentage.
pub(super) const BAR: usize = 52;
pub(super) const COUNT: usize = 30;
const PERCENT: usize = 44;

/// The narrowest column of letters.
const LETTERS: usize = 32;
/// Columns of letters up to this width all get the same width.
const USUAL: usize = 48;
/// The widest column of letters with a horizontal heading: among `FEW` columns, and among fewer.
const HORIZONTAL: usize = 104;
const WIDEST: usize = 208;
/// The most columns whose headings may be horizontal and wider than their letters.
const FEW: usize = 8;
/// The usual limit to the lines of a horizontal heading.
const LINES: usize = 3;
/// The limit for a few columns, beyond which the headings are rotated.
const MOST_LINES: usize = 6;
/// The greatest height of rotated headings; longer ones get more lines.
const ROTATED: usize = 190;
/// The greatest width of the names of rows, and of the labels of a card.
const NAMES: usize = 360;
const ASPECTS: usize = 190;
/// The greatest width of a column of lists, and the width of the content of a card.
const LIST: usize = 190;
const CARD: usize = 640;

/// The measures of a table.
pub(super) struct Layout {
    /// The width of the stub.
    pub names: usize,
    /// The widths of the other columns.
    pub widths: Vec<usize>,
    /// The lines of their headings.
    pub heads: Vec<Vec<String>>,
    /// Whether the headings are rotated, since they would be too wide.
    pub rotated: bool,
}

impl Layout {
    pub fn new(grid: &Grid) -> Layout {
        let bold = grid.kind == GridKind::Cards;
        let all = grid.rows().chain(&grid.totals).map(|row| width(&row.name, BODY, bold));
        let all = all.chain([width(&grid.stub_head, SMALL, true)]).max().unwrap_or_default();
        let most = if bold { ASPECTS } else { NAMES };
        let names = all.min(most) + 2 * EDGE + INDENT;
        let (widths, heads, rotated) = columns(grid);
        Layout { names, widths, heads, rotated }
    }

    pub fn width(&self) -> usize {
        self.names + self.widths.iter().sum::<usize>()
    }

    /// The width that a column has for text.
    pub fn text_width(column: usize) -> usize {
        column.saturating_sub(2 * EDGE)
    }
}

/// The space before the names of rows, where a row is flagged.
pub(super) const INDENT: usize = 8;

/// Widths, headings in lines, and whether the headings are rotated.
type Columns = (Vec<usize>, Vec<Vec<String>>, bool);

fn columns(grid: &Grid) -> Columns {
    match grid.kind {
        GridKind::Letters => horizontal(grid).unwrap_or_else(|| rotated_columns(grid)),
        GridKind::Shares => {
            let widths = vec![BAR + COUNT + PERCENT + 2 * EDGE; grid.columns.len()];
            let heads = grid
                .columns
                .iter()
                .zip(&widths)
                .map(|(c, width)| wrap(&c.name, SMALL, true, Layout::text_width(*width)));
            (widths.clone(), heads.collect(), false)
        }
        GridKind::Lists => {
            let widths = grid.columns.iter().enumerate().map(|(at, column)| {
                let lines = grid.rows().map(|row| widest_line(grid, &row.cells[at]));
                let head = widest_word(&column.name, SMALL, true);
                lines.chain([head]).max().unwrap_or_default().min(LIST) + 2 * EDGE
            });
            let widths: Vec<usize> = widths.collect();
            let heads = grid.columns.iter().zip(&widths);
            let heads =
                heads.map(|(c, width)| wrap(&c.name, SMALL, true, Layout::text_width(*width)));
            (widths.clone(), heads.collect(), false)
        }
        GridKind::Cards => {
            (vec![CARD; grid.columns.len()], vec![Vec::new(); grid.columns.len()], false)
        }
    }
}

fn widest_line(grid: &Grid, cell: &Cell) -> usize {
    match cell {
        Cell::Names(names) => widest(names.iter(), BODY, false),
        cell => width(&grid.text(cell), BODY, false),
    }
}

/// The least width of a column of letters.
fn least(grid: &Grid, at: usize) -> usize {
    let cells = grid.rows().chain(&grid.totals).map(|row| &row.cells[at]);
    let widest = cells.map(|cell| width(&grid.text(cell), BODY, true)).max().unwrap_or_default();
    LETTERS.max(widest + 14)
}

/// Horizontal headings, if each fits without breaking a word. The fewer they are, the wider they may be.
fn horizontal(grid: &Grid) -> Option<Columns> {
    let columns = grid.columns.len();
    if columns > FEW {
        return horizontal_within(grid, 0, LINES);
    }
    let widest = HORIZONTAL * FEW / columns.max(1);
    let widths = (HORIZONTAL..=widest.min(WIDEST)).step_by(8);
    let mut found = widths.filter_map(|most| horizontal_within(grid, most, LINES));
    found.next().or_else(|| horizontal_within(grid, widest.min(WIDEST), MOST_LINES))
}

/// Horizontal headings in columns of at most the width `most`, or that of their letters if it is greater.
fn horizontal_within(grid: &Grid, most: usize, most_lines: usize) -> Option<Columns> {
    let head = |(at, column): (usize, &Column)| {
        let least = least(grid, at);
        let most = most.max(least);
        if widest_word(&column.name, SMALL, true) + EDGE > most {
            return None;
        }
        let lines = balanced(&column.name, SMALL, true, most - EDGE);
        let wide = least.max(widest(&lines, SMALL, true) + 2 * EDGE);
        (lines.len() <= most_lines).then_some((wide, lines))
    };
    let heads: Option<Vec<_>> = grid.columns.iter().enumerate().map(head).collect();
    let (widths, heads): (Vec<usize>, Vec<Vec<String>>) = heads?.into_iter().unzip();
    // Columns of the same width are easiest to read.
    let same = widths.iter().copied().max().unwrap_or_default();
    Some((vec![same; widths.len()], heads, false))
}

/// Headings that run from bottom to top, in two lines if that keeps them short.
fn rotated_columns(grid: &Grid) -> Columns {
    let names = grid.columns.iter().map(|column| width(&column.name, SMALL, true));
    let half = names.max().unwrap_or_default() * 5 / 8;
    let words = grid.columns.iter().map(|column| widest_word(&column.name, SMALL, true));
    let height = half.max(words.max().unwrap_or_default()).clamp(80, ROTATED);
    let heads: Vec<Vec<String>> =
        grid.columns.iter().map(|column| balanced(&column.name, SMALL, true, height)).collect();
    let widths = heads.iter().enumerate();
    let widths = widths.map(|(at, lines)| least(grid, at).max(lines.len() * 14 + 6));
    let mut widths: Vec<usize> = widths.collect();
    // Columns of the same width are easiest to read; a single wide one does not make all of them wide.
    let most = widths.iter().copied().filter(|width| *width <= USUAL).max().unwrap_or_default();
    for width in &mut widths {
        *width = most.max(*width);
    }
    (widths, heads, true)
}
