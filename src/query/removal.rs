//! A project without somebody, as if they had been deleted from its files.

use crate::model::{Assignee, Holder, PartyId, PersonId, Project, Role, RoleId};
use crate::source::Spanned;

/// The project without somebody.
///
/// A person is removed from every `filled-by` and `lead` and from the list of people. With a party its people leave, and it
/// fills no role as a whole; its roles stay, unfilled. A role stays as an empty one, so that policies can still require it,
/// without its letters and every relation to another role.
#[must_use]
pub fn without<'a>(project: &Project<'a>, leaver: Holder) -> Project<'a> {
    let mut left = project.clone();
    match leaver {
        Holder::Person(person) => remove_people(&mut left, |id| id != person),
        Holder::Party(party) => {
            for role in &mut left.roles {
                role.filled_by.retain(|filler| filler.value != Assignee::Party(party));
            }
            let leave = people_of(project, party);
            remove_people(&mut left, |id| !leave.contains(&id));
        }
        Holder::Role(role) => {
            remove_role(&mut left, role);
            let fills: Vec<PersonId> = people_in(&left.roles).collect();
            let defined: Vec<bool> = left.people.iter().map(|person| person.defined).collect();
            // A person named nowhere else is no longer in the project.
            remove_people(&mut left, |id| defined[id.index()] || fills.contains(&id));
        }
    }
    left
}

/// The people of a party: those who belong to it, and those without a party who fill roles of this one only.
#[must_use]
pub fn people_of(project: &Project<'_>, party: PartyId) -> Vec<PersonId> {
    let mut only_here: Vec<Option<bool>> = vec![None; project.people.len()];
    for role in &project.roles {
        let is_here = role.party.is_some_and(|own| own.value == party);
        for person in people_in(std::slice::from_ref(role)) {
            let so_far = only_here[person.index()].unwrap_or(true);
            only_here[person.index()] = Some(so_far && is_here);
        }
    }
    let people = project.people.iter().enumerate();
    let own = people.filter(|(at, person)| match person.party {
        Some(own) => own.value == party,
        None => only_here[*at] == Some(true),
    });
    own.map(|(at, _)| PersonId::new(at)).collect()
}

fn people_in(roles: &[Role<'_>]) -> impl Iterator<Item = PersonId> {
    let fillers = roles.iter().flat_map(|role| &role.filled_by);
    fillers.filter_map(|filler| match filler.value {
        Assignee::Person(person) => Some(person),
        Assignee::Party(_) => None,
    })
}

/// Keeps some of the people, and renumbers all references to them.
fn remove_people(project: &mut Project<'_>, keep: impl Fn(PersonId) -> bool) {
    let mut kept = Vec::new();
    let mut new_ids = Vec::new();
    for (position, person) in std::mem::take(&mut project.people).into_iter().enumerate() {
        let keeps = keep(PersonId::new(position));
        new_ids.push(keeps.then(|| PersonId::new(kept.len())));
        if keeps {
            kept.push(person);
        }
    }
    project.people = kept;
    for role in &mut project.roles {
        role.filled_by = (role.filled_by.iter())
            .filter_map(|filler| match filler.value {
                Assignee::Party(_) => Some(*filler),
                Assignee::Person(person) => {
                    let person = Assignee::Person(new_ids[person.index()]?);
                    Some(Spanned::new(person, filler.span))
                }
            })
            .collect();
        role.lead =
            role.lead.and_then(|lead| Some(Spanned::new(new_ids[lead.value.index()]?, lead.span)));
    }
}

fn remove_role(project: &mut Project<'_>, gone: RoleId) {
    let is_gone = |to: &Spanned<RoleId>| to.value == gone;
    for (at, role) in project.roles.iter_mut().enumerate() {
        if RoleId::new(at) == gone {
            role.required = false;
            role.party = None;
            role.filled_by.clear();
            role.lead = None;
            role.members.clear();
            (role.reports_to, role.represents, role.deputy) = (None, None, None);
            role.waivers.clear();
        }
        role.members.retain(|member| !is_gone(member));
        for other in [&mut role.reports_to, &mut role.represents, &mut role.deputy] {
            *other = other.filter(|to| !is_gone(to));
        }
    }
    for party in &mut project.parties {
        party.fallback = party.fallback.filter(|to| !is_gone(to));
    }
    let position = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let (mut assignments, mut cells) = (Vec::new(), Vec::new());
    for row in &mut project.responsibilities {
        let [own, held] = [&row.assignments, &row.cells].map(|r| r.start as usize..r.end as usize);
        let starts = (position(assignments.len()), position(cells.len()));
        let kept = project.assignments[own].iter().filter(|assignment| assignment.role != gone);
        assignments.extend(kept.copied());
        cells.extend(project.cells[held].iter().filter(|cell| cell.role != gone).copied());
        row.assignments = starts.0..position(assignments.len());
        row.cells = starts.1..position(cells.len());
    }
    (project.assignments, project.cells) = (assignments, cells);
}
