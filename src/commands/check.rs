//! `raci check`: judges projects and reports what it found.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::each::{in_order, workers};
use super::progress::Progress;
use super::{COULD_NOT_RUN, FAILED, PASSED, Streams, judge, print, projects};
use crate::cli::{Check, Target};
use crate::error::Error;
use crate::export::target;
use crate::finding::{Finding, Level};
use crate::limits::Limits;
use crate::model::{Date, Project};
use crate::project::discover::Below;
use crate::project::source::plain_reason;
use crate::project::{self, Memory, Sources};
use crate::report::baseline::{self, Baseline};
use crate::report::entry::{self, Entry};
use crate::report::summary::Summary;
use crate::report::{self, Format, Part, Report};
use crate::rules::{self, Rule, waivers};
use crate::text::visible;
use crate::words::count;

/// Judges each project at or below the paths.
pub(super) fn run(
    arguments: &Check,
    limits: &Limits,
    streams: &mut Streams<'_>,
) -> anyhow::Result<u8> {
    each_to_its_own(arguments)?;
    let current = std::env::current_dir()?;
    let Below { projects, mut unreadable, files } = projects(&arguments.paths, &current, limits)?;
    let mut accepted_before = arguments.baseline.as_deref().map(read_baseline).transpose()?;
    let check = Checking {
        arguments,
        current: &current,
        limits,
        today: arguments.today.or_else(Date::today),
        levels: levels(arguments),
        people: for_people(arguments, streams.out_colour),
        baseline: accepted_before.as_ref(),
    };
    let mut report = Report { only_summary: arguments.summary, ..Report::default() };
    let mut inputs = Vec::new();
    let mut status = PASSED;
    let mut progress = Progress::of(
        projects.len(),
        if streams.err_terminal { Some(&mut *streams.err) } else { None },
    );
    in_order(
        projects.len(),
        workers(files),
        |position| check.project(&projects[position]),
        |judged| {
            progress.step();
            match judged {
                Err(error) => unreadable.push(error),
                Ok(judged) => {
                    status = if judged.fails { FAILED } else { status };
                    report.parts.push(judged.part);
                    report.summary.add(&judged.summary);
                    inputs.extend(judged.inputs);
                    report.entries.extend(judged.entries);
                }
            }
        },
    );
    progress.end();
    let unreadable = each_once(unreadable);
    if report.parts.is_empty() {
        return cannot_be_read(unreadable, streams);
    }
    report.summary.unreadable = unreadable.len();
    if let Some(baseline) = &mut accepted_before {
        baseline.note(&report.entries);
    }
    if let Some(file) = &arguments.write_baseline {
        let accepted = Baseline::of(&report.entries);
        target::write(file, accepted.write()?.as_bytes(), &inputs)?;
        let shown = file.display().to_string();
        let note = format!("wrote {}: {}\n", visible(&shown), count(accepted.number(), "finding"));
        print(streams.err, note.as_bytes())?;
        // What has just been accepted fails no more.
        let left = report.entries.iter().any(|entry| !baseline::can_be_accepted(entry));
        status = if left { status } else { PASSED };
    } else {
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
    }
    if unreadable.is_empty() {
        return Ok(status);
    }
    cannot_be_read(unreadable, streams)
}

/// What the check of every project has in common.
struct Checking<'c> {
    arguments: &'c Check,
    current: &'c Path,
    today: Option<Date>,
    levels: Vec<(&'static str, Level)>,
    /// Whether the form for people is made, and with colour.
    people: Option<bool>,
    baseline: Option<&'c Baseline>,
    limits: &'c Limits,
}

/// A project, judged: all of it that is kept.
struct Judged {
    entries: Vec<Entry>,
    part: Part,
    summary: Summary,
    fails: bool,
    /// The files that nothing is written over.
    inputs: Vec<PathBuf>,
}

impl Checking<'_> {
    fn project(&self, root: &Path) -> Result<Judged, Error> {
        let arguments = self.arguments;
        let sources = project::open_within(root, self.current, self.limits)?;
        let memory = Memory::default();
        let (project, mut findings) = judge(&sources, &memory, self.today, &self.levels);
        if !arguments.only.is_empty() || !arguments.skip.is_empty() {
            let rule = |finding: &Finding| rules::find(finding.rule);
            findings.retain(|finding| rule(finding).is_none_or(|rule| is_asked(arguments, rule)));
        }
        let mut entries = entry::with(&project, &sources, &findings, self.people);
        if let Some(baseline) = self.baseline {
            baseline.mark(&mut entries);
        }
        let summary = Summary::of(&project, &entries);
        let mut closing = String::new();
        if arguments.waivers {
            closing.push_str(&report::waivers::list(&project, &sources, self.today));
        }
        closing.push_str(&closing_lines(&project, &sources, &summary));
        let writes = arguments.write_baseline.is_some()
            || arguments.format.iter().any(|to| destination(arguments, to).is_some());
        let fails = fails(arguments, &project, &entries);
        if self.only_counts() {
            entries.clear();
        }
        Ok(Judged {
            part: Part { entries: entries.len(), closing },
            summary,
            fails,
            inputs: if writes { sources.disk_paths() } else { Vec::new() },
            entries,
        })
    }

    /// Whether nothing of a finding is told but that there is one.
    fn only_counts(&self) -> bool {
        let arguments = self.arguments;
        let mut formats = arguments.format.iter();
        let for_people = |to: &Target| matches!(to.format, Format::Text | Format::Short);
        let baseline = self.baseline.is_some() || arguments.write_baseline.is_some();
        arguments.summary && !baseline && formats.all(for_people)
    }
}

/// Whether a format has the findings as people read them; and whether in colour, which is for the terminal only.
fn for_people(arguments: &Check, colour: bool) -> Option<bool> {
    let mut formats = arguments.format.iter();
    let with_excerpts = |to: &Target| matches!(to.format, Format::Text | Format::Github);
    let wanted = !arguments.summary && formats.any(with_excerpts);
    let to_file = arguments.format.iter().any(|to| destination(arguments, to).is_some());
    wanted.then_some(colour && !to_file)
}

/// Errors without those that say the same again: a folder may be looked into for its projects and for its files.
fn each_once(errors: Vec<Error>) -> Vec<Error> {
    let mut seen = HashSet::new();
    errors.into_iter().filter(|error| seen.insert(error.to_string())).collect()
}

/// Says of each project or folder that it cannot be read. What was not read may have errors: the check has not passed.
fn cannot_be_read(mut errors: Vec<Error>, streams: &mut Streams<'_>) -> anyhow::Result<u8> {
    let Some(last) = errors.pop() else {
        return Ok(COULD_NOT_RUN);
    };
    for error in errors {
        crate::explain_failure(&error.into(), streams);
    }
    Err(last.into())
}

/// The levels that the command line gives. A rule that it does not ask for is off, unless waivers are judged, which
/// takes the findings of all rules.
fn levels(arguments: &Check) -> Vec<(&'static str, Level)> {
    let mut levels = arguments.rule.clone();
    if !is_asked(arguments, &waivers::UNUSED) {
        let not_asked = rules::all().filter(|rule| !is_asked(arguments, rule));
        levels.extend(not_asked.map(|rule| (rule.name, Level::Off)));
    }
    levels
}

/// Whether the command line asks for a rule. What reading finds is always told: nothing that was not read can be judged.
fn is_asked(arguments: &Check, rule: &Rule) -> bool {
    let only = arguments.only.is_empty() || arguments.only.contains(&rule.name);
    !rules::can_be_set(rule) || only && !arguments.skip.contains(&rule.name)
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
