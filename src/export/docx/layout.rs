//! How wide the columns of a table are, and on which page it stands. All lengths are in twentieths of a point.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use super::page::Page;
use crate::export::columns::width;
use crate::view::grid::{Cell, Column, Grid, Shape};

/// What a character takes in the font of tables: more than in most fonts, since nobody knows the font of the reader.
const CHARACTER: u32 = 100;
/// What a line takes.
const LINE: u32 = 235;
/// What stays free in a cell, left and right together.
const FREE: u32 = 160;
/// What a letter or the stroke between two takes: strokes are narrow.
const LETTER: u32 = 96;
/// What stays free in a cell of letters, left and right together.
const FREE_BY_LETTERS: u32 = 80;
/// Letters and strokes that stand in a line at most, where columns are many.
const MOST_IN_LINE: u32 = 5;
/// More letters than in so many columns stand on a page on its side, below headings that are turned.
const MOST_UPRIGHT: usize = 8;
/// The narrowest column of names.
const NARROWEST_NAMES: u32 = 2_800;

/// How a table is laid out.
#[derive(Debug)]
pub(super) struct Layout {
    /// The page that it stands on.
    pub page: Page,
    /// The width of the column of names.
    pub names: u32,
    /// The widths of the other columns.
    pub widths: Vec<u32>,
    /// The height of the headings where they are turned.
    pub turned: Option<u32>,
}

impl Layout {
    pub fn of(grid: &Grid) -> Layout {
        match grid.shape {
            Shape::Letters => letters(grid),
            Shape::Lists => lists(grid),
            Shape::Shares => shares(grid),
            Shape::Cards => {
                Layout { page: Page::Upright, names: 2_400, widths: Vec::new(), turned: None }
            }
        }
    }

    /// A heading as far as there is space for it.
    pub fn heading<'c>(&self, column: &'c Column, at: usize) -> Cow<'c, str> {
        let Some(height) = self.turned else {
            return Cow::Borrowed(&column.name);
        };
        let lines = lines_in(self.widths[at]);
        // Lines end between words, and so before the edge.
        let space = if lines > 1 { (height - FREE) * lines * 9 / 10 } else { height - FREE };
        shortened(&column.name, (space / CHARACTER) as usize)
    }

    /// Letters in as many lines as a cell needs for them.
    pub fn letters(&self, text: &str, at: usize) -> String {
        let most = (self.widths[at].saturating_sub(FREE_BY_LETTERS) / LETTER).max(1) as usize;
        if text.len() <= most {
            return text.to_owned();
        }
        let mut lines = vec![String::new()];
        for piece in text.split_inclusive('/') {
            match lines.last_mut() {
                Some(line) if line.is_empty() || line.len() + piece.len() <= most => {
                    line.push_str(piece);
                }
                _ => lines.push(piece.to_owned()),
            }
        }
        lines.join("\n")
    }
}

/// Columns of letters, all of one width.
fn letters(grid: &Grid) -> Layout {
    let columns = grid.columns.len();
    let page = if columns > MOST_UPRIGHT { Page::Sideways } else { Page::Upright };
    let cells = grid.rows().chain(&grid.totals).flat_map(|row| &row.cells);
    let letters = cells.map(|cell| taken(grid, cell) / CHARACTER).max().unwrap_or(0);
    let letters = letters.min(MOST_IN_LINE) * LETTER + FREE_BY_LETTERS;
    let words = grid.columns.iter().map(|column| longest_word(&column.name) + FREE).max();
    let words = words.unwrap_or(0);
    let names = grid.rows().map(|row| text(&row.name) + FREE).max().unwrap_or(0);
    let widest = if page == Page::Upright { page.width() * 3 / 5 } else { page.width() * 2 / 5 };
    let names = names.clamp(NARROWEST_NAMES, widest);
    let most = share(page.width().saturating_sub(NARROWEST_NAMES), columns);
    let usual = share(page.width().saturating_sub(names), columns);
    let level = page == Page::Upright && words <= most;
    let each = match level {
        true => usual.min(1_700).max(words),
        false => usual.min(760).max(letters.min(most)),
    };
    // Headings that are turned take no more than this of the page, and a second line where they need it.
    let highest = page.height() * 3 / 8;
    let tallest = |each: u32| {
        let heights = grid.columns.iter().map(|column| height(&column.name, each));
        heights.max().unwrap_or(0)
    };
    let each = match !level && tallest(each) > highest {
        true => each.max(most.min(2 * LINE)),
        false => each,
    };
    let turned = (!level).then(|| tallest(each).clamp(700, highest));
    layout(page, vec![each; columns], turned)
}

