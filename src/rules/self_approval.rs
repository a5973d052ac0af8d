//! One person who does the work in one role and owns it in another.

use super::Rule;
use crate::finding::Finding;
use crate::hash::HashSet;
use crate::model::{Assignment, Holder, Kind, Level, Project, Subject};
use crate::rules::support::wording;

pub const RULE: Rule = Rule {
    name: "self-approval",
    summary: "a person who does the work in one role and owns it in another",
    level: Level::Off,
    parameters: &[],
    page: include_str!("../../docs/rules/self-approval.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let Some(owner) = project.model.owner() else {
        return findings;
    };
    let verb = wording::verb(owner);
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
                    "\"{}\" does \"{}\" as \"{}\" and {verb} it as \"{}\"",
                    project.holder_name(*person),
                    row.name,
                    project.role(doer.role).name,
                    project.role(held.role).name
                );
                findings.push(
                    Finding::new(RULE.name, held.span, message)
                        .about(Subject::Responsibility(id))
                        .related(doer.span, "does the work as this role")
                        .help("assign the work or its ownership to another role, or let another person fill one of the two"),
                );
            }
        }
    }
    findings
}
