//! What `raci check` would find once somebody has left, and does not find now.

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
    /// How grave it is.
    pub level: &'static str,
    /// The policy that would be broken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
    /// What that policy is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<&'p str>,
    /// What it speaks of: "responsibility", "role", "person", "phase", or "project".
    pub kind: &'static str,
    /// The id of that; empty for the project.
    pub id: &'p str,
    /// The name of that.
    pub name: &'p str,
    /// What is wrong.
    pub message: String,
}

/// The findings that would appear, in the order of a check, without those that only speak of who left.
pub(super) fn of<'p>(
    now: &'p Project<'_>,
    then: &'p Project<'_>,
    somebody: Holder,
    today: Option<Date>,
) -> Vec<NewFinding<'p>> {
    let before = judged(now, today);
    let known: HashSet<_> = before.iter().map(|finding| key(now, finding)).collect();
    let mut after = judged(then, today);
    finding::sort(&mut after);
    let gone = match somebody {
        Holder::Role(role) => Some(Subject::Role(role)),
        // A person is not in the project any more, and a party is no subject.
        _ => None,
    };
    let new = after
        .into_iter()
        .filter(|finding| Some(finding.subject) != gone && !known.contains(&key(then, finding)));
    new.map(|finding| appears(now, then, finding)).collect()
}

fn title<'p>(project: &Project<'p>, policy: Option<&str>) -> Option<&'p str> {
    let policy = project.policies.iter().find(|own| Some(own.id.value) == policy)?;
    policy.title
}

fn appears<'p>(now: &'p Project<'_>, then: &'p Project<'_>, finding: Finding) -> NewFinding<'p> {
    let (kind, id, name) = subject(then, finding.subject);
    NewFinding {
        rule: finding.rule,
        level: finding.level.name(),
        title: title(now, finding.policy.as_deref()),
        policy: finding.policy,
        kind,
        id,
        name,
        message: finding.message,
    }
}

/// The findings that stand.
fn judged(project: &Project<'_>, today: Option<Date>) -> Vec<Finding> {
    rules::run(project, today).into_iter().filter(|finding| finding.waived.is_none()).collect()
}

/// What makes a finding the same before and after: the rule, what it speaks of, and the policy. Not the message, which
/// has the numbers and names of the moment.
fn key<'p>(
    project: &'p Project<'_>,
    finding: &Finding,
) -> (&'static str, &'static str, &'p str, Option<String>) {
    let (kind, id, _) = subject(project, finding.subject);
    (finding.rule, kind, id, finding.policy.clone())
}

fn subject<'p>(project: &'p Project<'_>, subject: Subject) -> (&'static str, &'p str, &'p str) {
    match subject {
        Subject::Project => ("project", "", project.settings.name),
        Subject::Responsibility(id) => {
            let row = project.responsibility(id);
            ("responsibility", row.id.value, row.name)
        }
        Subject::Role(id) => ("role", project.role(id).id.value, project.role(id).name),
        Subject::Person(id) => ("person", project.person(id).id.value, project.person(id).name),
        Subject::Phase(id) => ("phase", project.phase(id).id.value, project.phase(id).name),
    }
}
