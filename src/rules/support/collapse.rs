//! A mistake that every row of a project makes is one mistake: it is said once.

use crate::finding::Finding;
use crate::model::{Project, Responsibility, Subject};

/// From how many rows on a mistake of every row is said once. Below, each row is as short to say.
const SEVERAL: usize = 3;

/// The findings row by row; or one for the whole project, if `judged` rows were judged and each has a finding.
pub(crate) fn once(
    project: &Project<'_>,
    judged: usize,
    findings: Vec<Finding>,
    message: impl FnOnce() -> String,
    help: impl FnOnce() -> String,
) -> Vec<Finding> {
    if judged < SEVERAL || findings.len() < judged {
        return findings;
    }
    let rows = project.responsibilities.iter().map(|row| &row.waivers);
    let waivers = rows.chain(project.phases.iter().map(|phase| &phase.waivers)).flatten();
    let rule = findings.first().map(|finding| finding.rule);
    let is_waived = waivers.into_iter().any(|waiver| Some(waiver.rule.value) == rule);
    // Where one of them is waived, the others have to be told one by one.
    let all_read = project.responsibilities.iter().all(Responsibility::has_read_all);
    let whole = findings.len() == judged && all_read && !is_waived;
    match findings.first() {
        Some(first) if whole => {
            let settings = &project.settings;
            let span = settings.model.map_or(settings.span, |model| model.span);
            vec![
                Finding::new(first.rule, span, message())
                    .about(Subject::Project)
                    .related(first.span, "the first of them")
                    .help(help()),
            ]
        }
        _ => findings,
    }
}
