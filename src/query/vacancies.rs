//! The roles that somebody leaves, and who could step in there.

use std::collections::HashSet;

use serde::Serialize;

use crate::model::{Assignee, Holder, Project, Role, RoleId};
use crate::query::impact::Open;
use crate::query::{Named, NamedHolder, StaffedRole, relations, removal, role, staffed, who};

/// A role that somebody leaves, and who could step in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Vacancy<'p> {
    /// The role.
    #[serde(flatten)]
    pub role: Named<'p>,
    /// The people and parties who still fill it.
    pub left: Vec<NamedHolder<'p>>,
    /// Its deputy, if somebody fills that role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deputy: Option<StaffedRole<'p>>,
    /// The nearest role above that somebody fills.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reports_to: Option<StaffedRole<'p>>,
    /// The role that answers for it, if nobody fills it any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fallback: Option<StaffedRole<'p>>,
}

/// The roles that somebody leaves, and those whose letters nobody is left for; who could step in there.
pub(super) fn of<'p>(
    now: &'p Project<'_>,
    then: &'p Project<'_>,
    somebody: Holder,
    open: &[Open<'_>],
) -> Vec<Vacancy<'p>> {
    let mut who = HashSet::from([somebody]);
    if let Holder::Party(party) = somebody {
        who.extend(removal::people_of(now, party).into_iter().map(Holder::Person));
    }
    let open: HashSet<&str> =
        open.iter().flat_map(|open| &open.roles).map(|role| role.id).collect();
    let held: HashSet<RoleId> = now.assignments.iter().map(|held| held.role).collect();
    let boards = now.roles.iter().flat_map(|role| &role.members);
    let members: HashSet<RoleId> = boards.map(|member| member.value).collect();
    let leaves = |(id, role): &(RoleId, &Role<'_>)| {
        let mut fillers = role.filled_by.iter().map(|filler| match filler.value {
            Assignee::Person(person) => Holder::Person(person),
            Assignee::Party(party) => Holder::Party(party),
        });
        let left = who.contains(&Holder::Role(*id)) || fillers.any(|one| who.contains(&one));
        let counts = role.required || held.contains(id) || members.contains(id);
        open.contains(role.id.value) || left && counts
    };
    now.columns().filter(leaves).map(|(id, _)| vacancy(now, then, id)).collect()
}

fn vacancy<'p>(now: &'p Project<'_>, then: &'p Project<'_>, id: RoleId) -> Vacancy<'p> {
    let fallback = then.fallback(id).filter(|_| !then.is_filled(id));
    let filling = then.filling(id);
    let people = filling.people.into_iter().map(Holder::Person);
    let parties = filling.parties.into_iter().map(Holder::Party);
    // A role that leaves has lost its ties, and they tell who could take over its letters.
    let deputy = now.role(id).deputy.map(|deputy| deputy.value);
    let someone = |role: &RoleId| then.is_filled(*role) || !now.names_people();
    let mut above = relations::above(now, id).into_iter();
    Vacancy {
        role: role(now, id),
        left: people.chain(parties).map(|one| who(then, one)).collect(),
        deputy: deputy.filter(someone).map(|deputy| staffed(then, deputy)),
        reports_to: above.find(&someone).map(|above| staffed(then, above)),
        fallback: fallback.map(|fallback| staffed(then, fallback)),
    }
}
