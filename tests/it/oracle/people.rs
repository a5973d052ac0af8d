//! Rules about people, and who fills a role.

use super::plan::{Filler, Plan};
use super::roles::{owned, with_members};
use super::rows::{cell, holders};
use super::{Found, found, limit};

/// Whether the project names any people.
pub fn names_people(plan: &Plan) -> bool {
    !plan.people.is_empty() || plan.roles.iter().any(|role| !role.filled_by.is_empty())
}

/// Who fills a role or its members, each once.
pub fn filling(plan: &Plan, role: usize) -> Vec<Filler> {
    let mut all = Vec::new();
    for role in with_members(plan, role) {
        for filler in &plan.roles[role].filled_by {
            if !all.contains(filler) {
                all.push(*filler);
            }
        }
    }
    all
}

/// The role that covers a vacant one: the fallback of its party, if that is filled.
pub fn fallback(plan: &Plan, role: usize) -> Option<usize> {
    let fallback = plan.parties[plan.roles[role].party?].fallback?;
    (fallback != role && !filling(plan, fallback).is_empty()).then_some(fallback)
}

/// The people of a role, or else those of its fallback.
pub fn behind(plan: &Plan, role: usize) -> Vec<Filler> {
    let filling_of_role = filling(plan, role);
    match (filling_of_role.is_empty(), fallback(plan, role)) {
        (true, Some(fallback)) => filling(plan, fallback),
        _ => filling_of_role,
    }
}

/// The one person for whom a role counts.
fn person_of(plan: &Plan, role: usize) -> Option<usize> {
    if let Some(lead) = plan.roles[role].lead {
        return Some(lead);
    }
    let fillers = if filling(plan, role).is_empty() {
        filling(plan, fallback(plan, role)?)
    } else {
        filling(plan, role)
    };
    match fillers.as_slice() {
        [Filler::Person(person)] => Some(*person),
        _ => None,
    }
}

pub fn check(plan: &Plan) -> Vec<Found> {
    let mut all = Vec::new();
    for (position, person) in plan.people.iter().enumerate() {
        let filler = Filler::Person(position);
        if plan.roles.iter().all(|role| !role.filled_by.contains(&filler)) {
            all.push(found("idle-person", format!("person {}", person.id)));
        }
    }
    let Some(owner) = plan.owner() else { return all };
    let enough = plan.rows.len() >= limit(plan, "overloaded-person", "least", 10);
    for person in 0..4 {
        let roles = (0..plan.roles.len()).filter(|role| person_of(plan, *role) == Some(person));
        let roles: Vec<usize> = roles.filter(|role| owned(plan, *role) > 0).collect();
        let owns =
            |row: &&super::plan::Row| holders(row, owner).iter().any(|role| roles.contains(role));
        let number = plan.rows.iter().filter(owns).count();
        let by_one_role = roles.len() < 2;
        let most = limit(plan, "overloaded-person", "share", 50) * plan.rows.len();
        if enough && !by_one_role && number * 100 > most {
            all.push(found("overloaded-person", format!("person {}", plan_name(person))));
        }
    }
    for row in &plan.rows {
        let doers =
            |role: &usize| cell(row, *role).iter().any(|letter| plan.kind(*letter) == "does");
        let doers: Vec<usize> = (0..plan.roles.len()).filter(doers).collect();
        let owners = holders(row, owner);
        // A finding for each owner, since each has its own superiors.
        let outranked =
            owners.iter().filter(|owner| doers.iter().any(|doer| is_above(plan, *doer, **owner)));
        all.extend(outranked.map(|_| found("owner-outranked", format!("row {}", row.id))));
        // A finding for each pair of an owner and a doer that share a person.
        for owner in owners {
            for doer in doers.iter().filter(|doer| *doer != owner) {
                let people = behind(plan, *doer).into_iter();
                let mut people = people.filter(|one| matches!(one, Filler::Person(_)));
                if people.any(|one| behind(plan, *owner).contains(&one)) {
                    all.push(found("self-approval", format!("row {}", row.id)));
                }
            }
        }
    }
    all
}

fn plan_name(person: usize) -> &'static str {
    ["hana", "ivo", "jule", "kofi"][person]
}

/// Whether a role is the superior of another, or of one of its superiors.
fn is_above(plan: &Plan, superior: usize, role: usize) -> bool {
    let next = plan.roles[role].reports_to;
    next.is_some_and(|next| next == superior || is_above(plan, superior, next))
}
