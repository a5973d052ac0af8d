//! `raci diff`: what changed in ownership between two states of a project.

use std::path::{Path, PathBuf};

use super::notes::note_errors;
use super::project_set::check_project;
use super::streams::print;
use super::{FAILED, PASSED, Streams};
use crate::cli::Diff;
use crate::diff::state::{Error, Opened};
use crate::diff::{self, Side, state};
use crate::export::atomic_file;
use crate::limits::Limits;
use crate::model::Date;
use crate::page::changes;
use crate::project::{self, Arena, discover};

/// The kind of state that an argument names.
enum State {
    Folder(PathBuf),
    Table(PathBuf),
    Revision(String),
}

/// Compares two states.
pub(super) fn run(
    arguments: &Diff,
    limits: &Limits,
    streams: &mut Streams<'_>,
) -> anyhow::Result<u8> {
    let current = std::env::current_dir()?;
    let arena = Arena::default();
    let (old, new) = states(arguments, &current, limits, &arena)?;
    let today = arguments.today.or_else(Date::today);
    let (before, found_before) = check_project(&old.files, &arena, today, &[]);
    let (after, found_after) = check_project(&new.files, &arena, today, &[]);
    let (from, to) = (old.shown(), new.shown());
    let old_side = Side {
        project: &before,
        findings: &found_before,
        sources: &old.files.sources,
        label: &from,
        is_table: old.is_table,
    };
    let new_side = Side {
        project: &after,
        findings: &found_after,
        sources: &new.files.sources,
        label: &to,
        is_table: new.is_table,
    };
    let changes = diff::compare(old_side, new_side);
    let file = arguments.output.as_deref().filter(|file| *file != Path::new("-"));
    let colour = streams.out_colour && file.is_none();
    let text = changes::write(arguments.format, old_side, new_side, &changes, colour)?;
    match file {
        None => print(streams.out, text.as_bytes())?,
        Some(file) => {
            let inputs: Vec<PathBuf> =
                [&old, &new].iter().flat_map(|state| state.files.disk_paths()).collect();
            atomic_file::write(file, text.as_bytes(), &inputs)?;
        }
    }
    for (state, findings) in [(&old, &found_before), (&new, &found_after)] {
        if !state.is_table {
            note_errors(&state.files.sources, findings, streams)?;
        }
    }
    let differs = !changes.is_empty() && !arguments.exit_zero;
    Ok(if differs { FAILED } else { PASSED })
}

/// Opens the two states. If only one is named, the other is the project that contains the current folder.
fn states<'a>(
    arguments: &Diff,
    current: &Path,
    limits: &Limits,
    arena: &'a Arena,
) -> Result<(Opened<'a>, Opened<'a>), Error> {
    let new = arguments.new.as_deref().map(meant);
    if let Some((from, to, dots)) = range(&arguments.old) {
        let root = match new {
            None => around(current)?,
            // Only the revisions need to have the project: a bare repository has no files beside them.
            Some(State::Folder(folder)) => discover::folder_at(&folder)?,
            Some(State::Table(path)) => return Err(project::Error::NotAFolder { path }.into()),
            Some(State::Revision(name)) => return Err(Error::NoSuchState { name }),
        };
        if dots == 2 {
            return Ok((
                state::revision(&root, &from, limits, arena)?,
                state::revision(&root, &to, limits, arena)?,
            ));
        }
        let base = state::common_revision(&root, &from, &to)?;
        let mut old = state::revision(&root, &base, limits, arena)?;
        old.label = format!("the last revision common to {from} and {to}");
        return Ok((old, state::revision(&root, &to, limits, arena)?));
    }
    let old = meant(&arguments.old);
    let new = match new {
        Some(new) => new,
        None => State::Folder(discover::around(current)?),
    };
    // A revision is one of the project that the other argument names, or of the one around.
    let root = match (&old, &new) {
        (State::Revision(_), State::Folder(_)) if arguments.new.is_none() => around(current)?,
        (State::Revision(_), State::Folder(folder))
        | (State::Folder(folder), State::Revision(_)) => discover::folder_at(folder)?,
        (State::Revision(_), _) | (_, State::Revision(_)) => around(current)?,
        _ => PathBuf::new(),
    };
    let open = |state: State| match state {
        State::Folder(folder) => state::folder(&discover::at(&folder)?, current, limits, arena),
        State::Table(path) => state::table(&path, limits, arena),
        State::Revision(name) => state::revision(&root, &name, limits, arena),
    };
    Ok((open(old)?, open(new)?))
}

/// The path from the current folder to the project that contains it.
fn around(current: &Path) -> Result<PathBuf, project::Error> {
    let path = discover::shown(&discover::around(current)?, current);
    Ok(PathBuf::from(if path.is_empty() { "." } else { &path }))
}

/// A folder or file if there is one of that name, otherwise a revision.
fn meant(argument: &Path) -> State {
    match std::fs::metadata(argument) {
        Ok(found) if found.is_dir() => State::Folder(argument.to_owned()),
        Ok(_) if argument.file_name().is_some_and(|name| name == discover::MANIFEST) => {
            State::Folder(argument.to_owned())
        }
        Ok(_) => State::Table(argument.to_owned()),
        Err(_) => State::Revision(argument.to_string_lossy().into_owned()),
    }
}

/// The two ends of `A..B` or `A...B`, and the number of dots. An end that is left out is `HEAD`.
fn range(argument: &Path) -> Option<(String, String, usize)> {
    if argument.exists() {
        return None;
    }
    let text = argument.to_str()?;
    let (from, to, dots) = match text.split_once("...") {
        Some((from, to)) => (from, to, 3),
        None => text.split_once("..").map(|(from, to)| (from, to, 2))?,
    };
    // `../there` is a path that is not there.
    if to.starts_with('/') || from.contains('/') && from.ends_with('/') {
        return None;
    }
    let end = |name: &str| if name.is_empty() { "HEAD".to_owned() } else { name.to_owned() };
    Some((end(from), end(to), dots))
}
