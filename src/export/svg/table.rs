//! A table: head, sections, rows and sums.

use super::layout::{BAR, COUNT, EDGE, INDENT, Layout};
use super::text::{widest, wrap};
use crate::export::palette::{BAND, HEAD, LINE, Palette, is_bold};
use crate::export::svg::canvas::{Area, BODY, HAIR, Ink, Pen, QUIET, SMALL, Side, WRONG};
use crate::model::{Colour, Share};
use crate::view::grid::{Cell, Column, Entry, Grid, GridKind, Row};

/// The height of a line in a row, and what a row has above and below its lines.
const LINE_HEIGHT: usize = 16;
const ROOM: usize = 8;
const BAND_HEIGHT: usize = 26;
/// What stays free between two things of a cell.
const GAP: usize = 4;

/// A table at its place.
pub(super) struct Table<'t> {
    pub grid: &'t Grid,
    pub layout: &'t Layout,
    pub palette: &'t Palette,
    pub x: usize,
}

impl Table<'_> {
    /// Draws it from `y` on, and says where it ends.
    pub fn draw(&self, mut y: usize, pen: &mut Pen) -> usize {
        let (grid, width) = (self.grid, self.layout.width());
        if grid.kind != GridKind::Cards {
            y = self.head(y, pen);
        }
        for (position, section) in grid.sections.iter().enumerate() {
            if grid.kind == GridKind::Cards && position > 0 {
                y += LINE_HEIGHT;
            }
            if let Some(name) = &section.name {
                let ink = Ink::BODY.bold();
                let lines = wrap(name, BODY, true, width - 2 * EDGE);
                let height = BAND_HEIGHT + (lines.len() - 1) * ink.leading();
                pen.field(Area { x: self.x, y, width, height }, 0, BAND);
                pen.text(self.x + EDGE, y + 17, &lines, Ink { colour: Colour::BLACK, ..ink });
                y += height;
            }
            for row in &section.rows {
                y = self.row(row, y, pen);
            }
        }
        for (position, row) in grid.totals.iter().enumerate() {
            if position == 0 {
                pen.rule(self.x, y, width, LINE);
                y += 4;
            }
            y = self.total(row, y, pen);
        }
        y
    }

    /// The columns with the left of each.
    fn columns(&self) -> impl Iterator<Item = (usize, usize, &Column)> {
        let mut left = self.x + self.layout.names;
        self.layout.widths.iter().zip(&self.grid.columns).map(move |(width, column)| {
            left += width;
            (left - width, *width, column)
        })
    }

    /// The headings, on the lowest of their lines.
    fn head(&self, y: usize, pen: &mut Pen) -> usize {
        let layout = self.layout;
        let ink = Ink { size: SMALL, bold: true, colour: Colour::WHITE, side: Side::Start };
        let corner = wrap(&self.grid.stub_head, SMALL, true, Layout::room(layout.names));
        let most = layout.heads.iter().map(Vec::len).chain([corner.len()]).max().unwrap_or(1);
        let height = if layout.upright {
            // White text must not leave the field in a font that is wider than most.
            widest(layout.heads.iter().flatten(), SMALL, true) * 9 / 8 + 2 * EDGE
        } else {
            most * ink.leading() + 14
        };
        pen.field(Area { x: self.x, y, width: layout.width(), height }, 0, HEAD);
        let lowest = y + height - 10;
        let above = |lines: usize| lines.saturating_sub(1) * ink.leading();
        pen.text(self.x + EDGE + INDENT, lowest - above(corner.len()), &corner, ink);
        for ((left, width, _), lines) in self.columns().zip(&layout.heads) {
            let (x, y, side) = match (layout.upright, self.grid.kind) {
                (true, _) => {
                    // The lines side by side, as many to the left of the middle as to the right.
                    let first = left + width / 2 + 4 - above(lines.len()) / 2;
                    (first, lowest, Side::Upwards)
                }
                (_, GridKind::Letters) => {
                    (left + width / 2, lowest - above(lines.len()), Side::Middle)
                }
                _ => (left + EDGE, lowest - above(lines.len()), Side::Start),
            };
            pen.text(x, y, lines, Ink { side, ..ink });
        }
        y + height
    }

    fn row(&self, row: &Row, y: usize, pen: &mut Pen) -> usize {
        let (grid, layout) = (self.grid, self.layout);
        let is_card = grid.kind == GridKind::Cards;
        let name = wrap(&row.name, BODY, is_card, Layout::room(layout.names) - INDENT);
        let cells = row.cells.iter().zip(&layout.widths);
        let cells: Vec<Vec<String>> =
            cells.map(|(cell, width)| lines(grid, cell, Layout::room(*width))).collect();
        let most = cells.iter().map(Vec::len).chain([name.len()]).max().unwrap_or(1);
        let gaps = row.cells.iter().map(gaps).max().unwrap_or_default();
        let height = most * LINE_HEIGHT + gaps + ROOM;
        if row.flagged {
            pen.field(Area { x: self.x, y: y + 2, width: 4, height: height - 4 }, 0, WRONG);
        }
        if let (true, Some(key)) =
            (is_card, row.letter.and_then(|letter| grid.legend_entry(letter)))
        {
            let fill = self.palette.field(key).map_or(Colour::WHITE, |field| field.fill);
            pen.field(Area { x: self.x + 2, y: y + 7, width: 8, height: 10 }, 2, fill);
        }
        let ink = if is_card { Ink::BODY.bold() } else { Ink::BODY };
        let top = y + LINE_HEIGHT;
        pen.text(self.x + EDGE + INDENT, top, &name, ink);
        for (((left, width, column), cell), lines) in self.columns().zip(&row.cells).zip(&cells) {
            let area = Area { x: left, y, width, height };
            match cell {
                Cell::Letters(_) => self.letters(cell, area, pen),
                Cell::Share(share) => self.share(row, column, *share, area, pen),
                Cell::Entries(entries) => things(entries, (left, top, width), pen),
                _ => pen.text(left + EDGE, top, lines, Ink::BODY),
            }
        }
        pen.rule(self.x, y + height - 1, layout.width(), HAIR);
        y + height
    }

    /// Letters on the field of the gravest of them.
    fn letters(&self, cell: &Cell, area: Area, pen: &mut Pen) {
        let letters = cell.letters();
        let Some(key) = self.grid.dominant(letters) else {
            return;
        };
        let field = self.palette.field(key);
        let Area { x, y, width, height } = area;
        if let Some(field) = field {
            // As high in a row of many lines as in any other.
            let inner = LINE_HEIGHT + ROOM - 5;
            let y = y + (height - inner) / 2;
            let inner = Area { x: x + 2, y, width: width - 4, height: inner };
            pen.field(inner, 3, field.fill);
        }
        let ink = Ink {
            bold: is_bold(key.tone),
            colour: field.map_or(Colour::BLACK, |field| field.text),
            side: Side::Middle,
            ..Ink::BODY
        };
        pen.line(x + width / 2, y + height / 2 + 4, self.grid.spell(letters), ink);
    }

    /// A bar as long as the share is of the largest of its column, the number and the per cent.
    fn share(&self, row: &Row, column: &Column, share: Share, area: Area, pen: &mut Pen) {
        if share.count == 0 {
            return;
        }
        let Area { x, y, width, .. } = area;
        let key = column.letter.or(row.letter).and_then(|letter| self.grid.legend_entry(letter));
        let fill = key.and_then(|key| self.palette.field(key)).map_or(LINE, |field| field.fill);
        let part = share.fraction() / column.largest.max(share.fraction());
        // Between 0 and the longest bar, so that nothing is lost; what is there at all shows.
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss
        )]
        let long = ((part * BAR as f64).round() as usize).clamp(2, BAR);
        pen.field(Area { x: x + EDGE, y: y + 7, width: long, height: 10 }, 1, fill);
        let number = Ink { side: Side::End, ..Ink::BODY };
        let top = y + LINE_HEIGHT;
        pen.line(x + EDGE + BAR + COUNT - 4, top, share.count.to_string(), number);
        let percent = Ink { colour: QUIET, size: SMALL, ..number };
        pen.line(x + width - EDGE, top, format!("{} %", share.percent()), percent);
    }

    /// A row of sums, which stands back.
    fn total(&self, row: &Row, y: usize, pen: &mut Pen) -> usize {
        let name = wrap(&row.name, SMALL, false, Layout::room(self.layout.names) - INDENT);
        pen.text(self.x + EDGE + INDENT, y + 13, &name, Ink::QUIET);
        for ((left, width, _), cell) in self.columns().zip(&row.cells) {
            let ink = Ink { side: Side::Middle, ..Ink::QUIET };
            pen.line(left + width / 2, y + 13, self.grid.text(cell).into_owned(), ink);
        }
        y + 4 + name.len() * Ink::QUIET.leading()
    }
}

