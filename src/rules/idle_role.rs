//! A role that is defined but not used.

use super::Rule;
use crate::finding::Finding;
use crate::model::{Demand, Level, Project, RoleId, Subject};

pub const RULE: Rule = Rule {
    name: "idle-role",
    summary: "a role that has no letter and that nothing else refers to",
    level: Level::Warn,
    parameters: &[],
    page: include_str!("../../docs/rules/idle-role.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    let has_letter = |(id, _)| !project.letters_of_role(id).letters.is_empty();
    let mut used: Vec<bool> = project.columns().map(has_letter).collect();
    for role in references(project) {
        used[role.index()] = true;
    }
    let idle = project
        .columns()
        .filter(|(id, role)| !used[id.index()] && !project.unparsed.may_use("role", role.id.value));
    let findings = idle.map(|(id, role)| {
        let message = format!("the role \"{}\" is not used anywhere", role.name);
        Finding::new(RULE.name, role.id.span, message)
            .about(Subject::Role(id))
            .help("give it a letter in a responsibility, or remove it")
    });
    findings.collect()
}

/// Every role that a role, party or policy refers to.
fn references<'p>(project: &'p Project<'_>) -> impl Iterator<Item = RoleId> + use<'p> {
    let roles = project.roles.iter().flat_map(|role| {
        let single = [role.reports_to, role.represents, role.deputy].into_iter().flatten();
        single.chain(role.members.iter().copied())
    });
    let fallbacks = project.parties.iter().filter_map(|party| party.fallback);
    let demands = project.policies.iter().flat_map(|policy| &policy.demands);
    let policies = demands.flat_map(|demand| match &demand.value {
        Demand::Require(_, roles) | Demand::Forbid(_, roles) => roles.as_slice(),
        _ => &[],
    });
    let named = roles.chain(fallbacks).chain(policies.copied());
    named.map(|reference| reference.value)
}
