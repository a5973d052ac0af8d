//! The last line of a check: the totals that were checked and found.

use std::fmt;

use crate::finding::Finding;
use crate::model::{Level, Project};
use crate::plural::count;

/// Counts over one project or several.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Projects checked.
    pub projects: usize,
    /// Of these, those without findings that count.
    pub clean: usize,
    /// Of these, those with errors.
    pub with_errors: usize,
    /// Projects and folders that could not be read, not included in `projects`.
    pub unreadable: usize,
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings for information only.
    pub infos: usize,
    /// Waived findings, not included in the numbers above.
    pub waived: usize,
    /// Findings in the baseline, not included in the numbers above.
    pub known: usize,
    /// Rows.
    pub responsibilities: usize,
    /// Columns.
    pub roles: usize,
    /// Roles that are filled; `None` if no project names people.
    pub filled: Option<usize>,
}

impl Summary {
    /// The counts of one project with its findings, and whether each is in the baseline.
    #[must_use]
    pub fn new<'f>(
        project: &Project<'_>,
        findings: impl Iterator<Item = (&'f Finding, bool)>,
    ) -> Summary {
        let filled = project.columns().filter(|(role, _)| project.is_filled(*role)).count();
        let mut summary = Summary {
            projects: 1,
            responsibilities: project.responsibilities.len(),
            roles: project.roles.len(),
            filled: project.names_people().then_some(filled),
            ..Summary::default()
        };
        for (finding, known) in findings {
            match (&finding.waived, known) {
                (None, false) => summary.count(finding.level),
                (waived, known) => {
                    summary.waived += usize::from(waived.is_some());
                    summary.known += usize::from(known);
                }
            }
        }
        summary.clean = usize::from(summary.found().is_none());
        summary.with_errors = usize::from(summary.errors > 0);
        summary
    }

    /// Counts one more finding of a level.
    pub fn count(&mut self, level: Level) {
        match level {
            Level::Error => self.errors += 1,
            Level::Warn => self.warnings += 1,
            Level::Info => self.infos += 1,
            Level::Off => {}
        }
    }

    /// The number of findings at or above a level.
    #[must_use]
    pub fn number_from(&self, level: Level) -> usize {
        match level {
            Level::Error => self.errors,
            Level::Warn => self.errors + self.warnings,
            Level::Info => self.errors + self.warnings + self.infos,
            Level::Off => 0,
        }
    }

    /// "2 errors, 1 warning"; `None` if all counts are 0.
    #[must_use]
    pub fn found(&self) -> Option<String> {
        let levels = [(self.errors, "error"), (self.warnings, "warning"), (self.infos, "note")];
        let found = levels.iter().filter(|(number, _)| *number > 0);
        let found: Vec<String> = found.map(|(number, noun)| count(*number, noun)).collect();
        (!found.is_empty()).then(|| found.join(", "))
    }

    /// "3 projects: 1 clean, 1 with errors, 1 with warnings", and how many could not be read.
    #[must_use]
    pub fn portfolio(&self) -> String {
        let others = self.projects - self.clean - self.with_errors;
        let parts = [
            (self.clean, "clean"),
            (self.with_errors, "with errors"),
            (others, "with warnings"),
            (self.unreadable, "that cannot be read"),
        ];
        let parts = parts.iter().filter(|(number, _)| *number > 0);
        let parts: Vec<String> = parts.map(|(number, what)| format!("{number} {what}")).collect();
        format!("{}: {}", count(self.projects + self.unreadable, "project"), parts.join(", "))
    }

    /// Adds the counts of another.
    pub fn add(&mut self, other: &Summary) {
        self.projects += other.projects;
        self.clean += other.clean;
        self.with_errors += other.with_errors;
        self.unreadable += other.unreadable;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
        self.waived += other.waived;
        self.known += other.known;
        self.responsibilities += other.responsibilities;
        self.roles += other.roles;
        self.filled = match (self.filled, other.filled) {
            (None, None) => None,
            (one, two) => Some(one.unwrap_or_default() + two.unwrap_or_default()),
        };
    }
}

impl fmt::Display for Summary {
    /// "2 errors, 1 warning in 43 responsibilities, 9 roles (8 filled)".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.found().as_deref().unwrap_or("no findings"))?;
        let beside = [(self.waived, "waived"), (self.known, "known before")];
        let beside = beside.iter().filter(|(number, _)| *number > 0);
        let beside: Vec<String> = beside.map(|(number, what)| format!("{number} {what}")).collect();
        if !beside.is_empty() {
            write!(f, " ({})", beside.join(", "))?;
        }
        match self.projects {
            1 => f.write_str(" in")?,
            projects => write!(f, " in {} with", count(projects, "project"))?,
        }
        write!(
            f,
            " {}, {}",
            count(self.responsibilities, "responsibility"),
            count(self.roles, "role")
        )?;
        match self.filled {
            Some(filled) => write!(f, " ({filled} filled)"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_nouns_agree() {
        let mut summary = Summary {
            projects: 1,
            errors: 2,
            warnings: 1,
            responsibilities: 43,
            roles: 9,
            filled: Some(8),
            ..Summary::default()
        };
        assert_eq!(
            summary.to_string(),
            "2 errors, 1 warning in 43 responsibilities, 9 roles (8 filled)"
        );
        summary = Summary { projects: 2, responsibilities: 1, roles: 1, ..Summary::default() };
        assert_eq!(summary.to_string(), "no findings in 2 projects with 1 responsibility, 1 role");
    }
}
