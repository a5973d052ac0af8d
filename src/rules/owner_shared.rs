//! An owner role that several people fill, none of them as the lead.

use crate::finding::Finding;
use crate::model::{Assignee, Level, Project, Subject};
use crate::plural::count;
use crate::rules::Rule;
use crate::rules::support::owners;

/// The rule.
pub const RULE: Rule = Rule {
    name: "owner-shared",
    sentence: "a role that owns something, is filled by several people, and has no lead",
    level: Level::Warn,
    limits: &[],
    page: include_str!("../../docs/rules/owner-shared.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for owned in owners::of(project) {
        let role = project.role(owned.role);
        let fillers = &role.filled_by;
        let [first, second, ..] = fillers.as_slice() else {
            continue;
        };
        if role.lead.is_some() || !role.complete {
            continue;
        }
        let message = format!(
            "\"{}\" owns {}, and of the {} who fill it none is the lead",
            role.name,
            count(owned.rows, "responsibility"),
            fillers.len()
        );
        let help = match first.value {
            Assignee::Person(person) => {
                format!("say who answers, as in: lead = \"{}\"", project.person(person).name)
            }
            Assignee::Party(_) => "name one person or one party under filled-by".to_owned(),
        };
        findings.push(
            Finding::new(RULE.name, second.span, message)
                .about(Subject::Role(owned.role))
                .related(owned.first, "owned here")
                .help(help),
        );
    }
    findings
}
