//! The roles that would be vacant or short of people without somebody, and who could step in.

use std::collections::HashSet;

use serde::Serialize;

use crate::model::{Holder, Project, Role, RoleId};
use crate::query::impact::OpenResponsibility;
use crate::query::{Named, NamedHolder, StaffedRole, removal};

/// A role that loses somebody, and who could step in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Vacancy<'p> {
    /// The role.
    #[serde(flatten)]
    pub role: Named<'p>,
    /// The people and parties who still fill it.
    pub left: Vec<NamedHolder<'p>>,
    /// Its deputy, if that role is filled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deputy: Option<StaffedRole<'p>>,
    /// The nearest role above that is filled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reports_to: Option<StaffedRole<'p>>,
    /// The fallback that covers it, if it becomes vacant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fallback: Option<StaffedRole<'p>>,
}

/// The roles that somebody leaves, and those whose letters nobody would hold.
pub(super) fn find<'p>(
    now: &'p Project<'_>,
    then: &'p Project<'_>,
    leaver: Holder,
    open: &[OpenResponsibility<'_>],
) -> Vec<Vacancy<'p>> {
    let mut leavers = HashSet::from([leaver]);
    if let Holder::Party(party) = leaver {
        leavers.extend(removal::people_of(now, party).into_iter().map(Holder::Person));
    }
    let open: HashSet<&str> =
        open.iter().flat_map(|open| &open.roles).map(|role| role.id).collect();
    let held: HashSet<RoleId> = now.assignments.iter().map(|held| held.role).collect();
    let boards = now.roles.iter().flat_map(|role| &role.members);
    let members: HashSet<RoleId> = boards.map(|member| member.value).collect();
    let leaves = |(id, role): &(RoleId, &Role<'_>)| {
        let mut fillers = role.filled_by.iter().map(|filler| Holder::from(filler.value));
        let left =
            leavers.contains(&Holder::Role(*id)) || fillers.any(|one| leavers.contains(&one));
        let is_used = role.required || held.contains(id) || members.contains(id);
        open.contains(role.id.value) || left && is_used
    };
    now.columns().filter(leaves).map(|(id, _)| vacancy(now, then, id)).collect()
}

fn vacancy<'p>(now: &'p Project<'_>, then: &'p Project<'_>, id: RoleId) -> Vacancy<'p> {
    let fallback = then.fallback(id).filter(|_| !then.is_filled(id));
    // The role itself may be the one that leaves, and has no deputy or superior after that.
    let deputy = now.role(id).deputy.map(|deputy| deputy.value);
    let is_filled = |role: &RoleId| then.is_filled(*role) || !now.names_people();
    let mut above = now.roles_above(id).into_iter();
    Vacancy {
        role: Named::from_role(now, id),
        left: then.filling(id).into_holders().map(|one| NamedHolder::new(then, one)).collect(),
        deputy: deputy.filter(is_filled).map(|deputy| StaffedRole::new(then, deputy)),
        reports_to: above.find(&is_filled).map(|above| StaffedRole::new(then, above)),
        fallback: fallback.map(|fallback| StaffedRole::new(then, fallback)),
    }
}
