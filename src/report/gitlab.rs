//! Findings as a code quality report of GitLab.

use serde_json::json;

use crate::envelope;
use crate::model::Level;
use crate::report::Report;
use crate::text::sanitize;

/// A list with an object for each finding that is not waived.
#[must_use]
pub fn write(report: &Report) -> String {
    let reported = report.diagnostics().filter(|diagnostic| diagnostic.finding.waived.is_none());
    let list = reported.map(|diagnostic| {
        json!({
            "description": sanitize(&diagnostic.finding.message),
            "check_name": diagnostic.finding.rule,
            "fingerprint": diagnostic.fingerprint,
            "severity": match diagnostic.finding.level {
                Level::Error => "major",
                Level::Warn => "minor",
                Level::Info | Level::Off => "info",
            },
            "location": {
                "path": &*diagnostic.region.path,
                "lines": { "begin": diagnostic.region.line, "end": diagnostic.region.end_line },
            },
        })
    });
    envelope::pretty(&list.collect::<Vec<_>>())
}
