//! A person who is defined but fills no role.

use super::Rule;
use crate::finding::Finding;
use crate::model::{Assignee, Level, PersonId, Project, Subject};

pub const RULE: Rule = Rule {
    name: "idle-person",
    summary: "a person who fills no role",
    level: Level::Warn,
    parameters: &[],
    page: include_str!("../../docs/rules/idle-person.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    let mut fills = vec![false; project.people.len()];
    for filler in project.roles.iter().flat_map(|role| &role.filled_by) {
        if let Assignee::Person(person) = filler.value {
            fills[person.index()] = true;
        }
    }
    let mut findings = Vec::new();
    for (position, person) in project.people.iter().enumerate() {
        let doubt = &project.unparsed;
        let may_fill =
            || doubt.may_use("person", person.id.value) || doubt.may_use("person", person.name);
        if fills[position] || may_fill() {
            continue;
        }
        let message = format!("\"{}\" fills no role", person.name);
        findings.push(
            Finding::new(RULE.name, person.id.span, message)
                .about(Subject::Person(PersonId::new(position)))
                .help(format!(
                    "add \"{}\" to filled-by of a role, or remove the person",
                    person.id.value
                )),
        );
    }
    findings
}
