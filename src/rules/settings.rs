//! Whether what a project says of rules speaks of rules that there are.

use super::{Rule, all, find, reading};
use crate::finding::Finding;
use crate::model::{Located, Project};
use crate::project::problem::UNKNOWN_KEY;

/// A finding for every name of a rule or limit, in `[rules]` or a waiver, that there is not.
pub(super) fn check(project: &Project<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for setting in &project.rules {
        match judged(setting.rule, &mut findings) {
            None => {}
            Some(rule) if reading::RULES.iter().any(|reading| reading.name == rule.name) => {
                findings.push(always_an_error(setting.rule));
            }
            Some(rule) => {
                let limits = setting.limits.iter();
                let names = limits.map(|(name, _)| *name);
                let unknown = names.filter(|name| rule.limits.iter().all(|l| l.name != name.value));
                findings.extend(unknown.map(|name| unknown_limit(rule, name)));
            }
        }
    }
    findings.extend(waived(project));
    findings
}

fn waived(project: &Project<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let roles = project.roles.iter().flat_map(|role| &role.waivers);
    let people = project.people.iter().flat_map(|person| &person.waivers);
    let phases = project.phases.iter().flat_map(|phase| &phase.waivers);
    let rows = project.responsibilities.iter().flat_map(|row| &row.waivers);
    for waiver in roles.chain(people).chain(phases).chain(rows) {
        judged(waiver.rule, &mut findings);
    }
    findings
}

/// The rule of a name, or a finding that there is none.
fn judged(name: Located<&str>, findings: &mut Vec<Finding>) -> Option<&'static Rule> {
    let rule = find(name.value);
    if rule.is_none() {
        let message = format!("there is no rule \"{}\"", name.value);
        let finding = Finding::new(UNKNOWN_KEY, name.place, message);
        findings.push(match nearest(name.value) {
            Some(near) => finding.help(format!("did you mean \"{near}\"?")),
            None => finding.help("`raci explain` lists all rules"),
        });
    }
    rule
}

/// The rule whose name is nearest to a misspelt one.
#[must_use]
pub fn nearest(name: &str) -> Option<&'static str> {
    crate::project::nearest(name, all().map(|rule| rule.name))
}

fn always_an_error(rule: Located<&str>) -> Finding {
    let message = format!("\"{}\" is always an error", rule.value);
    Finding::new(UNKNOWN_KEY, rule.place, message)
        .help("remove the line: what cannot be read cannot be judged")
}

fn unknown_limit(rule: &Rule, name: Located<&str>) -> Finding {
    let message = format!("the rule \"{}\" has no limit \"{}\"", rule.name, name.value);
    let known: Vec<&str> = rule.limits.iter().map(|limit| limit.name).collect();
    let finding = Finding::new(UNKNOWN_KEY, name.place, message);
    match known.is_empty() {
        true => finding.help(format!("it has none; write: {} = \"warn\"", rule.name)),
        false => finding.help(format!("its limits are: {}", known.join(", "))),
    }
}
