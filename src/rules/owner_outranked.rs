//! An owner that reports to a role that does the work.

use super::Rule;
use crate::finding::Finding;
use crate::model::{Assignment, Kind, Level, Project, ReportingLines, RoleId, Subject};
use crate::rules::support::wording;
use crate::source::Spanned;

pub const RULE: Rule = Rule {
    name: "owner-outranked",
    summary: "an owner that reports to a role that does the work",
    level: Level::Off,
    parameters: &[],
    page: include_str!("../../docs/rules/owner-outranked.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let Some(owner) = project.model.owner() else {
        return findings;
    };
    let verb = wording::verb(owner);
    let doers = project.model.of_kind(Kind::Does);
    let lines = ReportingLines::new(project);
    for (id, row) in project.rows() {
        for held in project.assignments_of(row, owner.letter) {
            let does = |assignment: &&Assignment| doers.contains(assignment.letter);
            let doers = project.assignments(row).iter().filter(does);
            let above = doers.filter_map(|doer| Some((lines.steps(held.role, doer.role)?, doer)));
            let Some((steps, doer)) = above.min_by_key(|(steps, _)| *steps) else {
                continue;
            };
            let Some(step) = superiors(project, held.role).nth(steps - 1) else {
                continue;
            };
            let message = format!(
                "\"{}\" {verb} \"{}\" but reports to \"{}\", which does the work",
                project.role(held.role).name,
                row.name,
                project.role(doer.role).name
            );
            findings.push(
                Finding::new(RULE.name, held.span, message)
                    .about(Subject::Responsibility(id))
                    .related(doer.span, "the superior does the work")
                    .related(step.span, "the reporting line")
                    .help("make the superior the owner, or let another role do the work"),
            );
        }
    }
    findings
}

/// The superiors of a role, each with the span of its `reports-to`; endless in a reference loop.
fn superiors(project: &Project<'_>, role: RoleId) -> impl Iterator<Item = Spanned<RoleId>> {
    let above = |role: RoleId| project.role(role).reports_to;
    std::iter::successors(above(role), move |step| above(step.value))
}
