//! The results of checking one project, as data.

use super::diagnostic::Diagnostic;
use super::summary::Summary;
use super::waivers::{self, WaiverStatus};
use crate::model::Project;
use crate::project::ProjectFiles;
use crate::text::{Append, sanitize};

/// The results of checking one project.
#[derive(Debug, Clone, Default)]
pub struct ProjectReport {
    /// The findings that are shown, in order; empty if only the rest is retained.
    pub diagnostics: Vec<Diagnostic>,
    /// The counts of the findings that are not shown because there are too many.
    pub left_out: Summary,
    /// The counts of all findings.
    pub summary: Summary,
    /// The name of the project; may be empty.
    pub name: String,
    /// The path of its `raci.toml`.
    pub manifest: String,
    /// All waivers, if a list of them is asked for.
    pub waivers: Option<Vec<WaiverStatus>>,
    /// Caveats on the summary, in full sentences.
    pub notes: Vec<String>,
}

impl ProjectReport {
    /// A report without diagnostics and waivers.
    #[must_use]
    pub fn new(project: &Project<'_>, files: &ProjectFiles<'_>, summary: Summary) -> ProjectReport {
        ProjectReport {
            name: project.settings.name.to_owned(),
            manifest: files.sources.files[0].path.clone(),
            notes: notes(project, files, &summary),
            summary,
            ..ProjectReport::default()
        }
    }

    /// The lines that close the text of a project: waivers, summary, notes.
    #[must_use]
    pub fn closing_lines(&self) -> String {
        let mut lines = self.waivers.as_deref().map_or_else(String::new, waivers::lines);
        match self.name.as_str() {
            "" => writeln!(lines, "{}", self.summary),
            name => writeln!(lines, "{}", sanitize(&format!("{name}: {}", self.summary))),
        }
        let manifest = sanitize(&self.manifest);
        for note in &self.notes {
            writeln!(lines, "note: {manifest}: {}", sanitize(note));
        }
        lines
    }
}

fn notes(project: &Project<'_>, files: &ProjectFiles<'_>, summary: &Summary) -> Vec<String> {
    let mut notes = Vec::new();
    for (name, meant) in &files.nearly_usual {
        notes.push(format!("{name} beside it is not read; did you mean {meant}?"));
    }
    if project.responsibilities.is_empty() && summary.errors == 0 {
        notes.push(
            "nothing to check yet: add a [responsibility.ID], for example in assignments.toml"
                .to_owned(),
        );
    }
    if project.model.owner().is_none() {
        notes.push(format!(
            "{} has no owner letter, so nobody has to own a responsibility: unowned and owned-twice are silent",
            project.model.name
        ));
    }
    notes
}
