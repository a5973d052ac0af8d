//! The letters of one row by the roles that hold them: a row may have as many as a project has roles.

use crate::model::{Assignment, Project, Responsibility, RoleId};

/// The letters of a row, role by role.
pub(crate) struct ByRole<'p>(Vec<&'p Assignment>);

impl<'p> ByRole<'p> {
    pub fn of(project: &'p Project<'_>, row: &Responsibility<'_>) -> Self {
        let mut assignments: Vec<&Assignment> = project.assignments(row).iter().collect();
        // Those of a role stay in the order in which they are written.
        assignments.sort_by_key(|assignment| assignment.role);
        ByRole(assignments)
    }

    /// The letters of a role, as written.
    pub fn get(&self, role: RoleId) -> &[&'p Assignment] {
        let start = self.0.partition_point(|assignment| assignment.role < role);
        let after = &self.0[start..];
        &after[..after.partition_point(|assignment| assignment.role == role)]
    }
}
