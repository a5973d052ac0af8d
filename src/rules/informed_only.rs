//! A responsibility that some are consulted on or informed of, and nobody acts on.

use crate::finding::Finding;
use crate::model::{Kind, LetterDef, LetterSet, Level, Project, Subject};
use crate::rules::Rule;
use crate::rules::support::collapse;

pub const RULE: Rule = Rule {
    name: "informed-only",
    summary: "a responsibility with roles that are consulted or informed, and none that acts",
    level: Level::Warn,
    parameters: &[],
    page: include_str!("../../docs/rules/informed-only.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    let doer = project.model.letters.iter().find(|def| def.kind == Some(Kind::Does));
    let doer =
        doer.map_or_else(String::new, |def| format!(", for example: {} = \"role-id\"", def.letter));
    let passive = passive_letters(project);
    let mut checked = 0;
    let mut findings = Vec::new();
    for (id, row) in project.rows() {
        let letters = project.letters_of_row(id);
        if !row.has_read_all() || letters.is_empty() {
            continue;
        }
        checked += 1;
        if letters.without(passive).is_empty() {
            let message =
                format!("nobody acts on \"{}\": roles are only consulted or informed", row.name);
            findings.push(
                Finding::new(RULE.name, row.id.span, message)
                    .about(Subject::Responsibility(id))
                    .help(format!("name who does it{doer}; or remove the responsibility")),
            );
        }
    }
    let message = || {
        "nobody acts on any responsibility of the project: roles are only consulted or informed"
            .to_owned()
    };
    let help = || "name who does each of them".to_owned();
    collapse::collapse(project, checked, findings, message, help)
}

/// The letters of roles that are consulted, informed or left out.
fn passive_letters(project: &Project<'_>) -> LetterSet {
    let is_passive = |def: &&LetterDef<'_>| {
        !def.owner && matches!(def.kind, Some(Kind::Informed | Kind::Consulted | Kind::Out))
    };
    project.model.letters.iter().filter(is_passive).map(|def| def.letter).collect()
}
