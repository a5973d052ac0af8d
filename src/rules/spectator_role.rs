//! A role that never does or owns anything.

use crate::finding::Finding;
use crate::model::{Kind, LetterSet, Level, Project, RoleId, Subject};
use crate::rules::Rule;

/// The rule.
pub const RULE: Rule = Rule {
    name: "spectator-role",
    sentence: "a role that is asked or told, and never does or owns anything",
    level: Level::Off,
    limits: &[],
    page: include_str!("../../docs/rules/spectator-role.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    let acts =
        |kind: Option<Kind>| !matches!(kind, Some(Kind::Out | Kind::Informed | Kind::Consulted));
    let letters = project.model.letters.iter().filter(|def| def.owner || acts(def.kind));
    let acting: LetterSet = letters.map(|def| def.letter).collect();
    let mut findings = Vec::new();
    for (position, letters) in project.effective_letters().into_iter().enumerate() {
        // A role without any letter is what `idle-role` is about.
        if letters.is_empty() || letters.intersects(acting) {
            continue;
        }
        let id = RoleId::new(position);
        let role = project.role(id);
        if project.unparsed.may_use("role", role.id.value) {
            continue;
        }
        let message = format!("\"{}\" never does or owns anything", role.name);
        findings.push(
            Finding::new(RULE.name, role.id.span, message)
                .about(Subject::Role(id))
                .help("ask whether the role has to be in the matrix, or give it something to do"),
        );
    }
    findings
}
