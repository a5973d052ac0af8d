//! Draws a table: head, sections, rows and totals.

use super::layout::{BAR, COUNT, EDGE, INDENT, Layout};
use super::text::{widest, wrap};
use crate::export::palette::{BAND, HEAD, LINE, Palette, is_bold};
use crate::export::svg::canvas::{
    Anchor, Area, BODY, Canvas, HAIR, QUIET, SMALL, TextStyle, WRONG,
};
use crate::export::walk::{self, Line};
use crate::model::{Colour, Share};
use crate::view::grid::{Cell, Column, Entry, Grid, GridKind, Row};

/// The height of a line in a row, and the padding of a row above and below its lines together, in pixels.
const LINE_HEIGHT: usize = 16;
const PADDING: usize = 8;
const BAND_HEIGHT: usize = 26;
/// The gap between two entries of a cell.
const GAP: usize = 4;

/// A table with what is needed to draw it.
pub(super) struct Table<'t> {
    pub grid: &'t Grid,
    pub layout: &'t Layout,
    pub palette: &'t Palette,
    /// The left edge.
    pub x: usize,
}

impl Table<'_> {
    /// Draws the table from `y` down and returns the `y` below it.
    pub fn draw(&self, mut y: usize, canvas: &mut Canvas) -> usize {
        let is_cards = self.grid.kind == GridKind::Cards;
        for line in walk::lines(self.grid) {
            y = match line {
                Line::Head if is_cards => y,
                Line::Head => self.head(y, canvas),
                Line::Section(position, section) => {
                    let gap = if is_cards && position > 0 { LINE_HEIGHT } else { 0 };
                    section.name.iter().fold(y + gap, |y, name| self.band(name, y, canvas))
                }
                Line::Row(_, row) => self.row(row, y, canvas),
                Line::Total(position, row) => {
                    if position == 0 {
                        canvas.rule(self.x, y, self.layout.width(), LINE);
                        y += 4;
                    }
                    self.total(row, y, canvas)
                }
            };
        }
        y
    }

    /// The heading of a section, across the table.
    fn band(&self, name: &str, y: usize, canvas: &mut Canvas) -> usize {
        let (width, style) = (self.layout.width(), TextStyle::BODY.bold());
        let lines = wrap(name, BODY, true, width - 2 * EDGE);
        let height = BAND_HEIGHT + (lines.len() - 1) * style.leading();
        canvas.field(Area { x: self.x, y, width, height }, 0, BAND);
        let style = TextStyle { colour: Colour::BLACK, ..style };
        canvas.text(self.x + EDGE, y + 17, &lines, style);
        y + height
    }

    /// The columns, each with its left edge and its width.
    fn columns(&self) -> impl Iterator<Item = (usize, usize, &Column)> {
        let mut left = self.x + self.layout.names;
        self.layout.widths.iter().zip(&self.grid.columns).map(move |(width, column)| {
            left += width;
            (left - width, *width, column)
        })
    }

    /// The headings, aligned at the bottom.
    fn head(&self, y: usize, canvas: &mut Canvas) -> usize {
        let layout = self.layout;
        let style =
            TextStyle { size: SMALL, bold: true, colour: Colour::WHITE, anchor: Anchor::Start };
        let stub_head = wrap(&self.grid.stub_head, SMALL, true, Layout::text_width(layout.names));
        let most = layout.heads.iter().map(Vec::len).chain([stub_head.len()]).max().unwrap_or(1);
        let height = if layout.rotated {
            // White text must stay within the field, also in a font that is wider than most.
            widest(layout.heads.iter().flatten(), SMALL, true) * 9 / 8 + 2 * EDGE
        } else {
            most * style.leading() + 14
        };
        canvas.field(Area { x: self.x, y, width: layout.width(), height }, 0, HEAD);
        let lowest = y + height - 10;
        let above = |lines: usize| lines.saturating_sub(1) * style.leading();
        canvas.text(self.x + EDGE + INDENT, lowest - above(stub_head.len()), &stub_head, style);
        for ((left, width, _), lines) in self.columns().zip(&layout.heads) {
            let (x, y, anchor) = match (layout.rotated, self.grid.kind) {
                (true, _) => {
                    // Lines side by side, centred.
                    let first = left + width / 2 + 4 - above(lines.len()) / 2;
                    (first, lowest, Anchor::Upwards)
                }
                (_, GridKind::Letters) => {
                    (left + width / 2, lowest - above(lines.len()), Anchor::Middle)
                }
                _ => (left + EDGE, lowest - above(lines.len()), Anchor::Start),
            };
            canvas.text(x, y, lines, TextStyle { anchor, ..style });
        }
        y + height
    }

    fn row(&self, row: &Row, y: usize, canvas: &mut Canvas) -> usize {
        let (grid, layout) = (self.grid, self.layout);
        let is_card = grid.kind == GridKind::Cards;
        let name = wrap(&row.name, BODY, is_card, Layout::text_width(layout.names) - INDENT);
        let cells = row.cells.iter().zip(&layout.widths);
        let cells: Vec<Vec<String>> =
            cells.map(|(cell, width)| lines(grid, cell, Layout::text_width(*width))).collect();
        let most = cells.iter().map(Vec::len).chain([name.len()]).max().unwrap_or(1);
        let gaps = row.cells.iter().map(gaps).max().unwrap_or_default();
        let height = most * LINE_HEIGHT + gaps + PADDING;
        if row.flagged {
            canvas.field(Area { x: self.x, y: y + 2, width: 4, height: height - 4 }, 0, WRONG);
        }
        if let (true, Some(key)) =
            (is_card, row.letter.and_then(|letter| grid.legend_entry(letter)))
        {
            let fill = self.palette.field(key).map_or(Colour::WHITE, |field| field.fill);
            canvas.field(Area { x: self.x + 2, y: y + 7, width: 8, height: 10 }, 2, fill);
        }
        let style = if is_card { TextStyle::BODY.bold() } else { TextStyle::BODY };
        let top = y + LINE_HEIGHT;
        canvas.text(self.x + EDGE + INDENT, top, &name, style);
        for (((left, width, column), cell), lines) in self.columns().zip(&row.cells).zip(&cells) {
            let area = Area { x: left, y, width, height };
            match cell {
                Cell::Letters(_) => self.letters(cell, area, canvas),
                Cell::Share(share) => self.share(row, column, *share, area, canvas),
                Cell::Entries(entries) => draw_entries(entries, (left, top, width), canvas),
                _ => canvas.text(left + EDGE, top, lines, TextStyle::BODY),
            }
        }
        canvas.rule(self.x, y + height - 1, layout.width(), HAIR);
        y + height
    }

    /// Letters on the field of the dominant one.
    fn letters(&self, cell: &Cell, area: Area, canvas: &mut Canvas) {
        let letters = cell.letters();
        let Some(key) = self.grid.dominant(letters) else {
            return;
        };
        let field = self.palette.field(key);
        let Area { x, y, width, height } = area;
        if let Some(field) = field {
            // The same height in every row, however many lines it has.
            let inner = LINE_HEIGHT + PADDING - 5;
            let y = y + (height - inner) / 2;
            let inner = Area { x: x + 2, y, width: width - 4, height: inner };
            canvas.field(inner, 3, field.fill);
        }
        let style = TextStyle {
            bold: is_bold(key.tone),
            colour: field.map_or(Colour::BLACK, |field| field.text),
            anchor: Anchor::Middle,
            ..TextStyle::BODY
        };
        canvas.line(x + width / 2, y + height / 2 + 4, self.grid.spell(letters), style);
    }

    /// The bar of a share, relative to the largest share of its column, with the number and the percentage.
    fn share(&self, row: &Row, column: &Column, share: Share, area: Area, canvas: &mut Canvas) {
        if share.count == 0 {
            return;
        }
        let Area { x, y, width, .. } = area;
        let key = column.letter.or(row.letter).and_then(|letter| self.grid.legend_entry(letter));
        let fill = key.and_then(|key| self.palette.field(key)).map_or(LINE, |field| field.fill);
        let part = share.fraction() / column.largest.max(share.fraction());
        // Between 0 and the longest bar, so that the cast loses nothing. A share above 0 is always visible.
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss
        )]
        let long = ((part * BAR as f64).round() as usize).clamp(2, BAR);
        canvas.field(Area { x: x + EDGE, y: y + 7, width: long, height: 10 }, 1, fill);
        let number = TextStyle { anchor: Anchor::End, ..TextStyle::BODY };
        let top = y + LINE_HEIGHT;
        canvas.line(x + EDGE + BAR + COUNT - 4, top, share.count.to_string(), number);
        let percent = TextStyle { colour: QUIET, size: SMALL, ..number };
        canvas.line(x + width - EDGE, top, format!("{} %", share.percent()), percent);
    }

    /// A row of totals, in secondary text.
    fn total(&self, row: &Row, y: usize, canvas: &mut Canvas) -> usize {
        let name = wrap(&row.name, SMALL, false, Layout::text_width(self.layout.names) - INDENT);
        canvas.text(self.x + EDGE + INDENT, y + 13, &name, TextStyle::QUIET);
        for ((left, width, _), cell) in self.columns().zip(&row.cells) {
            let style = TextStyle { anchor: Anchor::Middle, ..TextStyle::QUIET };
            canvas.line(left + width / 2, y + 13, self.grid.text(cell).into_owned(), style);
        }
        y + 4 + name.len() * TextStyle::QUIET.leading()
    }
}

