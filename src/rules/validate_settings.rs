//! Whether what a project says of rules speaks of rules that there are.

use crate::finding::Finding;
use crate::finding::reading_rule::{DUPLICATE_ID, UNKNOWN_KEY};
use crate::model::Project;
use crate::rules::{Rule, all, find, judges, policy, waivers};
use crate::source::Spanned;

/// A finding for every name of a rule or limit, in `[rules]`, a waiver or a policy, that cannot be.
pub(super) fn check(project: &Project<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for setting in &project.rules {
        match find(setting.rule.value) {
            None => findings.push(unknown_rule(setting.rule)),
            Some(rule) if rule.name == policy::RULE.name => {
                findings.push(in_the_policy(setting.rule));
            }
            Some(rule) if !judges(rule.name) => findings.push(always_an_error(setting.rule)),
            Some(rule) => {
                let limits = setting.limits.iter();
                let names = limits.map(|(name, _)| *name);
                let unknown = names.filter(|name| rule.limits.iter().all(|l| l.name != name.value));
                findings.extend(unknown.map(|name| unknown_limit(rule, name)));
            }
        }
    }
    let policies = project.policies.iter().map(|policy| policy.id.value).collect();
    for standing in waivers::all(project) {
        let name = standing.waiver.rule;
        if waivers::can_be_waived(&policies, name.value) {
            continue;
        }
        findings.push(match find(name.value) {
            Some(_) => cannot_be_waived(name),
            None => unknown_rule(name),
        });
    }
    let policies = project.policies.iter();
    let taken = policies.filter(|policy| find(policy.id.value).is_some());
    findings.extend(taken.map(|policy| name_of_a_rule(policy.id)));
    findings
}

/// The rule whose name is nearest to a misspelt one.
#[must_use]
pub fn nearest(name: &str) -> Option<&'static str> {
    crate::suggest::nearest(name, all().map(|rule| rule.name))
}

fn unknown_rule(name: Spanned<&str>) -> Finding {
    let message = format!("there is no rule \"{}\"", name.value);
    let finding = Finding::new(UNKNOWN_KEY, name.span, message);
    match nearest(name.value) {
        Some(near) => finding.help(format!("did you mean \"{near}\"?")),
        None => finding.help("`raci explain` lists all rules"),
    }
}

fn always_an_error(rule: Spanned<&str>) -> Finding {
    let message = format!("\"{}\" is always an error", rule.value);
    Finding::new(UNKNOWN_KEY, rule.span, message)
        .help("remove the line: errors of reading cannot be switched off")
}

fn cannot_be_waived(rule: Spanned<&str>) -> Finding {
    let message = format!("\"{}\" cannot be waived", rule.value);
    Finding::new(UNKNOWN_KEY, rule.span, message)
        .help("remove the waiver, and fix what the rule finds")
}

fn in_the_policy(rule: Spanned<&str>) -> Finding {
    let message = "the level of a policy is written in the policy itself";
    Finding::new(UNKNOWN_KEY, rule.span, message).help("write level = \"warn\" under [policy.ID]")
}

fn name_of_a_rule(id: Spanned<&str>) -> Finding {
    let message =
        format!("\"{}\" is the name of a rule, so it cannot be the id of a policy", id.value);
    Finding::new(DUPLICATE_ID, id.span, message).help("give the policy another id")
}

fn unknown_limit(rule: &Rule, name: Spanned<&str>) -> Finding {
    let message = format!("the rule \"{}\" has no limit \"{}\"", rule.name, name.value);
    let known: Vec<&str> = rule.limits.iter().map(|limit| limit.name).collect();
    let finding = Finding::new(UNKNOWN_KEY, name.span, message);
    if known.is_empty() {
        finding.help(format!("it has none; write: {} = \"warn\"", rule.name))
    } else {
        finding.help(format!("its limits are: {}", known.join(", ")))
    }
}
