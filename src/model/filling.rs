//! Who stands behind a role: the people who fill it, and those who fill its members.

use super::{Filler, PersonId, Project, RoleId};

/// Who stands behind a role.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filling {
    /// Distinct persons, in the order in which they are found.
    pub people: Vec<PersonId>,
    /// Whether a whole party fills it, or one of its members.
    pub party: bool,
}

impl Filling {
    /// Whether nobody stands behind the role.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.people.is_empty() && !self.party
    }
}

impl Project<'_> {
    /// Who fills a role, members included, their members too; loops are walked once.
    #[must_use]
    pub fn filling(&self, role: RoleId) -> Filling {
        let mut filling = Filling::default();
        let mut seen_roles = vec![role];
        let mut next = 0;
        while let Some(role) = seen_roles.get(next).map(|role| self.role(*role)) {
            next += 1;
            for filler in &role.filled_by {
                match filler.value {
                    Filler::Party(_) => filling.party = true,
                    Filler::Person(person) if filling.people.contains(&person) => {}
                    Filler::Person(person) => filling.people.push(person),
                }
            }
            for member in &role.members {
                if !seen_roles.contains(&member.value) {
                    seen_roles.push(member.value);
                }
            }
        }
        filling
    }

    /// The role that answers for `role` where nobody fills it: its party's fallback, if somebody fills that.
    #[must_use]
    pub fn fallback(&self, role: RoleId) -> Option<RoleId> {
        let party = self.role(role).party?;
        let fallback = self.party(party.value).fallback?.value;
        let helps = fallback != role && !self.filling(fallback).is_empty();
        helps.then_some(fallback)
    }
}
