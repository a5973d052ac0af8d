//! An owner role that is filled by nobody, and nobody answers for it.

use super::{Rule, owners};
use crate::finding::{Finding, Level, Subject};
use crate::model::Project;
use crate::words::count;

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
        let nobody = !role.required && role.complete && project.filling(owned.role).is_empty();
        if !nobody || project.fallback(owned.role).is_some() {
            continue;
        }
        let message = format!(
            "\"{}\" owns {} and nobody fills the role",
            role.name,
            count(owned.rows, "responsibility")
        );
        findings.push(
            Finding::new(RULE.name, role.id.place, message)
                .about(Subject::Role(owned.role))
                .related(owned.first, "owned here")
                .help(
                    "add filled-by = [\"…\"] to the role, or fallback = \"role-id\" to its party",
                ),
        );
    }
    findings
}
