//! The list of all waivers of a project.

use crate::model::{Date, Project};
use crate::plural::count;
use crate::rules::waivers;
use crate::source::SourceMap;
use crate::text::sanitize;

/// A line for each waiver: what it waives, where, how long, and why; in the order of the files.
#[must_use]
pub fn list(project: &Project<'_>, sources: &SourceMap, today: Option<Date>) -> String {
    let mut all = waivers::all(project);
    all.sort_by_key(|standing| standing.waiver.rule.span);
    let mut text = format!("{}\n", count(all.len(), "waiver"));
    for standing in all {
        let place = standing.waiver.rule.span;
        let position = sources.position(place);
        let left = match (standing.waiver.until, today.and_then(|today| standing.days_left(today)))
        {
            (Some(until), Some(left)) if left < 0 => format!("ended on {}", until.value),
            (Some(until), Some(left)) => {
                format!(
                    "{} left, until {}",
                    count(usize::try_from(left).unwrap_or(0), "day"),
                    until.value
                )
            }
            (Some(until), None) => format!("until {}", until.value),
            (None, _) => "no last day".to_owned(),
        };
        text.push_str(&format!(
            "{}:{}:{}: {} for \"{}\": {left}: {}\n",
            sanitize(&sources.file(place.file).path),
            position.line,
            position.column,
            sanitize(standing.waiver.rule.value),
            sanitize(standing.name),
            sanitize(standing.waiver.reason),
        ));
    }
    text.push('\n');
    text
}
