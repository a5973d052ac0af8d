//! The widths of the columns of a table, and the orientation of its page. All lengths are in twentieths of a point.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use super::page::Page;
use crate::export::columns::{width, wrap};
use crate::view::grid::{Cell, Column, Grid, GridKind};

/// The widths of a usual, a narrow, a large and a wide character in the text of tables, which has 9 points. They are
/// close to those of Arial, which is wider than most fonts and than Calibri, the usual one: the font of the reader is not
/// known.
const CHARACTER: u32 = 100;
const NARROW: u32 = 65;
const LARGE: u32 = 124;
const WIDE: u32 = 165;
/// The height of a line of that text.
const LINE: u32 = 235;
/// The free space in a cell, left and right together.
const FREE: u32 = 160;
/// The width of a code letter or of the slash between two: capitals are wider, and slashes narrower.
const LETTER: u32 = 96;
/// The free space in a cell of letters, left and right together.
const FREE_BY_LETTERS: u32 = 80;
/// The usual and the least width of a column of letters below rotated headings.
const USUAL: u32 = 760;
const LEAST: u32 = 380;
/// The most columns of letters on a page in portrait format; more get a landscape page and rotated headings.
const MOST_PORTRAIT: usize = 8;
/// The least width of the stub.
const NARROWEST_NAMES: u32 = 2_800;

/// The layout of a table.
#[derive(Debug)]
pub(super) struct Layout {
    /// The page of the table.
    pub page: Page,
    /// The width of the stub.
    pub names: u32,
    /// The widths of the other columns.
    pub widths: Vec<u32>,
    /// The height of the headings, if they are rotated.
    pub rotated: Option<u32>,
}

impl Layout {
    pub fn new(grid: &Grid) -> Layout {
        match grid.kind {
            GridKind::Letters => letters(grid),
            GridKind::Lists => lists(grid),
            GridKind::Shares => shares(grid),
            GridKind::Cards => {
                Layout { page: Page::Portrait, names: 2_400, widths: Vec::new(), rotated: None }
            }
        }
    }

    /// The heading of a column, shortened to the space for it.
    pub fn heading<'c>(&self, column: &'c Column, at: usize) -> Cow<'c, str> {
        let Some(height) = self.rotated else {
            return Cow::Borrowed(&column.name);
        };
        let most = (height.saturating_sub(FREE) / CHARACTER) as usize;
        shortened(&column.name, most, lines_in(self.widths[at]))
    }

    /// Code letters, broken into lines after slashes to fit the width of a column.
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

/// Columns of letters. The headings are horizontal if they are few and no word is broken, otherwise rotated.
fn letters(grid: &Grid) -> Layout {
    let columns = grid.columns.len();
    let page = if columns > MOST_PORTRAIT { Page::Landscape } else { Page::Portrait };
    let needs: Vec<u32> = (0..columns).map(|at| one_line(grid, at)).collect();
    let names = grid.rows().map(|row| text_width(&row.name) + FREE).max().unwrap_or(0);
    let widest = if page == Page::Portrait { page.width() * 3 / 5 } else { page.width() * 2 / 5 };
    let names = names.clamp(NARROWEST_NAMES, widest);
    let space = page.width().saturating_sub(NARROWEST_NAMES);
    let usual = share(page.width().saturating_sub(names), columns);
    let words = grid.columns.iter().map(|column| longest_word(&column.name) + FREE);
    let horizontal: Vec<u32> =
        words.zip(&needs).map(|(word, need)| word.max(*need).max(LEAST)).collect();
    if page == Page::Portrait && horizontal.iter().sum::<u32>() <= space {
        let same =
            horizontal.iter().copied().max().filter(|widest| *widest <= share(space, columns));
        let each = usual.min(1_700).max(same.unwrap_or(LEAST));
        let beside_names = page.width().saturating_sub(names);
        let is_easy = horizontal.iter().sum::<u32>() <= beside_names;
        let space = if is_easy { beside_names } else { space };
        return layout(page, fitted(each, &horizontal, space), None);
    }
    // Rotated headings take no more than this of the page, and a second line where they need it.
    let highest = page.height() * 3 / 8;
    let tallest = |widths: &[u32]| {
        let heights =
            grid.columns.iter().zip(widths).map(|(column, each)| height(&column.name, *each));
        heights.max().unwrap_or(0)
    };
    let mut widths = fitted(usual.min(USUAL), &needs, space);
    if tallest(&widths) > highest {
        let two_lines = share(space, columns).min(2 * LINE);
        widths = fitted(two_lines.max(usual.min(USUAL)), &needs, space);
    }
    let rotated = tallest(&widths).clamp(700, highest);
    layout(page, widths, Some(rotated))
}

/// Columns of the width `each`, except for those whose letters need more; if `space` does not suffice, `each` shrinks.
fn fitted(each: u32, needs: &[u32], space: u32) -> Vec<u32> {
    let columns = needs.len();
    let at_least = |each: u32| needs.iter().map(|need| each.max(*need)).collect::<Vec<u32>>();
    let fits = |widths: &Vec<u32>| widths.iter().sum::<u32>() <= space;
    let steps = (LEAST.min(each)..=each).rev().step_by(20);
    let found = steps.map(at_least).find(fits);
    found.unwrap_or_else(|| vec![share(space, columns).min(each.max(LEAST)); columns])
}

