//! Where an export goes: a file that is there whole or not at all.

use std::fs::{File, Metadata};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::project::source::plain_reason;

/// Writes a file: to a temporary one beside it first, which then takes its place. A link is followed, the
/// permissions of a file that is replaced are kept.
///
/// # Errors
/// When the target is one of the files read, has the name of one, or cannot be written; then nothing has changed.
pub fn write(path: &Path, content: &[u8], inputs: &[PathBuf]) -> Result<(), Error> {
    let is_input = |input: &Path| same_file::is_same_file(path, input).unwrap_or(false);
    if inputs.iter().any(|input| is_input(input)) {
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
    written
        .map_err(|error| Error::Unwritable { path: path.to_owned(), reason: plain_reason(&error) })
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
        // The system takes away what the user's mask forbids for new files.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(content)?;
    Ok(file)
}
