//! The files of a project at a revision, through the `git` program, which is only used to read.
//!
//! The repository may be untrusted, and its settings can name programs to run. So no work tree is read, nothing is
//! fetched, no filter or hook runs, and a revision cannot be mistaken for a flag.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Component, Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::Error;
use crate::diff::state::put;
use crate::limits::{LimitKind, Limits};
use crate::project::{self, discover};
use crate::text::sanitize_up_to;

/// A revision, and where a project lies in it.
pub(super) struct Revision {
    root: PathBuf,
    name: String,
    commit: String,
    /// The folder of the project within the repository.
    pub prefix: PathBuf,
}

/// A file of a revision.
struct Blob {
    object: String,
    path: PathBuf,
    is_link: bool,
}

impl Revision {
    /// Finds a revision of the repository around a folder.
    pub fn find(root: &Path, name: &str) -> Result<Revision, Error> {
        let prefix = ask(root, &["rev-parse", "--show-prefix"])
            .map_err(|reason| no_git(root, name, reason))?;
        let commit = commit(root, name)?;
        let prefix = PathBuf::from(text(&prefix).trim_end_matches('\n'));
        Ok(Revision { root: root.to_owned(), name: name.to_owned(), commit, prefix })
    }

    /// Writes the files of the project to a folder: those that may be files of a project, and those that its own
    /// patterns ask for.
    pub fn write(&self, folder: &Path, limits: &Limits) -> Result<(), Error> {
        let blobs = self.blobs()?;
        let (tables, others): (Vec<Blob>, Vec<Blob>) = blobs
            .into_iter()
            .partition(|blob| blob.path.extension().is_some_and(|ending| ending == "toml"));
        let mut reader =
            Objects::start(&self.root, *limits).map_err(|reason| self.failed(reason))?;
        self.write_each(&tables, &mut reader, folder)?;
        let patterns = project::patterns(&folder.join(&self.prefix));
        let asked: Vec<Blob> = others
            .into_iter()
            .filter(|blob| {
                let inside = blob.path.strip_prefix(&self.prefix).unwrap_or(&blob.path);
                let inside = discover::slashes(inside);
                patterns.iter().any(|pattern| pattern.matches(&inside))
            })
            .collect();
        self.write_each(&asked, &mut reader, folder)
    }

    /// Links go last, so that nothing is written through one.
    fn write_each(&self, blobs: &[Blob], reader: &mut Objects, folder: &Path) -> Result<(), Error> {
        for is_link in [false, true] {
            for blob in blobs.iter().filter(|blob| blob.is_link == is_link) {
                let content = reader.read(&blob.object).map_err(|reason| self.failed(reason))?;
                if is_link {
                    link(&folder.join(&blob.path), &content);
                } else {
                    put(folder, &blob.path, &content)?;
                }
            }
        }
        Ok(())
    }

    /// Every file below the folder of the project.
    fn blobs(&self) -> Result<Vec<Blob>, Error> {
        let prefix = discover::slashes(&self.prefix);
        let mut arguments = vec!["ls-tree", "-r", "-z", "--full-tree", &self.commit];
        if !prefix.is_empty() {
            arguments.extend(["--", prefix.as_str()]);
        }
        let listed = ask(&self.root, &arguments).map_err(|reason| self.failed(reason))?;
        let entries: Vec<&[u8]> =
            listed.split(|byte| *byte == 0).filter(|entry| !entry.is_empty()).collect();
        if let Some(folder) = entries.iter().find_map(|entry| self.submodule(entry)) {
            let reason = format!("its {folder} is a submodule, whose files git keeps elsewhere");
            return Err(self.failed(reason));
        }
        Ok(entries.into_iter().filter_map(blob).collect())
    }

    /// The folder of the project that a submodule is, or is in.
    fn submodule(&self, entry: &[u8]) -> Option<&'static str> {
        let entry = std::str::from_utf8(entry.strip_prefix(b"160000 ")?).ok()?;
        let (_, path) = entry.split_once('\t')?;
        let inside = Path::new(path).strip_prefix(&self.prefix).ok()?;
        discover::KINDS.into_iter().find(|kind| inside.starts_with(kind))
    }

    fn failed(&self, reason: String) -> Error {
        Error::Git { revision: self.name.clone(), reason }
    }
}

/// The best common ancestor of two revisions.
pub(super) fn common(root: &Path, one: &str, other: &str) -> Result<String, Error> {
    let (first, second) = (commit(root, one)?, commit(root, other)?);
    let base = ask(root, &["merge-base", &first, &second]);
    let base = base.map(|base| text(&base)).unwrap_or_default();
    match base.lines().next().filter(|base| !base.is_empty()) {
        Some(base) => Ok(base.to_owned()),
        None => Err(Error::Git {
            revision: format!("{one}...{other}"),
            reason: "the two have no revision in common, or it was not fetched".to_owned(),
        }),
    }
}

