//! Who fills a role, itself or through its members.

use std::borrow::Cow;

use super::{Assignee, Holder, PartyId, PersonId, Project, RoleId};
use crate::hash::HashSet;

/// Who fills a role.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filling {
    /// Distinct people, in the order in which they are found.
    pub people: Vec<PersonId>,
    /// Distinct parties that fill it as a whole.
    pub parties: Vec<PartyId>,
}

impl Filling {
    /// Whether nobody fills the role.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.people.is_empty() && self.parties.is_empty()
    }

    /// The people, then the parties.
    pub fn into_holders(self) -> impl Iterator<Item = Holder> {
        let people = self.people.into_iter().map(Holder::Person);
        people.chain(self.parties.into_iter().map(Holder::Party))
    }
}

impl FromIterator<Assignee> for Filling {
    fn from_iter<I: IntoIterator<Item = Assignee>>(assignees: I) -> Self {
        let mut filling = Filling::default();
        for assignee in assignees {
            match assignee {
                Assignee::Party(party) => filling.parties.push(party),
                Assignee::Person(person) => filling.people.push(person),
            }
        }
        filling
    }
}

impl Project<'_> {
    /// Whether the project names people or fills any role. If not, rules about people do not apply.
    #[must_use]
    pub fn names_people(&self) -> bool {
        let fills = || self.roles.iter().any(|role| !role.filled_by.is_empty());
        *self.derived.names_people.get_or_init(|| !self.people.is_empty() || fills())
    }

    /// Who fills a role or any of its direct and indirect members.
    #[must_use]
    pub fn filling(&self, role: RoleId) -> Filling {
        let assignees = |role| self.role(role).filled_by.iter().map(|assignee| assignee.value);
        // A role lists nobody twice; its members may.
        if self.role(role).members.is_empty() {
            return assignees(role).collect();
        }
        let mut seen = HashSet::default();
        let all = self.find_members(role).into_iter().flat_map(assignees);
        all.filter(|assignee| seen.insert(*assignee)).collect()
    }

    /// Whether somebody fills a role or any of its members.
    #[must_use]
    pub fn is_filled(&self, role: RoleId) -> bool {
        let filled = || {
            let own = self.roles.iter().map(|role| !role.filled_by.is_empty());
            self.with_boards(own.collect())
        };
        self.derived.filled.get_or_init(filled)[role.index()]
    }

    /// Whether nobody fills a role or any of its members, in a project that names people.
    #[must_use]
    pub fn is_vacant(&self, role: RoleId) -> bool {
        self.names_people() && !self.is_filled(role)
    }

    /// Whether part of the definition of a role or any of its members could not be read.
    #[must_use]
    pub fn is_incomplete(&self, role: RoleId) -> bool {
        let incomplete = || {
            let own = self.roles.iter().map(|role| !role.complete);
            self.with_boards(own.collect())
        };
        self.derived.incomplete.get_or_init(incomplete)[role.index()]
    }

    /// The role that covers for `role` if that is vacant: its party's fallback, if somebody fills that one.
    #[must_use]
    pub fn fallback(&self, role: RoleId) -> Option<RoleId> {
        let party = self.role(role).party?;
        let fallback = self.party(party.value).fallback?.value;
        (fallback != role && self.is_filled(fallback)).then_some(fallback)
    }

    /// A role with its direct and indirect members, each once, even in a loop.
    #[must_use]
    pub fn with_members(&self, role: RoleId) -> Cow<'_, [RoleId]> {
        self.derived.members.get_or_find(self, role, || self.find_members(role))
    }

    fn find_members(&self, role: RoleId) -> Vec<RoleId> {
        let mut roles = vec![role];
        if self.role(role).members.is_empty() {
            return roles;
        }
        let mut seen: HashSet<RoleId> = HashSet::from_iter([role]);
        let mut next = 0;
        while let Some(role) = roles.get(next).map(|role| self.role(*role)) {
            next += 1;
            let members = role.members.iter().map(|member| member.value);
            roles.extend(members.filter(|member| seen.insert(*member)));
        }
        roles
    }

    /// Marks the boards of every marked role, and their boards. The marks are by role.
    fn with_boards(&self, mut marked: Vec<bool>) -> Vec<bool> {
        if self.roles.iter().all(|role| role.members.is_empty()) {
            return marked;
        }
        let mut boards_of: Vec<Vec<RoleId>> = vec![Vec::new(); self.roles.len()];
        for (board, role) in self.columns() {
            for member in &role.members {
                boards_of[member.value.index()].push(board);
            }
        }
        let own = self.columns().filter(|(id, _)| marked[id.index()]);
        let mut waiting: Vec<RoleId> = own.map(|(id, _)| id).collect();
        while let Some(role) = waiting.pop() {
            for board in &boards_of[role.index()] {
                if !std::mem::replace(&mut marked[board.index()], true) {
                    waiting.push(*board);
                }
            }
        }
        marked
    }

    /// The parties of a role: its own party, or else those of its members and of everybody who fills it.
    #[must_use]
    pub fn parties_of(&self, role: RoleId) -> Vec<PartyId> {
        if let Some(party) = self.role(role).party {
            return vec![party.value];
        }
        let filling = self.filling(role);
        let people = filling.people.iter().filter_map(|person| self.person(*person).party);
        let roles = self.with_members(role);
        let members = roles.iter().filter_map(|member| self.role(*member).party);
        let named = people.chain(members).map(|party| party.value);
        let mut seen = HashSet::default();
        filling.parties.into_iter().chain(named).filter(|party| seen.insert(*party)).collect()
    }
}
