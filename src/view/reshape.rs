//! Tables in another form: rows and columns exchanged, or wide ones in parts.

use crate::view::grid::{Cell, Column, Grid, GridKind, Row, Section};

impl Grid {
    /// The table with rows and columns exchanged. Sections are given up, since columns have none; cards stay as they are.
    /// Flags have no place in a column, so the flagged rows become a note that begins with `wrong`.
    #[must_use]
    pub fn transposed(mut self, wrong: &str) -> Grid {
        if self.kind == GridKind::Cards {
            return self;
        }
        let flagged = self.rows().filter(|row| row.flagged).map(|row| row.name.clone());
        let flagged: Vec<String> = flagged.collect();
        if !flagged.is_empty() {
            self.notes.push(format!("{wrong}: {}.", flagged.join("; ")));
        }
        let rows: Vec<&Row> = self.rows().chain(&self.totals).collect();
        let turned = self.columns.iter().enumerate().map(|(at, column)| Row {
            id: column.id.clone(),
            name: column.name.clone(),
            flagged: false,
            letter: column.letter,
            facets: column.facets.clone(),
            cells: rows.iter().map(|row| row.cells[at].clone()).collect(),
        });
        let sections = vec![Section { name: None, rows: turned.collect() }];
        let columns = rows.iter().enumerate().map(|(at, row)| Column {
            id: row.id.clone(),
            name: row.name.clone(),
            short: (at + 1).to_string(),
            letter: row.letter,
            facets: row.facets.clone(),
            largest: row.cells.iter().map(Cell::fraction).fold(0.0, f64::max),
        });
        let columns = columns.collect();
        let (stub_head, column_axis) = (self.column_axis.clone(), self.stub_head.clone());
        Grid { columns, sections, totals: Vec::new(), stub_head, column_axis, ..self }
    }

    /// The table in parts of at most `most` columns, each with the names of the rows; one part where they all fit.
    #[must_use]
    pub fn split(self, most: usize) -> Vec<Grid> {
        let most = most.max(1);
        if self.columns.len() <= most {
            return vec![self];
        }
        let number = self.columns.len().div_ceil(most);
        // As even as can be: 10 columns in parts of at most 9 are 5 and 5.
        let width = self.columns.len().div_ceil(number);
        let parts = (0..number).map(|part| {
            let range = part * width..((part + 1) * width).min(self.columns.len());
            let cut = |row: &Row| Row {
                id: row.id.clone(),
                name: row.name.clone(),
                facets: row.facets.clone(),
                cells: row.cells[range.clone()].to_vec(),
                ..*row
            };
            let sections = self.sections.iter().map(|section| Section {
                name: section.name.clone(),
                rows: section.rows.iter().map(cut).collect(),
            });
            Grid {
                part: Some((part + 1, number)),
                columns: self.columns[range.clone()].to_vec(),
                sections: sections.collect(),
                totals: self.totals.iter().map(cut).collect(),
                legend: self.legend.clone(),
                notes: self.notes.clone(),
                title: self.title.clone(),
                stub_head: self.stub_head.clone(),
                column_axis: self.column_axis.clone(),
                section: self.section.clone(),
                view: self.view,
                kind: self.kind,
            }
        });
        parts.collect()
    }
}
