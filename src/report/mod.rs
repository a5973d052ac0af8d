//! Findings out: one format, one file.
//!
//! The form with excerpts is in `text`, which leaves the usual finding to `plain` and all others to a renderer.

pub mod baseline;
pub mod diagnostic;
mod excerpt;
pub mod footer;
mod github;
mod gitlab;
pub mod human;
mod json;
mod junit;
mod plain;
mod sarif;
mod short;
pub mod summary;
pub mod text;
mod truncate;
pub mod waivers;

use baseline::Known;
use diagnostic::Diagnostic;
use summary::Summary;

use crate::source::Position;
use crate::text::sanitize;

/// How many characters a message, label or help may have for people; names are free text and may be of any length.
const LONGEST: usize = 400;

/// The formats of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Findings with excerpts of the files, for people
    Text,
    /// One line per finding, for people
    Short,
    /// One JSON object with all findings and the summary
    Json,
    /// One JSON object per finding, one per line
    Jsonl,
    /// SARIF 2.1.0
    Sarif,
    /// The text format, and annotations for GitHub Actions
    Github,
    /// A GitLab code quality report
    Gitlab,
    /// A `JUnit` report
    Junit,
}

/// What a check found, over all projects.
#[derive(Debug, Default)]
pub struct Report {
    /// Every finding that is shown, in its order, project by project.
    pub entries: Vec<Diagnostic>,
    /// The projects, as far as nothing was taken away.
    pub parts: Vec<Part>,
    /// The counts over all projects, of findings that are shown or not.
    pub summary: Summary,
    /// The counts of the findings that are not shown, there being too many.
    pub left_out: Summary,
    /// What stood in the baseline and stands no more.
    pub gone: Vec<Known>,
    /// Whether the forms for people have the counts over all projects and nothing else.
    pub only_summary: bool,
}

/// One project of a report.
#[derive(Debug, Default)]
pub struct Part {
    /// How many of the entries are its own.
    pub entries: usize,
    /// What is said of it to people after its entries: findings that are no entries, the summary, and what must be
    /// known to trust it.
    pub text: String,
}

impl Report {
    /// Adds what was found in others.
    pub fn add(&mut self, other: Report) {
        self.entries.extend(other.entries);
        self.parts.extend(other.parts);
        self.summary.add(&other.summary);
        self.left_out.add(&other.left_out);
    }

    /// Takes away what is said of the projects so far, so that it can be written before the end.
    pub fn take_text(&mut self) -> String {
        self.parts.drain(..).map(|part| part.text).collect()
    }

    /// The report in a format.
    #[must_use]
    pub fn write(&self, format: Format) -> String {
        match format {
            Format::Text => self.for_people(write_text),
            Format::Short => self.for_people(write_short),
            Format::Json => json::write(&self.entries, &self.summary),
            Format::Jsonl => json::write_lines(&self.entries),
            Format::Sarif => sarif::write(&self.entries),
            Format::Github => self.for_people(write_text) + &github::write(&self.entries),
            Format::Gitlab => gitlab::write(&self.entries),
            Format::Junit => junit::write(&self.entries),
        }
    }

    /// The forms for people: project by project, the findings and the closing lines.
    fn for_people(&self, write: fn(&Diagnostic, &mut String)) -> String {
        let several = self.summary.projects + self.summary.unreadable > 1;
        let over_all = || format!("{}\n{}\n", self.summary.portfolio(), self.summary);
        if self.only_summary && several {
            return over_all();
        }
        let mut text = String::new();
        let mut entries = self.entries.iter();
        for part in &self.parts {
            let own = entries.by_ref().take(part.entries);
            for entry in own.filter(|entry| entry.finding.waived.is_none() && !self.only_summary) {
                if entry.known {
                    text.push_str("known before: ");
                    write_short(entry, &mut text);
                } else {
                    write(entry, &mut text);
                }
            }
            text.push_str(&part.text);
        }
        for gone in &self.gone {
            text.push_str(&format!("gone since the baseline: {}\n", sanitize(&gone.line())));
        }
        if let Some(more) = self.left_out.found() {
            text.push_str(&format!("and {more} more, not shown\n"));
        }
        if several {
            text.push_str(&format!("\n{}", over_all()));
        }
        text
    }
}

/// A finding with excerpts.
fn write_text(entry: &Diagnostic, text: &mut String) {
    text.push_str(&entry.text);
    text.push('\n');
}

/// A finding in one line.
fn write_short(entry: &Diagnostic, text: &mut String) {
    let position = Position { line: entry.region.line, column: entry.region.column };
    short::write(&entry.finding, &entry.region.path, position, text);
}
