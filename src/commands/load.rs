//! `raci load`: how much everybody has, over all projects of a folder.

use super::{PASSED, Streams, all_of, print, projects};
use crate::cli::{Load, LoadFormat};
use crate::commands::output::look;
use crate::commands::portfolio::Several;
use crate::limits::Limits;
use crate::page::{answers, json, text};
use crate::query::workload;

/// Counts what everybody owns and does.
pub(super) fn run(
    arguments: &Load,
    limits: &Limits,
    streams: &mut Streams<'_>,
) -> anyhow::Result<u8> {
    let current = std::env::current_dir()?;
    let below = projects(arguments.folder.as_slice(), &current, limits)?;
    let files = below.files;
    let all = Several { roots: all_of(below)?, files, current: &current, limits, today: None };
    let (counted, errors) = all.ask(|_, project, _| workload::count(project))?;
    let everybody = workload::of(&counted);
    let written = match arguments.format {
        LoadFormat::Text => text::write(&answers::load(&everybody), look(arguments.width, streams)),
        LoadFormat::Csv => answers::csv(&everybody),
        LoadFormat::Json => json::write(&everybody)?,
    };
    print(streams.out, written.as_bytes())?;
    errors.note(streams)?;
    Ok(PASSED)
}
