//! A role that takes part in every responsibility.

use super::Rule;
use crate::finding::Finding;
use crate::model::{Kind, Level, Project, RoleId, Subject};
use crate::plural::count;

pub const RULE: Rule = Rule {
    name: "everywhere-role",
    summary: "a role that has a letter in every responsibility",
    level: Level::Off,
    parameters: &[],
    page: include_str!("../../docs/rules/everywhere-role.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    let mut cells = vec![0; project.roles.len()];
    let out = project.model.of_kind(Kind::Out);
    for cell in project.cells.iter().filter(|cell| !cell.letters.intersects(out)) {
        cells[cell.role.index()] += 1;
    }
    let all = project.responsibilities.len();
    let mut findings = Vec::new();
    for (position, cells) in cells.into_iter().enumerate() {
        // With a single responsibility this would mean nothing.
        if all < 2 || cells < all {
            continue;
        }
        let id = RoleId::new(position);
        let role = project.role(id);
        let all = count(all, "responsibility");
        let message = format!("\"{}\" takes part in all {all}", role.name);
        findings.push(
            Finding::new(RULE.name, role.id.span, message)
                .about(Subject::Role(id))
                .help("remove the letters that it does not need, or split the role"),
        );
    }
    findings
}
