//! A grid in a terminal: as wide as it is, columns split into several tables where they do not fit.

use anstyle::{AnsiColor, Style};

use super::columns::{pad, width, wrap};
use crate::model::{LetterModel, LetterSet};
use crate::text::visible;
use crate::view::grid::{Cell, Column, Grid, Row};

/// The columns that a table has when nobody says how wide the terminal is.
pub const USUAL_WIDTH: usize = 100;
/// The least columns for the names of the rows, if any name is so long.
const NARROWEST_NAMES: usize = 22;
/// Columns beside the text of a cell: a space, a space and a line.
const EDGE: usize = 3;
/// What stands before the name of a row that is marked, and of one that is not.
const MARKS: [&str; 2] = ["! ", "  "];

/// How a table is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Look<'m> {
    /// The columns of the terminal.
    pub width: usize,
    /// Whether to use colour and weight.
    pub colour: bool,
    /// The letters, of which the owner's and the doers' stand out.
    pub model: &'m LetterModel<'m>,
}

/// Draws a grid as lines of text.
#[must_use]
pub fn draw(grid: &Grid, look: Look<'_>) -> String {
    let table = Table::new(grid, look);
    let mut text = String::new();
    if !grid.title.is_empty() {
        text.push_str(&table.styled(&visible(&grid.title), Style::new().bold()));
        text.push_str("\n\n");
    }
    for block in &table.blocks {
        table.block(block, &mut text);
        text.push('\n');
    }
    table.legend(&mut text);
    text
}

/// A grid with every text made safe, and the widths of its columns.
struct Table<'g, 'm> {
    grid: &'g Grid,
    look: Look<'m>,
    /// The lines of each column's heading.
    headings: Vec<Vec<String>>,
    /// The width of each column's text.
    widths: Vec<usize>,
    /// The width of the names of the rows.
    names: usize,
    /// Columns that stand together.
    blocks: Vec<std::ops::Range<usize>>,
    short: bool,
}

