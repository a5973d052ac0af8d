//! How wide the columns of a table are, and on which page it stands. All lengths are in twentieths of a point.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use super::page::Page;
use crate::export::columns::{width, wrap};
use crate::view::grid::{Cell, Column, Grid, GridKind};

/// What a usual, a narrow, a large and a wide character take in the font of tables: more than in most fonts, since
/// nobody knows the font of the reader.
const CHARACTER: u32 = 100;
const NARROW: u32 = 65;
const LARGE: u32 = 124;
const WIDE: u32 = 165;
/// What a line takes.
const LINE: u32 = 235;
/// What stays free in a cell, left and right together.
const FREE: u32 = 160;
/// What a letter or the stroke between two takes: strokes are narrow.
const LETTER: u32 = 96;
/// What stays free in a cell of letters, left and right together.
const FREE_BY_LETTERS: u32 = 80;
/// The usual and the least width of a column of letters below headings that are turned.
const USUAL: u32 = 760;
const LEAST: u32 = 380;
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
        match grid.kind {
            GridKind::Letters => letters(grid),
            GridKind::Lists => lists(grid),
            GridKind::Shares => shares(grid),
            GridKind::Cards => {
                Layout { page: Page::Upright, names: 2_400, widths: Vec::new(), turned: None }
            }
        }
    }

    /// A heading as far as there is space for it.
    pub fn heading<'c>(&self, column: &'c Column, at: usize) -> Cow<'c, str> {
        let Some(height) = self.turned else {
            return Cow::Borrowed(&column.name);
        };
        let most = (height.saturating_sub(FREE) / CHARACTER) as usize;
        shortened(&column.name, most, lines_in(self.widths[at]))
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

/// Columns of letters: below headings that lie, where they are few and no word is broken, else below turned ones.
fn letters(grid: &Grid) -> Layout {
    let columns = grid.columns.len();
    let page = if columns > MOST_UPRIGHT { Page::Sideways } else { Page::Upright };
    let needs: Vec<u32> = (0..columns).map(|at| one_line(grid, at)).collect();
    let names = grid.rows().map(|row| text(&row.name) + FREE).max().unwrap_or(0);
    let widest = if page == Page::Upright { page.width() * 3 / 5 } else { page.width() * 2 / 5 };
    let names = names.clamp(NARROWEST_NAMES, widest);
    let space = page.width().saturating_sub(NARROWEST_NAMES);
    let usual = share(page.width().saturating_sub(names), columns);
    let words = grid.columns.iter().map(|column| longest_word(&column.name) + FREE);
    let lying: Vec<u32> =
        words.zip(&needs).map(|(word, need)| word.max(*need).max(LEAST)).collect();
    if page == Page::Upright && lying.iter().sum::<u32>() <= space {
        let same = lying.iter().copied().max().filter(|widest| *widest <= share(space, columns));
        let each = usual.min(1_700).max(same.unwrap_or(LEAST));
        let beside_names = page.width().saturating_sub(names);
        let is_easy = lying.iter().sum::<u32>() <= beside_names;
        let space = if is_easy { beside_names } else { space };
        return layout(page, fitted(each, &lying, space), None);
    }
    // Headings that are turned take no more than this of the page, and a second line where they need it.
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
    let turned = tallest(&widths).clamp(700, highest);
    layout(page, widths, Some(turned))
}

/// Columns of one width, but for those whose letters need more; the others give way where they must.
fn fitted(each: u32, needs: &[u32], space: u32) -> Vec<u32> {
    let columns = needs.len();
    let at_least = |each: u32| needs.iter().map(|need| each.max(*need)).collect::<Vec<u32>>();
    let fits = |widths: &Vec<u32>| widths.iter().sum::<u32>() <= space;
    let steps = (LEAST.min(each)..=each).rev().step_by(20);
    let found = steps.map(at_least).find(fits);
    found.unwrap_or_else(|| vec![share(space, columns).min(each.max(LEAST)); columns])
}

/// What the letters and sums of a column take on one line.
fn one_line(grid: &Grid, at: usize) -> u32 {
    let cells = grid.rows().chain(&grid.totals).map(|row| grid.text(&row.cells[at]).len());
    u32::try_from(cells.max().unwrap_or(0)).unwrap_or(0).min(100) * LETTER + FREE_BY_LETTERS
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
    text.graphemes(true).map(of_character).sum::<u32>().min(1_000_000)
}

fn of_character(cluster: &str) -> u32 {
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
    let lines = lines_in(each) as usize;
    let whole = width(name).min(200);
    let even = (whole / lines..whole).find(|most| wrap(name, *most).len() <= lines);
    let even = u32::try_from(even.unwrap_or(whole)).unwrap_or(0) * CHARACTER;
    even.max(longest_word(name).min(200 * CHARACTER)) + FREE + CHARACTER
}

/// The text as far as it fits into so many lines of a width, with a sign that it goes on.
fn shortened(name: &str, most: usize, lines: u32) -> Cow<'_, str> {
    let fits = |text: &str| wrap(text, most).len() <= lines as usize;
    // No more characters than that stand in so many lines.
    let space = most.max(2) * lines as usize + 1;
    if width(name) < space && fits(name) {
        return Cow::Borrowed(name);
    }
    let ends = name.grapheme_indices(true).map(|(at, cluster)| at + cluster.len());
    let cut = |end: usize| name[..end].trim_end().to_owned() + "…";
    let short = ends.take(space).map(cut).take_while(|short| fits(short)).last();
    Cow::Owned(short.unwrap_or_else(|| "…".to_owned()))
}
