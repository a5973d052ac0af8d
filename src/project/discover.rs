//! Finds projects at a path, and the files that belong to one.

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

use super::Error;
use crate::error;
use crate::limits::{LimitKind, Limits};
pub use crate::source::display_path::{shown, slashes};
use crate::source::read::plain_reason;

/// The file that marks a project.
pub const MANIFEST: &str = "raci.toml";

/// The files read beside `raci.toml` if the project names none itself.
pub const KINDS: [&str; 3] = ["assignments", "people", "roles"];

/// The project around a folder: the nearest folder with a `raci.toml`, from this one upwards.
///
/// # Errors
/// When neither the folder nor any above it has one.
pub fn around(folder: &Path) -> Result<PathBuf, Error> {
    let found = folder.ancestors().find(|folder| is_project(folder));
    found.map(Path::to_owned).ok_or(Error::NoProjectAround)
}

/// The project at a path that was named: the folder itself, or the folder of the `raci.toml` itself.
///
/// # Errors
/// When there is nothing at the path, or no project.
pub fn at(path: &Path) -> Result<PathBuf, Error> {
    let folder = folder_at(path)?;
    if is_project(&folder) {
        return Ok(folder);
    }
    Err(no_project(path, &folder))
}

/// The projects at or below a path.
#[derive(Debug, Default)]
pub struct Below {
    /// The folders of the projects, sorted by path.
    pub projects: Vec<PathBuf>,
    /// The folders that cannot be read: whether there are projects below them is not known.
    pub unreadable: Vec<Error>,
    /// How many files with the ending `.toml` there are.
    pub files: usize,
}

/// Every project at or below a path that was named. Links, hidden folders, `target` and `node_modules` are left out.
///
/// # Errors
/// When there is nothing at the path, or no project at or below it.
pub fn at_or_below(path: &Path, limits: &Limits) -> Result<Below, Error> {
    let folder = folder_at(path)?;
    let mut below = Below::default();
    let deepest = folder.components().count().saturating_add(limits.count(LimitKind::Depth));
    let mut waiting = vec![folder.clone()];
    while let Some(folder) = waiting.pop() {
        let entries = match list(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                below.unreadable.push(error);
                continue;
            }
        };
        below.files += entries.iter().filter(|entry| entry.is_toml()).count();
        let is_project = entries.iter().any(|entry| entry.name == MANIFEST);
        let inner = entries.iter().rev().filter(|entry| entry.is_folder && !entry.is_generated());
        let mut inner = inner.map(|entry| folder.join(&entry.name)).peekable();
        if inner.peek().is_some() && folder.components().count() >= deepest {
            let limit = limits.limit(LimitKind::Depth);
            below.unreadable.push(Error::TooDeep { path: folder.clone(), limit });
        } else {
            waiting.extend(inner);
        }
        if is_project {
            below.projects.push(folder);
        }
    }
    match (below.projects.is_empty(), below.unreadable.is_empty()) {
        (true, true) => Err(no_project(path, &folder)),
        (true, false) => Err(below.unreadable.swap_remove(0)),
        _ => Ok(below),
    }
}

/// The files of the project in `root` besides its `raci.toml`, as paths relative to `root`, sorted.
///
/// `patterns` replaces the usual list if the project gives one.
///
/// # Errors
/// When a folder cannot be read.
pub fn files(
    root: &Path,
    patterns: Option<&[glob::Pattern]>,
    limits: &Limits,
) -> Result<Files, Error> {
    let mut files = Files {
        matched: vec![false; patterns.map_or(0, <[glob::Pattern]>::len)],
        ..Files::default()
    };
    let mut waiting = vec![PathBuf::new()];
    while let Some(inside) = waiting.pop() {
        let is_root = inside.as_os_str().is_empty();
        let entries = if is_root {
            list(root)?
        } else {
            match list(&root.join(&inside)) {
                Err(_) if is_project(&root.join(&inside)) => continue,
                entries => entries?,
            }
        };
        if !is_root && entries.iter().any(|entry| entry.name == MANIFEST) {
            continue;
        }
        for entry in entries.iter().filter(|entry| entry.name != MANIFEST) {
            let relative = inside.join(&entry.name);
            let wanted = match patterns {
                None => entry.is_usual(is_root),
                Some(patterns) => matches(&relative, patterns, &mut files.matched),
            };
            if patterns.is_none() && is_root {
                files.nearly_usual.extend(nearly_usual(entry));
            }
            // A folder named like a file is listed as one, so that reading it reports the error.
            if entry.is_folder && !(wanted && entry.is_toml()) {
                // Without patterns only these are read; other files are ignored.
                let is_read = patterns.is_some() || !is_root || entry.is_kind("");
                let too_deep = || relative.components().count() > limits.count(LimitKind::Depth);
                if is_read && too_deep() {
                    files.leave_out(LimitKind::Depth);
                } else if is_read {
                    waiting.push(relative);
                }
            } else if wanted && files.paths.len() >= limits.count(LimitKind::Files) {
                files.leave_out(LimitKind::Files);
            } else if wanted {
                files.paths.push(relative);
            }
        }
    }
    files.paths.sort_by_cached_key(|path| slashes(path));
    Ok(files)
}

