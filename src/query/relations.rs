//! Relations between roles: reporting lines, substitutes and boards.

use serde::Serialize;

use crate::model::{Project, RoleId, Substitute, SubstituteKind};
use crate::query::{Named, StaffedRole};

/// The roles above a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportingLine<'p> {
    /// The role that reports.
    pub role: Named<'p>,
    /// The roles above it, nearest first.
    pub reports_to: Vec<StaffedRole<'p>>,
}

/// A role that substitutes for another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StandIn<'p> {
    /// Why: "deputy", "fallback" or "represents".
    pub how: &'static str,
    /// The substitute.
    pub by: StaffedRole<'p>,
    /// The role for which it does.
    pub of: StaffedRole<'p>,
    /// For a fallback: the party whose vacant roles it covers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party: Option<Named<'p>>,
}

/// A board and one of its members.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Membership<'p> {
    /// The board.
    pub board: Named<'p>,
    /// The role that is a member.
    pub member: Named<'p>,
}

/// The reporting lines of roles. A role above another one of them is left out: the other's line includes its own.
pub(super) fn reporting_lines<'p>(
    project: &'p Project<'_>,
    roles: &[RoleId],
) -> Vec<ReportingLine<'p>> {
    let lines: Vec<(RoleId, Vec<RoleId>)> =
        roles.iter().map(|role| (*role, project.roles_above(*role))).collect();
    let is_above_another = |role: RoleId| lines.iter().any(|(_, line)| line.contains(&role));
    let own = lines.iter().filter(|(role, line)| !line.is_empty() && !is_above_another(*role));
    own.map(|(role, line)| ReportingLine {
        role: Named::from_role(project, *role),
        reports_to: line.iter().map(|above| StaffedRole::new(project, *above)).collect(),
    })
    .collect()
}

/// The other roles that report directly to one of these.
pub(super) fn direct_reports<'p>(
    project: &'p Project<'_>,
    roles: &[RoleId],
) -> Vec<StaffedRole<'p>> {
    let reports = project.columns().filter(|(id, role)| {
        role.reports_to.is_some_and(|above| roles.contains(&above.value)) && !roles.contains(id)
    });
    reports.map(|(id, _)| StaffedRole::new(project, id)).collect()
}

/// The substitutions that `keep` selects, given the substitute and the role it acts for.
pub(super) fn stand_ins<'p>(
    project: &'p Project<'_>,
    keep: impl Fn(RoleId, RoleId) -> bool,
) -> Vec<StandIn<'p>> {
    let kept = project.substitutes().into_iter().filter(|one| keep(one.by, one.of));
    kept.map(|Substitute { kind, by, of }| {
        let (how, party) = match kind {
            SubstituteKind::Deputy => ("deputy", None),
            SubstituteKind::Representative => ("represents", None),
            SubstituteKind::Fallback(party) => ("fallback", Some(party)),
        };
        StandIn {
            how,
            by: StaffedRole::new(project, by),
            of: StaffedRole::new(project, of),
            party: party.map(|party| Named::from_party(project, party)),
        }
    })
    .collect()
}

/// The boards to which any of these roles belongs, each with that member.
pub(super) fn memberships<'p>(project: &'p Project<'_>, roles: &[RoleId]) -> Vec<Membership<'p>> {
    let memberships = project.memberships(roles).into_iter();
    memberships
        .map(|(board, member)| Membership {
            board: Named::from_role(project, board),
            member: Named::from_role(project, member),
        })
        .collect()
}
