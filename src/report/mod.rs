//! Findings out: one format, one file. A report is data until it is written.

pub mod baseline;
pub mod diagnostic;
pub mod excerpt;
mod github;
mod gitlab;
pub mod human;
mod json;
mod junit;
pub mod project_report;
mod sarif;
mod short;
pub mod summary;
pub mod text;
pub mod truncate;
pub mod waivers;

use baseline::Accepted;
use diagnostic::Diagnostic;
use human::TextStyle;
use project_report::ProjectReport;
use summary::Summary;

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

impl Format {
    /// How findings look in the text for people, if the format has one.
    #[must_use]
    pub fn text_style(self) -> Option<TextStyle> {
        match self {
            Format::Text | Format::Github => Some(TextStyle::Excerpts),
            Format::Short => Some(TextStyle::Lines),
            Format::Json | Format::Jsonl | Format::Sarif | Format::Gitlab | Format::Junit => None,
        }
    }

    /// Whether the format is only text for people, which can be written project by project.
    #[must_use]
    pub fn is_text_only(self) -> bool {
        match self {
            Format::Text | Format::Short => true,
            Format::Json
            | Format::Jsonl
            | Format::Sarif
            | Format::Github
            | Format::Gitlab
            | Format::Junit => false,
        }
    }
}

/// The findings of a check in all projects.
#[derive(Debug, Default)]
pub struct Report {
    /// The projects, in order, except those that have been written already.
    pub projects: Vec<ProjectReport>,
    /// The counts of all findings of all projects.
    pub totals: Summary,
    /// The counts of the findings that are not shown because there are too many.
    pub left_out: Summary,
    /// The accepted findings that are found no more.
    pub resolved: Vec<Accepted>,
    /// Whether the text for people has only the totals.
    pub only_summary: bool,
}

impl Report {
    /// The diagnostics of all projects, in order.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> + Clone {
        self.projects.iter().flat_map(|project| &project.diagnostics)
    }

    /// Leaves out all but the `most` findings of the highest severity.
    pub fn keep_worst(&mut self, most: usize) {
        truncate::keep_worst(&mut self.projects, most);
        for project in &self.projects {
            self.left_out.add(&project.left_out);
        }
    }

    /// The report in a format. Only text for people has colour.
    #[must_use]
    pub fn write(&self, format: Format, colour: bool) -> String {
        match format {
            Format::Text => human::write(self, TextStyle::Excerpts, colour),
            Format::Short => human::write(self, TextStyle::Lines, colour),
            Format::Json => json::write(self),
            Format::Jsonl => json::write_lines(self),
            Format::Sarif => sarif::write(self),
            Format::Github => {
                human::write(self, TextStyle::Excerpts, colour) + &github::write(self)
            }
            Format::Gitlab => gitlab::write(self),
            Format::Junit => junit::write(self),
        }
    }
}
