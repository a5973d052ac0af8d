//! An owner role that is filled by nobody, and nobody answers for it.

use crate::finding::Finding;
use crate::model::{Level, Party, Project, Subject};
use crate::plural::count;
use crate::rules::Rule;
use crate::rules::support::owners;

/// The rule.
pub const RULE: Rule = Rule {
    name: "owner-unnamed",
    sentence: "a role that owns something, is filled by nobody, and has no fallback in its party",
    level: Level::Warn,
    limits: &[],
    page: include_str!("../../docs/rules/owner-unnamed.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    if !project.names_people() {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for owned in owners::of(project) {
        let role = project.role(owned.role);
        // That a required role is unfilled is an error already.
        let nobody = !role.required && role.complete && !project.is_filled(owned.role);
        let unclear = || project.unparsed.may_use("role", role.id.value);
        if !nobody || unclear() || project.fallback(owned.role).is_some() {
            continue;
        }
        let message = format!(
            "\"{}\" owns {} and nobody fills the role",
            role.name,
            count(owned.rows, "responsibility")
        );
        let finding = Finding::new(RULE.name, role.id.span, message)
            .about(Subject::Role(owned.role))
            .related(owned.first, "owned here");
        let fill = "write: filled-by = [\"…\"]";
        findings.push(match role.party.map(|party| project.party(party.value)) {
            None => finding.help(format!("{fill}; or give the role a party that has a fallback")),
            Some(Party { fallback: Some(fallback), .. }) => {
                let name = project.role(fallback.value).name;
                finding
                    .related(fallback.span, format!("nobody fills \"{name}\" either"))
                    .help(format!("{fill}, here or at the fallback"))
            }
            Some(party) => finding
                .help(format!("{fill}; or at [party.{}]: fallback = \"role-id\"", party.id.value)),
        });
    }
    findings
}
