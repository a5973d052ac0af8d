//! Subjects of findings and answers, with kind, id and name.

use super::{Holder, PersonId, PhaseId, Project, ResponsibilityId, RoleId};

/// The subject of a finding.
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

/// The kind, id and name of an entry of a project, or of the project itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Entity<'p> {
    /// "project", "responsibility", "role", "person", "phase" or "party".
    pub kind: &'static str,
    /// The key in the files; empty for the project.
    pub id: &'p str,
    /// The name shown.
    pub name: &'p str,
}

impl<'a> Project<'a> {
    /// The kind, id and name of a finding's subject.
    #[must_use]
    pub fn entity(&self, subject: Subject) -> Entity<'a> {
        let (kind, id, name) = match subject {
            Subject::Project => ("project", "", self.settings.name),
            Subject::Responsibility(id) => {
                let row = self.responsibility(id);
                ("responsibility", row.id.value, row.name)
            }
            Subject::Role(id) => ("role", self.role(id).id.value, self.role(id).name),
            Subject::Person(id) => ("person", self.person(id).id.value, self.person(id).name),
            Subject::Phase(id) => ("phase", self.phase(id).id.value, self.phase(id).name),
        };
        Entity { kind, id, name }
    }

    /// The kind, id and name of a role, a person or a party.
    #[must_use]
    pub fn holder_entity(&self, holder: Holder) -> Entity<'a> {
        match holder {
            Holder::Role(role) => self.entity(Subject::Role(role)),
            Holder::Person(person) => self.entity(Subject::Person(person)),
            Holder::Party(party) => {
                let party = self.party(party);
                Entity { kind: "party", id: party.id.value, name: party.name }
            }
        }
    }
}
