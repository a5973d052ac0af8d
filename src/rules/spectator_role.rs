//! A role that is only consulted or informed.

use crate::finding::Finding;
use crate::model::{Kind, LetterSet, Level, Project, RoleId, Subject};
use crate::rules::Rule;

pub const RULE: Rule = Rule {
    name: "spectator-role",
    summary: "a role that is only consulted or informed, and never acts",
    level: Level::Off,
    parameters: &[],
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
        // `idle-role` reports a role without any letter.
        if letters.is_empty() || letters.intersects(acting) {
            continue;
        }
        let id = RoleId::new(position);
        let role = project.role(id);
        if project.unparsed.may_use("role", role.id.value) {
            continue;
        }
        let message = format!("\"{}\" is never more than consulted or informed", role.name);
        findings.push(
            Finding::new(RULE.name, role.id.span, message)
                .about(Subject::Role(id))
                .help("assign work to the role, or remove it from the matrix"),
        );
    }
    findings
}
