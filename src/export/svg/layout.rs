//! How wide the columns of a table are, and how their headings stand.

use super::text::{balanced, widest, widest_word, width, wrap};
use crate::export::svg::canvas::{BODY, SMALL};
use crate::view::grid::{Cell, Column, Grid, GridKind};

/// The space beside text.
pub(super) const EDGE: usize = 8;
/// The longest bar of a share, and what its number and its per cent take.
pub(super) const BAR: usize = 52;
pub(super) const COUNT: usize = 30;
const PERCENT: usize = 44;

/// The narrowest column of letters.
const LETTERS: usize = 32;
/// The widest column of letters that the others are as wide as.
const USUAL: usize = 48;
/// The widest column of letters whose heading lies, where there are as many as can be, and where there
/// are few.
const LYING: usize = 104;
const WIDEST: usize = 208;
/// The most columns whose headings lie although they are wider than their letters.
const FEW: usize = 8;
/// The most lines of a heading that lies.
const LINES: usize = 3;
/// The most where they are few, before they stand.
const MOST_LINES: usize = 6;
/// The longest heading that stands, before it takes more lines than two.
const STANDING: usize = 190;
/// The widest names of rows, and of lines of a card.
const NAMES: usize = 360;
const ASPECTS: usize = 190;
/// The widest column of lists, and the width of what stands in a card.
const LIST: usize = 190;
const CARD: usize = 640;

/// The measures of a table, in pixels.
pub(super) struct Layout {
    /// The column of the names.
    pub names: usize,
    /// The other columns.
    pub widths: Vec<usize>,
    /// The lines of their headings.
    pub heads: Vec<Vec<String>>,
    /// Whether the headings stand upright, because they would be too wide.
    pub upright: bool,
}

impl Layout {
    pub fn of(grid: &Grid) -> Layout {
        let bold = grid.kind == GridKind::Cards;
        let all = grid.rows().chain(&grid.totals).map(|row| width(&row.name, BODY, bold));
        let all = all.chain([width(&grid.stub_head, SMALL, true)]).max().unwrap_or_default();
        let most = if bold { ASPECTS } else { NAMES };
        let names = all.min(most) + 2 * EDGE + INDENT;
        let (widths, heads, upright) = columns(grid);
        Layout { names, widths, heads, upright }
    }

    pub fn width(&self) -> usize {
        self.names + self.widths.iter().sum::<usize>()
    }

    /// What a column has for text.
    pub fn room(column: usize) -> usize {
        column.saturating_sub(2 * EDGE)
    }
}

/// What stands before the names of rows: the place of a mark.
pub(super) const INDENT: usize = 8;

type Columns = (Vec<usize>, Vec<Vec<String>>, bool);

fn columns(grid: &Grid) -> Columns {
    match grid.kind {
        GridKind::Letters => lying(grid).unwrap_or_else(|| standing(grid)),
        GridKind::Shares => {
            let widths = vec![BAR + COUNT + PERCENT + 2 * EDGE; grid.columns.len()];
            let heads = grid
                .columns
                .iter()
                .zip(&widths)
                .map(|(c, width)| wrap(&c.name, SMALL, true, Layout::room(*width)));
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
            let heads = heads.map(|(c, width)| wrap(&c.name, SMALL, true, Layout::room(*width)));
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

/// Headings that lie, where there is room for every one without a word being cut: the fewer they are, the more.
fn lying(grid: &Grid) -> Option<Columns> {
    let columns = grid.columns.len();
    if columns > FEW {
        return lying_in(grid, 0, LINES);
    }
    let widest = LYING * FEW / columns.max(1);
    let widths = (LYING..=widest.min(WIDEST)).step_by(8);
    let mut found = widths.filter_map(|most| lying_in(grid, most, LINES));
    found.next().or_else(|| lying_in(grid, widest.min(WIDEST), MOST_LINES))
}

/// Headings that lie in columns of at most a width, or as wide as their letters where that is more.
fn lying_in(grid: &Grid, most: usize, most_lines: usize) -> Option<Columns> {
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
    // Columns of one width are read best.
    let same = widths.iter().copied().max().unwrap_or_default();
    Some((vec![same; widths.len()], heads, false))
}

/// Headings that run upwards, in two lines where that keeps them short.
fn standing(grid: &Grid) -> Columns {
    let names = grid.columns.iter().map(|column| width(&column.name, SMALL, true));
    let half = names.max().unwrap_or_default() * 5 / 8;
    let words = grid.columns.iter().map(|column| widest_word(&column.name, SMALL, true));
    let height = half.max(words.max().unwrap_or_default()).clamp(80, STANDING);
    let heads: Vec<Vec<String>> =
        grid.columns.iter().map(|column| balanced(&column.name, SMALL, true, height)).collect();
    let widths = heads.iter().enumerate();
    let widths = widths.map(|(at, lines)| least(grid, at).max(lines.len() * 14 + 6));
    let mut widths: Vec<usize> = widths.collect();
    // Columns of one width are read best; a single wide one does not make all of them wide.
    let most = widths.iter().copied().filter(|width| *width <= USUAL).max().unwrap_or_default();
    for width in &mut widths {
        *width = most.max(*width);
    }
    (widths, heads, true)
}
