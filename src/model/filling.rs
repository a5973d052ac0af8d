//! Who stands behind a role: the people who fill it and its members, or who answer where nobody does.

use crate::hash::HashSet;
use crate::model::{Assignee, LetterSet, PartyId, PersonId, Project, Responsibility, RoleId};

/// Somebody who can stand behind a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holder {
    /// A person.
    Person(PersonId),
    /// A party as a whole, of which nobody is named.
    Party(PartyId),
    /// The role itself, in a project that names nobody at all.
    Role(RoleId),
}

impl PartialEq<Holder> for Assignee {
    fn eq(&self, somebody: &Holder) -> bool {
        match (self, somebody) {
            (Assignee::Person(one), Holder::Person(other)) => one == other,
            (Assignee::Party(one), Holder::Party(other)) => one == other,
            _ => false,
        }
    }
}

impl From<Assignee> for Holder {
    fn from(filler: Assignee) -> Self {
        match filler {
            Assignee::Person(person) => Holder::Person(person),
            Assignee::Party(party) => Holder::Party(party),
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

impl FromIterator<Assignee> for Filling {
    fn from_iter<I: IntoIterator<Item = Assignee>>(fillers: I) -> Self {
        let mut filling = Filling::default();
        for filler in fillers {
            match filler {
                Assignee::Party(party) => filling.parties.push(party),
                Assignee::Person(person) => filling.people.push(person),
            }
        }
        filling
    }
}

impl Project<'_> {
    /// Who fills a role, its members included, and theirs.
    #[must_use]
    pub fn filling(&self, role: RoleId) -> Filling {
        let fillers = |role| self.role(role).filled_by.iter().map(|filler| filler.value);
        // A role without members names each only once.
        if self.role(role).members.is_empty() {
            return fillers(role).collect();
        }
        let mut seen = HashSet::default();
        let all = self.find_members(role).into_iter().flat_map(fillers);
        all.filter(|filler| seen.insert(*filler)).collect()
    }

    /// What holds of these roles, as what holds of them and of every board that they are members of.
    pub(super) fn with_boards(&self, mut marked: Vec<bool>) -> Vec<bool> {
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

    /// Finds what [`Project::with_members`] returns.
    pub(super) fn find_members(&self, role: RoleId) -> Vec<RoleId> {
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
        let mut seen = HashSet::default();
        filling.parties.into_iter().chain(located).filter(|party| seen.insert(*party)).collect()
    }

    /// Who of those behind a role owns what the role owns: where a role has a lead, the lead alone, and of a board
    /// whoever owns in one of its members.
    #[must_use]
    pub fn owners_of(&self, role: RoleId) -> Vec<Holder> {
        let behind = self.holders_of(role);
        let only =
            |lead: PersonId| behind.iter().copied().filter(move |s| *s == Holder::Person(lead));
        if let Some(lead) = self.role(role).lead {
            return only(lead.value).collect();
        }
        let answering = if self.is_filled(role) { Some(role) } else { self.fallback(role) };
        let roles = answering.map(|role| self.with_members(role)).unwrap_or_default();
        let mut owners = HashSet::default();
        for role in roles.iter().map(|role| self.role(*role)) {
            let lead = role.lead.map(|lead| Holder::Person(lead.value));
            let fillers = role.filled_by.iter().map(|filler| Holder::from(filler.value));
            owners.extend(fillers.filter(|filler| lead.is_none_or(|lead| lead == *filler)));
        }
        let owns = |one: &Holder| matches!(one, Holder::Role(_)) || owners.contains(one);
        behind.iter().copied().filter(owns).collect()
    }

    /// The role that answers for `role`, which nobody fills: its party's fallback, if somebody fills that.
    #[must_use]
    pub fn fallback(&self, role: RoleId) -> Option<RoleId> {
        let party = self.role(role).party?;
        let fallback = self.party(party.value).fallback?.value;
        let helps = fallback != role && self.is_filled(fallback);
        helps.then_some(fallback)
    }

    /// Finds what [`Project::holders_of`] returns.
    pub(super) fn find_holders(&self, role: RoleId) -> Vec<Holder> {
        if !self.names_people() {
            return vec![Holder::Role(role)];
        }
        let mut filling = self.filling(role);
        if filling.is_empty() {
            filling = self.fallback(role).map(|role| self.filling(role)).unwrap_or_default();
        }
        let people = filling.people.into_iter().map(Holder::Person);
        people.chain(filling.parties.into_iter().map(Holder::Party)).collect()
    }

    /// Who stands behind any of these letters in a row, each once.
    #[must_use]
    pub fn holders_of_letters(&self, row: &Responsibility<'_>, letters: LetterSet) -> Vec<Holder> {
        let mut seen = HashSet::default();
        let cells = self.cells(row).iter().filter(|cell| cell.letters.intersects(letters));
        let all = cells.flat_map(|cell| self.holders_of(cell.role).into_owned());
        all.filter(|somebody| seen.insert(*somebody)).collect()
    }

    /// The name of somebody.
    #[must_use]
    pub fn holder_name(&self, somebody: Holder) -> &str {
        match somebody {
            Holder::Person(person) => self.person(person).name,
            Holder::Party(party) => self.party(party).name,
            Holder::Role(role) => self.role(role).name,
        }
    }
}
