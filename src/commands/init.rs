//! `raci init`: creates a commented starter project.

use std::path::Path;

use super::streams::print;
use super::{PASSED, Streams, starter};
use crate::cli::Init;
use crate::export::atomic_file;
use crate::text::sanitize;

/// Writes the starter project to a folder that has none of its files yet.
pub(super) fn run(arguments: &Init, streams: &mut Streams<'_>) -> anyhow::Result<u8> {
    let folder = arguments.folder.as_deref().unwrap_or(Path::new("."));
    let files = starter::files(arguments.model);
    atomic_file::write_folder(folder, &files, false)?;
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let path = folder.display().to_string();
    let path = sanitize(&path);
    let next = match arguments.folder {
        Some(_) => format!("raci check {path}"),
        None => "raci check".to_owned(),
    };
    let note = format!("wrote {} in {path}\nnext: {next}\n", names.join(", "));
    print(streams.err, note.as_bytes())?;
    Ok(PASSED)
}
