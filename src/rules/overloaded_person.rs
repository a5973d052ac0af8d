//! A person who owns most responsibilities through several roles.

use crate::finding::Finding;
use crate::model::{Holder, Level, PersonId, Project, RoleId, Subject};
use crate::plural::list;
use crate::rules::support::overload;
use crate::rules::support::overload::{LEAST, SHARE};
use crate::rules::support::owners;
use crate::rules::support::wording;
use crate::rules::{Parameter, Rule};

pub const RULE: Rule = Rule {
    name: "overloaded-person",
    summary: "a person who owns more than `share` per cent of at least `least` responsibilities",
    level: Level::Warn,
    parameters: PARAMETERS,
    page: include_str!("../../docs/rules/overloaded-person.md"),
    check,
};

const PARAMETERS: &[Parameter] = &[SHARE, LEAST];

fn check(project: &Project<'_>) -> Vec<Finding> {
    let Some(owner) = project.model.owner() else {
        return Vec::new();
    };
    let mut owned: Vec<(usize, Vec<RoleId>)> = vec![(0, Vec::new()); project.people.len()];
    let mut answering = vec![None; project.roles.len()];
    for owned_by_role in owners::list(project) {
        if let Some(person) = accountable_person(project, owned_by_role.role) {
            answering[owned_by_role.role.index()] = Some(person);
            let (rows, roles) = &mut owned[person.index()];
            *rows += owned_by_role.rows;
            roles.push(owned_by_role.role);
        }
    }
    // `overloaded-role` reports a single role.
    let is_overloaded = |(rows, roles): &(usize, Vec<RoleId>)| {
        roles.len() > 1 && overload::exceeds_share(project, &RULE, *rows)
    };
    if !owned.iter().any(is_overloaded) {
        return Vec::new();
    }
    for (rows, _) in &mut owned {
        *rows = 0;
    }
    // A responsibility that a person owns through two roles counts once.
    let mut counted_in = vec![None; project.people.len()];
    for (id, row) in project.rows() {
        for person in project
            .assignments_of(row, owner.letter)
            .filter_map(|held| answering[held.role.index()])
        {
            if counted_in[person.index()].replace(id) != Some(id) {
                owned[person.index()].0 += 1;
            }
        }
    }
    let verb = wording::verb(owner);
    let mut findings = Vec::new();
    let too_many = owned.iter().enumerate().filter(|(_, owned)| is_overloaded(owned));
    for (position, (rows, roles)) in too_many {
        let id = PersonId::new(position);
        let person = project.person(id);
        let names = roles.iter().map(|role| format!("\"{}\"", project.role(*role).name));
        let names: Vec<String> = names.collect();
        let share = overload::format_share(project, *rows);
        let message = format!("\"{}\" {verb} {share} as {}", person.name, list(&names));
        findings.push(
            Finding::new(RULE.name, person.id.span, message).about(Subject::Person(id)).help(
                format!(
                    "let other people fill some of the roles; or {}",
                    overload::suggest_share(project, &RULE, *rows)
                ),
            ),
        );
    }
    findings
}

/// The person who is accountable for what a role owns: its lead, or the only person who fills it.
fn accountable_person(project: &Project<'_>, role: RoleId) -> Option<PersonId> {
    if let Some(lead) = project.role(role).lead {
        return Some(lead.value);
    }
    match project.holders_of(role).as_ref() {
        [Holder::Person(person)] => Some(*person),
        _ => None,
    }
}
