//! Several projects asked together: each is read and judged by itself, and only its answer is kept.

use std::path::{Path, PathBuf};

use crate::commands::parallel::{in_order, workers};
use crate::commands::{Streams, judge, note_number_of_errors, number_of_errors, print};
use crate::error::Error;
use crate::limits::Limits;
use crate::model::{Date, Project};
use crate::plural::count;
use crate::project;
use crate::project::Arena;
use crate::source::SourceMap;

/// Projects that are asked together.
pub(super) struct Several<'s> {
    /// Their folders.
    pub roots: Vec<PathBuf>,
    /// How many files they have together, as far as that is known.
    pub files: usize,
    /// The folder from which their paths are shown.
    pub current: &'s Path,
    /// The bounds within which they are read.
    pub limits: &'s Limits,
    /// The day by which waivers are judged.
    pub today: Option<Date>,
}

/// The projects that have errors.
pub(super) struct Errors {
    /// How many projects there are.
    projects: usize,
    /// The first file of each that has errors, and how many these are.
    wrong: Vec<(String, usize)>,
}

impl Several<'_> {
    /// Asks every project, each with its position. The answers are in the order of the projects.
    ///
    /// # Errors
    /// When a folder of a project cannot be listed: the first such error.
    pub fn ask<T: Send>(
        &self,
        question: impl Fn(usize, &Project<'_>, &SourceMap) -> T + Sync,
    ) -> Result<(Vec<T>, Errors), Error> {
        let ask = |position: usize| {
            let sources = project::open_within(&self.roots[position], self.current, self.limits)?;
            let arena = Arena::default();
            let (project, findings) = judge(&sources, &arena, self.today, &[]);
            let answer = question(position, &project, &sources);
            let errors = number_of_errors(&findings);
            Ok((answer, (errors > 0).then(|| (sources.files[0].path.clone(), errors))))
        };
        let mut answers = Vec::new();
        let mut errors = Errors { projects: self.roots.len(), wrong: Vec::new() };
        let mut failed = None;
        in_order(self.roots.len(), workers(self.files), ask, |asked| match asked {
            Err(error) => failed = failed.take().or(Some(error)),
            Ok((answer, wrong)) => {
                answers.push(answer);
                errors.wrong.extend(wrong);
            }
        });
        failed.map_or(Ok((answers, errors)), Err)
    }
}

impl Errors {
    /// Says on the side that projects have errors.
    pub fn note(&self, streams: &mut Streams<'_>) -> anyhow::Result<()> {
        match (self.projects, self.wrong.as_slice()) {
            (_, []) => Ok(()),
            (1, [(file, errors)]) => note_number_of_errors(file, *errors, streams),
            (projects, wrong) => {
                let (wrong, projects) = (wrong.len(), count(projects, "project"));
                let note =
                    format!("note: {wrong} of {projects} have errors; `raci check` shows them\n");
                print(streams.err, note.as_bytes())
            }
        }
    }
}
