//! Which roles own something, for the rules that speak of owners.

use crate::finding::Place;
use crate::model::{Project, RoleId};

/// What a role owns.
pub(super) struct Owned {
    pub role: RoleId,
    /// How many responsibilities.
    pub rows: usize,
    /// Where it is given the first of them.
    pub first: Place,
}

/// Every role that holds the owner letter somewhere, in the order of the roles.
pub(super) fn of(project: &Project<'_>) -> Vec<Owned> {
    let Some(owner) = project.model.owner() else {
        return Vec::new();
    };
    let mut owned: Vec<Option<Owned>> = project.roles.iter().map(|_| None).collect();
    for assignment in &project.assignments {
        if assignment.letter == owner.letter {
            let entry = owned[assignment.role.index()].get_or_insert(Owned {
                role: assignment.role,
                rows: 0,
                first: assignment.place,
            });
            entry.rows += 1;
        }
    }
    owned.into_iter().flatten().collect()
}
