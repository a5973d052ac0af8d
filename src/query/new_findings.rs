//! The findings that `raci check` would report without somebody, and does not report now.

use std::collections::HashSet;

use serde::Serialize;

use crate::finding::{self, Finding};
use crate::model::{Date, Holder, Project, Subject};
use crate::rules;

/// A finding that would appear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewFinding<'p> {
    /// The rule.
    pub rule: &'static str,
    /// Its severity.
    pub level: &'static str,
    /// The id of the broken policy, if the rule is `policy`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
    /// The title of that policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<&'p str>,
    /// The kind of its subject: "responsibility", "role", "person", "phase", or "project".
    pub kind: &'static str,
    /// The id of that; empty for the project.
    pub id: &'p str,
    /// The name of that.
    pub name: &'p str,
    /// The message.
    pub message: String,
}

/// The findings that would appear, in the order of a check, without those about the role that leaves.
pub(super) fn find<'p>(
    now: &'p Project<'_>,
    then: &'p Project<'_>,
    leaver: Holder,
    today: Option<Date>,
) -> Vec<NewFinding<'p>> {
    let before = check(now, today);
    let known: HashSet<_> = before.iter().map(|finding| key(now, finding)).collect();
    let mut after = check(then, today);
    finding::sort(&mut after);
    // A person is not in the project any more, and no finding is about a party.
    let gone = match leaver {
        Holder::Role(role) => Some(Subject::Role(role)),
        Holder::Person(_) | Holder::Party(_) => None,
    };
    after
        .into_iter()
        .filter(|finding| Some(finding.subject) != gone && !known.contains(&key(then, finding)))
        .map(|finding| new_finding(now, then, finding))
        .collect()
}

fn new_finding<'p>(
    now: &'p Project<'_>,
    then: &'p Project<'_>,
    finding: Finding,
) -> NewFinding<'p> {
    let entity = then.entity(finding.subject);
    let mut policies = now.policies.iter();
    let policy = policies.find(|policy| Some(policy.id.value) == finding.policy.as_deref());
    NewFinding {
        rule: finding.rule,
        level: finding.level.name(),
        title: policy.and_then(|policy| policy.title),
        policy: finding.policy,
        kind: entity.kind,
        id: entity.id,
        name: entity.name,
        message: finding.message,
    }
}

/// The findings of a project that are not waived.
fn check(project: &Project<'_>, today: Option<Date>) -> Vec<Finding> {
    rules::run(project, today).into_iter().filter(|finding| finding.waived.is_none()).collect()
}

/// What identifies a finding before and after: the rule, what it is about, and the policy. Not the message, which has
/// numbers and names that change.
fn key<'p>(
    project: &'p Project<'_>,
    finding: &Finding,
) -> (&'static str, &'static str, &'p str, Option<String>) {
    let entity = project.entity(finding.subject);
    (finding.rule, entity.kind, entity.id, finding.policy.clone())
}
