//! Findings as a code quality report of GitLab.

use serde_json::json;

use crate::envelope;
use crate::model::Level;
use crate::report::diagnostic::Diagnostic;
use crate::text::sanitize;

/// A list with an object for each finding that no waiver silences.
#[must_use]
pub fn write(entries: &[Diagnostic]) -> String {
    let standing = entries.iter().filter(|entry| entry.finding.waived.is_none());
    let list = standing.map(|entry| {
        json!({
            "description": sanitize(&entry.finding.message),
            "check_name": entry.finding.rule,
            "fingerprint": entry.fingerprint,
            "severity": match entry.finding.level {
                Level::Error => "major",
                Level::Warn => "minor",
                Level::Info | Level::Off => "info",
            },
            "location": {
                "path": &*entry.region.path,
                "lines": { "begin": entry.region.line, "end": entry.region.end_line },
            },
        })
    });
    envelope::pretty(&list.collect::<Vec<_>>())
}
