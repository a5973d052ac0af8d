//! Reads files from disk: only regular ones within a size limit, and without ever blocking on a pipe or a device.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::limits::{Limit, LimitKind};
use crate::source::Content;

/// The content of a file of the project in `root`, or why it cannot be read. `largest` is in bytes.
pub(super) fn content(disk_path: &Path, root: &Path, largest: u64) -> Content {
    // Checked before opening, since opening a device or a pipe can have effects.
    let kind = disk_path.symlink_metadata().map(|entry| entry.file_type());
    match kind {
        Ok(kind) if kind.is_file() => read(opened(disk_path, Links::Refused, largest), largest),
        Ok(kind) if kind.is_symlink() && leads_out(disk_path, root) => {
            Content::Unopened("it is a link that leads out of the project".to_owned())
        }
        _ => read(checked(disk_path, largest), largest),
    }
}

/// Whether a link leads out of `root`.
fn leads_out(path: &Path, root: &Path) -> bool {
    match (path.canonicalize(), root.canonicalize()) {
        (Ok(target), Ok(root)) => !target.starts_with(root),
        _ => false,
    }
}

fn read(bytes: Result<Vec<u8>, NotRead>, largest: u64) -> Content {
    match bytes {
        Err(NotRead::TooLarge) => {
            Content::TooLarge(Limit { kind: LimitKind::FileSize, number: largest })
        }
        Err(NotRead::For(reason)) => Content::Unopened(reason),
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Content::Text(text),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                Content::NotText(error.into_bytes(), at)
            }
        },
    }
}

/// The bytes of a regular file of at most `largest` bytes.
///
/// # Errors
/// The reason in plain words, if it cannot be read.
pub fn bytes(path: &Path, largest: u64) -> Result<Vec<u8>, String> {
    checked(path, largest).map_err(|reason| match reason {
        NotRead::TooLarge => {
            let limit = Limit { kind: LimitKind::FileSize, number: largest };
            format!("it is larger than {limit}")
        }
        NotRead::For(reason) => reason,
    })
}

/// Why a file is not read.
enum NotRead {
    TooLarge,
    For(String),
}

fn checked(path: &Path, largest: u64) -> Result<Vec<u8>, NotRead> {
    let entry = std::fs::metadata(path).map_err(|error| NotRead::For(plain_reason(&error)))?;
    refuse(&entry)?;
    opened(path, Links::Followed, largest)
}

/// As [`checked`], for a path that was checked already. The file may have been replaced since, so the open one is
/// checked again.
fn opened(path: &Path, links: Links, largest: u64) -> Result<Vec<u8>, NotRead> {
    let file = open(path, links).map_err(|error| NotRead::For(plain_reason(&error)))?;
    regular(file, largest)
}

/// Whether opening follows links.
#[derive(Clone, Copy, PartialEq)]
enum Links {
    Followed,
    Refused,
}

/// Opens a file without blocking: the other end of a pipe may never be opened.
#[cfg(unix)]
fn open(path: &Path, links: Links) -> std::io::Result<File> {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    let mut flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    flags.set(OFlags::NOFOLLOW, links == Links::Refused);
    File::options().read(true).custom_flags(flags.bits().cast_signed()).open(path)
}

/// Opens a file.
#[cfg(not(unix))]
fn open(path: &Path, links: Links) -> std::io::Result<File> {
    if links == Links::Refused && path.is_symlink() {
        return Err(std::io::ErrorKind::Other.into());
    }
    File::open(path)
}

/// The bytes of an open file, if it is a regular one of at most `largest` bytes.
fn regular(file: File, largest: u64) -> Result<Vec<u8>, NotRead> {
    let plain = |error| NotRead::For(plain_reason(&error));
    let opened = file.metadata().map_err(plain)?;
    refuse(&opened)?;
    if opened.len() > largest {
        return Err(NotRead::TooLarge);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(opened.len()).unwrap_or_default());
    // The file may grow while it is read: one byte more than the limit shows that it is too large.
    file.take(largest.saturating_add(1)).read_to_end(&mut bytes).map_err(plain)?;
    if bytes.len() as u64 > largest {
        return Err(NotRead::TooLarge);
    }
    Ok(bytes)
}

/// Refuses anything but a regular file.
fn refuse(entry: &std::fs::Metadata) -> Result<(), NotRead> {
    match entry.file_type() {
        kind if kind.is_dir() => Err(NotRead::For("it is a folder, not a file".to_owned())),
        kind if !kind.is_file() => Err(NotRead::For("it is not a regular file".to_owned())),
        _ => Ok(()),
    }
}

/// The reason for an I/O error in plain words, the same on every system.
#[must_use]
pub fn plain_reason(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        ErrorKind::PermissionDenied => "there is no permission for it".to_owned(),
        ErrorKind::NotADirectory => "a part of its path is a file, not a folder".to_owned(),
        ErrorKind::IsADirectory => "it is a folder, not a file".to_owned(),
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the disk can only be read".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A path that was a file when it was checked may be a pipe when it is opened.
    #[test]
    #[cfg(unix)]
    fn a_pipe_is_opened_without_waiting() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let (told, answer) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let read = |links| open(&pipe, links).is_ok_and(|file| regular(file, 9).is_ok());
            told.send([Links::Followed, Links::Refused].map(read)).unwrap();
        });
        let answer = answer.recv_timeout(std::time::Duration::from_secs(30));
        assert_eq!(answer, Ok([false, false]), "it is waited for, or read");
    }
}
