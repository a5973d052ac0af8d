//! Rules about roles.

use super::people::{fallback, filling, names_people};
use super::plan::{Demand, Filler, Plan, Role};
use super::rows::{cell, holders};
use super::{Found, found, limit};

/// A role, its members and the members of these, each once.
pub fn with_members(plan: &Plan, role: usize) -> Vec<usize> {
    let mut all = vec![role];
    for member in &plan.roles[role].members {
        for one in with_members(plan, *member) {
            if !all.contains(&one) {
                all.push(one);
            }
        }
    }
    all
}

/// How many responsibilities a role owns.
pub fn owned(plan: &Plan, role: usize) -> usize {
    let Some(owner) = plan.owner() else { return 0 };
    plan.rows.iter().filter(|row| holders(row, owner).contains(&role)).count()
}

pub fn check(plan: &Plan) -> Vec<Found> {
    let mut all = Vec::new();
    for (position, role) in plan.roles.iter().enumerate() {
        let subject = format!("role {}", role.id);
        let mut say = |rule: &'static str, wrong: bool| {
            all.extend(wrong.then(|| found(rule, subject.clone())));
        };
        say("role-unfilled", role.required && is_unfilled(plan, position));
        say("role-overfilled", role.at_most.is_some_and(|most| role.filled_by.len() > most));
        let owns = owned(plan, position) > 0;
        let unnamed = filling(plan, position).is_empty() && fallback(plan, position).is_none();
        say("owner-unnamed", owns && names_people(plan) && unnamed && !role.required);
        say("owner-shared", owns && role.filled_by.len() > 1 && role.lead.is_none());
        say("idle-role", !is_used(plan, position));
        say("spectator-role", is_spectator(plan, position));
        let rows = plan.rows.len();
        let in_row = |row| {
            cell(row, position).iter().any(|letter| plan.kind(*letter) != "out")
                && !has_out(plan, position, row)
        };
        say("everywhere-role", rows > 1 && plan.rows.iter().all(in_row));
        let enough = rows >= limit(plan, "overloaded-role", "least", 10);
        let most = limit(plan, "overloaded-role", "share", 50) * rows;
        say("overloaded-role", enough && owned(plan, position) * 100 > most);
        let hides = |c: char| matches!(c, '\u{200b}' | '\u{202e}');
        say("hidden-character", plan.name(position).contains(hides));
        let look = plan.look(position);
        let first = (0..position).find(|other| look.is_some() && plan.look(*other) == look);
        say("look-alike", first.is_some_and(|first| plan.name(first) != plan.name(position)));
    }
    all
}

/// Whether a role is left out of a responsibility on purpose, even if it has another letter there.
fn has_out(plan: &Plan, role: usize, row: &super::plan::Row) -> bool {
    cell(row, role).iter().any(|letter| plan.kind(*letter) == "out")
}

fn is_unfilled(plan: &Plan, role: usize) -> bool {
    let filling = filling(plan, role);
    let people = filling.iter().filter(|filler| matches!(filler, Filler::Person(_))).count();
    let of_party = people < filling.len();
    people < plan.roles[role].at_least.unwrap_or(1) && !of_party
}

fn is_used(plan: &Plan, role: usize) -> bool {
    let names = |other: &Role| {
        let named = [other.reports_to, other.represents, other.deputy];
        named.contains(&Some(role)) || other.members.contains(&role)
    };
    let of_policy = |demand: &Demand| match demand {
        Demand::Require(_, roles) => roles.contains(&role),
        Demand::Forbid(_, one) => *one == role,
        _ => false,
    };
    plan.rows.iter().any(|row| !cell(row, role).is_empty())
        || plan.roles.iter().any(names)
        || plan.parties.iter().any(|party| party.fallback == Some(role))
        || plan.policies.iter().any(|policy| of_policy(&policy.demand))
}

/// Whether a role has letters, itself or through a board, and none of them acts.
fn is_spectator(plan: &Plan, role: usize) -> bool {
    let boards = (0..plan.roles.len()).filter(|board| with_members(plan, *board).contains(&role));
    let boards: Vec<usize> = boards.collect();
    let letters =
        plan.rows.iter().flat_map(|row| boards.iter().flat_map(move |board| cell(row, *board)));
    let kinds: Vec<&str> = letters.map(|letter| plan.kind(letter)).collect();
    !kinds.is_empty() && kinds.iter().all(|kind| ["informed", "consulted", "out"].contains(kind))
}
