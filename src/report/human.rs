//! The text for people: the findings and closing lines of each project, then those about all projects.

use super::diagnostic::Diagnostic;
use super::excerpt::excerpts;
use super::project_report::ProjectReport;
use super::{Report, short, text};
use crate::finding::Finding;
use crate::source::{Position, SourceMap};
use crate::text::{Append, sanitize};

/// About as many bytes as a finding with its excerpts has.
const USUAL_LENGTH: usize = 400;

/// How the findings look in text for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextStyle {
    /// With excerpts of the files.
    Excerpts,
    /// One line per finding.
    Lines,
}

/// The findings of a project that are not waived, while its files are open.
#[must_use]
pub fn findings(
    findings: &[Finding],
    sources: &SourceMap,
    style: TextStyle,
    colour: bool,
) -> String {
    let mut out = String::with_capacity(findings.len() * USUAL_LENGTH);
    for finding in findings.iter().filter(|finding| finding.waived.is_none()) {
        match style {
            TextStyle::Excerpts => {
                text::write(finding, &excerpts(finding, sources), colour, &mut out);
                out.push('\n');
            }
            TextStyle::Lines => {
                let path = &sources.file(finding.span.file).path;
                short::write(finding, path, sources.position(finding.span), &mut out);
            }
        }
    }
    out
}

/// The whole text of a report.
pub(super) fn write(report: &Report, style: TextStyle, colour: bool) -> String {
    let totals = &report.totals;
    let is_portfolio = totals.projects + totals.unreadable > 1;
    let over_all = || format!("{}\n{totals}\n", totals.portfolio());
    if report.only_summary && is_portfolio {
        return over_all();
    }
    let mut out = String::new();
    for project in &report.projects {
        if !report.only_summary {
            diagnostics(project, style, colour, &mut out);
        }
        out += &project.closing_lines();
    }
    for accepted in &report.resolved {
        writeln!(out, "gone since the baseline: {}", sanitize(&accepted.line()));
    }
    if let Some(more) = report.left_out.found() {
        writeln!(out, "and {more} more, not shown");
    }
    if is_portfolio {
        write!(out, "\n{}", over_all());
    }
    out
}

/// The diagnostics of a project that are not waived.
fn diagnostics(project: &ProjectReport, style: TextStyle, colour: bool, out: &mut String) {
    for diagnostic in project.diagnostics.iter().filter(|it| it.finding.waived.is_none()) {
        match style {
            _ if diagnostic.known => {
                *out += "known before: ";
                line(diagnostic, out);
            }
            TextStyle::Lines => line(diagnostic, out),
            TextStyle::Excerpts => {
                text::write(&diagnostic.finding, &diagnostic.excerpts, colour, out);
                out.push('\n');
            }
        }
    }
}

fn line(diagnostic: &Diagnostic, out: &mut String) {
    let region = &diagnostic.region;
    let position = Position { line: region.line, column: region.column };
    short::write(&diagnostic.finding, &region.path, position, out);
}
