//! Checks all projects, several at a time, and collects their reports in order.

use std::collections::HashSet;
use std::path::PathBuf;

use super::context::{CheckContext, CheckOutcome, Retain};
use crate::commands::Streams;
use crate::commands::parallel::{map_ordered, workers};
use crate::commands::progress::Progress;
use crate::commands::streams::print;
use crate::project;
use crate::project::discover::Below;
use crate::report::Report;

/// The results of checking all projects.
pub(super) struct Collected {
    /// The reports of the projects that are not rendered yet, and the totals of all.
    pub report: Report,
    /// The text of the projects that are rendered but not written yet.
    pub rendered: String,
    /// The files that must not be overwritten.
    pub inputs: Vec<PathBuf>,
    /// Whether any project fails.
    pub fails: bool,
    /// The projects and folders that could not be read, each once.
    pub unreadable: Vec<project::Error>,
}

/// Checks the projects. Text that is for standard output alone is written as soon as a project is checked.
pub(super) fn collect(
    context: &CheckContext<'_>,
    below: Below,
    streams: &mut Streams<'_>,
) -> anyhow::Result<Collected> {
    let Below { projects, mut unreadable, files } = below;
    let report = Report { only_summary: context.arguments.summary, ..Report::default() };
    let (rendered, inputs, fails) = (String::new(), Vec::new(), false);
    let mut all = Collected { report, rendered, inputs, fails, unreadable: Vec::new() };
    // On a terminal, the line that shows the progress must go first.
    let streams_out = !context.arguments.writes_files() && !streams.err_terminal;
    let mut written = Ok(());
    let mut progress = Progress::new(
        projects.len(),
        if streams.err_terminal { Some(&mut *streams.err) } else { None },
    );
    map_ordered(
        projects.len(),
        workers(files),
        |position| context.check(&projects[position]),
        |result| {
            progress.step();
            match result {
                Err(error) => unreadable.push(error),
                Ok(outcome) => all.add(outcome, context.retain),
            }
            if streams_out && !all.rendered.is_empty() && written.is_ok() {
                written = print(streams.out, all.rendered.as_bytes());
            }
            if streams_out {
                all.rendered.clear();
            }
        },
    );
    progress.end();
    written?;
    // The same folder may fail twice: when projects are looked for, and when its files are read.
    let mut seen = HashSet::new();
    unreadable.retain(|error| seen.insert(error.to_string()));
    all.report.totals.unreadable = unreadable.len();
    Ok(Collected { unreadable, ..all })
}

impl Collected {
    fn add(&mut self, outcome: CheckOutcome, retain: Retain) {
        self.fails |= outcome.fails;
        self.inputs.extend(outcome.inputs);
        self.report.totals.add(&outcome.report.summary);
        match retain {
            Retain::Text(_) => self.rendered += &outcome.rendered,
            Retain::Summary | Retain::Diagnostics { .. } => {
                self.report.projects.push(outcome.report);
            }
        }
    }
}
