//! The walk through a table that the writers of grids share: its lines, from top to bottom.

use crate::view::grid::{Grid, Row, Section};

/// A line of a table.
#[derive(Debug, Clone, Copy)]
pub enum Line<'g> {
    /// The headings of the columns.
    Head,
    /// The start of a section, with its position from 0.
    Section(usize, &'g Section),
    /// A row of a section.
    Row(&'g Section, &'g Row),
    /// A row of sums, with its position from 0.
    Total(usize, &'g Row),
}

/// The lines of a table. There is always a head, also where a writer has nothing to write there.
pub fn lines(grid: &Grid) -> impl Iterator<Item = Line<'_>> {
    let sections = grid.sections.iter().enumerate().flat_map(|(position, section)| {
        let rows = section.rows.iter().map(move |row| Line::Row(section, row));
        std::iter::once(Line::Section(position, section)).chain(rows)
    });
    let totals = grid.totals.iter().enumerate().map(|(position, row)| Line::Total(position, row));
    std::iter::once(Line::Head).chain(sections).chain(totals)
}
