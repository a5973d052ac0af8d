//! Which letters reach somebody, and on which way: as the role itself, as a member of a board, or as the fallback of a
//! party for a role that nobody fills.

use std::collections::HashSet;

use crate::model::{
    Cell, Holder, Kind, LetterSet, PartyId, Project, ResponsibilityId, Role, RoleId,
};

/// How a role stands to another one, whose letters reach it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Via {
    /// It is the same role.
    Itself,
    /// It is a member of it, or a member of a member.
    Member,
    /// It answers for it, since nobody fills it.
    Fallback,
}

/// A way on which letters reach somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Path {
    /// The role that holds the letters.
    pub role: RoleId,
    /// The role through which they come.
    pub by: RoleId,
    /// What that one is to the role that holds them.
    pub how: Via,
    /// Whether the owner letter comes this way: where a role has a lead, it reaches the lead alone.
    owns: bool,
}

/// The part that somebody has in a responsibility.
#[derive(Debug, Clone)]
pub(super) struct Involvement {
    pub row: ResponsibilityId,
    /// All letters that reach them.
    pub letters: LetterSet,
    /// On which ways.
    pub paths: Vec<(Path, LetterSet)>,
}

/// Who stands behind every role, and who of them owns what it owns; looked up once.
pub(super) struct Coverage<'p, 'a> {
    project: &'p Project<'a>,
    behind: Vec<Vec<Holder>>,
    owners: Vec<Vec<Holder>>,
    /// The owner letter, if the model has one.
    pub owner: LetterSet,
    /// The letters of those who do the work.
    pub does: LetterSet,
}

impl<'p, 'a> Coverage<'p, 'a> {
    pub fn of(project: &'p Project<'a>) -> Self {
        let roles = (0..project.roles.len()).map(RoleId::new);
        Coverage {
            project,
            behind: roles.clone().map(|role| project.holders_of(role).into_owned()).collect(),
            owners: roles.map(|role| project.owners_of(role)).collect(),
            owner: project.model.owner().map(|owner| owner.letter).into_iter().collect(),
            does: project.model.of_kind(Kind::Does),
        }
    }

    /// The people and parties behind the letters of a cell, without a role that stands for itself.
    pub fn behind(&self, cell: &Cell, letters: LetterSet) -> impl Iterator<Item = Holder> {
        let own = cell.letters.within(letters);
        let others = !own.without(self.owner).is_empty();
        let some = if others {
            self.behind[cell.role.index()].as_slice()
        } else if own.is_empty() {
            &[]
        } else {
            self.owners[cell.role.index()].as_slice()
        };
        some.iter().copied().filter(|one| !matches!(one, Holder::Role(_)))
    }

    /// The ways on which the letters of each role reach somebody, by the position of the role.
    pub fn paths(&self, who: Holder) -> Vec<Vec<Path>> {
        let roles = (0..self.project.roles.len()).map(RoleId::new);
        match who {
            Holder::Party(party) => roles.map(|role| self.of_party(role, party)).collect(),
            Holder::Person(_) => {
                let own: HashSet<RoleId> = filled_by(self.project, who).into_iter().collect();
                roles.map(|role| self.on_roles(role, who, &own)).collect()
            }
            Holder::Role(own) => {
                let own = HashSet::from([own]);
                roles.map(|role| self.on_roles(role, who, &own)).collect()
            }
        }
    }

    /// The part of somebody in every responsibility in which they have one, phase by phase.
    pub fn parts(&self, who: Holder) -> Vec<Involvement> {
        let paths = self.paths(who);
        let mut parts = Vec::new();
        for row in self.project.by_phase().into_iter().flat_map(|(_, rows)| rows) {
            let mut part = Involvement { row, letters: LetterSet::default(), paths: Vec::new() };
            for cell in self.project.cells(self.project.responsibility(row)) {
                for path in &paths[cell.role.index()] {
                    let letters =
                        if path.owns { cell.letters } else { cell.letters.without(self.owner) };
                    if !letters.is_empty() {
                        part.letters = part.letters.union(letters);
                        part.paths.push((*path, letters));
                    }
                }
            }
            if !part.letters.is_empty() {
                parts.push(part);
            }
        }
        parts
    }

    /// The ways from one of their own roles to a role.
    fn on_roles(&self, role: RoleId, who: Holder, own: &HashSet<RoleId>) -> Vec<Path> {
        let project = self.project;
        let owns = self.owns(role, who);
        let path = |by, how| Path { role, by, how, owns };
        if own.contains(&role) {
            return vec![path(role, Via::Itself)];
        }
        let through = |role: RoleId, how: Via| {
            let members = project.with_members(role).into_owned().into_iter();
            members.filter(|member| own.contains(member)).map(|by| path(by, how)).collect()
        };
        let paths: Vec<Path> = through(role, Via::Member);
        if !paths.is_empty() || project.is_filled(role) {
            return paths;
        }
        project.fallback(role).map(|fallback| through(fallback, Via::Fallback)).unwrap_or_default()
    }

    fn of_party(&self, role: RoleId, party: PartyId) -> Vec<Path> {
        let owns = self.project.role(role).party.is_some_and(|own| own.value == party)
            || self.owners[role.index()].iter().any(|one| self.is_of(*one, party));
        let is_own = self.project.parties_of(role).contains(&party)
            || self.behind[role.index()].contains(&Holder::Party(party));
        is_own.then_some(Path { role, by: role, how: Via::Itself, owns }).into_iter().collect()
    }

    fn is_of(&self, somebody: Holder, party: PartyId) -> bool {
        match somebody {
            Holder::Party(one) => one == party,
            Holder::Person(person) => {
                self.project.person(person).party.is_some_and(|own| own.value == party)
            }
            Holder::Role(_) => false,
        }
    }

    /// Whether what a role owns is owned by somebody: by a role where one who fills it owns it, or where nobody is named.
    fn owns(&self, role: RoleId, who: Holder) -> bool {
        let owners = &self.owners[role.index()];
        match who {
            Holder::Role(own) if own != role => {
                let filling = self.project.filling(own);
                let mut people = filling.people.into_iter().map(Holder::Person);
                let mut parties = filling.parties.into_iter().map(Holder::Party);
                !self.project.names_people()
                    || people.any(|one| owners.contains(&one))
                    || parties.any(|one| owners.contains(&one))
            }
            Holder::Role(_) => true,
            who => owners.contains(&who),
        }
    }
}

/// The roles that somebody fills, in the order written: a role fills itself.
pub(super) fn filled_by(project: &Project<'_>, who: Holder) -> Vec<RoleId> {
    let fills = |(id, role): &(RoleId, &Role<'_>)| {
        who == Holder::Role(*id) || role.filled_by.iter().any(|filler| filler.value == who)
    };
    project.columns().filter(fills).map(|(id, _)| id).collect()
}
