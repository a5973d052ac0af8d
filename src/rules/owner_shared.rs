//! An owner role that several people fill and that has no lead.

use crate::finding::Finding;
use crate::model::{Assignee, Level, Project, Subject};
use crate::plural::count;
use crate::rules::Rule;
use crate::rules::support::owners;
use crate::rules::support::wording;
use crate::source::Spanned;

pub const RULE: Rule = Rule {
    name: "owner-shared",
    summary: "an owner role that is filled by several people and has no lead",
    level: Level::Warn,
    parameters: &[],
    page: include_str!("../../docs/rules/owner-shared.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    let Some(owner) = project.model.owner() else {
        return Vec::new();
    };
    let (verb, letter) = (wording::verb(owner), owner.letter);
    let mut findings = Vec::new();
    for owned in owners::list(project) {
        let role = project.role(owned.role);
        let fillers = &role.filled_by;
        let [first, second, ..] = fillers.as_slice() else {
            continue;
        };
        if role.lead.is_some() || !role.complete {
            continue;
        }
        let message = format!(
            "{} fill \"{}\", which {verb} {}, but no lead is named",
            count_fillers(fillers),
            role.name,
            count(owned.rows, "responsibility")
        );
        let help = match first.value {
            Assignee::Person(person) => {
                format!("name a lead, for example: lead = \"{}\"", project.person(person).name)
            }
            Assignee::Party(_) => "keep one person or one party in filled-by".to_owned(),
        };
        findings.push(
            Finding::new(RULE.name, second.span, message)
                .about(Subject::Role(owned.role))
                .related(owned.first, format!("{letter} is assigned here"))
                .help(help),
        );
    }
    findings
}

/// "3 people"; or "2 people or parties" where a whole party is among them.
fn count_fillers(fillers: &[Spanned<Assignee>]) -> String {
    let all_people = fillers.iter().all(|filler| matches!(filler.value, Assignee::Person(_)));
    match fillers.len() {
        number if all_people => count(number, "person"),
        number => format!("{number} people or parties"),
    }
}
