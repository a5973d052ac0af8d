//! A role with more people than `at-most`.

use super::Rule;
use crate::finding::Finding;
use crate::model::{Level, Project, Subject};
use crate::plural::count;

pub const RULE: Rule = Rule {
    name: "role-overfilled",
    summary: "a role with more people than `at-most` allows",
    level: Level::Error,
    parameters: &[],
    page: include_str!("../../docs/rules/role-overfilled.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (id, role) in project.columns() {
        let Some(most) = role.at_most else {
            continue;
        };
        let Some(next) = role.filled_by.get(most.value as usize) else {
            continue;
        };
        let message = format!(
            "the role \"{}\" has {}; at most {} may fill it",
            role.name,
            count(role.filled_by.len(), "person"),
            most.value
        );
        findings.push(
            Finding::new(RULE.name, next.span, message)
                .about(Subject::Role(id))
                .label("one too many")
                .related(most.span, "the limit")
                .help(format!("remove people, or write: at-most = {}", role.filled_by.len())),
        );
    }
    findings
}
