//! Runs the rules on a project.

use super::{JUDGING, validate_settings, waivers};
use crate::finding::Finding;
use crate::model::{Date, Level, Project};

/// The findings of every rule that is not off in the project, with their levels, in no particular order.
///
/// Waivers are compared with `today`; without a day, none has expired.
#[must_use]
pub fn run(project: &Project<'_>, today: Option<Date>) -> Vec<Finding> {
    let mut findings = validate_settings::check(project);
    for rule in JUDGING {
        let level = rule.level_in(project);
        if level == Level::Off {
            continue;
        }
        // The findings of a policy already have the level that the policy sets.
        findings.extend((rule.check)(project).into_iter().map(|finding| match finding.policy {
            Some(_) => finding,
            None => Finding { level, ..finding },
        }));
    }
    waivers::apply(project, &mut findings, today);
    findings
}
