//! The matrix: a row per responsibility, a column per role.

use crate::model::{Coverage, LetterSet, Responsibility};
use crate::view::grid::{Column, Facets, Grid};
use crate::view::locale::fill;
use crate::view::{View, ViewContext, rows, short_names};

/// Draws the matrix of a project. Rows with an error among the findings are flagged.
pub(super) fn draw(context: ViewContext<'_, '_>) -> Grid {
    let selection = context.selection;
    let mut position = vec![usize::MAX; selection.project().roles.len()];
    for (at, (role, _)) in selection.roles().enumerate() {
        position[role.index()] = at;
    }
    let columns = columns(context);
    let width = columns.len();
    let letters = |row: &Responsibility<'_>| {
        let mut letters = vec![LetterSet::default(); width];
        for cell in selection.cells(row) {
            letters[position[cell.role.index()]] = cell.letters;
        }
        letters
    };
    let mut grid = rows::of_letters(context, View::Matrix, columns, letters);
    grid.notes = answered_for(context);
    grid
}

/// A note for each vacant role that another one covers.
fn answered_for(context: ViewContext<'_, '_>) -> Vec<String> {
    let project = context.selection.project();
    let vacant = context.selection.roles().filter(|(id, _)| project.is_vacant(*id));
    let notes = vacant.filter_map(|(id, role)| {
        let fallback = project.role(project.fallback(id)?);
        let values = [("role", role.name), ("fallback", fallback.name)];
        Some(fill(context.words().answered_for, &values))
    });
    notes.collect()
}

fn columns(context: ViewContext<'_, '_>) -> Vec<Column> {
    let coverage = Coverage::new(context.selection.project());
    let roles: Vec<_> = context.selection.roles().collect();
    let names = roles.iter().map(|(_, role)| (role.name, role.short));
    let short = short_names::shorten(names);
    let columns = roles.iter().zip(short).map(|((id, role), short)| Column {
        id: role.id.value.to_owned(),
        name: role.name.to_owned(),
        short,
        facets: Facets::from_role(&coverage, *id),
        ..Column::default()
    });
    columns.collect()
}
