//! The long form: a record for each letter of each role in each responsibility.

use super::selection::Selection;
use crate::model::{Project, RoleId};

/// One letter of one role in one responsibility.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Record<'p> {
    /// The id of the responsibility.
    pub id: &'p str,
    /// The name of the responsibility.
    pub name: &'p str,
    /// The name of its phase; empty if it has none.
    pub phase: &'p str,
    /// The id of the role.
    pub role: &'p str,
    /// The name of the role.
    pub role_name: &'p str,
    /// The name of the role's party; empty if it has none.
    pub party: &'p str,
    /// The letter.
    pub letter: String,
    /// Everybody who fills the role or its members by name, and the parties that do.
    pub persons: &'p [&'p str],
}

/// For each role by position, the names of those who fill it.
#[must_use]
pub fn persons<'p>(project: &'p Project<'_>) -> Vec<Vec<&'p str>> {
    let persons = |role: RoleId| {
        project.filling(role).into_holders().map(|holder| project.holder_name(holder)).collect()
    };
    project.columns().map(|(role, _)| persons(role)).collect()
}

/// The records, phase by phase as tables show the rows, the letters of each as written. `persons` are those of
/// [`persons`].
pub fn list<'p>(
    selection: &'p Selection<'p, '_>,
    persons: &'p [Vec<&'p str>],
) -> impl Iterator<Item = Record<'p>> {
    let project = selection.project();
    selection.rows().flat_map(move |(_, row)| {
        let assignments = project.assignments(row).iter().filter(|assignment| {
            selection.has_role(assignment.role) && selection.has_letter(assignment.letter)
        });
        assignments.map(move |assignment| {
            let role = project.role(assignment.role);
            Record {
                id: row.id.value,
                name: row.name,
                phase: row.phase.map_or("", |phase| project.phase(phase.value).name),
                role: role.id.value,
                role_name: role.name,
                party: role.party.map_or("", |party| project.party(party.value).name),
                letter: assignment.letter.to_string(),
                persons: &persons[assignment.role.index()],
            }
        })
    })
}
