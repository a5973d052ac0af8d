//! Findings out: one format, one file.

pub mod baseline;
pub mod entry;
mod excerpt;
mod github;
mod gitlab;
mod json;
mod junit;
mod plain;
mod sarif;
mod short;
pub mod summary;
pub mod text;
pub mod waivers;

use baseline::Known;
use entry::Entry;
use summary::Summary;

use crate::finding::Level;
use crate::text::visible;

/// The formats of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// With excerpts, for people
    Text,
    /// One line a finding
    Short,
    /// One JSON object with all findings and the summary
    Json,
    /// A JSON object a line
    Jsonl,
    /// SARIF 2.1.0
    Sarif,
    /// Annotations of GitHub Actions, with the text form
    Github,
    /// A code quality report of GitLab
    Gitlab,
    /// A `JUnit` report
    Junit,
}

/// What a check found, over all projects.
#[derive(Debug, Default)]
pub struct Report {
    /// Every finding that is shown, in its order, project by project.
    pub entries: Vec<Entry>,
    /// What is said of each project after its findings.
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
    /// The summary and what must be known to trust it.
    pub closing: String,
}

impl Report {
    /// Leaves out all but the `most` gravest findings. Those that do not count stay.
    pub fn keep_worst(&mut self, most: usize) {
        let mut levels: Vec<Level> = self.standing().map(|entry| entry.level).collect();
        levels.sort_unstable();
        let Some(last) = levels.get(most).copied() else {
            return;
        };
        let graver = levels.iter().filter(|level| **level < last).count();
        let mut room = most - graver;
        let mut kept = Vec::new();
        let mut entries = std::mem::take(&mut self.entries).into_iter();
        for part in &mut self.parts {
            let own = entries.by_ref().take(part.entries);
            let before = kept.len();
            for entry in own {
                let as_grave_as_last = entry.stands() && entry.level == last;
                let keep = !entry.stands() || entry.level < last || as_grave_as_last && room > 0;
                if keep {
                    room -= usize::from(as_grave_as_last);
                    kept.push(entry);
                } else {
                    self.left_out.count(entry.level);
                }
            }
            part.entries = kept.len() - before;
        }
        self.entries = kept;
    }

    /// The findings that count.
    fn standing(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.stands())
    }

    /// The report in a format.
    ///
    /// # Errors
    /// Never in practice: every value can be written in every format.
    pub fn write(&self, format: Format) -> serde_json::Result<String> {
        Ok(match format {
            Format::Text => self.text(|entry| format!("{}\n", entry.text)),
            Format::Short => self.text(short::line),
            Format::Json => json::write(&self.entries, &self.summary)?,
            Format::Jsonl => json::write_lines(&self.entries)?,
            Format::Sarif => sarif::write(&self.entries)?,
            Format::Github => {
                let text = self.text(|entry| format!("{}\n", entry.text));
                format!("{text}{}", github::write(&self.entries))
            }
            Format::Gitlab => gitlab::write(&self.entries)?,
            Format::Junit => junit::write(&self.entries),
        })
    }

    /// The forms for people: project by project, the findings and the closing lines.
    fn text(&self, form: fn(&Entry) -> String) -> String {
        let several = self.summary.projects + self.summary.unreadable > 1;
        let over_all = || format!("{}\n{}\n", self.summary.portfolio(), self.summary);
        if self.only_summary && several {
            return over_all();
        }
        let mut text = String::new();
        let mut entries = self.entries.iter();
        for part in &self.parts {
            let own = entries.by_ref().take(part.entries);
            for entry in own.filter(|entry| entry.waived.is_none() && !self.only_summary) {
                text.push_str(&if entry.known { known_line(entry) } else { form(entry) });
            }
            text.push_str(&part.closing);
        }
        for gone in &self.gone {
            text.push_str(&format!("gone since the baseline: {}\n", visible(&gone.line())));
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

/// A finding that stood before, in one line.
fn known_line(entry: &Entry) -> String {
    format!("known before: {}", short::line(entry))
}
