//! Checks that `[rules]`, waivers and policies name existing rules and parameters.

use crate::finding::Finding;
use crate::finding::reading_rule::{DUPLICATE_ID, UNKNOWN_KEY};
use crate::model::Project;
use crate::rules::{Rule, all, find, judges, policy, waivers};
use crate::source::Spanned;

/// A finding for every name in `[rules]`, a waiver or a policy that is unknown or not allowed there.
pub(super) fn check(project: &Project<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for setting in &project.rules {
        match find(setting.rule.value) {
            None => findings.push(unknown_rule(setting.rule)),
            Some(rule) if rule.name == policy::RULE.name => {
                findings.push(level_of_policy(setting.rule));
            }
            Some(rule) if !judges(rule.name) => findings.push(always_an_error(setting.rule)),
            Some(rule) => {
                let names = setting.parameters.iter().map(|(name, _)| *name);
                let is_known = |name: &Spanned<&str>| {
                    rule.parameters.iter().any(|parameter| parameter.name == name.value)
                };
                let unknown = names.filter(|name| !is_known(name));
                findings.extend(unknown.map(|name| unknown_parameter(rule, name)));
            }
        }
    }
    let policies = project.policies.iter().map(|policy| policy.id.value).collect();
    for placed in waivers::all(project) {
        let name = placed.waiver.rule;
        if waivers::can_be_waived(&policies, name.value) {
            continue;
        }
        findings.push(match find(name.value) {
            Some(_) => cannot_be_waived(name),
            None => unknown_rule(name),
        });
    }
    let taken = project.policies.iter().filter(|policy| find(policy.id.value).is_some());
    findings.extend(taken.map(|policy| policy_named_like_rule(policy.id)));
    findings
}

/// The rule name that is most similar to a misspelt one.
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

fn level_of_policy(rule: Spanned<&str>) -> Finding {
    let message = "the level of a policy is written in the policy itself";
    Finding::new(UNKNOWN_KEY, rule.span, message).help("write level = \"warn\" under [policy.ID]")
}

fn policy_named_like_rule(id: Spanned<&str>) -> Finding {
    let message =
        format!("\"{}\" is the name of a rule, so it cannot be the id of a policy", id.value);
    Finding::new(DUPLICATE_ID, id.span, message).help("give the policy another id")
}

fn unknown_parameter(rule: &Rule, name: Spanned<&str>) -> Finding {
    let message = format!("the rule \"{}\" has no limit \"{}\"", rule.name, name.value);
    let known: Vec<&str> = rule.parameters.iter().map(|parameter| parameter.name).collect();
    let finding = Finding::new(UNKNOWN_KEY, name.span, message);
    if known.is_empty() {
        finding.help(format!("it has none; write: {} = \"warn\"", rule.name))
    } else {
        finding.help(format!("its limits are: {}", known.join(", ")))
    }
}
