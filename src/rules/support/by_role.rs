//! The letters of one responsibility, grouped by role; sorted once, since a responsibility may have thousands.

use crate::model::{Assignment, Project, Responsibility, RoleId};

/// The letters of a responsibility, sorted by role.
pub(crate) struct ByRole<'p>(Vec<&'p Assignment>);

impl<'p> ByRole<'p> {
    pub fn new(project: &'p Project<'_>, row: &Responsibility<'_>) -> Self {
        let mut assignments: Vec<&Assignment> = project.assignments(row).iter().collect();
        // The sort is stable: the letters of a role keep their order in the file.
        assignments.sort_by_key(|assignment| assignment.role);
        ByRole(assignments)
    }

    /// The letters of a role, in the order of the file.
    pub fn get(&self, role: RoleId) -> &[&'p Assignment] {
        let start = self.0.partition_point(|assignment| assignment.role < role);
        let after = &self.0[start..];
        &after[..after.partition_point(|assignment| assignment.role == role)]
    }
}
