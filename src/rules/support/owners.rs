//! The roles that own responsibilities.

use crate::model::{Project, RoleId};
use crate::source::Span;

/// A role with the responsibilities that it owns.
pub(crate) struct OwnerRole {
    pub role: RoleId,
    /// How many responsibilities it owns.
    pub rows: usize,
    /// Where the first of them is assigned.
    pub first: Span,
}

/// Every role with the owner letter, in the order of the roles.
pub(crate) fn list(project: &Project<'_>) -> Vec<OwnerRole> {
    let owned = project.columns().filter_map(|(role, _)| {
        let held = project.letters_of_role(role);
        Some(OwnerRole { role, rows: held.owned, first: held.first_owned? })
    });
    owned.collect()
}
