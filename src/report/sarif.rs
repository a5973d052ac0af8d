//! Findings as SARIF 2.1.0, which code hosts read.

use serde::Serialize;
use serde_json::{Value, json};

use crate::envelope;
use crate::model::Level;
use crate::report::Report;
use crate::report::diagnostic::{Diagnostic, Region};
use crate::rules;
use crate::text::{Append, sanitize};

/// Code hosts refuse documents with more results.
const MOST_RESULTS: usize = 25_000;
/// The schema of the document.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// One run with every rule and every finding; waived findings are suppressed ones.
#[must_use]
pub fn write(report: &Report) -> String {
    let rules: Vec<&rules::Rule> = rules::all().collect();
    let index = |name: &str| rules.iter().position(|rule| rule.name == name).unwrap_or_default();
    let mut worst_first: Vec<&Diagnostic> = report.diagnostics().collect();
    worst_first.sort_by_key(|diagnostic| diagnostic.finding.level);
    let results = worst_first
        .into_iter()
        .take(MOST_RESULTS)
        .map(|diagnostic| result(diagnostic, index(diagnostic.finding.rule)));
    let document = Document {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [json!({
            "tool": { "driver": {
                "name": "raci",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| described(rule)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<_>>(),
        })],
    };
    envelope::pretty(&document)
}

#[derive(Serialize)]
struct Document {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Value; 1],
}

fn described(rule: &rules::Rule) -> Value {
    json!({
        "id": rule.name,
        "shortDescription": { "text": rule.summary },
        "help": { "text": rule.page, "markdown": rule.page },
        "defaultConfiguration": {
            "enabled": rule.level != Level::Off,
            "level": level(rule.level),
        },
    })
}

fn result(diagnostic: &Diagnostic, rule: usize) -> Value {
    let mut text = sanitize(&diagnostic.finding.message).into_owned();
    if !diagnostic.finding.help.is_empty() {
        write!(text, "\nhelp: {}", sanitize(&diagnostic.finding.help));
    }
    let labels = diagnostic.finding.related.iter().map(|related| &related.label);
    let related = diagnostic.related.iter().zip(labels).enumerate().map(|(id, (region, label))| {
        let mut location = location(region);
        location["id"] = json!(id);
        location["message"] = json!({ "text": sanitize(label) });
        location
    });
    let mut result = json!({
        "ruleId": diagnostic.finding.rule,
        "ruleIndex": rule,
        "level": level(diagnostic.finding.level),
        "message": { "text": text },
        "locations": [location(&diagnostic.region)],
        "relatedLocations": related.collect::<Vec<_>>(),
        "partialFingerprints": { "raci/v1": diagnostic.fingerprint },
    });
    if diagnostic.known {
        result["baselineState"] = json!("unchanged");
    }
    if let Some(reason) = &diagnostic.finding.waived {
        result["suppressions"] = json!([{ "kind": "inSource", "justification": sanitize(reason) }]);
    }
    result
}

fn location(region: &Region) -> Value {
    let mut shown = json!({ "startLine": region.line, "startColumn": region.column });
    if (region.end_line, region.end_column) > (region.line, region.column) {
        shown["endLine"] = json!(region.end_line);
        shown["endColumn"] = json!(region.end_column);
    }
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(&region.path), "uriBaseId": "%SRCROOT%" },
        "region": shown,
    }})
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warn => "warning",
        Level::Info => "note",
        Level::Off => "none",
    }
}

/// A path as a relative reference: all bytes but RFC 3986's unreserved ones are percent-encoded.
fn uri(path: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~/".contains(&b);
    let codes = path
        .bytes()
        .map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") });
    codes.collect()
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_relative_references() {
        assert_eq!(uri("a b/é.toml"), "a%20b/%C3%A9.toml");
        assert_eq!(uri("../x:y"), "../x%3Ay");
    }
}
