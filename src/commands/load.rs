//! `raci load`: everyone's workload across the projects of a folder.

use super::output::look;
use super::portfolio::Portfolio;
use super::project_set::{all_readable, find_projects};
use super::streams::print;
use super::{PASSED, Streams};
use crate::cli::{Load, LoadFormat};
use crate::envelope::{self, Document};
use crate::limits::Limits;
use crate::page::{answers, text};
use crate::query::workload;

/// Counts what everyone owns and does.
pub(super) fn run(
    arguments: &Load,
    limits: &Limits,
    streams: &mut Streams<'_>,
) -> anyhow::Result<u8> {
    let current = std::env::current_dir()?;
    let below = find_projects(arguments.folder.as_slice(), &current, limits)?;
    let files = below.files;
    let roots = all_readable(below)?;
    let portfolio = Portfolio { roots, files, current: &current, limits, today: None };
    let (counted, errors) = portfolio.query(|_, project, _| workload::count(project))?;
    let everybody = workload::combine(&counted);
    let written = match arguments.format {
        LoadFormat::Text => text::write(&answers::load(&everybody), look(arguments.width, streams)),
        LoadFormat::Csv => answers::csv(&everybody),
        LoadFormat::Json => envelope::write(Document::Answer, &everybody),
    };
    print(streams.out, written.as_bytes())?;
    errors.note(streams)?;
    Ok(PASSED)
}
