//! Who fills which role: people and parties that joined or left it, who answers for it, and people with another name.

use std::collections::BTreeSet;

use crate::diff::labels::quoted;
use crate::diff::{Change, Comparison, Group, Kind, owners};
use crate::model::{Assignee, Holder, PersonId, Project, RoleId};
use crate::plural::count;

/// A person or party by position in the new state, or in the old one if only there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Known {
    Person(usize),
    Party(usize),
    Role(usize),
}

/// Whether somebody is only in the old state, and which entry that is.
pub(super) fn known(
    both: &Comparison<'_, '_, '_>,
    somebody: Holder,
    is_new: bool,
) -> (bool, Known) {
    let pairs = both.pairs;
    let (pairing, position, known): (_, _, fn(usize) -> Known) = match somebody {
        Holder::Person(person) => (&pairs.people, person.index(), Known::Person),
        Holder::Party(party) => (&pairs.parties, party.index(), Known::Party),
        Holder::Role(role) => (&pairs.roles, role.index(), Known::Role),
    };
    if is_new {
        (false, known(position))
    } else {
        match pairing.new_of(position) {
            Some(position) => (false, known(position)),
            None => (true, known(position)),
        }
    }
}

pub(super) fn compare(both: &Comparison<'_, '_, '_>) -> Vec<Change> {
    if !both.name_people() && (both.has_table() || !both.either_names_people()) {
        return Vec::new();
    }
    let owned = owned_by_roles(both.new.project);
    let mut changes = Vec::new();
    for (role, _) in both.new.project.columns() {
        if let Some(old) = both.pairs.roles.old_of(role.index()) {
            of_role(both, RoleId::new(old), role, owned[role.index()], &mut changes);
        }
    }
    for (old, new) in both.pairs.people.both() {
        let (old, new) = (PersonId::new(old), PersonId::new(new));
        person(both, old, new, &mut changes);
    }
    let added = both.pairs.people.only_new().filter(|at| is_beside(both.new.project, *at));
    changes.extend(added.map(PersonId::new).map(|person| {
        let text = format!("{} is new among the people", both.now.person(person));
        Change::new(Group::People, Kind::Added, both.now.person_thing(person), text)
    }));
    let removed = both.pairs.people.only_old().filter(|at| is_beside(both.old.project, *at));
    changes.extend(removed.map(PersonId::new).map(|person| {
        let text = format!("{} is no longer among the people", both.before.person(person));
        Change::new(Group::People, Kind::Removed, both.before.person_thing(person), text)
    }));
    changes
}

/// Whether a person is defined but fills no role that would list them.
fn is_beside(project: &Project<'_>, person: usize) -> bool {
    let person_id = Assignee::Person(PersonId::new(person));
    let mut fillers = project.roles.iter().flat_map(|role| &role.filled_by);
    project.people[person].defined && !fillers.any(|filler| filler.value == person_id)
}

/// How many responsibilities each role owns.
fn owned_by_roles(project: &Project<'_>) -> Vec<usize> {
    let mut owned = vec![0; project.roles.len()];
    for row in &project.responsibilities {
        for role in owners::owners(project, row) {
            owned[role.index()] += 1;
        }
    }
    owned
}

/// Who joined and left a role that is in both states, and who answers for it.
fn of_role(
    both: &Comparison<'_, '_, '_>,
    old: RoleId,
    new: RoleId,
    owned: usize,
    changes: &mut Vec<Change>,
) {
    let (before, after) = (both.old.project.role(old), both.new.project.role(new));
    let key = |filler: Assignee, is_new| {
        let somebody = match filler {
            Assignee::Person(person) => Holder::Person(person),
            Assignee::Party(party) => Holder::Party(party),
        };
        known(both, somebody, is_new)
    };
    let had: BTreeSet<_> = before.filled_by.iter().map(|f| key(f.value, false)).collect();
    let has: BTreeSet<_> = after.filled_by.iter().map(|f| key(f.value, true)).collect();
    let role = both.now.role(new);
    let owns = match owned {
        0 => String::new(),
        owned => format!(", which owns {}", count(owned, "responsibility")),
    };
    let id = || vec![both.now.role_id(new)];
    for filler in after.filled_by.iter().map(|f| f.value).filter(|f| !had.contains(&key(*f, true)))
    {
        let text = format!("{} joined {role}{owns}", both.now.filler(filler));
        let change = Change::new(Group::People, Kind::Added, both.now.filler_thing(filler), text);
        changes.push(change.after(id()));
    }
    for filler in
        before.filled_by.iter().map(|f| f.value).filter(|f| !has.contains(&key(*f, false)))
    {
        let text = format!("{} left {role}{owns}", both.before.filler(filler));
        let change =
            Change::new(Group::People, Kind::Removed, both.before.filler_thing(filler), text);
        changes.push(change.before(id()));
    }
    let lead =
        |lead: Option<PersonId>, is_new| lead.map(|l| known(both, Holder::Person(l), is_new));
    let (led, leads) = (before.lead.map(|l| l.value), after.lead.map(|l| l.value));
    if lead(led, false) != lead(leads, true) {
        let name = |name: Option<&str>| name.map_or("nobody".to_owned(), quoted);
        let was = name(led.map(|person| both.old.project.person(person).name));
        let is = name(leads.map(|person| both.new.project.person(person).name));
        let text = format!("the lead of {role} is {is} instead of {was}");
        let change = Change::new(Group::People, Kind::Changed, both.now.role_thing(new), text);
        let ids = |project: &Project<'_>, person: Option<PersonId>| {
            person.map(|person| project.person(person).id.value.to_owned()).into_iter().collect()
        };
        changes.push(change.before(ids(both.old.project, led)).after(ids(both.new.project, leads)));
    }
}

/// Another name or party of a person who is in both states.
fn person(both: &Comparison<'_, '_, '_>, old: PersonId, new: PersonId, changes: &mut Vec<Change>) {
    let (before, after) = (both.old.project.person(old), both.new.project.person(new));
    let name = both.now.person(new);
    let thing = || both.now.person_thing(new);
    if before.name != after.name && !both.has_table() {
        let text = format!("{} is now called {name}", both.before.person(old));
        changes.push(Change::new(Group::People, Kind::Renamed, thing(), text));
    }
    let was = before.party.map(|party| party.value.index());
    let is = after.party.map(|party| party.value.index());
    if was.map(|was| both.pairs.parties.new_of(was)) != is.map(Some) && !both.has_table() {
        let was = was.map_or("no party".to_owned(), |at| quoted(both.old.project.parties[at].name));
        let is = is.map_or("no party".to_owned(), |at| quoted(both.new.project.parties[at].name));
        let text = format!("{name} belongs to {is} instead of {was}");
        changes.push(Change::new(Group::People, Kind::Changed, thing(), text));
    }
}
