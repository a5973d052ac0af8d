//! JSON: the project as data and the tables as drawn, in one object; or a record a line.

mod project;

use serde::{Serialize, Serializer};

use super::document::Document;
use crate::envelope;
use crate::view::grid::{Cell, Grid, Row};
use crate::view::records;
use crate::view::selection::Selection;

/// The project and the tables.
#[must_use]
pub fn write(document: &Document<'_>, selection: &Selection<'_, '_>) -> String {
    let body = Body {
        title: document.title,
        project: project::of(selection, document.language),
        tables: document.grids.iter().map(table).collect(),
    };
    envelope::write(envelope::Document::Project, &body)
}

/// A record for each letter, one a line.
#[must_use]
pub fn lines(selection: &Selection<'_, '_>) -> String {
    let persons = records::persons(selection.project());
    records::list(selection, &persons).map(|record| envelope::line(&record)).collect()
}

#[derive(Serialize)]
struct Body<'d> {
    title: &'d str,
    project: project::Project<'d>,
    tables: Vec<Table<'d>>,
}

/// A table as drawn.
#[derive(Serialize)]
struct Table<'g> {
    view: &'static str,
    title: &'g str,
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<Part>,
    corner: &'g str,
    section: &'g str,
    columns: Vec<Column<'g>>,
    sections: Vec<Section<'g>>,
    totals: Vec<Line<'g>>,
    legend: Vec<Key<'g>>,
    notes: &'g [String],
}

#[derive(Serialize)]
struct Part {
    number: usize,
    of: usize,
}

#[derive(Serialize)]
struct Column<'g> {
    id: &'g str,
    name: &'g str,
    short: &'g str,
}

#[derive(Serialize)]
struct Section<'g> {
    name: Option<&'g str>,
    rows: Vec<Line<'g>>,
}

#[derive(Serialize)]
struct Line<'g> {
    id: &'g str,
    name: &'g str,
    wrong: bool,
    cells: Vec<Value<'g>>,
}

#[derive(Serialize)]
struct Key<'g> {
    letter: String,
    word: &'g str,
}

/// A cell: a text, a list of names, a list of things with details, a number, or a number of a number.
struct Value<'g>(&'g Grid, &'g Cell);

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.1 {
            Cell::Names(names) => names.serialize(serializer),
            Cell::Entries(entries) => entries.serialize(serializer),
            Cell::Number(number) => number.serialize(serializer),
            Cell::Share(share) => share.serialize(serializer),
            Cell::Letters(_) | Cell::Text(_) => self.0.text(self.1).serialize(serializer),
        }
    }
}

fn table(grid: &Grid) -> Table<'_> {
    let columns = grid.columns.iter();
    let sections = grid.sections.iter().map(|section| Section {
        name: section.name.as_deref(),
        rows: section.rows.iter().map(|row| line(grid, row)).collect(),
    });
    let legend = grid.legend.iter();
    Table {
        view: grid.view.name(),
        title: &grid.title,
        part: grid.part.map(|(number, of)| Part { number, of }),
        corner: &grid.stub_head,
        section: &grid.section,
        columns: columns.map(|c| Column { id: &c.id, name: &c.name, short: &c.short }).collect(),
        sections: sections.collect(),
        totals: grid.totals.iter().map(|row| line(grid, row)).collect(),
        legend: legend.map(|key| Key { letter: key.letter.to_string(), word: &key.word }).collect(),
        notes: &grid.notes,
    }
}

fn line<'g>(grid: &'g Grid, row: &'g Row) -> Line<'g> {
    let cells = row.cells.iter().map(|cell| Value(grid, cell)).collect();
    Line { id: &row.id, name: &row.name, wrong: row.flagged, cells }
}
