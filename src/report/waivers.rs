//! The list of all waivers of a project.

use crate::model::{Date, Project};
use crate::plural::count;
use crate::rules::waivers;
use crate::source::{Position, SourceMap};
use crate::text::{Append, sanitize};

/// A waiver, with the time that it has left.
#[derive(Debug, Clone)]
pub struct WaiverStatus {
    /// The path of its file.
    path: String,
    position: Position,
    rule: String,
    /// The name of the entry that is waived.
    subject: String,
    reason: String,
    until: Option<Date>,
    /// The days until it ends, negative once it has; `None` if it does not end, or today is not known.
    days_left: Option<i64>,
}

/// All waivers, in the order of the files.
#[must_use]
pub fn waiver_statuses(
    project: &Project<'_>,
    sources: &SourceMap,
    today: Option<Date>,
) -> Vec<WaiverStatus> {
    let mut all = waivers::all(project);
    all.sort_by_key(|placed| placed.waiver.rule.span);
    let status = |placed: waivers::SubjectWaiver<'_, '_>| {
        let waiver = placed.waiver;
        WaiverStatus {
            path: sources.file(waiver.rule.span.file).path.clone(),
            position: sources.position(waiver.rule.span),
            rule: waiver.rule.value.to_owned(),
            subject: placed.name.to_owned(),
            reason: waiver.reason.to_owned(),
            until: waiver.until.map(|until| until.value),
            days_left: today.and_then(|today| placed.days_left(today)),
        }
    };
    all.into_iter().map(status).collect()
}

/// A line for each waiver: its position, its rule, its remaining time, and its reason.
pub(super) fn lines(waivers: &[WaiverStatus]) -> String {
    let mut text = format!("{}\n", count(waivers.len(), "waiver"));
    for waiver in waivers {
        let left = match (waiver.until, waiver.days_left) {
            (Some(until), Some(left)) if left < 0 => format!("ended on {until}"),
            (Some(until), Some(left)) => {
                let left = count(usize::try_from(left).unwrap_or(0), "day");
                format!("{left} left, until {until}")
            }
            (Some(until), None) => format!("until {until}"),
            (None, _) => "no last day".to_owned(),
        };
        writeln!(
            text,
            "{}:{}:{}: {} for \"{}\": {left}: {}",
            sanitize(&waiver.path),
            waiver.position.line,
            waiver.position.column,
            sanitize(&waiver.rule),
            sanitize(&waiver.subject),
            sanitize(&waiver.reason),
        );
    }
    text + "\n"
}
