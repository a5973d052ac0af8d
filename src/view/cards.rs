//! A card for each role: its description, the people who fill it, whom it reports to, and its duties by letter.

use super::structure::Ties;
use crate::model::{Coverage, LetterSet, RoleId};
use crate::view::grid::{Cell, Column, Facets, Grid, GridKind, Row, Section};
use crate::view::{View, ViewContext, rows};

/// Draws the cards of the roles, in the order of the files. Empty parts are left out.
pub(super) fn draw(context: ViewContext<'_, '_>) -> Grid {
    let project = context.selection.project();
    let coverage = Coverage::new(project);
    let duties = duties(context);
    let sections = context.selection.roles().map(|(id, role)| {
        let row = |name: &str, cell: Cell| Row {
            id: role.id.value.to_owned(),
            name: name.to_owned(),
            facets: Facets::from_role(&coverage, id),
            cells: vec![cell],
            ..Row::default()
        };
        let words = context.words();
        let party = role.party.map_or("", |party| project.party(party.value).name);
        let what = [
            row(words.description, Cell::text(role.description.unwrap_or_default())),
            row(words.party, Cell::text(party)),
        ];
        let ties = Ties::new(project, id)
            .named(words)
            .map(|(name, names)| row(name, Cell::Names(names.into_boxed_slice())));
        let letters = context.selection.letters().map(|def| {
            let held = duties[id.index()].iter().filter(|(_, set)| set.contains(def.letter));
            let cell = Cell::names(held.map(|(name, _)| *name));
            let name = format!("{} ({})", def.word(context.language), def.letter);
            Row { letter: Some(def.letter), ..row(&name, cell) }
        });
        let rows = what.into_iter().chain(ties).chain(letters);
        let rows = rows.filter(|row| !row.cells.iter().all(Cell::is_empty));
        Section { name: Some(role.name.to_owned()), rows: rows.collect() }
    });
    let words = context.words();
    Grid {
        stub_head: words.aspect.to_owned(),
        section: words.role.to_owned(),
        columns: vec![Column {
            id: "content".to_owned(),
            name: words.content.to_owned(),
            short: words.content.to_owned(),
            ..Column::default()
        }],
        sections: sections.collect(),
        ..rows::empty(context, View::Roles, GridKind::Cards)
    }
}

/// The rows in which each role holds letters, by role.
fn duties<'d>(context: ViewContext<'d, '_>) -> Vec<Vec<(&'d str, LetterSet)>> {
    let mut duties = vec![Vec::new(); context.selection.project().roles.len()];
    for (_, row) in context.selection.rows() {
        for cell in context.selection.cells(row) {
            let role: RoleId = cell.role;
            duties[role.index()].push((row.name, cell.letters));
        }
    }
    duties
}
