//! A cell in which one letter says less than another.

use super::Rule;
use crate::finding::{Finding, Level, Subject};
use crate::model::{Assignment, Project, Responsibility, ResponsibilityId, RoleId};

/// The rule.
pub const RULE: Rule = Rule {
    name: "redundant-letter",
    sentence: "a role with two letters in one responsibility, of which one says less than the other",
    level: Level::Warn,
    limits: &[],
    page: include_str!("../../docs/rules/redundant-letter.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (id, row) in project.rows() {
        for cell in project.cells(row).iter().filter(|cell| cell.letters.len() > 1) {
            findings.extend(check_cell(project, id, row, cell.role));
        }
    }
    findings
}

fn check_cell(
    project: &Project<'_>,
    id: ResponsibilityId,
    row: &Responsibility<'_>,
    role: RoleId,
) -> Vec<Finding> {
    let assignments = project.assignments(row).iter();
    let mine: Vec<&Assignment> = assignments.filter(|a| a.role == role).collect();
    let mut findings = Vec::new();
    for lesser in &mine {
        let more = mine.iter().find(|more| says_more(project, more, lesser));
        if let Some(more) = more {
            let message = format!(
                "\"{}\" holds {} and {} for \"{}\", and {} says less",
                project.role(role).name,
                more.letter,
                lesser.letter,
                row.name,
                lesser.letter
            );
            findings.push(
                Finding::new(RULE.name, lesser.place, message)
                    .about(Subject::Responsibility(id))
                    .label("not needed")
                    .related(more.place, format!("{} is given here", more.letter))
                    .help(help(project, row, lesser)),
            );
        }
    }
    findings
}

fn says_more(project: &Project<'_>, more: &Assignment, lesser: &Assignment) -> bool {
    let more = project.model.get(more.letter);
    let lesser = project.model.get(lesser.letter);
    more.zip(lesser).is_some_and(|(more, lesser)| more.says_more_than(lesser))
}

fn help(project: &Project<'_>, row: &Responsibility<'_>, lesser: &Assignment) -> String {
    match project.holders(row, lesser.letter).count() {
        1 => format!("remove the line of {}", lesser.letter),
        _ => format!("remove \"{}\" from {}", project.role(lesser.role).id.value, lesser.letter),
    }
}
