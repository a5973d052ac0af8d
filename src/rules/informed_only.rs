//! Only people who are told or asked, in a row that has nobody acting.

use crate::finding::Finding;
use crate::model::{Kind, LetterDef, LetterSet, Level, Project, Subject};
use crate::rules::Rule;
use crate::rules::support::collapse;

/// The rule.
pub const RULE: Rule = Rule {
    name: "informed-only",
    sentence: "a responsibility in which roles are only informed or consulted, and nobody acts",
    level: Level::Warn,
    limits: &[],
    page: include_str!("../../docs/rules/informed-only.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    let doer = project.model.letters.iter().find(|def| def.kind == Some(Kind::Does));
    let doer =
        doer.map_or_else(String::new, |def| format!(", as in: {} = \"role-id\"", def.letter));
    let listening = listening(project);
    let mut judged = 0;
    let mut findings = Vec::new();
    for (id, row) in project.rows() {
        let letters = project.letters_of_row(id);
        if !row.has_read_all() || letters.is_empty() {
            continue;
        }
        judged += 1;
        if letters.without(listening).is_empty() {
            let message =
                format!("roles are only asked about or told of \"{}\", and none acts", row.name);
            findings.push(
                Finding::new(RULE.name, row.id.span, message)
                    .about(Subject::Responsibility(id))
                    .help(format!("say who does it{doer}; or remove the responsibility")),
            );
        }
    }
    let message = || {
        "in every responsibility of the project roles are only asked or told, and none acts"
            .to_owned()
    };
    let help = || "say in each of them who does it".to_owned();
    collapse::once(project, judged, findings, message, help)
}

/// The letters of those who only listen.
fn listening(project: &Project<'_>) -> LetterSet {
    let listens = |def: &&LetterDef<'_>| {
        !def.owner && matches!(def.kind, Some(Kind::Informed | Kind::Consulted | Kind::Out))
    };
    project.model.letters.iter().filter(listens).map(|def| def.letter).collect()
}
