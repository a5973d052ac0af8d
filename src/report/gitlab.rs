//! Findings as a code quality report of GitLab.

use serde_json::json;

use crate::model::Level;
use crate::report::diagnostic::Diagnostic;
use crate::text::sanitize;

/// A list with an object for each finding that no waiver silences.
///
/// # Errors
/// Never in practice: every value can be written as JSON.
pub fn write(entries: &[Diagnostic]) -> serde_json::Result<String> {
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
    super::json::pretty(&list.collect::<Vec<_>>())
}
