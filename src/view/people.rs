//! The matrix by people: a column for everybody who stands behind a role, with the letters of all their roles.

use std::collections::HashMap;

use super::grid::{Column, Grid};
use super::headings::fill;
use super::surroundings::{Surroundings, unique};
use super::{Drawing, View, rows, short_names};
use crate::model::{LetterSet, Responsibility, Somebody};

/// Draws the matrix by people. Letters reach them through roles, boards and fallbacks. A role behind which nobody
/// stands has a column of its own, so that no letter is lost.
pub(super) fn draw(drawing: Drawing<'_, '_>) -> Grid {
    let project = drawing.selection.project();
    let around = Surroundings::of(project);
    let everybody = everybody(drawing, &around);
    let position: HashMap<Somebody, usize> =
        everybody.iter().enumerate().map(|(at, somebody)| (*somebody, at)).collect();
    let behind: Vec<_> = project.columns().map(|(role, _)| around.behind(role)).collect();
    let letters = |row: &Responsibility<'_>| {
        let mut letters = vec![LetterSet::default(); everybody.len()];
        for cell in drawing.selection.cells(row) {
            for somebody in &behind[cell.role.index()] {
                if let Some(at) = position.get(somebody) {
                    letters[*at] = letters[*at].union(around.reaching(cell, *somebody));
                }
            }
        }
        letters
    };
    let names: Vec<String> = everybody.iter().map(|somebody| heading(drawing, *somebody)).collect();
    let short = short_names::of(names.iter().map(|name| (name.as_str(), None)));
    let columns = everybody.iter().zip(&names).zip(short).map(|((somebody, name), short)| Column {
        id: id(drawing, *somebody),
        name: name.clone(),
        short,
        about: around.about_somebody(*somebody),
        ..Column::default()
    });
    rows::of_letters(drawing, View::People, columns.collect(), letters)
}

/// The name of somebody; a role behind which nobody stands says so.
pub(super) fn heading(drawing: Drawing<'_, '_>, somebody: Somebody) -> String {
    let project = drawing.selection.project();
    let name = project.name_of(somebody);
    match somebody {
        Somebody::Role(_) if project.names_people() => {
            fill(drawing.words().nobody, &[("role", name)])
        }
        _ => name.to_owned(),
    }
}

/// The id of somebody.
pub(super) fn id(drawing: Drawing<'_, '_>, somebody: Somebody) -> String {
    let project = drawing.selection.project();
    let id = match somebody {
        Somebody::Person(person) => project.person(person).id.value,
        Somebody::Party(party) => project.party(party).id.value,
        Somebody::Role(role) => project.role(role).id.value,
    };
    id.to_owned()
}

/// Everybody who stands behind a role with a letter: people in the order of the files, then parties, then roles.
pub(super) fn everybody(drawing: Drawing<'_, '_>, around: &Surroundings<'_, '_>) -> Vec<Somebody> {
    let selection = drawing.selection;
    let cells = selection.rows().flat_map(|(_, row)| selection.cells(row));
    let roles = unique(cells.map(|cell| cell.role));
    let behind = roles.iter().flat_map(|role| around.behind(*role));
    let mut everybody = unique(behind.filter(|somebody| selection.has_somebody(*somebody)));
    everybody.sort_unstable();
    everybody
}