/// The width of the letters and totals of a column in one line.
fn one_line(grid: &Grid, at: usize) -> u32 {
    let cells = grid.rows().chain(&grid.totals).map(|row| grid.text(&row.cells[at]).len());
    u32::try_from(cells.max().unwrap_or(0)).unwrap_or(0).min(100) * LETTER + FREE_BY_LETTERS
}

/// Columns of names and other text, as wide as their content needs.
fn lists(grid: &Grid) -> Layout {
    let needs = grid.columns.iter().enumerate().map(|(at, column)| {
        let cells =
            grid.rows().chain(&grid.totals).map(|row| content_width(grid, &row.cells[at]) + FREE);
        let widest = cells.max().unwrap_or(0).min(2_800);
        widest.max(longest_word(&column.name) + FREE).clamp(900, 3_600)
    });
    let needs: Vec<u32> = needs.collect();
    let names = grid.rows().map(|row| text_width(&row.name) + FREE).max().unwrap_or(0);
    let names = names.clamp(1_800, 4_200);
    let sum = names + needs.iter().sum::<u32>();
    let page = if sum <= Page::Portrait.width() { Page::Portrait } else { Page::Landscape };
    let widths = needs.iter().map(|need| need * page.width() / sum);
    layout(page, widths.collect(), None)
}

/// Columns of numbers and bars, all of the same width.
fn shares(grid: &Grid) -> Layout {
    let columns = grid.columns.len();
    let words = grid.columns.iter().map(|column| longest_word(&column.name) + FREE).max();
    let least = words.unwrap_or(0).max(1_300);
    let space = |page: Page| share(page.width().saturating_sub(NARROWEST_NAMES), columns);
    let page = if space(Page::Portrait) >= least { Page::Portrait } else { Page::Landscape };
    layout(page, vec![space(page).min(least.max(1_800)); columns], None)
}

/// The stub takes what the other columns leave, so that the table is as wide as the text.
fn layout(page: Page, widths: Vec<u32>, rotated: Option<u32>) -> Layout {
    let names = page.width().saturating_sub(widths.iter().sum());
    Layout { page, names, widths, rotated }
}

fn share(width: u32, columns: usize) -> u32 {
    width / u32::try_from(columns).unwrap_or(u32::MAX).max(1)
}

/// The width of a text in one line.
fn text_width(text: &str) -> u32 {
    text.graphemes(true).map(character_width).sum::<u32>().min(1_000_000)
}

fn character_width(cluster: &str) -> u32 {
    match cluster.chars().next() {
        Some('m' | 'w' | 'M' | 'W' | '%' | '@' | '…' | '—') => WIDE,
        Some('f' | 'i' | 'j' | 'l' | 'r' | 't' | ' ' | '!' | '.' | ',' | ':' | ';' | '\'') => {
            NARROW
        }
        Some(c) if c.is_uppercase() || c == '&' => LARGE,
        _ => u32::try_from(width(cluster)).unwrap_or(0) * CHARACTER,
    }
}

fn longest_word(name: &str) -> u32 {
    name.split_whitespace().map(text_width).max().unwrap_or(0)
}

/// The width of the content of a cell, with a line for each of several names.
fn content_width(grid: &Grid, cell: &Cell) -> u32 {
    match cell {
        Cell::Names(names) => names.iter().map(|name| text_width(name)).max().unwrap_or(0),
        cell => text_width(&grid.text(cell)),
    }
}

/// The number of lines in a rotated heading of a width.
fn lines_in(width: u32) -> u32 {
    (width / LINE).max(1)
}

/// The height of a rotated heading in a column of the width `each`.
fn height(name: &str, each: u32) -> u32 {
    let lines = lines_in(each) as usize;
    let whole = width(name).min(200);
    let even = (whole / lines..whole).find(|most| wrap(name, *most).len() <= lines);
    let even = u32::try_from(even.unwrap_or(whole)).unwrap_or(0) * CHARACTER;
    even.max(longest_word(name).min(200 * CHARACTER)) + FREE + CHARACTER
}

/// The text, shortened with an ellipsis to `lines` lines of at most `most` characters.
fn shortened(name: &str, most: usize, lines: u32) -> Cow<'_, str> {
    let fits = |text: &str| wrap(text, most).len() <= lines as usize;
    // No more characters than this fit into so many lines.
    let space = most.max(2) * lines as usize + 1;
    if width(name) < space && fits(name) {
        return Cow::Borrowed(name);
    }
    let ends = name.grapheme_indices(true).map(|(at, cluster)| at + cluster.len());
    let cut = |end: usize| name[..end].trim_end().to_owned() + "…";
    let short = ends.take(space).map(cut).take_while(|short| fits(short)).last();
    Cow::Owned(short.unwrap_or_else(|| "…".to_owned()))
}
