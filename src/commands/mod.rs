//! One verb, one file. What all of them need is here: the streams, and how a project is loaded and judged.

mod between;
mod check;
mod completions;
mod diff;
mod explain;
mod export;
mod import;
mod init;
mod load;
mod output;
mod parallel;
mod portfolio;
mod progress;
mod somebody;
mod starter;
mod table;
mod who;

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::cli::{Cli, Color, Verb, ViewArgs};
use crate::error::Error;
use crate::finding::{self, Finding};
use crate::limits::Limits;
use crate::model::{Date, Level, Project, RuleSetting};
use crate::plural::count;
use crate::project;
use crate::project::discover::{self, Below};
use crate::project::{Arena, Reading};
use crate::rules;
use crate::source::SourceMap;
use crate::text::sanitize;
use crate::view;
use crate::view::grid::{Grid, GridKind};
use crate::view::selection::{Filters, Selection};
use crate::view::{View, ViewContext, locale};

/// Where a run reads from and writes to, and what is known of who looks at it.
pub struct Streams<'s> {
    /// Data: findings, tables, exports.
    pub out: &'s mut dyn Write,
    /// Talk: what went wrong, what was written.
    pub err: &'s mut dyn Write,
    /// Whether `out` takes colour when `--color` leaves it open.
    pub out_colour: bool,
    /// Whether `err` takes colour when `--color` leaves it open.
    pub err_colour: bool,
    /// Whether somebody looks at `err` as it is written, so that a line may come and go.
    pub err_terminal: bool,
    /// The columns of the terminal, where `out` is one.
    pub width: Option<u16>,
}

/// The JSON Schema of the files.
pub const SCHEMA: &str = include_str!("../../docs/schema/raci.json");

/// The places that a table may have, rows times columns: about a gigabyte of memory.
const MOST_PLACES: usize = 20_000_000;

/// How a run ended: nothing at or above the level that fails.
pub const PASSED: u8 = 0;
/// How a run ended: something at or above the level that fails.
pub const FAILED: u8 = 1;
/// How a run ended: it could not be done.
pub const COULD_NOT_RUN: u8 = 2;

/// Carries out what the command line says.
///
/// # Errors
/// When it could not be done; the exit status is then [`COULD_NOT_RUN`].
pub fn run(cli: &Cli, streams: &mut Streams<'_>) -> anyhow::Result<u8> {
    match cli.color {
        Color::Auto => {}
        Color::Always => (streams.out_colour, streams.err_colour) = (true, true),
        Color::Never => (streams.out_colour, streams.err_colour) = (false, false),
    }
    let limits = &Limits::with(&cli.limit);
    match &cli.verb {
        Verb::Check(arguments) => check::run(arguments, limits, streams),
        Verb::Table(arguments) => table::run(arguments, limits, streams),
        Verb::Export(arguments) => export::run(arguments, limits, streams),
        Verb::Import(arguments) => import::run(arguments, limits, streams),
        Verb::Diff(arguments) => diff::run(arguments, limits, streams),
        Verb::Who(arguments) => who::run(arguments, limits, streams),
        Verb::Between(arguments) => between::run(arguments, limits, streams),
        Verb::Load(arguments) => load::run(arguments, limits, streams),
        Verb::Init(arguments) => init::run(arguments, streams),
        Verb::Explain(arguments) => explain::run(arguments, streams),
        Verb::Schema => print(streams.out, SCHEMA.as_bytes()).map(|()| PASSED),
        Verb::Completions(arguments) => completions::completions(arguments, streams),
        Verb::Man(arguments) => completions::page(arguments, streams),
    }
}

/// The project that a verb for one project means.
fn one_project(path: Option<&Path>, limits: &Limits) -> anyhow::Result<SourceMap> {
    let current = std::env::current_dir()?;
    let root = match path {
        Some(path) => discover::at(path)?,
        None => discover::around(&current)?,
    };
    Ok(project::open_within(&root, &current, limits)?)
}

/// The projects that `raci check` and `raci load` mean, each once.
fn projects(paths: &[PathBuf], current: &Path, limits: &Limits) -> anyhow::Result<Below> {
    if paths.is_empty() {
        let projects = vec![discover::around(current)?];
        return Ok(Below { projects, ..Below::default() });
    }
    let mut all = Below::default();
    for path in paths {
        let below = discover::at_or_below(path, limits)?;
        all.projects.extend(below.projects);
        all.unreadable.extend(below.unreadable);
        all.files += below.files;
    }
    if paths.len() > 1 {
        let mut seen = std::collections::HashSet::new();
        let real = |root: &PathBuf| root.canonicalize().unwrap_or_else(|_| root.clone());
        all.projects.retain(|root| seen.insert(real(root)));
    }
    Ok(all)
}

