//! Which projects a verb means, and how each of them is read and checked.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::finding::{self, Finding};
use crate::limits::Limits;
use crate::model::{Date, Level, Project, RuleSetting};
use crate::project::discover::{self, Below};
use crate::project::{self, Arena, ProjectFiles, Reading};
use crate::rules;

/// Opens the project of a verb for one project: the one at the path, or the one that contains the current folder.
pub(super) fn open_project<'a>(
    path: Option<&Path>,
    limits: &Limits,
    arena: &'a Arena,
) -> anyhow::Result<ProjectFiles<'a>> {
    let current = std::env::current_dir()?;
    let root = match path {
        Some(path) => discover::at(path)?,
        None => discover::around(&current)?,
    };
    Ok(ProjectFiles::open(&root, &current, limits, arena)?)
}

/// Finds the projects at or below the paths, each once; without a path, the one that contains the current folder.
pub(super) fn find_projects(
    paths: &[PathBuf],
    current: &Path,
    limits: &Limits,
) -> anyhow::Result<Below> {
    if paths.is_empty() {
        let projects = vec![discover::around(current)?];
        return Ok(Below { projects, ..Below::default() });
    }
    let mut all = Below::default();
    for path in paths {
        let below = discover::at_or_below(path, limits)?;
        all.projects.extend(below.projects);
        all.unreadable.extend(below.unreadable);
        all.files += below.files;
    }
    if paths.len() > 1 {
        let mut seen = HashSet::new();
        let real = |root: &PathBuf| root.canonicalize().unwrap_or_else(|_| root.clone());
        all.projects.retain(|root| seen.insert(real(root)));
    }
    Ok(all)
}

/// The folders of the projects, for a verb that cannot do without any of them.
///
/// # Errors
/// The first folder that cannot be read.
pub(super) fn all_readable(below: Below) -> Result<Vec<PathBuf>, project::Error> {
    match below.unreadable.into_iter().next() {
        Some(error) => Err(error),
        None => Ok(below.projects),
    }
}

/// Reads a project and runs its rules, with the findings in the order in which they are reported.
///
/// Waivers expire by the day `today`. The levels override those of the project.
pub(super) fn check_project<'a>(
    files: &'a ProjectFiles<'a>,
    arena: &'a Arena,
    today: Option<Date>,
    levels: &[(&'static str, Level)],
) -> (Project<'a>, Vec<Finding>) {
    let Reading { mut project, mut findings } = project::read(files, arena);
    for (rule, level) in levels {
        project.rules.insert(0, RuleSetting::from_command_line(rule, *level));
    }
    findings.extend(rules::run(&project, today));
    finding::sort(&mut findings);
    (project, findings)
}
