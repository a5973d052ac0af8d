//! The entries that rows and columns belong to, for outputs with filters.

use std::collections::HashSet;
use std::hash::Hash;

use crate::model::{Coverage, Holder, PersonId, RoleId};
use crate::view::grid::Facets;

impl Facets {
    /// A role, its parties and the people who hold its letters.
    pub(super) fn from_role(coverage: &Coverage<'_, '_>, role: RoleId) -> Facets {
        Facets {
            phase: None,
            parties: coverage.project().parties_of(role),
            roles: vec![role],
            people: people(coverage.holders(role)),
        }
    }

    /// A holder, the roles whose letters they hold, and their party or else the parties of these roles.
    pub(super) fn from_holder(coverage: &Coverage<'_, '_>, holder: Holder) -> Facets {
        let project = coverage.project();
        let roles: Vec<RoleId> = project
            .columns()
            .map(|(role, _)| role)
            .filter(|role| coverage.holders_or_role(*role).contains(&holder))
            .collect();
        let party = match holder {
            Holder::Person(person) => project.person(person).party.map(|party| party.value),
            Holder::Party(party) => Some(party),
            Holder::Role(_) => None,
        };
        let parties = match party {
            Some(party) => vec![party],
            None => unique(roles.iter().flat_map(|role| project.parties_of(*role))),
        };
        Facets { phase: None, parties, roles, people: people(&[holder]) }
    }
}

fn people(holders: &[Holder]) -> Vec<PersonId> {
    let people = holders.iter().filter_map(|holder| match holder {
        Holder::Person(person) => Some(*person),
        Holder::Party(_) | Holder::Role(_) => None,
    });
    people.collect()
}

/// Each item once, in the order of their first occurrences.
pub(super) fn unique<T: Copy + Eq + Hash>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = HashSet::new();
    items.filter(|item| seen.insert(*item)).collect()
}
