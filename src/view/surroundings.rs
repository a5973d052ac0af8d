//! Who stands around every role of a project: the people and parties behind it, looked up once for a whole table.

use std::collections::HashSet;

use crate::model::{Cell, Holder, Letter, LetterSet, PersonId, Project, RoleId};
use crate::view::grid::Facets;

/// Everybody who stands behind the roles of a project.
pub(super) struct Surroundings<'p, 'a> {
    project: &'p Project<'a>,
    behind: Vec<Vec<Holder>>,
    owners: Vec<Vec<Holder>>,
    owner: LetterSet,
}

impl<'p, 'a> Surroundings<'p, 'a> {
    pub fn of(project: &'p Project<'a>) -> Self {
        let roles = (0..project.roles.len()).map(RoleId::new);
        let owner = project.model.owner().map(|owner| owner.letter).into_iter().collect();
        let behind = roles.clone().map(|role| project.holders_of(role).into_owned()).collect();
        let owners = roles.map(|role| project.owners_of(role)).collect();
        Surroundings { project, behind, owners, owner }
    }

    /// Who stands behind a role with letters; the role itself where nobody does.
    pub fn behind(&self, role: RoleId) -> Vec<Holder> {
        match self.behind[role.index()].as_slice() {
            [] => vec![Holder::Role(role)],
            somebody => somebody.to_vec(),
        }
    }

    /// The letters of a cell that reach somebody behind its role: not everybody owns what a role owns.
    pub fn reaching(&self, cell: Cell, somebody: Holder) -> LetterSet {
        let owners = &self.owners[cell.role.index()];
        if owners.contains(&somebody) || somebody == Holder::Role(cell.role) {
            cell.letters
        } else {
            cell.letters.without(self.owner)
        }
    }

    /// Those behind a role whom a letter of the role reaches.
    pub fn holders(&self, role: RoleId, letter: Letter) -> &[Holder] {
        if self.owner.contains(letter) {
            &self.owners[role.index()]
        } else {
            &self.behind[role.index()]
        }
    }

    pub fn about_role(&self, role: RoleId) -> Facets {
        Facets {
            phase: None,
            parties: self.project.parties_of(role),
            roles: vec![role],
            people: people(&self.behind[role.index()]),
        }
    }

    /// What a column or row of somebody is about: the roles that they stand behind, too.
    pub fn about_somebody(&self, somebody: Holder) -> Facets {
        let roles = self.project.columns().map(|(role, _)| role);
        let roles: Vec<RoleId> =
            roles.filter(|role| self.behind(*role).contains(&somebody)).collect();
        let party = match somebody {
            Holder::Person(person) => self.project.person(person).party.map(|party| party.value),
            Holder::Party(party) => Some(party),
            Holder::Role(_) => None,
        };
        let parties = match party {
            Some(party) => vec![party],
            None => unique(roles.iter().flat_map(|role| self.project.parties_of(*role))),
        };
        Facets { phase: None, parties, roles, people: people(&[somebody]) }
    }
}

fn people(everybody: &[Holder]) -> Vec<PersonId> {
    let people = everybody.iter().filter_map(|somebody| match somebody {
        Holder::Person(person) => Some(*person),
        Holder::Party(_) | Holder::Role(_) => None,
    });
    people.collect()
}

/// Each thing once, where it first stands.
pub(super) fn unique<T: Copy + Eq + std::hash::Hash>(things: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = HashSet::new();
    things.filter(|thing| seen.insert(*thing)).collect()
}
