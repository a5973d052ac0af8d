//! A responsibility without its owner letter.

use crate::finding::Finding;
use crate::model::{Kind, Level, Project, Responsibility, Subject};
use crate::rules::Rule;
use crate::rules::support::collapse;

pub const RULE: Rule = Rule {
    name: "unowned",
    summary: "a responsibility without its owner letter",
    level: Level::Error,
    parameters: &[],
    page: include_str!("../../docs/rules/unowned.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    let Some(owner) = project.model.owner().filter(|owner| owner.count.least > 0) else {
        return Vec::new();
    };
    let (verb, letter) = (owner.verb(), owner.letter.to_string());
    let mut checked = 0;
    let mut findings = Vec::new();
    for (id, row) in project.rows() {
        let letters = project.letters_of_row(id);
        if !row.has_read(owner.letter) || letters.is_empty() {
            continue;
        }
        checked += 1;
        if !letters.contains(owner.letter) {
            let message = ["nobody ", &verb, " \"", row.name, "\""].concat();
            let help = [
                "name one role, for example: ",
                &letter,
                " = \"",
                likeliest_owner(project, row),
                "\"",
            ]
            .concat();
            findings.push(
                Finding::new(RULE.name, row.id.span, message)
                    .about(Subject::Responsibility(id))
                    .help(help),
            );
        }
    }
    let message = || format!("no role has {} in any responsibility of the project", owner.letter);
    let help = || {
        format!(
            "name one role in each of them: {} = \"role-id\"; or choose a letter model without an owner",
            owner.letter
        )
    };
    collapse::collapse(project, checked, findings, message, help)
}

/// The id of the first role that does the work, as an example of an owner.
fn likeliest_owner<'a>(project: &Project<'a>, row: &Responsibility<'_>) -> &'a str {
    let doers = project.model.of_kind(Kind::Does);
    let mut cells = project.cells(row).iter();
    let doer = cells.find(|cell| cell.letters.intersects(doers));
    doer.map_or("role-id", |cell| project.role(cell.role).id.value)
}
