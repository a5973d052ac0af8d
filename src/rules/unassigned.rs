//! A responsibility without any letter.

use crate::finding::Finding;
use crate::model::{Level, Project, Subject};
use crate::rules::Rule;
use crate::rules::support::collapse;

pub const RULE: Rule = Rule {
    name: "unassigned",
    summary: "a responsibility that is assigned to no role",
    level: Level::Error,
    parameters: &[],
    page: include_str!("../../docs/rules/unassigned.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    let letters = project.model.letters.iter().filter(|def| def.count.least > 0);
    let needed: Vec<String> = letters.map(|def| format!("{} = \"role-id\"", def.letter)).collect();
    let lines = if needed.is_empty() {
        "a letter with the id of a role".to_owned()
    } else {
        needed.join(" and ")
    };
    let mut checked = 0;
    let mut findings = Vec::new();
    for (id, row) in project.rows().filter(|(_, row)| row.has_read_all()) {
        checked += 1;
        if project.letters_of_row(id).is_empty() {
            let message = format!("no role is assigned to \"{}\"", row.name);
            findings.push(
                Finding::new(RULE.name, row.id.span, message)
                    .about(Subject::Responsibility(id))
                    .help(format!("write {lines}, or remove the responsibility")),
            );
        }
    }
    let message = || "no role is assigned to any responsibility of the project".to_owned();
    let help = || format!("write in each of them: {lines}");
    collapse::collapse(project, checked, findings, message, help)
}
