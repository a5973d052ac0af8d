//! One person behind the doer and the owner, by way of two roles.

use super::Rule;
use crate::finding::Finding;
use crate::hash::HashSet;
use crate::model::{Assignment, Holder, Kind, Level, Project, Subject};

/// The rule.
pub const RULE: Rule = Rule {
    name: "self-approval",
    sentence: "a person who stands behind the doer and, by another role, behind the owner",
    level: Level::Off,
    limits: &[],
    page: include_str!("../../docs/rules/self-approval.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let Some(owner) = project.model.owner() else {
        return findings;
    };
    let doers = project.model.of_kind(Kind::Does);
    for (id, row) in project.rows() {
        for held in project.assignments_of(row, owner.letter) {
            let owners = project.holders_of(held.role);
            let owners: HashSet<Holder> = owners.iter().copied().collect();
            let does = |assignment: &&Assignment| doers.contains(assignment.letter);
            let others = project.assignments(row).iter().filter(does);
            let mut seen = HashSet::from_iter([held.role]);
            for doer in others.filter(|doer| seen.insert(doer.role)) {
                let behind = project.holders_of(doer.role);
                let both = behind
                    .iter()
                    .find(|one| matches!(one, Holder::Person(_)) && owners.contains(one));
                let Some(person) = both else {
                    continue;
                };
                let message = format!(
                    "\"{}\" does \"{}\" as \"{}\" and owns it as \"{}\"",
                    project.holder_name(*person),
                    row.name,
                    project.role(doer.role).name,
                    project.role(held.role).name
                );
                findings.push(
                    Finding::new(RULE.name, held.span, message)
                        .about(Subject::Responsibility(id))
                        .related(doer.span, "does the work as this role")
                        .help("let another role own it, or another person fill one of the two"),
                );
            }
        }
    }
    findings
}
