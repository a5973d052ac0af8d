//! `raci check`: judges projects and reports what it found.

use std::collections::HashSet;
use std::path::Path;

use super::{FAILED, PASSED, Streams, judge, print, projects};
use crate::cli::{Check, Target};
use crate::error::Error;
use crate::export::target;
use crate::finding::{Finding, Level};
use crate::model::{Date, Project};
use crate::project::source::plain_reason;
use crate::project::{self, Memory, Sources};
use crate::report::baseline::{self, Baseline};
use crate::report::entry::{self, Entry};
use crate::report::summary::Summary;
use crate::report::{Part, Report, waivers};
use crate::rules;
use crate::text::visible;
use crate::words::count;

/// Judges each project at or below the paths.
pub(super) fn run(arguments: &Check, streams: &mut Streams<'_>) -> anyhow::Result<u8> {
    each_to_its_own(arguments)?;
    let current = std::env::current_dir()?;
    let roots = projects(&arguments.paths, &current)?;
    let today = arguments.today.or_else(Date::today);
    let to_file = arguments.format.iter().any(|to| destination(arguments, to).is_some());
    let colour = streams.out_colour && !to_file;
    let mut accepted_before = arguments.baseline.as_deref().map(read_baseline).transpose()?;
    let mut report = Report::default();
    let mut inputs = Vec::new();
    let mut status = PASSED;
    for root in &roots {
        let sources = project::open(root, &current)?;
        let memory = Memory::default();
        let (project, findings) = judge(&sources, &memory, today, &arguments.rule);
        let findings: Vec<Finding> =
            findings.into_iter().filter(|f| is_asked(arguments, f)).collect();
        let mut entries = entry::of(&project, &sources, &findings, colour);
        if let Some(baseline) = &mut accepted_before {
            baseline.mark(&mut entries);
        }
        if fails(arguments, &project, &entries) {
            status = FAILED;
        }
        let summary = Summary::of(&project, &entries);
        let mut closing = String::new();
        if arguments.waivers {
            closing.push_str(&waivers::list(&project, &sources, today));
        }
        closing.push_str(&closing_lines(&project, &sources, &summary));
        report.parts.push(Part { entries: entries.len(), closing });
        report.entries.extend(entries);
        report.summary.add(&summary);
        inputs.extend(sources.disk_paths());
    }
    if let Some(file) = &arguments.write_baseline {
        let accepted = Baseline::of(&report.entries);
        target::write(file, accepted.write()?.as_bytes(), &inputs)?;
        let shown = file.display().to_string();
        let note = format!("wrote {}: {}\n", visible(&shown), count(accepted.number(), "finding"));
        print(streams.err, note.as_bytes())?;
        // What has just been accepted fails no more.
        let left = report.entries.iter().any(|entry| !baseline::can_be_accepted(entry));
        return Ok(if left { status } else { PASSED });
    }
    if let Some(baseline) = accepted_before {
        report.gone = baseline.gone();
    }
    if let Some(most) = arguments.max_findings {
        report.keep_worst(most);
    }
    for asked in &arguments.format {
        let text = report.write(asked.format)?;
        match destination(arguments, asked) {
            None => print(streams.out, text.as_bytes())?,
            Some(file) => target::write(file, text.as_bytes(), &inputs)?,
        }
    }
    Ok(status)
}

/// Whether the command line asks for the rule of a finding. What reading finds is always told: nothing that was not
/// read can be judged.
fn is_asked(arguments: &Check, finding: &Finding) -> bool {
    let judged = rules::find(finding.rule).is_some_and(rules::can_be_set);
    let only = arguments.only.is_empty() || arguments.only.contains(&finding.rule);
    !judged || only && !arguments.skip.contains(&finding.rule)
}

/// Whether a finding that counts is at or above the level that fails.
fn fails(arguments: &Check, project: &Project<'_>, entries: &[Entry]) -> bool {
    let from = arguments.fail_on.unwrap_or(project.settings.fail_on);
    let mut standing = entries.iter().filter(|entry| entry.stands());
    from != Level::Off && standing.any(|entry| entry.level <= from)
}

fn read_baseline(file: &Path) -> Result<Baseline, Error> {
    let unreadable = |reason| Error::Unreadable { path: file.to_owned(), reason };
    let text = std::fs::read_to_string(file).map_err(|error| unreadable(plain_reason(&error)))?;
    Baseline::parse(&text).map_err(|reason| unreadable(format!("it is no baseline: {reason}")))
}

/// Where the findings go in a format; `None` is the standard output.
fn destination<'a>(arguments: &'a Check, target: &'a Target) -> Option<&'a Path> {
    let file = target.file.as_deref().or(arguments.output.as_deref());
    file.filter(|file| *file != Path::new("-"))
}

/// Several formats cannot share a destination.
fn each_to_its_own(arguments: &Check) -> Result<(), Error> {
    let mut seen = HashSet::new();
    let mut targets = arguments.format.iter();
    match targets.all(|target| seen.insert(destination(arguments, target))) {
        true => Ok(()),
        false => Err(Error::FormatsShareOutput),
    }
}

/// The summary of a project, and what must be known to trust it.
fn closing_lines(project: &Project<'_>, sources: &Sources, summary: &Summary) -> String {
    let mut lines = match project.settings.name {
        "" => format!("{summary}\n"),
        name => format!("{}\n", visible(&format!("{name}: {summary}"))),
    };
    let mark = visible(&sources.files[0].path);
    for (name, meant) in &sources.nearly_usual {
        let name = visible(name);
        lines.push_str(&format!(
            "note: {mark}: {name} beside it is not read; did you mean {meant}?\n"
        ));
    }
    if project.responsibilities.is_empty() && summary.errors == 0 {
        lines.push_str(&format!(
            "note: {mark}: nothing to check yet: add a [responsibility.ID], for example in assignments.toml\n"
        ));
    }
    if project.model.owner().is_none() {
        lines.push_str(&format!(
            "note: {mark}: {} has no owner letter, so nobody has to own a responsibility: unowned and owned-twice are silent\n",
            visible(project.model.name)
        ));
    }
    lines
}
