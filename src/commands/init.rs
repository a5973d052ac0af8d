//! `raci init`: writes a commented starter project.

use std::path::PathBuf;

use super::{PASSED, SCHEMA, Streams, print};
use crate::cli::Init;
use crate::export::target;
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
    let files = FILES.map(|(name, content)| (name.to_owned(), content.to_owned()));
    target::write_folder(&folder, &files, false)?;
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
