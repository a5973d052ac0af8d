//! Who stands behind a role: the people who fill it and its members, or who answer where nobody does.

use std::collections::HashSet;

use super::{Filler, LetterSet, PartyId, PersonId, Project, Responsibility, RoleId};

/// Somebody who can stand behind a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Somebody {
    /// A person.
    Person(PersonId),
    /// A party as a whole, of which nobody is named.
    Party(PartyId),
    /// The role itself, in a project that names nobody at all.
    Role(RoleId),
}

impl PartialEq<Somebody> for Filler {
    fn eq(&self, somebody: &Somebody) -> bool {
        match (self, somebody) {
            (Filler::Person(one), Somebody::Person(other)) => one == other,
            (Filler::Party(one), Somebody::Party(other)) => one == other,
            _ => false,
        }
    }
}

/// Who fills a role.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filling {
    /// Distinct persons, in the order in which they are found.
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
}

impl Project<'_> {
    /// Who fills a role, its members included, and theirs.
    #[must_use]
    pub fn filling(&self, role: RoleId) -> Filling {
        let mut filling = Filling::default();
        let mut seen = HashSet::new();
        for role in self.with_members(role) {
            let fillers = self.role(role).filled_by.iter().map(|filler| filler.value);
            for filler in fillers.filter(|filler| seen.insert(*filler)) {
                match filler {
                    Filler::Party(party) => filling.parties.push(party),
                    Filler::Person(person) => filling.people.push(person),
                }
            }
        }
        filling
    }

    /// For each role, whether somebody fills it or one of its members: as [`Project::filling`] tells, for all at once.
    #[must_use]
    pub fn filled(&self) -> Vec<bool> {
        let mut boards_of: Vec<Vec<RoleId>> = vec![Vec::new(); self.roles.len()];
        for (board, role) in self.columns() {
            for member in &role.members {
                boards_of[member.value.index()].push(board);
            }
        }
        let mut filled: Vec<bool> = self.roles.iter().map(|r| !r.filled_by.is_empty()).collect();
        let fillers = self.columns().filter(|(id, _)| filled[id.index()]);
        let mut waiting: Vec<RoleId> = fillers.map(|(id, _)| id).collect();
        while let Some(role) = waiting.pop() {
            for board in &boards_of[role.index()] {
                if !std::mem::replace(&mut filled[board.index()], true) {
                    waiting.push(*board);
                }
            }
        }
        filled
    }

    /// A role and the roles that it is made of, and what those are made of; each once, even in a loop.
    #[must_use]
    pub fn with_members(&self, role: RoleId) -> Vec<RoleId> {
        let mut roles = vec![role];
        let mut seen = HashSet::from([role]);
        let mut next = 0;
        while let Some(role) = roles.get(next).map(|role| self.role(*role)) {
            next += 1;
            let members = role.members.iter().map(|member| member.value);
            roles.extend(members.filter(|member| seen.insert(*member)));
        }
        roles
    }

    /// The parties that a role belongs to: its own, or else those of whoever fills it and of its members.
    #[must_use]
    pub fn parties_of(&self, role: RoleId) -> Vec<PartyId> {
        if let Some(party) = self.role(role).party {
            return vec![party.value];
        }
        let filling = self.filling(role);
        let people = filling.people.iter().filter_map(|person| self.person(*person).party);
        let members = self.with_members(role);
        let members = members.iter().filter_map(|member| self.role(*member).party);
        let located = people.chain(members).map(|party| party.value);
        let mut seen = HashSet::new();
        filling.parties.into_iter().chain(located).filter(|party| seen.insert(*party)).collect()
    }

    /// Who of those behind a role owns what the role owns: where a role has a lead, the lead alone, and of a board
    /// whoever owns in one of its members.
    #[must_use]
    pub fn owners_behind(&self, role: RoleId) -> Vec<Somebody> {
        let behind = self.behind(role);
        let only =
            |lead: PersonId| behind.iter().copied().filter(move |s| *s == Somebody::Person(lead));
        if let Some(lead) = self.role(role).lead {
            return only(lead.value).collect();
        }
        let mut roles = self.with_members(role);
        if self.filling(role).is_empty() {
            roles = self.fallback(role).map(|role| self.with_members(role)).unwrap_or_default();
        }
        let owns = |somebody: &Somebody| {
            let filled = roles.iter().map(|role| self.role(*role));
            let mut filled =
                filled.filter(|role| role.filled_by.iter().any(|f| f.value == *somebody));
            filled
                .any(|role| role.lead.is_none_or(|lead| *somebody == Somebody::Person(lead.value)))
        };
        let is_role = |somebody: &Somebody| matches!(somebody, Somebody::Role(_));
        behind.iter().copied().filter(|somebody| is_role(somebody) || owns(somebody)).collect()
    }

    /// The name of whoever fills a role.
    #[must_use]
    pub fn filler_name(&self, filler: Filler) -> &str {
        match filler {
            Filler::Person(person) => self.person(person).name,
            Filler::Party(party) => self.party(party).name,
        }
    }

    /// The role that answers for `role`, which nobody fills: its party's fallback, if somebody fills that.
    #[must_use]
    pub fn fallback(&self, role: RoleId) -> Option<RoleId> {
        let party = self.role(role).party?;
        let fallback = self.party(party.value).fallback?.value;
        let helps = fallback != role && !self.filling(fallback).is_empty();
        helps.then_some(fallback)
    }

    /// Who stands behind a role: who fills it; where nobody does, who fills its fallback; in a project that names
    /// nobody, the role itself.
    #[must_use]
    pub fn behind(&self, role: RoleId) -> Vec<Somebody> {
        if !self.names_people() {
            return vec![Somebody::Role(role)];
        }
        let mut filling = self.filling(role);
        if filling.is_empty() {
            filling = self.fallback(role).map(|role| self.filling(role)).unwrap_or_default();
        }
        let people = filling.people.into_iter().map(Somebody::Person);
        people.chain(filling.parties.into_iter().map(Somebody::Party)).collect()
    }

    /// Who stands behind any of these letters in a row, each once.
    #[must_use]
    pub fn behind_letters(&self, row: &Responsibility<'_>, letters: LetterSet) -> Vec<Somebody> {
        let mut all = Vec::new();
        for cell in self.cells(row).iter().filter(|cell| cell.letters.intersects(letters)) {
            for somebody in self.behind(cell.role) {
                if !all.contains(&somebody) {
                    all.push(somebody);
                }
            }
        }
        all
    }

    /// The name of somebody.
    #[must_use]
    pub fn name_of(&self, somebody: Somebody) -> &str {
        match somebody {
            Somebody::Person(person) => self.person(person).name,
            Somebody::Party(party) => self.party(party).name,
            Somebody::Role(role) => self.role(role).name,
        }
    }
}
