//! `raci init`: writes a commented starter project.

use std::path::PathBuf;

use super::{PASSED, Streams, print, starter};
use crate::cli::Init;
use crate::export::atomic_file;
use crate::text::sanitize;

/// Writes the starter to a folder in which none of its files is yet.
pub(super) fn run(arguments: &Init, streams: &mut Streams<'_>) -> anyhow::Result<u8> {
    let folder = arguments.folder.clone().unwrap_or_else(|| PathBuf::from("."));
    let files = starter::files(arguments.model);
    atomic_file::write_folder(&folder, &files, false)?;
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let names = names.join(", ");
    let shown = folder.display().to_string();
    let shown = sanitize(&shown);
    let next = match arguments.folder {
        Some(_) => format!("raci check {shown}"),
        None => "raci check".to_owned(),
    };
    let note = format!("wrote {names} in {shown}\nnext: {next}\n");
    print(streams.err, note.as_bytes())?;
    Ok(PASSED)
}
