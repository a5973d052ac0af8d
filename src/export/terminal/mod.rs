//! Grids in a terminal: as wide as it is, columns split into several tables where they do not fit.

mod cells;
mod layout;

use anstyle::{AnsiColor, Style};

use super::columns::{pad, width, wrap};
use crate::model::Language;
use crate::text::sanitize;
use crate::view::grid::{Column, Grid, GridKind, Row};
use crate::view::{View, locale};
use layout::Layout;

/// The columns that a table has when nobody says how wide the terminal is.
pub const USUAL_WIDTH: usize = 100;
/// What stands before the name of a row that is flagged, and of one that is not.
const MARKS: [&str; 2] = ["! ", "  "];

/// How tables are drawn.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The columns of the terminal.
    pub width: usize,
    /// Whether to use colour and weight.
    pub colour: bool,
}

/// Draws grids as lines of text, one below the other.
#[must_use]
pub fn draw(title: &str, grids: &[Grid], language: Language, look: Look) -> String {
    let mut text = String::new();
    if !title.is_empty() {
        text.push_str(&styled(&sanitize(title), Style::new().bold(), look));
        text.push_str("\n\n");
    }
    // A matrix alone needs no other title.
    let has_titles = !matches!(grids, [Grid { view: View::Matrix, part: None, .. }]);
    for (position, grid) in grids.iter().enumerate() {
        if position > 0 && !text.ends_with("\n\n") {
            text.push('\n');
        }
        let table =
            Table { grid, look, layout: layout::of(grid, indent(grid), look.width), language };
        if has_titles {
            text.push_str(&styled(&heading(grid, language), Style::new().bold(), look));
            text.push_str("\n\n");
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

fn styled(text: &str, style: Style, look: Look) -> String {
    let visible = text.trim();
    if !look.colour || visible.is_empty() || style == Style::new() {
        return text.to_owned();
    }
    let (before, after) = text.split_once(visible).unwrap_or((text, ""));
    format!("{before}{style}{visible}{style:#}{after}")
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
    fn block(&self, block: &std::ops::Range<usize>, text: &mut String) {
        let rule = |ends: [char; 3]| {
            let parts = std::iter::once(self.layout.names)
                .chain(self.layout.widths[block.clone()].iter().copied());
            let lines: Vec<String> = parts.map(|width| "─".repeat(width + 2)).collect();
            let middle = ends[1].to_string();
            format!("{}{}{}\n", ends[0], lines.join(&middle), ends[2])
        };
        text.push_str(&rule(['┌', '┬', '┐']));
        // What stands in a card says so itself.
        let has_heading = self.grid.kind != GridKind::Cards;
        if has_heading {
            self.heading(block, text);
        }
        for (position, section) in self.grid.sections.iter().enumerate() {
            if has_heading || position > 0 {
                text.push_str(&rule(['├', '┼', '┤']));
            }
            if let Some(name) = &section.name {
                let empty: Vec<(Vec<String>, Style)> =
                    block.clone().map(|_| (Vec::new(), Style::new())).collect();
                let name = wrap(&sanitize(name), self.layout.names);
                self.line((&name, Style::new().bold()), &empty, block, text);
            }
            for row in &section.rows {
                self.row(row, block, text);
            }
        }
        if !self.grid.totals.is_empty() {
            text.push_str(&rule(['├', '┼', '┤']));
        }
        for row in &self.grid.totals {
            self.row(row, block, text);
        }
        text.push_str(&rule(['└', '┴', '┘']));
    }

    /// The headings, on the lowest of their lines.
    fn heading(&self, block: &std::ops::Range<usize>, text: &mut String) {
        let bold = Style::new().bold();
        let height = self.layout.headings[block.clone()].iter().map(Vec::len).max().unwrap_or(1);
        let lowered = |lines: &[String]| {
            let above = height.saturating_sub(lines.len());
            std::iter::repeat_n(String::new(), above).chain(lines.iter().cloned()).collect()
        };
        let cells = self.layout.headings[block.clone()].iter().map(|lines| (lowered(lines), bold));
        let cells: Vec<(Vec<String>, Style)> = cells.collect();
        let corner: Vec<String> = lowered(&wrap(&self.grid.stub_head, self.layout.names));
        self.line((&corner, bold), &cells, block, text);
    }

    fn row(&self, row: &Row, block: &std::ops::Range<usize>, text: &mut String) {
        let indent = indent(self.grid);
        let mut name = wrap(&sanitize(&row.name), self.layout.names.saturating_sub(indent));
        if name.len() > 1 {
            // What goes on in the next line stands further in than the next name.
            name = wrap(&sanitize(&row.name), self.layout.names.saturating_sub(2 * indent));
        }
        for (position, line) in name.iter_mut().enumerate() {
            let mark = MARKS[usize::from(!row.flagged || position > 0)];
            let further_in = if position > 0 { indent } else { 0 };
            line.insert_str(0, &format!("{}{}", &mark[..indent], " ".repeat(further_in)));
        }
        let style = if row.flagged { AnsiColor::Red.on_default() } else { Style::new() };
        let cells: Vec<(Vec<String>, Style)> = block
            .clone()
            .map(|at| {
                let (cell, width) = (&row.cells[at], self.layout.widths[at]);
                let lines = cells::lines(self.grid, &self.grid.columns[at], cell);
                let lines = match self.grid.kind {
                    GridKind::Lists | GridKind::Cards => {
                        lines.iter().flat_map(|line| folded(line, width)).collect()
                    }
                    GridKind::Letters | GridKind::Shares => lines,
                };
                (lines, cells::style(self.grid, cell))
            })
            .collect();
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
        let centred = self.grid.kind == GridKind::Letters;
        for at in 0..height {
            let first = pad(name.get(at).unwrap_or(&nothing), self.layout.names, false);
            text.push_str("│ ");
            text.push_str(&styled(&first, name_style, self.look));
            text.push_str(" │");
            for ((lines, style), width) in cells.iter().zip(&self.layout.widths[block.clone()]) {
                let cell = pad(lines.get(at).unwrap_or(&nothing), *width, centred);
                text.push(' ');
                text.push_str(&styled(&cell, *style, self.look));
                text.push_str(" │");
            }
            text.push('\n');
        }
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
            let unsaid = |column: &&Column| column.short != column.name && column.letter.is_none();
            let roles = columns.filter(unsaid);
            let roles = roles.map(|column| match column.name.strip_prefix(&column.short) {
                Some(_) => sanitize(&column.name).into_owned(),
                None => format!("{} {}", sanitize(&column.short), sanitize(&column.name)),
            });
            self.list(&roles.collect::<Vec<_>>(), text);
        }
        for note in &self.grid.notes {
            for line in wrap(note, self.look.width) {
                // Cleaned after it is cut: any word may come to stand where a line begins.
                text.push_str(&sanitize(&line));
                text.push('\n');
            }
        }
        if self.grid.has_flagged_rows() {
            let wrong = locale::strings(self.language).wrong;
            text.push_str(&format!("! {wrong}: `raci check`\n"));
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

/// The columns before the names of rows, where some are flagged or in sections.
fn indent(grid: &Grid) -> usize {
    let sections = grid.sections.iter().any(|section| section.name.is_some());
    if sections || grid.has_flagged_rows() { MARKS[0].len() } else { 0 }
}

/// A line of a cell in as many as it takes; those of a detail all stand further in.
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

/// A text in lines of at most `width` columns; what goes on in the next line stands further in than the next text.
fn hanging(text: &str, width: usize) -> Vec<String> {
    let whole = wrap(text, width);
    if whole.len() < 2 || width < 8 {
        return whole;
    }
    let lines = wrap(text, width - 1).into_iter().enumerate();
    lines.map(|(at, line)| if at > 0 { format!(" {line}") } else { line }).collect()
}

/// The title of a grid, and which part it is.
fn heading(grid: &Grid, language: Language) -> String {
    sanitize(&crate::export::document::heading(grid, language)).into_owned()
}