/// The lines of a cell, at least one for each name.
fn lines(grid: &Grid, cell: &Cell, available: usize) -> Vec<String> {
    match cell {
        Cell::Names(names) => {
            names.iter().flat_map(|name| wrap(name, BODY, false, available)).collect()
        }
        Cell::Entries(entries) => entries
            .iter()
            .flat_map(|entry| lines_of_entry(entry, available))
            .map(|(line, _)| line)
            .collect(),
        Cell::Text(text) => wrap(text, BODY, false, available),
        cell => vec![grid.text(cell).into_owned()],
    }
}

/// Draws entries below each other, each name above its details.
fn draw_entries(entries: &[Entry], (left, top, width): (usize, usize, usize), canvas: &mut Canvas) {
    let mut y = top;
    for entry in entries {
        for (line, style) in lines_of_entry(entry, Layout::text_width(width)) {
            canvas.line(left + EDGE, y, line, style);
            y += LINE_HEIGHT;
        }
        y += GAP;
    }
}

/// The sum of the gaps between the entries of a cell.
fn gaps(cell: &Cell) -> usize {
    match cell {
        Cell::Entries(entries) => entries.len().saturating_sub(1) * GAP,
        _ => 0,
    }
}

/// The lines of an entry, its details in secondary text.
fn lines_of_entry(entry: &Entry, available: usize) -> Vec<(String, TextStyle)> {
    let name =
        wrap(&entry.name, BODY, false, available).into_iter().map(|line| (line, TextStyle::BODY));
    let details = entry.details.iter().flat_map(|detail| wrap(detail, SMALL, false, available));
    name.chain(details.map(|line| (line, TextStyle::QUIET))).collect()
}
