//! A mistake that all responsibilities share is reported once for the project.

use crate::finding::Finding;
use crate::model::{Project, Responsibility, Subject};

/// The least number of responsibilities that are collapsed into one finding.
const LEAST: usize = 3;

/// One finding for the project if all of the `checked` responsibilities have one, otherwise `findings` as they are.
pub(crate) fn collapse(
    project: &Project<'_>,
    checked: usize,
    findings: Vec<Finding>,
    message: impl FnOnce() -> String,
    help: impl FnOnce() -> String,
) -> Vec<Finding> {
    if checked < LEAST || findings.len() < checked {
        return findings;
    }
    // A waiver needs a finding for each responsibility.
    let of_rows = project.responsibilities.iter().map(|row| &row.waivers);
    let of_phases = project.phases.iter().map(|phase| &phase.waivers);
    let rule = findings.first().map(|finding| finding.rule);
    let is_waived =
        of_rows.chain(of_phases).flatten().any(|waiver| Some(waiver.rule.value) == rule);
    let all_read = project.responsibilities.iter().all(Responsibility::has_read_all);
    let whole = findings.len() == checked && all_read && !is_waived;
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
