//! Who stands around every role of a project: the people and parties behind it, looked up once for a whole table.

use std::collections::HashSet;

use super::grid::About;
use crate::model::{Cell, LetterSet, PartyId, PersonId, Project, RoleId, Somebody};

/// Everybody who stands behind the roles of a project.
pub(super) struct Surroundings<'p, 'a> {
    project: &'p Project<'a>,
    behind: Vec<Vec<Somebody>>,
    owner: LetterSet,
}

impl<'p, 'a> Surroundings<'p, 'a> {
    pub fn of(project: &'p Project<'a>) -> Self {
        let roles = (0..project.roles.len()).map(RoleId::new);
        let owner = project.model.owner().map(|owner| owner.letter).into_iter().collect();
        Surroundings { project, behind: roles.map(|role| project.behind(role)).collect(), owner }
    }

    /// Who stands behind a role with letters; the role itself where nobody does.
    pub fn behind(&self, role: RoleId) -> Vec<Somebody> {
        match self.behind[role.index()].as_slice() {
            [] => vec![Somebody::Role(role)],
            somebody => somebody.to_vec(),
        }
    }

    /// The letters of a cell that reach somebody behind its role: where the role has a lead, only the lead owns.
    pub fn reaching(&self, cell: Cell, somebody: Somebody) -> LetterSet {
        match self.project.role(cell.role).lead {
            Some(lead) if somebody != Somebody::Person(lead.value) => {
                cell.letters.without(self.owner)
            }
            _ => cell.letters,
        }
    }

    /// The parties that a role belongs to: its own, or else those of whoever fills it and of its members.
    pub fn parties(&self, role: RoleId) -> Vec<PartyId> {
        if let Some(party) = self.project.role(role).party {
            return vec![party.value];
        }
        let filling = self.project.filling(role);
        let people = filling.people.iter().filter_map(|person| self.project.person(*person).party);
        let people = people.map(|party| party.value);
        let members = self.project.with_members(role);
        let members = members.iter().filter_map(|member| self.project.role(*member).party);
        let members = members.map(|party| party.value);
        let mut seen = HashSet::new();
        let all = filling.parties.iter().copied().chain(people).chain(members);
        all.filter(|party| seen.insert(*party)).collect()
    }

    pub fn about_role(&self, role: RoleId) -> About {
        About {
            phase: None,
            parties: self.parties(role),
            roles: vec![role],
            people: people(&self.behind[role.index()]),
        }
    }

    /// What a column or row of somebody is about: the roles that they stand behind, too.
    pub fn about_somebody(&self, somebody: Somebody) -> About {
        let roles = self.project.columns().map(|(role, _)| role);
        let roles: Vec<RoleId> =
            roles.filter(|role| self.behind(*role).contains(&somebody)).collect();
        let party = match somebody {
            Somebody::Person(person) => self.project.person(person).party.map(|party| party.value),
            Somebody::Party(party) => Some(party),
            Somebody::Role(_) => None,
        };
        let parties = match party {
            Some(party) => vec![party],
            None => unique(roles.iter().flat_map(|role| self.parties(*role))),
        };
        About { phase: None, parties, roles, people: people(&[somebody]) }
    }
}

fn people(everybody: &[Somebody]) -> Vec<PersonId> {
    let people = everybody.iter().filter_map(|somebody| match somebody {
        Somebody::Person(person) => Some(*person),
        Somebody::Party(_) | Somebody::Role(_) => None,
    });
    people.collect()
}

/// Each thing once, where it first stands.
pub(super) fn unique<T: Copy + Eq + std::hash::Hash>(things: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = HashSet::new();
    things.filter(|thing| seen.insert(*thing)).collect()
}
