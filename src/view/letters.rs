//! The view by letters: a row per responsibility, a column per letter, and the names of the roles in the cells.

use crate::model::Coverage;
use crate::view::facets::unique;
use crate::view::grid::{Cell, Facets, Grid, GridKind};
use crate::view::{View, ViewContext, rows};

/// Draws the view by letters. Roles are in the order of the row.
pub(super) fn draw(context: ViewContext<'_, '_>) -> Grid {
    let selection = context.selection;
    let project = selection.project();
    let coverage = Coverage::new(project);
    let about: Vec<_> =
        project.columns().map(|(role, _)| Facets::from_role(&coverage, role)).collect();
    let sections = rows::sections(context, |row, of_row| {
        let roles: Vec<_> = selection.cells(row).map(|cell| cell.role).collect();
        let each = || roles.iter().map(|role| &about[role.index()]);
        of_row.parties = unique(each().flat_map(|about| about.parties.iter().copied()));
        of_row.people = unique(each().flat_map(|about| about.people.iter().copied()));
        let cells = selection.letters().map(|def| {
            let holders = project.assignments_of(row, def.letter).map(|assignment| assignment.role);
            let holders = unique(holders.filter(|role| selection.has_role(*role)));
            Cell::names(holders.iter().map(|role| project.role(*role).name))
        });
        let cells = cells.collect();
        of_row.roles = roles;
        cells
    });
    Grid {
        columns: rows::letter_columns(context),
        sections,
        ..rows::empty(context, View::Letters, GridKind::Lists)
    }
}
