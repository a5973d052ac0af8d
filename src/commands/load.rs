//! `raci load`: how much everybody has, over all projects of a folder.

use super::answer::look;
use super::{PASSED, Streams, all_of, judge, note_errors_of_all, print, projects};
use crate::cli::{Load, LoadFormat};
use crate::error::Error;
use crate::finding::Finding;
use crate::limits::Limits;
use crate::model::Project;
use crate::project::{self, Memory, Sources};
use crate::standing::{json, load, pages, text};

/// Counts what everybody owns and does.
pub(super) fn run(
    arguments: &Load,
    limits: &Limits,
    streams: &mut Streams<'_>,
) -> anyhow::Result<u8> {
    let current = std::env::current_dir()?;
    let roots = all_of(projects(arguments.folder.as_slice(), &current, limits)?)?;
    let all: Result<Vec<Sources>, Error> =
        roots.iter().map(|root| project::open_within(root, &current, limits)).collect();
    let all = all?;
    let memories: Vec<Memory> = all.iter().map(|_| Memory::default()).collect();
    let judged = all.iter().zip(&memories);
    let judged: Vec<(Project<'_>, Vec<Finding>)> =
        judged.map(|(sources, memory)| judge(sources, memory, None, &[])).collect();
    let read: Vec<&Project<'_>> = judged.iter().map(|(project, _)| project).collect();
    let everybody = load::of(&read);
    let written = match arguments.format {
        LoadFormat::Text => text::write(&pages::load(&everybody), look(arguments.width, streams)),
        LoadFormat::Csv => pages::csv(&everybody),
        LoadFormat::Json => json::write(&everybody)?,
    };
    print(streams.out, written.as_bytes())?;
    let findings: Vec<&[Finding]> =
        judged.iter().map(|(_, findings)| findings.as_slice()).collect();
    note_errors_of_all(&all, &findings, streams)?;
    Ok(PASSED)
}
