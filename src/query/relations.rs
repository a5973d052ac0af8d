//! What ties roles to each other: the reporting line, those who stand in, and boards.

use std::collections::HashSet;

use serde::Serialize;

use crate::model::{Holder, PartyId, Project, RoleId};
use crate::query::{Named, StaffedRole, role, staffed};
use crate::source::Spanned;

/// The roles above a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportingLine<'p> {
    /// The role that reports.
    pub role: Named<'p>,
    /// Whom it reports to, whom that one reports to, and so on.
    pub reports_to: Vec<StaffedRole<'p>>,
}

/// One role for another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StandIn<'p> {
    /// Why: "deputy", "fallback" or "represents".
    pub how: &'static str,
    /// The role that stands in.
    pub by: StaffedRole<'p>,
    /// The role for which it does.
    pub of: StaffedRole<'p>,
    /// Of a fallback: the party whose roles it answers for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party: Option<Named<'p>>,
}

/// A board and the member through which one belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Membership<'p> {
    /// The board.
    pub board: Named<'p>,
    /// The member.
    pub member: Named<'p>,
}

/// The roles above a role, the nearest first.
pub(super) fn above(project: &Project<'_>, role: RoleId) -> Vec<RoleId> {
    let mut chain = Vec::new();
    let mut seen = HashSet::from([role]);
    let mut next = project.role(role).reports_to;
    while let Some(above) = next.filter(|above| seen.insert(above.value)) {
        chain.push(above.value);
        next = project.role(above.value).reports_to;
    }
    chain
}

/// The reporting lines of roles, without those of the same roles over and over: a role above another one of them
/// speaks for both.
pub(super) fn lines<'p>(project: &'p Project<'_>, roles: &[RoleId]) -> Vec<ReportingLine<'p>> {
    let chains: Vec<Vec<RoleId>> = roles.iter().map(|role| above(project, *role)).collect();
    let is_in_another = |role: &RoleId| chains.iter().any(|chain| chain.contains(role));
    let own = roles.iter().zip(&chains);
    let own = own.filter(|(role, chain)| !chain.is_empty() && !is_in_another(role));
    own.map(|(id, chain)| ReportingLine {
        role: role(project, *id),
        reports_to: chain.iter().map(|above| staffed(project, *above)).collect(),
    })
    .collect()
}

/// The roles that report to one of these.
pub(super) fn below<'p>(project: &'p Project<'_>, roles: &[RoleId]) -> Vec<StaffedRole<'p>> {
    let reports = project.columns().filter(|(id, role)| {
        role.reports_to.is_some_and(|above| roles.contains(&above.value)) && !roles.contains(id)
    });
    reports.map(|(id, _)| staffed(project, id)).collect()
}

/// Every role for another one, where `keep` says of the one that stands in and the one for which it does.
pub(super) fn stand_ins<'p>(
    project: &'p Project<'_>,
    keep: impl Fn(RoleId, RoleId) -> bool,
) -> Vec<StandIn<'p>> {
    let mut stand_ins = Vec::new();
    let mut add = |how, by: RoleId, of: RoleId, party: Option<PartyId>| {
        if by != of && keep(by, of) {
            let party = party.map(|party| project.party(party));
            stand_ins.push(StandIn {
                how,
                by: staffed(project, by),
                of: staffed(project, of),
                party: party.map(|party| Named { id: party.id.value, name: party.name }),
            });
        }
    };
    let to = |other: Option<Spanned<RoleId>>| other.map(|other| other.value);
    for (id, role) in project.columns() {
        if let Some(deputy) = to(role.deputy) {
            add("deputy", deputy, id, None);
        }
        if let Some(other) = to(role.represents) {
            add("represents", id, other, None);
        }
        // A fallback answers only for roles that nobody fills.
        if let (false, Some(fallback)) = (project.is_filled(id), project.fallback(id)) {
            add("fallback", fallback, id, role.party.map(|party| party.value));
        }
    }
    stand_ins
}

/// The boards that roles belong to, through which of them.
pub(super) fn memberships<'p>(project: &'p Project<'_>, roles: &[RoleId]) -> Vec<Membership<'p>> {
    let mut memberships = Vec::new();
    for (board, _) in project.columns().filter(|(_, role)| !role.members.is_empty()) {
        let members = project.with_members(board).into_owned().into_iter().skip(1);
        let own = members.filter(|member| roles.contains(member));
        let membership =
            |member| Membership { board: role(project, board), member: role(project, member) };
        memberships.extend(own.map(membership));
    }
    memberships
}

/// The roles of somebody: what they are or fill, and of a party what belongs to it.
pub(super) fn roles_of(project: &Project<'_>, who: Holder) -> Vec<RoleId> {
    match who {
        Holder::Party(party) => {
            let own = project.columns().filter(|(id, role)| {
                role.party.is_some_and(|own| own.value == party)
                    || role.filled_by.iter().any(|filler| filler.value == who)
                    || role.party.is_none() && project.parties_of(*id).contains(&party)
            });
            own.map(|(id, _)| id).collect()
        }
        who => super::coverage::filled_by(project, who),
    }
}
