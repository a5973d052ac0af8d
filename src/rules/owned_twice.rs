//! More than one holder of the owner letter.

use super::Rule;
use crate::finding::{Finding, Level, Subject};
use crate::model::Project;
use crate::words::count;

/// The rule.
pub const RULE: Rule = Rule {
    name: "owned-twice",
    sentence: "more than one holder of the owner letter",
    level: Level::Error,
    limits: &[],
    page: include_str!("../../docs/rules/owned-twice.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let Some((owner, most)) = (project.model.owner()).and_then(|o| Some((o, o.count.most?))) else {
        return findings;
    };
    for (id, row) in project.rows() {
        let mut holders = project.holders(row, owner.letter);
        let allowed: Vec<_> = holders.by_ref().take(most as usize).collect();
        let Some(next) = holders.next() else {
            continue;
        };
        let rest: Vec<_> = holders.collect();
        let number = allowed.len() + 1 + rest.len();
        let message = format!(
            "{} hold {} for \"{}\", and only {most} may",
            count(number, "role"),
            owner.letter,
            row.name
        );
        let mut finding = Finding::new(RULE.name, next.place, message)
            .about(Subject::Responsibility(id))
            .label("one too many");
        if let Some(first) = allowed.first() {
            let name = project.role(first.role).name;
            finding = finding
                .related(first.place, format!("{name} holds it already"))
                .help(format!(
                    "keep one, as in: {} = \"{}\"; the other may do the work or be consulted instead",
                    owner.letter,
                    project.role(first.role).id.value
                ));
        }
        for more in rest {
            finding = finding.related(more.place, "and another");
        }
        findings.push(finding);
    }
    findings
}
