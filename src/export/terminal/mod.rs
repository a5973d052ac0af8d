//! Grids in a terminal: columns that do not fit its width are split into several tables.

mod cells;
mod layout;
pub mod text_table;

use std::ops::Range;

use anstyle::Style;
use comfy_table::Cell;

use super::columns::{width, wrap};
use super::document::heading;
use super::walk::{self, Line};
use crate::model::Language;
use crate::text::{Append, sanitize};
use crate::view::grid::{Column, Grid, GridKind, Row};
use crate::view::{View, locale};
use layout::Layout;
use text_table::{BOLD, FLAGGED, TextTable, styled};

/// The width of a table when that of the terminal is unknown.
pub const USUAL_WIDTH: usize = 100;
/// What precedes the name of a row that is flagged, and of one that is not.
const MARKS: [&str; 2] = ["! ", "  "];

/// How tables are drawn.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The width of the terminal in characters.
    pub width: usize,
    /// Whether to use colour and weight.
    pub colour: bool,
}

/// Draws grids as lines of text, one below the other.
#[must_use]
pub fn draw(title: &str, grids: &[Grid], language: Language, look: Look) -> String {
    let mut text = String::new();
    if !title.is_empty() {
        text.push_str(&title_line(title, look));
    }
    // A matrix alone needs no other title.
    let has_titles = !matches!(grids, [Grid { view: View::Matrix, part: None, .. }]);
    for (position, grid) in grids.iter().enumerate() {
        if position > 0 && !text.ends_with("\n\n") {
            text.push('\n');
        }
        let table =
            Table { grid, look, layout: layout::lay_out(grid, indent(grid), look.width), language };
        if has_titles {
            text.push_str(&title_line(&heading(grid, language), look));
        }
        for block in &table.layout.blocks {
            table.block(block, &mut text);
            text.push('\n');
        }
        table.below(&mut text);
    }
    while text.ends_with("\n\n") {
        text.pop();
    }
    text
}

/// A title in a line of its own.
fn title_line(title: &str, look: Look) -> String {
    let title = sanitize(title);
    if look.colour { format!("{}\n\n", styled(&title, BOLD)) } else { format!("{title}\n\n") }
}

/// A grid and how it is laid out.
struct Table<'g> {
    grid: &'g Grid,
    look: Look,
    layout: Layout,
    language: Language,
}

