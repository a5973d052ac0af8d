//! What the pages say of policies.

use super::people::{behind, names_people};
use super::plan::{Demand, Filler, Plan, Policy, Row};
use super::roles::with_members;
use super::rows::{cell, holders};
use super::{Found, found};

pub fn judge(plan: &Plan) -> Vec<Found> {
    let mut all = Vec::new();
    for policy in &plan.policies {
        let of_phase = |row: &&Row| policy.phase.is_none_or(|phase| row.phase == Some(phase));
        let rows = plan.rows.iter().filter(of_phase).filter(|row| row.tagged || !policy.tagged);
        let rows: Vec<&Row> = rows.collect();
        // A project without any row has nothing yet that a policy could speak of.
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
            let mut all: Vec<Somebody> = roles.flat_map(|role| stands_behind(plan, role)).collect();
            all.sort();
            all.dedup();
            usize::from(all.len() < *least)
        }
        Demand::Distinct => {
            // For everybody behind a role with the second letter, a finding if they are behind the first one, too.
            let doing: Vec<Somebody> =
                holders(row, 'R').iter().flat_map(|role| stands_behind(plan, *role)).collect();
            let owning = holders(row, 'A').iter().flat_map(|role| stands_behind(plan, *role));
            owning.filter(|one| doing.contains(one)).count()
        }
        Demand::LeadsTo(least) => usize::from(row.leads_to.len() < *least),
    }
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Somebody {
    Filler(Filler),
    Role(usize),
}

/// Who stands behind a role; in a project that names nobody, the role itself.
fn stands_behind(plan: &Plan, role: usize) -> Vec<Somebody> {
    if names_people(plan) {
        behind(plan, role).into_iter().map(Somebody::Filler).collect()
    } else {
        vec![Somebody::Role(role)]
    }
}
