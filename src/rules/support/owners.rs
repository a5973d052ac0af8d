//! Which roles own something, for the rules that speak of owners.

use crate::model::{Project, RoleId};
use crate::source::Span;

/// What a role owns.
pub(crate) struct Owned {
    pub role: RoleId,
    /// How many responsibilities.
    pub rows: usize,
    /// Where it is given the first of them.
    pub first: Span,
}

/// Every role that holds the owner letter somewhere, in the order of the roles.
pub(crate) fn of(project: &Project<'_>) -> Vec<Owned> {
    let owned = project.columns().filter_map(|(role, _)| {
        let held = project.letters_of_role(role);
        Some(Owned { role, rows: held.owned, first: held.first_owned? })
    });
    owned.collect()
}