/// Columns of names and other text, as wide as what stands in them asks for.
fn lists(grid: &Grid) -> Layout {
    let needs = grid.columns.iter().enumerate().map(|(at, column)| {
        let cells = grid.rows().chain(&grid.totals).map(|row| taken(grid, &row.cells[at]) + FREE);
        let widest = cells.max().unwrap_or(0).min(2_800);
        widest.max(longest_word(&column.name) + FREE).clamp(900, 3_600)
    });
    let needs: Vec<u32> = needs.collect();
    let names = grid.rows().map(|row| text(&row.name) + FREE).max().unwrap_or(0);
    let names = names.clamp(1_800, 4_200);
    let sum = names + needs.iter().sum::<u32>();
    let page = if sum <= Page::Upright.width() { Page::Upright } else { Page::Sideways };
    let widths = needs.iter().map(|need| need * page.width() / sum);
    layout(page, widths.collect(), None)
}

/// Columns of numbers and bars, all of one width.
fn shares(grid: &Grid) -> Layout {
    let columns = grid.columns.len();
    let words = grid.columns.iter().map(|column| longest_word(&column.name) + FREE).max();
    let least = words.unwrap_or(0).max(1_300);
    let space = |page: Page| share(page.width().saturating_sub(NARROWEST_NAMES), columns);
    let page = if space(Page::Upright) >= least { Page::Upright } else { Page::Sideways };
    layout(page, vec![space(page).min(least.max(1_800)); columns], None)
}

/// The names take what the other columns leave, so that the table is as wide as the text.
fn layout(page: Page, widths: Vec<u32>, turned: Option<u32>) -> Layout {
    let names = page.width().saturating_sub(widths.iter().sum());
    Layout { page, names, widths, turned }
}

fn share(width: u32, columns: usize) -> u32 {
    width / u32::try_from(columns).unwrap_or(u32::MAX).max(1)
}

/// What a text takes in one line.
fn text(text: &str) -> u32 {
    u32::try_from(width(text)).unwrap_or(u32::MAX).min(10_000) * CHARACTER
}

fn longest_word(name: &str) -> u32 {
    name.split_whitespace().map(text).max().unwrap_or(0)
}

/// What stands in a cell takes so much, with a line for each of several names.
fn taken(grid: &Grid, cell: &Cell) -> u32 {
    match cell {
        Cell::Names(names) => names.iter().map(|name| text(name)).max().unwrap_or(0),
        cell => text(&grid.text(cell)),
    }
}

fn lines_in(width: u32) -> u32 {
    (width / LINE).max(1)
}

/// The height of a heading that is turned, in a column of a width.
fn height(name: &str, each: u32) -> u32 {
    let lines = lines_in(each);
    let even = if lines > 1 { text(name) / lines * 5 / 4 } else { text(name) };
    even.max(longest_word(name)) + FREE + CHARACTER
}

/// The text up to a width, with a sign that it goes on.
fn shortened(name: &str, most: usize) -> Cow<'_, str> {
    if width(name) <= most {
        return Cow::Borrowed(name);
    }
    let mut short = String::new();
    for cluster in name.graphemes(true) {
        if width(&short) + width(cluster) + 1 > most {
            break;
        }
        short.push_str(cluster);
    }
    Cow::Owned(short.trim_end().to_owned() + "…")
}
