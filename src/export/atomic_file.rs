//! Writes files atomically: each is there as a whole or not at all.

use std::fs::{File, Metadata};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error;
use crate::export::Error;
use crate::source::read::plain_reason;

/// Writes a file: to a temporary one in the same folder, which then replaces it. Links are followed, and the permissions
/// of a replaced file are kept.
///
/// # Errors
/// If the target is one of the files read, ends in `.toml`, or cannot be written. Then nothing has changed.
pub fn write(path: &Path, content: &[u8], inputs: &[PathBuf]) -> Result<(), Error> {
    if inputs.iter().any(|input| is_same(path, input)) {
        return Err(Error::OverwritesInput { path: path.to_owned() });
    }
    if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("toml")) {
        return Err(Error::NamedAsInput { path: path.to_owned() });
    }
    let written = match std::fs::metadata(path) {
        Ok(found) if found.is_dir() => Err(std::io::ErrorKind::IsADirectory.into()),
        Ok(found) if !found.is_file() => {
            File::options().write(true).open(path).and_then(|mut device| {
                device.write_all(content)?;
                device.flush()
            })
        }
        found => replace(path, content, found.ok().as_ref()),
    };
    written.map_err(|error| unwritable(path, &error))
}

fn replace(path: &Path, content: &[u8], found: Option<&Metadata>) -> std::io::Result<()> {
    let target = match found {
        Some(_) => path.canonicalize()?,
        None => path.to_owned(),
    };
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    let file = temporary(&folder, content)?;
    if let Some(found) = found {
        file.as_file().set_permissions(found.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

/// A temporary file in a folder, with the permissions of an ordinary new one.
fn temporary(folder: &Path, content: &[u8]) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".raci-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The system applies the user's umask.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(content)?;
    Ok(file)
}

/// Whether two paths lead to the same file. Neither is opened, since one may be a pipe without a writer.
#[cfg(unix)]
fn is_same(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let file = |path: &Path| std::fs::metadata(path).map(|found| (found.dev(), found.ino())).ok();
    file(one).is_some_and(|one| file(other) == Some(one))
}

/// Whether two paths lead to the same file.
#[cfg(not(unix))]
fn is_same(one: &Path, other: &Path) -> bool {
    same_file::is_same_file(one, other).unwrap_or(false)
}

/// Writes the files of a folder, all of them or none: each to a temporary one first, which then replaces it. The folder
/// is created if it is missing. Paths have `/` between their parts.
///
/// # Errors
/// If a file exists and `replace` is false, or one cannot be written. Existing files are unchanged, unless the last step
/// itself fails halfway.
pub fn write_folder(folder: &Path, files: &[(String, String)], replace: bool) -> Result<(), Error> {
    let paths = files.iter().map(|(path, text)| (folder.join(path), text));
    let paths: Vec<(PathBuf, &String)> = paths.collect();
    if let Some((path, _)) =
        paths.iter().find(|(path, _)| !replace && path.symlink_metadata().is_ok())
    {
        return Err(Error::Exists { path: path.clone() });
    }
    let mut made = Vec::new();
    let outcome = write_all(&paths, replace, &mut made);
    if outcome.is_err() {
        // The error is reported anyway; a folder that cannot be removed stays.
        for folder in made.iter().rev() {
            let _ = std::fs::remove_dir(folder);
        }
    }
    outcome
}

fn unwritable(path: &Path, error: &std::io::Error) -> Error {
    let reason = plain_reason(error);
    error::Error::Unwritable { path: path.to_owned(), reason }.into()
}

fn write_all(
    paths: &[(PathBuf, &String)],
    replace: bool,
    made: &mut Vec<PathBuf>,
) -> Result<(), Error> {
    let mut waiting = Vec::new();
    for (path, text) in paths {
        let folder = path.parent().unwrap_or(Path::new("."));
        let missing = folder.ancestors().take_while(|f| !f.as_os_str().is_empty() && !f.exists());
        let missing: Vec<PathBuf> = missing.map(Path::to_owned).collect();
        std::fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
        made.extend(missing.into_iter().rev());
        let file = temporary(folder, text.as_bytes()).map_err(|error| unwritable(path, &error))?;
        waiting.push((file, path));
    }
    let mut written: Vec<&PathBuf> = Vec::new();
    for (file, path) in waiting {
        let outcome = if replace { file.persist(path) } else { file.persist_noclobber(path) };
        if let Err(error) = outcome {
            for path in written.iter().filter(|_| !replace) {
                let _ = std::fs::remove_file(path);
            }
            return Err(unwritable(path, &error.error));
        }
        written.push(path);
    }
    Ok(())
}