/// The lines of a cell of text: at least one for each name.
fn lines(grid: &Grid, cell: &Cell, room: usize) -> Vec<String> {
    match cell {
        Cell::Names(names) => names.iter().flat_map(|name| wrap(name, BODY, false, room)).collect(),
        Cell::Entries(entries) => {
            entries.iter().flat_map(|entry| thing(entry, room)).map(|(line, _)| line).collect()
        }
        Cell::Text(text) => wrap(text, BODY, false, room),
        cell => vec![grid.text(cell).into_owned()],
    }
}

/// Things one below the other, each above its details.
fn things(entries: &[Entry], (left, top, width): (usize, usize, usize), pen: &mut Pen) {
    let mut y = top;
    for entry in entries {
        for (line, ink) in thing(entry, Layout::room(width)) {
            pen.line(left + EDGE, y, line, ink);
            y += LINE_HEIGHT;
        }
        y += GAP;
    }
}

/// What stays free between the things of a cell, in all.
fn gaps(cell: &Cell) -> usize {
    match cell {
        Cell::Entries(entries) => entries.len().saturating_sub(1) * GAP,
        _ => 0,
    }
}

/// The lines of a thing, those of its details standing back.
fn thing(entry: &Entry, room: usize) -> Vec<(String, Ink)> {
    let name = wrap(&entry.name, BODY, false, room).into_iter().map(|line| (line, Ink::BODY));
    let details = entry.details.iter().flat_map(|detail| wrap(detail, SMALL, false, room));
    name.chain(details.map(|line| (line, Ink::QUIET))).collect()
}
