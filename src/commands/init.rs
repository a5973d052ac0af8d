//! `raci init`: writes a commented starter project.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::{PASSED, SCHEMA, Streams, print};
use crate::cli::Init;
use crate::error::Error;
use crate::project::source::plain_reason;
use crate::text::visible;

/// The files of the starter.
const FILES: [(&str, &str); 4] = [
    ("raci.toml", include_str!("starter/raci.toml")),
    ("roles.toml", include_str!("starter/roles.toml")),
    ("assignments.toml", include_str!("starter/assignments.toml")),
    // Editors read it, to complete and check while one types.
    ("raci.schema.json", SCHEMA),
];

/// Writes the starter to a folder in which none of its files is yet.
pub(super) fn run(arguments: &Init, streams: &mut Streams<'_>) -> anyhow::Result<u8> {
    let folder = arguments.folder.clone().unwrap_or_else(|| PathBuf::from("."));
    let paths = FILES.map(|(name, _)| folder.join(name));
    if let Some(path) = paths.iter().find(|path| path.symlink_metadata().is_ok()) {
        return Err(Error::Exists { path: path.clone() }.into());
    }
    std::fs::create_dir_all(&folder).map_err(|error| unwritable(&folder, &error))?;
    for ((_, content), path) in FILES.iter().zip(&paths) {
        write_new(path, content).map_err(|error| unwritable(path, &error))?;
    }
    let names = FILES.map(|(name, _)| name).join(", ");
    let shown = folder.display().to_string();
    let shown = visible(&shown);
    let next = match arguments.folder {
        Some(_) => format!("raci check {shown}"),
        None => "raci check".to_owned(),
    };
    let note = format!("wrote {names} in {shown}\nnext: {next}\n");
    print(streams.err, note.as_bytes())?;
    Ok(PASSED)
}

/// Writes a file that must not be there yet.
fn write_new(path: &Path, content: &str) -> std::io::Result<()> {
    let mut file = std::fs::File::create_new(path)?;
    file.write_all(content.as_bytes())?;
    file.sync_all()
}

fn unwritable(path: &Path, error: &std::io::Error) -> Error {
    Error::Unwritable { path: path.to_owned(), reason: plain_reason(error) }
}
