//! What a finding or a change is about.

use super::{PersonId, PhaseId, ResponsibilityId, RoleId};

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The project as a whole, or a file of it.
    Project,
    /// A responsibility.
    Responsibility(ResponsibilityId),
    /// A role.
    Role(RoleId),
    /// A person.
    Person(PersonId),
    /// A phase.
    Phase(PhaseId),
}