/// The commit that a revision means.
fn commit(root: &Path, name: &str) -> Result<String, Error> {
    let peeled = format!("{name}^{{commit}}");
    let arguments = ["rev-parse", "--verify", "--quiet", "--end-of-options", &peeled];
    match ask(root, &arguments).map(|commit| text(&commit)) {
        Ok(commit) if is_object(commit.trim()) => Ok(commit.trim().to_owned()),
        _ => Err(Error::NoSuchState { name: name.to_owned() }),
    }
}

/// Whether it names one object; for `^name`, git's output does not.
fn is_object(commit: &str) -> bool {
    !commit.is_empty() && commit.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A line of `git ls-tree`: `100644 blob OBJECT<TAB>PATH`. Paths that lead elsewhere are left out.
fn blob(entry: &[u8]) -> Option<Blob> {
    let entry = String::from_utf8_lossy(entry);
    let (head, path) = entry.split_once('\t')?;
    let mut head = head.split(' ');
    let (mode, kind, object) = (head.next()?, head.next()?, head.next()?);
    let path = PathBuf::from(path);
    let stays = path.components().all(|part| matches!(part, Component::Normal(_)));
    (kind == "blob" && stays).then(|| Blob {
        object: object.to_owned(),
        path,
        is_link: mode == "120000",
    })
}

/// Makes a link, which the reader of the project follows only within it.
fn link(path: &Path, target: &[u8]) {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        if let Some(parent) = path.parent() {
            let _ = std::fs::create_dir_all(parent);
        }
        // If it cannot be created, the file is missing, and that is reported.
        let _ = std::os::unix::fs::symlink(std::ffi::OsStr::from_bytes(target), path);
    }
    #[cfg(not(unix))]
    let _ = (path, target);
}

/// `git cat-file --batch`: one object after the other.
struct Objects {
    git: Child,
    limits: Limits,
    /// The bytes that the project may still have.
    left: u64,
}

impl Objects {
    fn start(root: &Path, limits: Limits) -> Result<Objects, String> {
        let mut command = git(root);
        command.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let git = command.stderr(Stdio::null()).spawn().map_err(|error| error.to_string())?;
        Ok(Objects { git, limits, left: limits.of(LimitKind::ProjectSize) })
    }

    fn read(&mut self, object: &str) -> Result<Vec<u8>, String> {
        self.ask(object)
            .ok_or_else(|| format!("git cannot read the object {object}, or it is too large"))
    }

    fn ask(&mut self, object: &str) -> Option<Vec<u8>> {
        let input = self.git.stdin.as_mut()?;
        input.write_all(format!("{object}\n").as_bytes()).ok()?;
        input.flush().ok()?;
        // Reads byte by byte up to the end of the line, so that nothing of the next object is consumed.
        let mut output = BufReader::with_capacity(1, self.git.stdout.as_mut()?);
        let mut head = String::new();
        output.by_ref().take(1_000).read_line(&mut head).ok()?;
        let size: u64 = head.trim_end().rsplit(' ').next()?.parse().ok()?;
        if size > self.limits.of(LimitKind::FileSize).min(self.left) {
            return None;
        }
        self.left -= size;
        let mut content = Vec::new();
        output.by_ref().take(size).read_to_end(&mut content).ok()?;
        output.read_exact(&mut [0]).ok()?;
        (content.len() as u64 == size).then_some(content)
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        drop(self.git.stdin.take());
        let _ = self.git.kill();
        let _ = self.git.wait();
    }
}

/// `git`, restricted to reading.
fn git(root: &Path) -> Command {
    let mut command = Command::new("git");
    // In a hook, git's environment names the hook's repository, and any folder would then count as its top.
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX"] {
        command.env_remove(name);
    }
    command
        .arg("-C")
        .arg(root)
        .args(["--no-pager", "--literal-pathspecs"])
        .args(["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"])
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("LC_ALL", "C");
    command
}

/// The output of `git`, or its error.
fn ask(root: &Path, arguments: &[&str]) -> Result<Vec<u8>, String> {
    let mut command = git(root);
    let output =
        command.args(arguments).stdin(Stdio::null()).output().map_err(|error| {
            match error.kind() {
                std::io::ErrorKind::NotFound => "the program git is not there".to_owned(),
                _ => error.to_string(),
            }
        })?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        Err(sanitize_up_to(said.lines().next().unwrap_or("it failed"), 200).into_owned())
    }
}

fn no_git(root: &Path, name: &str, reason: String) -> Error {
    Error::NoRepository { name: name.to_owned(), path: root.to_owned(), reason }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
