//! The matrix by people: a column for everybody who stands behind a role, with the letters of all their roles.

use std::collections::{HashMap, HashSet};

use super::grid::{Column, Grid};
use super::matrix::{initials, unique};
use super::{headings, sheet};
use crate::finding::Finding;
use crate::model::{Cell, Language, LetterSet, Project, Responsibility, RoleId, Somebody};

/// Draws the matrix by people. Letters reach them through roles, boards and fallbacks. A role behind which nobody
/// stands has a column of its own, so that no letter is lost.
#[must_use]
pub fn draw(project: &Project<'_>, findings: &[Finding], language: Language) -> Grid {
    let roles = (0..project.roles.len()).map(RoleId::new);
    let behind: Vec<Vec<Somebody>> = roles.map(|role| behind(project, role)).collect();
    let mut everybody: Vec<Somebody> = Vec::new();
    let mut position: HashMap<Somebody, usize> = HashMap::new();
    for somebody in in_order(project, &behind) {
        position.entry(somebody).or_insert_with(|| {
            everybody.push(somebody);
            everybody.len() - 1
        });
    }
    let letters = |row: &Responsibility<'_>| {
        let mut letters = vec![LetterSet::default(); everybody.len()];
        for cell in project.cells(row) {
            for somebody in &behind[cell.role.index()] {
                let letters = &mut letters[position[somebody]];
                *letters = letters.union(reaching(project, *cell, *somebody));
            }
        }
        letters
    };
    let mut taken = HashMap::new();
    let columns = everybody.iter().map(|somebody| {
        let name = match somebody {
            Somebody::Role(_) if project.names_people() => {
                headings::nobody(language, project.name_of(*somebody))
            }
            _ => project.name_of(*somebody).to_owned(),
        };
        Column { short: unique(&initials(&name), &mut taken), name }
    });
    let columns = columns.collect();
    sheet::draw(project, findings, language, columns, letters)
}

/// The letters of a cell that reach somebody behind its role: where the role has a lead, only the lead owns.
fn reaching(project: &Project<'_>, cell: Cell, somebody: Somebody) -> LetterSet {
    let owner: LetterSet = project.model.owner().map(|owner| owner.letter).into_iter().collect();
    match project.role(cell.role).lead {
        Some(lead) if somebody != Somebody::Person(lead.value) => cell.letters.without(owner),
        _ => cell.letters,
    }
}

/// Who stands behind a role with letters; the role itself where nobody does.
fn behind(project: &Project<'_>, role: RoleId) -> Vec<Somebody> {
    match project.behind(role) {
        nobody if nobody.is_empty() => vec![Somebody::Role(role)],
        somebody => somebody,
    }
}

/// Everybody who stands behind a role with a letter: people in the order of the files, then parties, then roles.
fn in_order(project: &Project<'_>, behind: &[Vec<Somebody>]) -> Vec<Somebody> {
    let roles: HashSet<RoleId> = project.cells.iter().map(|cell| cell.role).collect();
    let with_letters =
        behind.iter().enumerate().filter(|(at, _)| roles.contains(&RoleId::new(*at)));
    let mut everybody: Vec<Somebody> = with_letters.flat_map(|(_, all)| all).copied().collect();
    everybody.sort_unstable();
    everybody
}
