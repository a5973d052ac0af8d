//! A vacant owner role that no fallback covers.

use crate::finding::Finding;
use crate::model::{Level, Party, Project, Subject};
use crate::plural::count;
use crate::rules::Rule;
use crate::rules::support::owners;
use crate::rules::support::wording;

pub const RULE: Rule = Rule {
    name: "owner-unnamed",
    summary: "a vacant owner role that no fallback of its party covers",
    level: Level::Warn,
    parameters: &[],
    page: include_str!("../../docs/rules/owner-unnamed.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    if !project.names_people() {
        return Vec::new();
    }
    let Some(owner) = project.model.owner() else {
        return Vec::new();
    };
    let (verb, letter) = (wording::verb(owner), owner.letter);
    let mut findings = Vec::new();
    for owned in owners::list(project) {
        let role = project.role(owned.role);
        // A required role that is vacant is an error already.
        let nobody = !role.required && role.complete && !project.is_filled(owned.role);
        let unclear = || project.unparsed.may_use("role", role.id.value);
        if !nobody || unclear() || project.fallback(owned.role).is_some() {
            continue;
        }
        let message = format!(
            "\"{}\" {verb} {} but is vacant",
            role.name,
            count(owned.rows, "responsibility")
        );
        let finding = Finding::new(RULE.name, role.id.span, message)
            .about(Subject::Role(owned.role))
            .related(owned.first, format!("{letter} is assigned here"));
        let fill = "write: filled-by = [\"…\"]";
        findings.push(match role.party.map(|party| project.party(party.value)) {
            None => finding.help(format!("{fill}; or give the role a party that has a fallback")),
            Some(Party { fallback: Some(fallback), .. }) => {
                let name = project.role(fallback.value).name;
                finding
                    .related(fallback.span, format!("\"{name}\" is vacant, too"))
                    .help(format!("{fill}, here or in the fallback role"))
            }
            Some(party) => finding.help(format!(
                "{fill}; or under [party.{}]: fallback = \"role-id\"",
                party.id.value
            )),
        });
    }
    findings
}
