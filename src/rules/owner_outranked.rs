//! An owner that reports to somebody who does the work.

use super::Rule;
use crate::finding::{Finding, Level, Subject};
use crate::model::{Assignment, Kind, Located, Project, RoleId};

/// The rule.
pub const RULE: Rule = Rule {
    name: "owner-outranked",
    sentence: "an owner that reports to a role which does the work",
    level: Level::Off,
    limits: &[],
    page: include_str!("../../docs/rules/owner-outranked.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let Some(owner) = project.model.owner() else {
        return findings;
    };
    let doers = project.model.of_kind(Kind::Does);
    for (id, row) in project.rows() {
        for held in project.holders(row, owner.letter) {
            let line = superiors(project, held.role);
            let does = |assignment: &&Assignment| doers.contains(assignment.letter);
            let doers = project.assignments(row).iter().filter(does);
            let above = line.iter().find_map(|step| {
                doers.clone().find(|doer| doer.role == step.value).map(|doer| (doer, step))
            });
            let Some((doer, step)) = above else {
                continue;
            };
            let message = format!(
                "\"{}\" owns \"{}\" and reports to \"{}\", which does the work",
                project.role(held.role).name,
                row.name,
                project.role(doer.role).name
            );
            findings.push(
                Finding::new(RULE.name, held.place, message)
                    .about(Subject::Responsibility(id))
                    .related(doer.place, "the superior does the work")
                    .related(step.place, "the reporting line")
                    .help("let the superior own it, or somebody else do it"),
            );
        }
    }
    findings
}

/// The reporting line of a role upwards, each step where it is written; in a loop each once.
fn superiors(project: &Project<'_>, role: RoleId) -> Vec<Located<RoleId>> {
    let mut line: Vec<Located<RoleId>> = Vec::new();
    let mut seen = std::collections::HashSet::from([role]);
    let mut at = role;
    while let Some(next) = project.role(at).reports_to {
        if !seen.insert(next.value) {
            break;
        }
        line.push(next);
        at = next.value;
    }
    line
}