impl Table<'_> {
    /// One table of some of the columns.
    fn block(&self, block: &Range<usize>, text: &mut String) {
        let Layout { headings, widths, names, .. } = &self.layout;
        let centred = self.grid.kind == GridKind::Letters;
        let widths = std::iter::once(*names).chain(widths[block.clone()].iter().copied());
        let table = TextTable::framed(widths, centred, self.look.colour);
        let [top, rule, bottom] = table.rules();
        let bold = |lines: &[String]| table.cell(lines, BOLD);
        // The head, each section and the totals, with a rule between them.
        let mut parts: Vec<Vec<Vec<Cell>>> = Vec::new();
        for line in walk::lines(self.grid) {
            if matches!(line, Line::Head | Line::Section(..) | Line::Total(0, _)) {
                parts.push(Vec::new());
            }
            let cells = match line {
                Line::Head => {
                    let stub = bold(&wrap(&self.grid.stub_head, *names));
                    let cells = headings[block.clone()].iter().map(|lines| bold(lines));
                    Some(std::iter::once(stub).chain(cells).collect())
                }
                Line::Section(_, section) => {
                    let name = section.name.as_ref();
                    name.map(|name| vec![bold(&wrap(&sanitize(name), *names))])
                }
                Line::Row(_, row) | Line::Total(_, row) => Some(self.row(row, block, &table)),
            };
            if let Some(part) = parts.last_mut() {
                part.extend(cells);
            }
        }
        // The rows of a card say themselves what they are about.
        let heads = usize::from(self.grid.kind == GridKind::Cards);
        let mut lines = vec![top];
        for (position, rows) in parts.into_iter().skip(heads).enumerate() {
            lines.extend((position > 0).then(|| rule.clone()));
            lines.extend(table.lines(rows));
        }
        lines.push(bottom);
        for line in lines {
            writeln!(text, "{line}");
        }
    }

    /// The cells of a row, with the name before them.
    fn row(&self, row: &Row, block: &Range<usize>, table: &TextTable) -> Vec<Cell> {
        let indent = indent(self.grid);
        let mut name = wrap(&sanitize(&row.name), self.layout.names.saturating_sub(indent));
        if name.len() > 1 {
            // Continuation lines are indented further than the names.
            name = wrap(&sanitize(&row.name), self.layout.names.saturating_sub(2 * indent));
        }
        for (position, line) in name.iter_mut().enumerate() {
            let mark = MARKS[usize::from(!row.flagged || position > 0)];
            let hanging = if position > 0 { indent } else { 0 };
            line.insert_str(0, &format!("{}{}", &mark[..indent], " ".repeat(hanging)));
        }
        let name = table.cell(&name, if row.flagged { FLAGGED } else { Style::new() });
        let cells = block.clone().map(|at| {
            let (cell, width) = (&row.cells[at], self.layout.widths[at]);
            let lines = cells::lines(self.grid, &self.grid.columns[at], cell);
            let lines = match self.grid.kind {
                GridKind::Lists | GridKind::Cards => {
                    lines.iter().flat_map(|line| folded(line, width)).collect()
                }
                GridKind::Letters | GridKind::Shares => lines,
            };
            table.cell(&lines, cells::style(self.grid, cell))
        });
        std::iter::once(name).chain(cells).collect()
    }

    /// The letters and the short headings, in words.
    fn below(&self, text: &mut String) {
        if !self.grid.is_last_part() {
            return;
        }
        let letters = self.grid.legend.iter().filter(|_| self.grid.kind != GridKind::Cards);
        let letters = letters.map(|key| format!("{} {}", key.letter, sanitize(&key.word)));
        self.list(&letters.collect::<Vec<_>>(), text);
        if self.layout.short {
            let columns = self.grid.columns.iter();
            let needs_name =
                |column: &&Column| column.short != column.name && column.letter.is_none();
            let roles = columns.filter(needs_name);
            let roles = roles.map(|column| match column.name.strip_prefix(&column.short) {
                Some(_) => sanitize(&column.name).into_owned(),
                None => format!("{} {}", sanitize(&column.short), sanitize(&column.name)),
            });
            self.list(&roles.collect::<Vec<_>>(), text);
        }
        for note in &self.grid.notes {
            for line in wrap(note, self.look.width) {
                // Sanitized after wrapping, since a line may begin with any word.
                writeln!(text, "{}", sanitize(&line));
            }
        }
        if self.grid.has_flagged_rows() {
            let wrong = locale::strings(self.language).wrong;
            writeln!(text, "! {wrong}: `raci check`");
        }
    }

    /// Entries one after the other, in lines of at most the width of the terminal.
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

/// The indent of the names of rows, where some are flagged or in sections.
fn indent(grid: &Grid) -> usize {
    let sections = grid.sections.iter().any(|section| section.name.is_some());
    if sections || grid.has_flagged_rows() { MARKS[0].len() } else { 0 }
}

/// Wraps a line of a cell; all lines of a detail are indented.
fn folded(line: &str, width: usize) -> Vec<String> {
    let indent = cells::DETAIL;
    match line.strip_prefix(indent).filter(|_| width > 4 * indent.len()) {
        Some(detail) => {
            let lines = wrap(detail, width - indent.len());
            lines.into_iter().map(|line| format!("{indent}{line}")).collect()
        }
        None => hanging(line, width),
    }
}

/// Wraps a text into lines of at most `width` characters, of which all but the first are indented by one.
fn hanging(text: &str, width: usize) -> Vec<String> {
    let whole = wrap(text, width);
    if whole.len() < 2 || width < 8 {
        return whole;
    }
    let lines = wrap(text, width - 1).into_iter().enumerate();
    lines.map(|(at, line)| if at > 0 { format!(" {line}") } else { line }).collect()
}