/// The folders of projects, for a verb that needs all of them.
fn all_of(below: Below) -> Result<Vec<PathBuf>, Error> {
    match below.unreadable.into_iter().next() {
        Some(error) => Err(error),
        None => Ok(below.projects),
    }
}

/// Reads and judges a project, waivers by the day `today`, rules by these levels before its own. The findings are in the order in which they are reported.
fn judge<'a>(
    sources: &'a SourceMap,
    arena: &'a Arena,
    today: Option<Date>,
    levels: &[(&'static str, Level)],
) -> (Project<'a>, Vec<Finding>) {
    let Reading { mut project, mut findings } = project::read(sources, arena);
    for (rule, level) in levels {
        project.rules.insert(0, RuleSetting::of_command_line(rule, *level));
    }
    findings.extend(rules::run(&project, today));
    finding::sort(&mut findings);
    (project, findings)
}

/// Writes everything at once. A reader who has gone away is no mistake; a full disk is.
fn print(stream: &mut dyn Write, text: &[u8]) -> anyhow::Result<()> {
    match stream.write_all(text).and_then(|()| stream.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            let reason = crate::source::read::plain_reason(&error);
            anyhow::bail!("the output cannot be written: {reason}")
        }
        _ => Ok(()),
    }
}

/// Says on the side that what was drawn has errors.
fn note_errors(
    sources: &SourceMap,
    findings: &[Finding],
    streams: &mut Streams<'_>,
) -> anyhow::Result<()> {
    note_number_of_errors(&sources.files[0].path, number_of_errors(findings), streams)
}

/// As [`note_errors`], of the project with this first file.
fn note_number_of_errors(
    file: &str,
    errors: usize,
    streams: &mut Streams<'_>,
) -> anyhow::Result<()> {
    if errors == 0 {
        return Ok(());
    }
    let (mark, errors) = (sanitize(file), count(errors, "error"));
    let note = format!("note: {mark}: the project has {errors}; `raci check` shows them\n");
    print(streams.err, note.as_bytes())
}

fn number_of_errors(findings: &[Finding]) -> usize {
    let stands = |finding: &&Finding| finding.level == Level::Error && finding.waived.is_none();
    findings.iter().filter(stands).count()
}

/// Says on the side that the filters leave nothing.
fn note_nothing(selection: &Selection<'_, '_>, streams: &mut Streams<'_>) -> anyhow::Result<()> {
    if selection.is_whole() || selection.number_of_rows() > 0 {
        return Ok(());
    }
    print(streams.err, b"note: the filters leave no responsibility\n")
}

/// The part of a project that is to be drawn.
///
/// # Errors
/// When the project lacks what is asked for.
fn select<'p, 'a>(drawn: &ViewArgs, project: &'p Project<'a>) -> Result<Selection<'p, 'a>, Error> {
    let filters = Filters {
        phases: drawn.phase.clone(),
        parties: drawn.party.clone(),
        roles: drawn.role.clone(),
        people: drawn.person.clone(),
        letters: drawn.letter.clone(),
        tags: drawn.tag.clone(),
    };
    Selection::new(project, &filters)
}

/// Draws the views that were asked for, or else the usual ones. At most `widest` columns stand in a table.
///
/// # Errors
/// When a table would have more places than can be held.
fn draw(
    drawn: &ViewArgs,
    usual: &[View],
    widest: impl Fn(GridKind) -> usize,
    drawing: ViewContext<'_, '_>,
) -> Result<Vec<Grid>, Error> {
    let views = if drawn.view.is_empty() { usual } else { &drawn.view };
    let asked = drawn.max_columns.and_then(|most| usize::try_from(most).ok());
    let mut grids = Vec::new();
    for view in views {
        let (rows, columns) = view::size(*view, drawing.selection);
        if rows.saturating_mul(columns) > MOST_PLACES {
            return Err(Error::TableTooLarge { rows, columns });
        }
        let grid = view::draw(*view, drawing);
        let grid = if drawn.transpose {
            grid.transposed(locale::strings(drawing.language).wrong)
        } else {
            grid
        };
        let widest = widest(grid.kind);
        grids.extend(grid.split(asked.map_or(widest, |asked| asked.min(widest))));
    }
    Ok(grids)
}
