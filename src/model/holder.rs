//! Who can hold a letter or fill a role: people, parties and roles.

use super::{Assignee, PartyId, PersonId, Project, RoleId};

/// A holder of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holder {
    /// A person.
    Person(PersonId),
    /// A party as a whole, without naming its people.
    Party(PartyId),
    /// The role itself, where no person or party holds its letters.
    Role(RoleId),
}

impl From<Assignee> for Holder {
    fn from(assignee: Assignee) -> Self {
        match assignee {
            Assignee::Person(person) => Holder::Person(person),
            Assignee::Party(party) => Holder::Party(party),
        }
    }
}

impl PartialEq<Holder> for Assignee {
    fn eq(&self, holder: &Holder) -> bool {
        Holder::from(*self) == *holder
    }
}

impl Project<'_> {
    /// The name of a person, party or role.
    #[must_use]
    pub fn holder_name(&self, holder: Holder) -> &str {
        match holder {
            Holder::Person(person) => self.person(person).name,
            Holder::Party(party) => self.party(party).name,
            Holder::Role(role) => self.role(role).name,
        }
    }
}
