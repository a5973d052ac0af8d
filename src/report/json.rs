//! Findings as JSON: one object with all of them and the summary, or an object a line.

use serde::{Serialize, Serializer};

use super::Report;
use crate::envelope;
use crate::report::diagnostic::{Diagnostic, Region};

#[derive(Serialize)]
struct Body<'e> {
    findings: Findings<'e>,
    summary: Counts,
}

/// The diagnostics, serialized one by one.
struct Findings<'e>(&'e Report);

impl Serialize for Findings<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.0.diagnostics().map(one))
    }
}

#[derive(Serialize)]
struct One<'e> {
    rule: &'e str,
    level: &'e str,
    message: &'e str,
    #[serde(skip_serializing_if = "str::is_empty")]
    help: &'e str,
    #[serde(skip_serializing_if = "Option::is_none")]
    policy: Option<&'e str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    waived: Option<&'e str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    known: bool,
    #[serde(skip_serializing_if = "str::is_empty")]
    subject: &'e str,
    place: At<'e>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Other<'e>>,
    fingerprint: &'e str,
}

#[derive(Serialize)]
struct At<'e> {
    path: &'e str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct Other<'e> {
    #[serde(flatten)]
    place: At<'e>,
    label: &'e str,
}

#[derive(Serialize)]
struct Counts {
    projects: usize,
    #[serde(skip_serializing_if = "is_zero")]
    unreadable: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    waived: usize,
    known: usize,
    responsibilities: usize,
    roles: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    filled_roles: Option<usize>,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde calls it with a reference
fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// One object with all findings and the counts over all projects.
#[must_use]
pub fn write(report: &Report) -> String {
    let summary = &report.totals;
    let body = Body {
        findings: Findings(report),
        summary: Counts {
            projects: summary.projects,
            unreadable: summary.unreadable,
            errors: summary.errors,
            warnings: summary.warnings,
            infos: summary.infos,
            waived: summary.waived,
            known: summary.known,
            responsibilities: summary.responsibilities,
            roles: summary.roles,
            filled_roles: summary.filled,
        },
    };
    envelope::write(envelope::Document::Findings, &body)
}

/// An object for each finding, each in a line of its own.
#[must_use]
pub fn write_lines(report: &Report) -> String {
    report.diagnostics().map(|diagnostic| envelope::line(&one(diagnostic))).collect()
}

fn one(diagnostic: &Diagnostic) -> One<'_> {
    let labels = diagnostic.finding.related.iter().map(|related| related.label.as_str());
    let related = diagnostic.related.iter().zip(labels);
    One {
        rule: diagnostic.finding.rule,
        level: diagnostic.finding.level.name(),
        message: &diagnostic.finding.message,
        help: &diagnostic.finding.help,
        policy: diagnostic.finding.policy.as_deref(),
        waived: diagnostic.finding.waived.as_deref(),
        known: diagnostic.known,
        subject: &diagnostic.subject,
        place: at(&diagnostic.region),
        related: related.map(|(region, label)| Other { place: at(region), label }).collect(),
        fingerprint: &diagnostic.fingerprint,
    }
}

fn at(region: &Region) -> At<'_> {
    At {
        path: &region.path,
        line: region.line,
        column: region.column,
        end_line: region.end_line,
        end_column: region.end_column,
    }
}
