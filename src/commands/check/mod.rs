//! `raci check`: checks projects and reports the findings.

mod collect;
mod context;
mod rules;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::error::Error;
use super::project_set::find_projects;
use super::streams::{explain_failure, print};
use super::{COULD_NOT_RUN, FAILED, PASSED, Streams};
use crate::cli::Check;
use crate::export::atomic_file;
use crate::limits::Limits;
use crate::plural::count;
use crate::project;
use crate::report::Report;
use crate::report::baseline::{Baseline, can_be_accepted};
use crate::text::sanitize;
use collect::{Collected, collect};
use context::CheckContext;

/// Checks the projects at or below the paths.
pub(super) fn run(
    arguments: &Check,
    limits: &Limits,
    streams: &mut Streams<'_>,
) -> anyhow::Result<u8> {
    refuse_shared_destination(arguments)?;
    let current = std::env::current_dir()?;
    let below = find_projects(&arguments.paths, &current, limits)?;
    let baseline = arguments.baseline.as_deref().map(Baseline::read).transpose()?;
    let context =
        CheckContext::new(arguments, &current, limits, baseline.as_ref(), streams.out_colour);
    let colour = context.colour;
    let Collected { mut report, mut rendered, inputs, fails, unreadable } =
        collect(&context, below, streams)?;
    if report.totals.projects == 0 {
        return explain_unreadable(unreadable, streams);
    }
    let mut status = if fails { FAILED } else { PASSED };
    if let Some(file) = &arguments.write_baseline {
        accept(file, &report, &inputs, streams)?;
        // Findings just accepted no longer fail the check.
        if report.diagnostics().all(can_be_accepted) {
            status = PASSED;
        }
    } else {
        if let Some(baseline) = baseline {
            report.resolved = baseline.resolved(report.diagnostics());
        }
        if let Some(most) = arguments.max_findings {
            report.keep_worst(most);
        }
        for target in &arguments.format {
            // Only a single format is rendered project by project.
            let text = std::mem::take(&mut rendered) + &report.write(target.format, colour);
            match arguments.destination(target) {
                None => print(streams.out, text.as_bytes())?,
                Some(file) => atomic_file::write(file, text.as_bytes(), &inputs)?,
            }
        }
    }
    if unreadable.is_empty() { Ok(status) } else { explain_unreadable(unreadable, streams) }
}

/// Writes the findings to a baseline.
fn accept(
    file: &Path,
    report: &Report,
    inputs: &[PathBuf],
    streams: &mut Streams<'_>,
) -> anyhow::Result<()> {
    let baseline = Baseline::from_diagnostics(report.diagnostics());
    atomic_file::write(file, baseline.write().as_bytes(), inputs)?;
    let path = file.display().to_string();
    let note = format!("wrote {}: {}\n", sanitize(&path), count(baseline.number(), "finding"));
    print(streams.err, note.as_bytes())
}

/// Explains each project or folder that cannot be read. It may have errors, so the check has not passed.
fn explain_unreadable(
    mut errors: Vec<project::Error>,
    streams: &mut Streams<'_>,
) -> anyhow::Result<u8> {
    let Some(last) = errors.pop() else {
        return Ok(COULD_NOT_RUN);
    };
    for error in errors {
        explain_failure(&error.into(), streams);
    }
    Err(last.into())
}

/// Two formats cannot be written to the same destination.
fn refuse_shared_destination(arguments: &Check) -> Result<(), Error> {
    let mut seen = HashSet::new();
    if arguments.format.iter().all(|target| seen.insert(arguments.destination(target))) {
        Ok(())
    } else {
        Err(Error::FormatsShareOutput)
    }
}
