//! Which letters reach which roles: a role's own, and those of the boards that it is a member of.

use crate::hash::HashSet;
use crate::model::{Letter, LetterSet, Project, Responsibility, RoleId};

/// The letters that reach each role anywhere in the project, by the position of the role.
pub(crate) fn anywhere(project: &Project<'_>) -> Vec<LetterSet> {
    let own = project.columns().map(|(role, _)| project.letters_of_role(role).letters);
    let mut reached: Vec<LetterSet> = own.collect();
    let boards = project.columns().filter(|(_, role)| !role.members.is_empty());
    for (board, _) in boards {
        for member in project.with_members(board).iter() {
            reached[member.index()] =
                reached[member.index()].union(project.letters_of_role(board).letters);
        }
    }
    reached
}

/// The roles that a letter reaches in a row.
pub(crate) fn by(
    project: &Project<'_>,
    row: &Responsibility<'_>,
    letter: Letter,
) -> HashSet<RoleId> {
    let holders = project.assignments_of(row, letter);
    holders.flat_map(|holder| project.with_members(holder.role).into_owned()).collect()
}
