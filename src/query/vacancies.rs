//! The roles that somebody leaves, and who could step in there.

use std::collections::HashSet;

use serde::Serialize;

use crate::model::{Assignee, Holder, Project, Role, RoleId};
use crate::query::impact::Open;
use crate::query::{Manned, Named, Who, manned, relations, removal, role, who};

/// A role that somebody leaves, and who could step in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gap<'p> {
    /// The role.
    #[serde(flatten)]
    pub role: Named<'p>,
    /// The people and parties who still fill it.
    pub left: Vec<Who<'p>>,
    /// Its deputy, if somebody fills that role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deputy: Option<Manned<'p>>,
    /// The nearest role above that somebody fills.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reports_to: Option<Manned<'p>>,
    /// The role that answers for it, if nobody fills it any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fallback: Option<Manned<'p>>,
}

/// The roles that somebody leaves, and those whose letters nobody is left for; who could step in there.
pub(super) fn of<'p>(
    now: &'p Project<'_>,
    then: &'p Project<'_>,
    somebody: Holder,
    open: &[Open<'_>],
) -> Vec<Gap<'p>> {
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
    let filled = then.filled();
    now.columns().filter(leaves).map(|(id, _)| gap(now, then, id, &filled)).collect()
}

fn gap<'p>(now: &'p Project<'_>, then: &'p Project<'_>, id: RoleId, filled: &[bool]) -> Gap<'p> {
    let fallback = then.fallback(id).filter(|_| !filled[id.index()]);
    let filling = then.filling(id);
    let people = filling.people.into_iter().map(Holder::Person);
    let parties = filling.parties.into_iter().map(Holder::Party);
    // A role that leaves has lost its ties, and they tell who could take over its letters.
    let deputy = now.role(id).deputy.map(|deputy| deputy.value);
    let someone = |role: &RoleId| filled[role.index()] || !now.names_people();
    let mut above = relations::above(now, id).into_iter();
    Gap {
        role: role(now, id),
        left: people.chain(parties).map(|one| who(then, one)).collect(),
        deputy: deputy.filter(someone).map(|deputy| manned(then, deputy)),
        reports_to: above.find(&someone).map(|above| manned(then, above)),
        fallback: fallback.map(|fallback| manned(then, fallback)),
    }
}
