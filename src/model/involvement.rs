//! In which responsibilities a person, a party or a role is involved, and by which path each letter comes to them.

use super::{Coverage, Holder, LetterSet, PartyId, ResponsibilityId, RoleId};
use crate::hash::HashSet;

/// How the role by which a letter comes is related to the role that has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// It is the same role.
    Itself,
    /// It is a member, or a member of a member.
    Member,
    /// It is the fallback of the vacant role.
    Fallback,
}

/// A path by which letters come to a holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Path {
    /// The role that has the letters.
    pub role: RoleId,
    /// The holder's role by which they come.
    pub by: RoleId,
    /// How that one is related to the first.
    pub via: Via,
}

/// The letters of a holder in one responsibility.
#[derive(Debug, Clone)]
pub struct Involvement {
    /// The responsibility.
    pub row: ResponsibilityId,
    /// All letters that they have there.
    pub letters: LetterSet,
    /// The paths by which they come, with the letters of each.
    pub paths: Vec<(Path, LetterSet)>,
}

/// The paths from one role to a holder.
struct RolePaths {
    paths: Vec<Path>,
    /// Whether its owner letter comes to them, too.
    owns: bool,
}

impl Coverage<'_, '_> {
    /// The responsibilities in which a holder has letters, phase by phase.
    #[must_use]
    pub fn involvements(&self, holder: Holder) -> Vec<Involvement> {
        let paths_from = self.paths(holder);
        let rows = self.project().by_phase().into_iter().flat_map(|(_, rows)| rows);
        let involvements = rows.map(|row| {
            let cells = self.project().cells(self.project().responsibility(row));
            let mut involvement =
                Involvement { row, letters: LetterSet::default(), paths: Vec::new() };
            for cell in cells {
                let RolePaths { paths, owns } = &paths_from[cell.role.index()];
                let letters = if *owns { cell.letters } else { cell.letters.without(self.owner) };
                if !letters.is_empty() && !paths.is_empty() {
                    involvement.letters = involvement.letters.union(letters);
                    involvement.paths.extend(paths.iter().map(|path| (*path, letters)));
                }
            }
            involvement
        });
        involvements.filter(|involvement| !involvement.letters.is_empty()).collect()
    }

    /// The paths from every role to a holder, by role.
    fn paths(&self, holder: Holder) -> Vec<RolePaths> {
        let roles = (0..self.project().roles.len()).map(RoleId::new);
        if let Holder::Party(party) = holder {
            return roles.map(|role| self.paths_to_party(role, party)).collect();
        }
        let own: HashSet<RoleId> = self.project().roles_filled_by(holder).into_iter().collect();
        roles
            .map(|role| RolePaths {
                paths: self.paths_to_roles(role, &own),
                owns: self.is_owner(role, holder),
            })
            .collect()
    }

    /// The paths from a role to those that somebody fills.
    fn paths_to_roles(&self, role: RoleId, own: &HashSet<RoleId>) -> Vec<Path> {
        if own.contains(&role) {
            return vec![Path { role, by: role, via: Via::Itself }];
        }
        let project = self.project();
        let through = |board: RoleId, via| -> Vec<Path> {
            let members = project.with_members(board);
            let own = members.iter().filter(|member| own.contains(member));
            own.map(|by| Path { role, by: *by, via }).collect()
        };
        let paths = through(role, Via::Member);
        if !paths.is_empty() || project.is_filled(role) {
            return paths;
        }
        let fallback = project.fallback(role);
        fallback.map(|fallback| through(fallback, Via::Fallback)).unwrap_or_default()
    }

    /// A party has the letters of its own roles and of those that it fills.
    fn paths_to_party(&self, role: RoleId, party: PartyId) -> RolePaths {
        let project = self.project();
        let is_of_party = |holder: &Holder| match holder {
            Holder::Party(one) => *one == party,
            Holder::Person(person) => {
                project.person(*person).party.is_some_and(|own| own.value == party)
            }
            Holder::Role(_) => false,
        };
        let has_role = project.parties_of(role).contains(&party)
            || self.holders(role).contains(&Holder::Party(party));
        let owns = project.role(role).party.is_some_and(|own| own.value == party)
            || self.owners(role).iter().any(is_of_party);
        let path = Path { role, by: role, via: Via::Itself };
        RolePaths { paths: has_role.then_some(path).into_iter().collect(), owns }
    }

    /// Whether the owner letter of a role comes to a person or another role. It comes to a role if one of those who fill
    /// it owns, or if the project names nobody.
    fn is_owner(&self, role: RoleId, holder: Holder) -> bool {
        match holder {
            Holder::Role(own) if own == role => true,
            Holder::Role(own) => {
                let mut fillers = self.project().filling(own).into_holders();
                !self.project().names_people()
                    || fillers.any(|filler| self.owners(role).contains(&filler))
            }
            _ => self.owners(role).contains(&holder),
        }
    }
}