/// The files of a project besides its `raci.toml`.
#[derive(Debug, Default)]
pub struct Files {
    /// Their paths relative to the folder of the project, sorted.
    pub paths: Vec<PathBuf>,
    /// For each pattern that the project gives, whether a file matched it.
    pub matched: Vec<bool>,
    /// Files that are not read, each with the name that was probably meant: `role.toml` and `roles.toml`.
    pub nearly_usual: Vec<(String, String)>,
    /// The limits that caused something to be left out.
    pub beyond: Vec<LimitKind>,
}

impl Files {
    fn leave_out(&mut self, bound: LimitKind) {
        if !self.beyond.contains(&bound) {
            self.beyond.push(bound);
        }
    }
}

fn is_project(folder: &Path) -> bool {
    folder.join(MANIFEST).symlink_metadata().is_ok()
}

/// The folder that a path means: itself, or that of the `raci.toml` named.
///
/// # Errors
/// When there is nothing at the path, or another file.
pub fn folder_at(path: &Path) -> Result<PathBuf, Error> {
    let kind = std::fs::metadata(path).map_err(|error| error::Error::Unreadable {
        path: path.to_owned(),
        reason: plain_reason(&error),
    })?;
    if kind.is_dir() {
        return Ok(path.to_owned());
    }
    match (path.file_name(), path.parent()) {
        (Some(name), Some(folder)) if name == MANIFEST => {
            Ok(if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_owned() })
        }
        _ => Err(Error::NotAFolder { path: path.to_owned() }),
    }
}

fn no_project(path: &Path, folder: &Path) -> Error {
    let above = std::path::absolute(folder).ok().and_then(|folder| {
        let above = folder.ancestors().skip(1).find(|above| is_project(above));
        above.map(|above| {
            let up = folder.components().count() - above.components().count();
            let steps = std::iter::repeat_n(Component::ParentDir, up);
            steps.fold(path.to_owned(), |path, step| path.join(step))
        })
    });
    let entries = list(folder).unwrap_or_default();
    let inside =
        entries.iter().find(|entry| entry.is_folder && is_project(&folder.join(&entry.name)));
    let inside = inside.map(|entry| path.join(&entry.name));
    Error::NoProjectAt { path: path.to_owned(), above, inside }
}

/// An entry of a folder.
struct Listed {
    name: OsString,
    is_folder: bool,
}

impl Listed {
    fn is_toml(&self) -> bool {
        self.name.as_encoded_bytes().ends_with(b".toml")
    }

    /// Whether its name is one of the kinds of files, with this ending.
    fn is_kind(&self, end: &str) -> bool {
        let kind = self.name.to_str().and_then(|name| name.strip_suffix(end));
        kind.is_some_and(|kind| KINDS.contains(&kind))
    }

    /// Whether it is `roles.toml`, or below the root of the project anything `.toml`, since of all folders only `roles/`
    /// is read; likewise for the other kinds.
    fn is_usual(&self, at_root: bool) -> bool {
        if at_root { self.is_kind(".toml") } else { self.is_toml() }
    }

    /// Whether it holds generated files, and so no projects.
    fn is_generated(&self) -> bool {
        self.name == "target" || self.name == "node_modules"
    }
}

/// The entries of a folder, sorted by name, without hidden ones. Links to folders are not followed.
fn list(folder: &Path) -> Result<Vec<Listed>, Error> {
    let unreadable = |error: std::io::Error| error::Error::Unreadable {
        path: folder.to_owned(),
        reason: plain_reason(&error),
    };
    let mut entries = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name();
        if name.as_encoded_bytes().starts_with(b".") {
            continue;
        }
        entries.push(Listed { name, is_folder: entry.file_type().map_err(unreadable)?.is_dir() });
    }
    entries.sort_unstable_by(|one, other| one.name.cmp(&other.name));
    Ok(entries)
}

/// The name probably meant for a file or folder beside `raci.toml`, if it resembles a usual one.
fn nearly_usual(entry: &Listed) -> Option<(String, String)> {
    let name = entry.name.to_str()?;
    let (stem, end) =
        if entry.is_folder { (name, "/") } else { (name.strip_suffix(".toml")?, ".toml") };
    if KINDS.contains(&stem) {
        return None;
    }
    let kind = crate::suggest::nearest(stem, KINDS.into_iter())?;
    Some((name.to_owned(), format!("{kind}{end}")))
}

fn matches(relative: &Path, patterns: &[glob::Pattern], matched: &mut [bool]) -> bool {
    let options =
        glob::MatchOptions { require_literal_separator: true, ..glob::MatchOptions::new() };
    let path = slashes(relative);
    let mut any = false;
    for (pattern, matched) in patterns.iter().zip(matched) {
        if pattern.matches_with(&path, options) {
            *matched = true;
            any = true;
        }
    }
    any
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_files() {
        let is_usual =
            |name: &str, at_root| Listed { name: name.into(), is_folder: false }.is_usual(at_root);
        for (usual, at_root) in [("roles.toml", true), ("people.toml", true), ("b.toml", false)] {
            assert!(is_usual(usual, at_root), "{usual}");
        }
        for (other, at_root) in [("Cargo.toml", true), ("roles", true), ("readme.md", false)] {
            assert!(!is_usual(other, at_root), "{other}");
        }
    }
}