impl<'g, 'm> Table<'g, 'm> {
    fn new(grid: &'g Grid, look: Look<'m>) -> Self {
        let rows = || grid.sections.iter().flat_map(|section| &section.rows).chain(&grid.totals);
        let longest_name = rows()
            .map(|row| width(&visible(&row.name)) + indent(grid))
            .chain([width(&grid.corner)])
            .max()
            .unwrap_or_default();
        let mut widest_cells = vec![1; grid.columns.len()];
        for row in rows() {
            for (widest, cell) in widest_cells.iter_mut().zip(&row.cells) {
                *widest = (*widest).max(cell.text.len());
            }
        }
        let layout = |heading: fn(&Column) -> Vec<String>| {
            let headings: Vec<Vec<String>> = grid.columns.iter().map(heading).collect();
            let columns = headings.iter().zip(&widest_cells);
            let widths: Vec<usize> = columns
                .map(|(lines, cells)| lines.iter().map(|line| width(line)).fold(*cells, usize::max))
                .collect();
            (headings, widths)
        };
        let taken = |widths: &[usize]| widths.iter().map(|width| width + EDGE).sum::<usize>();
        // A line at the very left, and the edge of the names.
        let room = look.width.saturating_sub(1 + EDGE);
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
            let names = longest_name.min((room * 2 / 5).max(least));
            (names, blocks(&widths, room.saturating_sub(names)))
        };
        Table { grid, look, headings, widths, names, blocks, short }
    }

    /// One table of some of the columns.
    fn block(&self, block: &std::ops::Range<usize>, text: &mut String) {
        let rule = |ends: [char; 3]| {
            let parts =
                std::iter::once(self.names).chain(self.widths[block.clone()].iter().copied());
            let lines: Vec<String> = parts.map(|width| "─".repeat(width + 2)).collect();
            let middle = ends[1].to_string();
            format!("{}{}{}\n", ends[0], lines.join(&middle), ends[2])
        };
        text.push_str(&rule(['┌', '┬', '┐']));
        self.heading(block, text);
        for section in &self.grid.sections {
            text.push_str(&rule(['├', '┼', '┤']));
            if let Some(name) = &section.name {
                let empty: Vec<(Vec<String>, Style)> =
                    block.clone().map(|_| (Vec::new(), Style::new())).collect();
                let name = wrap(&visible(name), self.names);
                self.line((&name, Style::new().bold()), &empty, block, text);
            }
            for row in &section.rows {
                self.row(row, block, text);
            }
        }
        text.push_str(&rule(['├', '┼', '┤']));
        for row in &self.grid.totals {
            self.row(row, block, text);
        }
        text.push_str(&rule(['└', '┴', '┘']));
    }

    /// The headings, on the lowest of their lines.
    fn heading(&self, block: &std::ops::Range<usize>, text: &mut String) {
        let bold = Style::new().bold();
        let height = self.headings[block.clone()].iter().map(Vec::len).max().unwrap_or(1);
        let lowered = |lines: &[String]| {
            let above = height.saturating_sub(lines.len());
            std::iter::repeat_n(String::new(), above).chain(lines.iter().cloned()).collect()
        };
        let cells = self.headings[block.clone()].iter().map(|lines| (lowered(lines), bold));
        let cells: Vec<(Vec<String>, Style)> = cells.collect();
        let corner: Vec<String> = lowered(std::slice::from_ref(&self.grid.corner));
        self.line((&corner, bold), &cells, block, text);
    }

    fn row(&self, row: &Row, block: &std::ops::Range<usize>, text: &mut String) {
        let indent = indent(self.grid);
        let mut name = wrap(&visible(&row.name), self.names.saturating_sub(indent));
        if name.len() > 1 {
            // What goes on in the next line stands further in than the next name.
            name = wrap(&visible(&row.name), self.names.saturating_sub(2 * indent));
        }
        for (position, line) in name.iter_mut().enumerate() {
            let mark = MARKS[usize::from(!row.marked || position > 0)];
            let further_in = if position > 0 { indent } else { 0 };
            line.insert_str(0, &format!("{}{}", &mark[..indent], " ".repeat(further_in)));
        }
        let style = match row.marked {
            true => AnsiColor::Red.on_default(),
            false => Style::new(),
        };
        let cells = row.cells[block.clone()].iter();
        let cells: Vec<(Vec<String>, Style)> =
            cells.map(|cell| (vec![cell.text.clone()], self.style(cell))).collect();
        self.line((&name, style), &cells, block, text);
    }

    /// One row of the table, as many lines high as its highest cell.
    fn line(
        &self,
        (name, name_style): (&[String], Style),
        cells: &[(Vec<String>, Style)],
        block: &std::ops::Range<usize>,
        text: &mut String,
    ) {
        let height = cells.iter().map(|(lines, _)| lines.len()).fold(name.len(), usize::max);
        let nothing = String::new();
        for at in 0..height {
            let first = pad(name.get(at).unwrap_or(&nothing), self.names, false);
            text.push_str("│ ");
            text.push_str(&self.styled(&first, name_style));
            text.push_str(" │");
            for ((lines, style), width) in cells.iter().zip(&self.widths[block.clone()]) {
                let cell = pad(lines.get(at).unwrap_or(&nothing), *width, true);
                text.push(' ');
                text.push_str(&self.styled(&cell, *style));
                text.push_str(" │");
            }
            text.push('\n');
        }
    }

    /// The owner's letter and the doers' stand out; the letter itself says which is which.
    fn style(&self, cell: &Cell) -> Style {
        let model = self.look.model;
        let owner: LetterSet = model.owner().map(|owner| owner.letter).into_iter().collect();
        let doers = model.of_kind(crate::model::Kind::Does);
        let mut style = Style::new();
        if cell.letters.intersects(owner) {
            style = style.bold().underline();
        } else if cell.letters.intersects(doers) {
            style = style.bold();
        }
        style
    }

    fn styled(&self, text: &str, style: Style) -> String {
        let visible = text.trim();
        if !self.look.colour || visible.is_empty() || style == Style::new() {
            return text.to_owned();
        }
        let (before, after) = text.split_once(visible).unwrap_or((text, ""));
        format!("{before}{style}{visible}{style:#}{after}")
    }

    /// The letters and the short headings, in words.
    fn legend(&self, text: &mut String) {
        let letters = self.grid.legend.iter();
        let letters = letters.map(|(letter, word)| format!("{letter} {}", visible(word)));
        self.list(&letters.collect::<Vec<_>>(), text);
        if self.short {
            let columns = self.grid.columns.iter();
            let roles = columns.filter(|column| column.short != column.name);
            let roles = roles.map(|c| format!("{} {}", visible(&c.short), visible(&c.name)));
            self.list(&roles.collect::<Vec<_>>(), text);
        }
        for note in &self.grid.notes {
            for line in wrap(note, self.look.width) {
                // Cleaned after it is cut: any word may come to stand where a line begins.
                text.push_str(&visible(&line));
                text.push('\n');
            }
        }
        if self.grid.is_marked() {
            text.push_str("! something is wrong here: `raci check` tells\n");
        }
    }

    /// Entries one after the other, in lines as long as the terminal is wide.
    fn list(&self, entries: &[String], text: &mut String) {
        let mut used = 0;
        for entry in entries {
            if used > 0 && used + 3 + width(entry) > self.look.width {
                text.push('\n');
                used = 0;
            }
            if used > 0 {
                text.push_str(" · ");
                used += 3;
            }
            text.push_str(entry);
            used += width(entry);
        }
        if used > 0 {
            text.push('\n');
        }
    }
}

/// The columns before the names of rows, where some are marked or stand in sections.
fn indent(grid: &Grid) -> usize {
    let sections = grid.sections.iter().any(|section| section.name.is_some());
    if sections || grid.is_marked() { MARKS[0].len() } else { 0 }
}

fn one_line(column: &Column) -> Vec<String> {
    vec![visible(&column.name).into_owned()]
}

/// A heading of which every word has a line, of at most twelve columns.
fn words(column: &Column) -> Vec<String> {
    let name = visible(&column.name);
    let longest = name.split_whitespace().map(width).max().unwrap_or(1);
    wrap(&name, longest.min(12))
}

fn short_name(column: &Column) -> Vec<String> {
    wrap(&visible(&column.short), 12)
}

/// Columns in as few groups as fit, each at most `room` wide and of one column at least.
fn blocks(widths: &[usize], room: usize) -> Vec<std::ops::Range<usize>> {
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
