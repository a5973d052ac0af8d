//! How roles are related: reporting lines, substitutes and memberships of boards.

use super::{Holder, PartyId, Project, RoleId};
use crate::hash::HashSet;
use crate::source::Spanned;

/// Why one role acts in place of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubstituteKind {
    /// It is the deputy.
    Deputy,
    /// It acts on behalf of the other.
    Representative,
    /// It is the fallback of the party to which the other, vacant role belongs.
    Fallback(PartyId),
}

/// A role that acts in place of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Substitute {
    /// Why it does.
    pub kind: SubstituteKind,
    /// The role that acts.
    pub by: RoleId,
    /// The role in whose place it acts.
    pub of: RoleId,
}

impl Project<'_> {
    /// The reporting line above a role, nearest first. A loop ends before it comes back to a role.
    #[must_use]
    pub fn roles_above(&self, role: RoleId) -> Vec<RoleId> {
        let mut line = Vec::new();
        let mut seen = HashSet::from_iter([role]);
        let mut next = self.role(role).reports_to;
        while let Some(above) = next.filter(|above| seen.insert(above.value)) {
            line.push(above.value);
            next = self.role(above.value).reports_to;
        }
        line
    }

    /// Every role that acts in place of another, in the order of the roles that define it.
    #[must_use]
    pub fn substitutes(&self) -> Vec<Substitute> {
        let to = |other: Option<Spanned<RoleId>>| other.map(|other| other.value);
        let substitutes = self.columns().flat_map(|(id, role)| {
            let deputy = to(role.deputy).map(|by| (SubstituteKind::Deputy, by, id));
            let represented =
                to(role.represents).map(|of| (SubstituteKind::Representative, id, of));
            // A fallback covers vacant roles only.
            let fallback = self
                .fallback(id)
                .filter(|_| !self.is_filled(id))
                .zip(role.party)
                .map(|(by, party)| (SubstituteKind::Fallback(party.value), by, id));
            [deputy, represented, fallback]
        });
        substitutes
            .flatten()
            .filter(|(_, by, of)| by != of)
            .map(|(kind, by, of)| Substitute { kind, by, of })
            .collect()
    }

    /// The boards with any of these roles as a direct or indirect member, each with that member.
    #[must_use]
    pub fn memberships(&self, roles: &[RoleId]) -> Vec<(RoleId, RoleId)> {
        let boards = self.columns().filter(|(_, role)| !role.members.is_empty());
        let memberships = boards.flat_map(|(board, _)| {
            let members = self.with_members(board).into_owned().into_iter().skip(1);
            members.filter(|member| roles.contains(member)).map(move |member| (board, member))
        });
        memberships.collect()
    }

    /// The roles that somebody fills directly, in the order written. A role fills itself.
    #[must_use]
    pub fn roles_filled_by(&self, holder: Holder) -> Vec<RoleId> {
        let filled = self.columns().filter(|(id, role)| {
            holder == Holder::Role(*id)
                || role.filled_by.iter().any(|filler| filler.value == holder)
        });
        filled.map(|(id, _)| id).collect()
    }

    /// The roles of somebody: those that a person fills, those that belong to a party, or the role itself.
    #[must_use]
    pub fn roles_of(&self, holder: Holder) -> Vec<RoleId> {
        let Holder::Party(party) = holder else {
            return self.roles_filled_by(holder);
        };
        let own = self.columns().filter(|(id, role)| {
            role.party.is_some_and(|own| own.value == party)
                || role.filled_by.iter().any(|filler| filler.value == holder)
                || role.party.is_none() && self.parties_of(*id).contains(&party)
        });
        own.map(|(id, _)| id).collect()
    }
}
