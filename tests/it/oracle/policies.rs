//! Policies.

use super::people::{behind, names_people};
use super::plan::{Demand, Filler, Plan, Policy, Row};
use super::roles::with_members;
use super::rows::{cell, holders};
use super::{Found, found};

pub fn check(plan: &Plan) -> Vec<Found> {
    let mut all = Vec::new();
    for policy in &plan.policies {
        let of_phase = |row: &&Row| policy.phase.is_none_or(|phase| row.phase == Some(phase));
        let rows = plan.rows.iter().filter(of_phase).filter(|row| row.tagged || !policy.tagged);
        let rows: Vec<&Row> = rows.collect();
        // A project without responsibilities has nothing to select yet.
        if rows.is_empty() && !plan.rows.is_empty() {
            let warning = found("policy", "project");
            all.push(Found { policy: Some((policy.id.to_owned(), "warn")), ..warning });
        }
        for row in rows {
            for _ in 0..breaches(plan, policy, row) {
                let breach = found("policy", format!("row {}", row.id));
                all.push(Found { policy: Some((policy.id.to_owned(), policy.level)), ..breach });
            }
        }
    }
    all
}

/// How many findings a policy has in a row.
fn breaches(plan: &Plan, policy: &Policy, row: &Row) -> usize {
    let by_board = |letter: char, role: usize| {
        holders(row, letter).iter().any(|board| with_members(plan, *board).contains(&role))
    };
    match &policy.demand {
        Demand::Require(letter, roles) => {
            usize::from(!roles.iter().all(|role| by_board(*letter, *role)))
        }
        Demand::Forbid(letter, role) => holders(row, *letter)
            .iter()
            .filter(|board| with_members(plan, **board).contains(role))
            .count(),
        Demand::Count(letter, least, most) => {
            usize::from(!(*least..=*most).contains(&holders(row, *letter).len()))
        }
        Demand::Party(letter, party) => holders(row, *letter)
            .iter()
            .filter(|role| plan.roles[**role].party != Some(*party))
            .count(),
        Demand::Tagged(letter) => {
            holders(row, *letter).iter().filter(|role| !plan.roles[**role].tagged).count()
        }
        Demand::People(least) => {
            let has = |role: &usize| cell(row, *role).iter().any(|letter| "RA".contains(*letter));
            let roles = (0..plan.roles.len()).filter(has);
            let mut all: Vec<Holder> = roles.flat_map(|role| holders_of_role(plan, role)).collect();
            all.sort();
            all.dedup();
            usize::from(all.len() < *least)
        }
        Demand::Distinct => {
            // A finding for each holder of the second letter who also has the first one.
            let doing: Vec<Holder> =
                holders(row, 'R').iter().flat_map(|role| holders_of_role(plan, *role)).collect();
            let owning = holders(row, 'A').iter().flat_map(|role| holders_of_role(plan, *role));
            owning.filter(|one| doing.contains(one)).count()
        }
        Demand::LeadsTo(least) => usize::from(row.leads_to.len() < *least),
    }
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Holder {
    Filler(Filler),
    Role(usize),
}

/// The people of a role; in a project that names no people, the role itself.
fn holders_of_role(plan: &Plan, role: usize) -> Vec<Holder> {
    if names_people(plan) {
        behind(plan, role).into_iter().map(Holder::Filler).collect()
    } else {
        vec![Holder::Role(role)]
    }
}
