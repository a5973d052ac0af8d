//! `raci check`: judges projects and reports what it found.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::progress::Progress;
use super::project_set::{check_project, find_projects};
use super::streams::{explain_failure, print};
use super::{COULD_NOT_RUN, FAILED, PASSED, Streams};
use crate::cli::{Check, Target};
use crate::commands::parallel::{map_ordered, workers};
use crate::error::Error;
use crate::export::atomic_file;
use crate::finding::Finding;
use crate::limits::Limits;
use crate::model::{Date, Level, Project};
use crate::plural::count;
use crate::project::{Arena, ProjectFiles, discover::Below};
use crate::report::baseline::{self, Baseline};
use crate::report::diagnostic;
use crate::report::human;
use crate::report::human::Form;
use crate::report::summary::Summary;
use crate::report::{self, Format, Part, Report};
use crate::rules::{self, Rule, waivers};
use crate::text::sanitize;

/// Judges each project at or below the paths.
pub(super) fn run(
    arguments: &Check,
    limits: &Limits,
    streams: &mut Streams<'_>,
) -> anyhow::Result<u8> {
    each_to_its_own(arguments)?;
    let current = std::env::current_dir()?;
    let Below { projects, mut unreadable, files } =
        find_projects(&arguments.paths, &current, limits)?;
    let mut accepted_before = arguments.baseline.as_deref().map(Baseline::read).transpose()?;
    let check = Checking {
        arguments,
        current: &current,
        limits,
        today: arguments.today.or_else(Date::today),
        levels: levels(arguments),
        kept: kept(arguments, streams.out_colour),
        baseline: accepted_before.as_ref(),
    };
    // Text is written as soon as it is there; but where somebody looks on, only when the line is gone that tells how far
    // the check has come.
    let flows = matches!(check.kept, Kept::Text(_))
        && arguments.format.iter().all(|to| destination(arguments, to).is_none())
        && !streams.err_terminal;
    let mut written = Ok(());
    let mut report = Report { only_summary: arguments.summary, ..Report::default() };
    let mut inputs = Vec::new();
    let mut status = PASSED;
    let mut progress = Progress::of(
        projects.len(),
        if streams.err_terminal { Some(&mut *streams.err) } else { None },
    );
    map_ordered(
        projects.len(),
        workers(files),
        |position| check.project(&projects[position]),
        |judged| {
            progress.step();
            match judged {
                Err(error) => unreadable.push(error),
                Ok(judged) => {
                    status = if judged.fails { FAILED } else { status };
                    report.add(judged.report);
                    inputs.extend(judged.inputs);
                    if flows {
                        let text = report.take_text();
                        if written.is_ok() {
                            written = print(streams.out, text.as_bytes());
                        }
                    }
                }
            }
        },
    );
    progress.end();
    let unreadable = each_once(unreadable);
    if report.summary.projects == 0 {
        return cannot_be_read(unreadable, streams);
    }
    written?;
    report.summary.unreadable = unreadable.len();
    if let Some(baseline) = &mut accepted_before {
        baseline.note(&report.entries);
    }
    if let Some(file) = &arguments.write_baseline {
        let accepted = Baseline::of(&report.entries);
        atomic_file::write(file, accepted.write().as_bytes(), &inputs)?;
        let shown = file.display().to_string();
        let note = format!("wrote {}: {}\n", sanitize(&shown), count(accepted.number(), "finding"));
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
            let text = report.write(asked.format);
            match destination(arguments, asked) {
                None => print(streams.out, text.as_bytes())?,
                Some(file) => atomic_file::write(file, text.as_bytes(), &inputs)?,
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
    kept: Kept,
    baseline: Option<&'c Baseline>,
    limits: &'c Limits,
}

/// What is kept of the findings of a project.
#[derive(Clone, Copy)]
enum Kept {
    /// How many there are.
    Counts,
    /// Their text in a form for people.
    Text(Form),
    /// All of each; and the form with excerpts where there is one, whether in colour.
    Entries(Option<bool>),
}

/// A project, judged: all of it that is kept.
struct Judged {
    report: Report,
    fails: bool,
    /// The files that nothing is written over.
    inputs: Vec<PathBuf>,
}

impl Checking<'_> {
    fn project(&self, root: &Path) -> Result<Judged, Error> {
        let arguments = self.arguments;
        let arena = Arena::default();
        let files = ProjectFiles::open(root, self.current, self.limits, &arena)?;
        let sources = &files.sources;
        let (project, mut findings) = check_project(&files, &arena, self.today, &self.levels);
        if !arguments.only.is_empty() || !arguments.skip.is_empty() {
            let rule = |finding: &Finding| rules::find(finding.rule);
            findings.retain(|finding| rule(finding).is_none_or(|rule| is_asked(arguments, rule)));
        }
        let mut report = Report::default();
        let mut text = String::new();
        match self.kept {
            Kept::Counts => report.summary = Summary::of(&project, all_new(&findings)),
            Kept::Text(form) => {
                report.summary = Summary::of(&project, all_new(&findings));
                text = human::of(&findings, sources, form);
            }
            Kept::Entries(_) => {
                report.entries = diagnostic::of(&project, sources, findings);
                if let Some(baseline) = self.baseline {
                    baseline.mark(&mut report.entries);
                }
                let all = report.entries.iter();
                report.summary =
                    Summary::of(&project, all.map(|entry| (&entry.finding, entry.known)));
            }
        }
        if arguments.waivers {
            text.push_str(&report::waivers::list(&project, sources, self.today));
        }
        text.push_str(&report::footer::lines(&project, &files, &report.summary));
        report.parts.push(Part { entries: report.entries.len(), text });
        if let (Some(most), None) = (arguments.max_findings, &arguments.write_baseline) {
            report.keep_worst(most);
        }
        if let Kept::Entries(Some(colour)) = self.kept {
            for entry in report.entries.iter_mut().filter(|entry| entry.stands()) {
                entry.text = report::text::render(&entry.finding, sources, colour);
            }
        }
        let writes = arguments.write_baseline.is_some()
            || arguments.format.iter().any(|to| destination(arguments, to).is_some());
        Ok(Judged {
            fails: fails(arguments, &project, &report.summary),
            inputs: if writes { files.disk_paths() } else { Vec::new() },
            report,
        })
    }
}

/// What is kept of the findings. All of each is needed for what tells them apart or chooses among them, and by the
/// formats for programs. Colour is for the terminal only.
fn kept(arguments: &Check, colour: bool) -> Kept {
    let formats = || arguments.format.iter().map(|to| to.format);
    let to_file = arguments.format.iter().any(|to| destination(arguments, to).is_some());
    let colour = colour && !to_file;
    let accepts = arguments.baseline.is_some() || arguments.write_baseline.is_some();
    let for_people = formats().all(|format| matches!(format, Format::Text | Format::Short));
    if arguments.summary && for_people && !accepts {
        return Kept::Counts;
    }
    let chooses = accepts || arguments.max_findings.is_some();
    match arguments.format.as_slice() {
        [only] if only.format == Format::Text && !chooses => Kept::Text(Form::Text { colour }),
        [only] if only.format == Format::Short && !chooses => Kept::Text(Form::Short),
        _ => {
            let with_excerpts = |format| matches!(format, Format::Text | Format::Github);
            let told = !arguments.summary && arguments.write_baseline.is_none();
            let wanted = told && formats().any(with_excerpts);
            Kept::Entries(wanted.then_some(colour))
        }
    }
}

/// The findings, of which none stood before.
fn all_new(findings: &[Finding]) -> impl Iterator<Item = (&Finding, bool)> {
    findings.iter().map(|finding| (finding, false))
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
        explain_failure(&error.into(), streams);
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
fn fails(arguments: &Check, project: &Project<'_>, found: &Summary) -> bool {
    let failing = match arguments.fail_on.unwrap_or(project.settings.fail_on) {
        Level::Error => found.errors,
        Level::Warn => found.errors + found.warnings,
        Level::Info => found.errors + found.warnings + found.infos,
        Level::Off => 0,
    };
    failing > 0
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
    if targets.all(|target| seen.insert(destination(arguments, target))) {
        Ok(())
    } else {
        Err(Error::FormatsShareOutput)
    }
}
