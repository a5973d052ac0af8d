//! Several projects queried together: each is read and checked by itself, and only its answer is kept.

use std::path::{Path, PathBuf};

use crate::commands::Streams;
use crate::commands::notes::{note_number_of_errors, number_of_errors};
use crate::commands::parallel::{map_ordered, workers};
use crate::commands::project_set::check_project;
use crate::commands::streams::print;
use crate::limits::Limits;
use crate::model::{Date, Project};
use crate::plural::count;
use crate::project::{self, Arena, ProjectFiles};
use crate::source::SourceMap;

/// Projects that are queried together.
pub(super) struct Portfolio<'s> {
    /// Their folders.
    pub roots: Vec<PathBuf>,
    /// How many files they have together, if known, or 0. It decides how many workers read them.
    pub files: usize,
    /// The folder from which their paths are shown.
    pub current: &'s Path,
    /// The limits within which they are read.
    pub limits: &'s Limits,
    /// The day by which waivers expire.
    pub today: Option<Date>,
}

/// Which of the projects have errors.
pub(super) struct Errors {
    /// How many projects there are.
    projects: usize,
    /// The `raci.toml` of each project with errors, and their number.
    faulty: Vec<(String, usize)>,
}

impl Portfolio<'_> {
    /// Runs a query on every project, given its position too. The answers are in the order of the projects.
    ///
    /// # Errors
    /// When a folder of a project cannot be listed: the first such error.
    pub fn query<T: Send>(
        &self,
        query: impl Fn(usize, &Project<'_>, &SourceMap) -> T + Sync,
    ) -> Result<(Vec<T>, Errors), project::Error> {
        let run = |position: usize| {
            let arena = Arena::default();
            let root = &self.roots[position];
            let files = ProjectFiles::open(root, self.current, self.limits, &arena)?;
            let (project, findings) = check_project(&files, &arena, self.today, &[]);
            let answer = query(position, &project, &files.sources);
            let errors = number_of_errors(&findings);
            Ok((answer, (errors > 0).then(|| (files.sources.files[0].path.clone(), errors))))
        };
        let mut answers = Vec::new();
        let mut errors = Errors { projects: self.roots.len(), faulty: Vec::new() };
        let mut failed = None;
        map_ordered(self.roots.len(), workers(self.files), run, |result| match result {
            Err(error) => failed = failed.take().or(Some(error)),
            Ok((answer, faulty)) => {
                answers.push(answer);
                errors.faulty.extend(faulty);
            }
        });
        failed.map_or(Ok((answers, errors)), Err)
    }
}

impl Errors {
    /// Notes that projects have errors, if they have.
    pub fn note(&self, streams: &mut Streams<'_>) -> anyhow::Result<()> {
        match (self.projects, self.faulty.as_slice()) {
            (_, []) => Ok(()),
            (1, [(file, errors)]) => note_number_of_errors(file, *errors, streams),
            (projects, faulty) => {
                let (faulty, projects) = (faulty.len(), count(projects, "project"));
                let note =
                    format!("note: {faulty} of {projects} have errors; `raci check` shows them\n");
                print(streams.err, note.as_bytes())
            }
        }
    }
}
