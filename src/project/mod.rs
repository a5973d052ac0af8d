//! Files in, model out: finds a project, reads its files, and says of each mistake where it stands.
//!
//! Two passes over the parsed files: the first collects all ids, so that the second can look up every reference on the
//! spot. Nothing here knows which rules there are.

pub mod discover;
pub mod id;
pub mod read;

mod cycles;
mod definitions;
mod diagnostics;
mod error_regions;
mod logo;
mod manifest;
mod reader;
mod size_limits;
mod symbols;
mod toml;
mod unique_list;

use std::path::Path;

use crate::error::Error;
use crate::finding::{Finding, reading_rule};
use crate::limits::{Limit, LimitKind, Limits};
use crate::model::{DerivedCache, Project};
use crate::source::display_path::DisplayRoot;
use crate::source::{Content, FileId, SourceFile, SourceMap, Span};
use definitions::Definitions;
use error_regions::ErrorRegions;
use read::person::People;
use read::responsibility::Rows;
use read::{letter_model, party, person, phase, policy, role, style};
use reader::Reader;
use symbols::IdKind;

pub use logo::{Logo, Picture};
pub use toml::Arena;

/// A project as far as it could be read, and what is wrong with its files.
pub struct Reading<'a> {
    /// The project.
    pub project: Project<'a>,
    /// What the reading rules found, in no particular order.
    pub findings: Vec<Finding>,
}

/// Opens the files of the project in `root`. Paths are shown relative to `current`.
///
/// # Errors
/// When a folder of the project cannot be listed. A file that cannot be read is a finding, later.
pub fn open(root: &Path, current: &Path) -> Result<SourceMap, Error> {
    open_within(root, current, &Limits::default())
}

/// As [`open`], within other bounds than the usual ones.
///
/// # Errors
/// As for [`open`].
pub fn open_within(root: &Path, current: &Path, limits: &Limits) -> Result<SourceMap, Error> {
    let shown = DisplayRoot::of(root, current);
    let mut left = limits.of(LimitKind::ProjectSize);
    let mut source = |path: &Path| {
        let bound = if left < limits.of(LimitKind::FileSize) {
            Limit { kind: LimitKind::ProjectSize, number: left }
        } else {
            limits.limit(LimitKind::FileSize)
        };
        let mut source = SourceFile::read(shown.below(path), &root.join(path), root, bound.number);
        if matches!(source.content, Content::TooLarge(_)) {
            source.content = Content::TooLarge(limits.limit(bound.kind));
        }
        left = left.saturating_sub(source.size());
        source
    };
    let mark = source(Path::new(discover::MANIFEST));
    let (patterns, logo) = asked_for_beforehand(&mark);
    let files = discover::files(root, patterns.as_deref(), limits)?;
    let idle = (0..files.matched.len()).filter(|position| !files.matched[*position]);
    let idle_patterns = idle.collect();
    let others: Vec<SourceFile> = files.paths.iter().map(|path| source(path)).collect();
    Ok(SourceMap {
        files: std::iter::once(mark).chain(others).collect(),
        limits: *limits,
        beyond: files.beyond,
        idle_patterns,
        nearly_usual: files.nearly_usual,
        logo: logo.as_ref().map(|path| logo::read(path, root)),
        logo_path: logo.map(|path| root.join(path)),
    })
}

/// The patterns by which the project in `root` names its files, if it does.
#[must_use]
pub fn patterns_of(root: &Path) -> Vec<glob::Pattern> {
    let mark = root.join(discover::MANIFEST);
    let largest = Limits::default().of(LimitKind::FileSize);
    let source = SourceFile::read(String::new(), &mark, root, largest);
    asked_for_beforehand(&source).0.unwrap_or_default()
}

/// What of `raci.toml` has to be known before the rest is read: the file patterns, and the path of the logo. Their
/// mistakes are reported later.
fn asked_for_beforehand(mark: &SourceFile) -> (Option<Vec<glob::Pattern>>, Option<String>) {
    // A key can only be written without its own letters by backslashes.
    if !["files", "logo", "\\"].into_iter().any(|asked| mark.text().contains(asked)) {
        return (None, None);
    }
    let arena = Arena::default();
    let (document, _) = toml::parse(FileId::default(), mark.text(), &arena);
    let value = |table: &str, key: &str| {
        let table = document.entries().find(|entry| entry.key == table)?;
        table.node.as_table()?.find(|entry| entry.key == key)
    };
    let logo = value("style", "logo").and_then(|logo| logo.node.as_text().map(str::to_owned));
    (value("project", "files").map(|files| manifest::patterns(&files, None)), logo)
}

/// Reads a project from its files. It never fails: what is wrong becomes findings, and the rest is read.
#[must_use]
pub fn read<'a>(sources: &'a SourceMap, arena: &'a Arena) -> Reading<'a> {
    let mut reader = Reader::new();
    let mut damages = Vec::new();
    let documents: Vec<_> = (sources.iter())
        .map(|(file, source)| parse(file, source, arena, &mut reader, &mut damages))
        .collect();
    let all = definitions::collect(&documents, &mut reader);
    if !damages.is_empty() {
        reader.error_regions = ErrorRegions::new(all.spans(), &damages);
    }
    let settings = manifest::settings(&all, &sources.idle_patterns, &mut reader);
    let rules = manifest::rules(&all, &mut reader);
    let model = letter_model::choose(settings.model, &all.models, &mut reader);
    let parties = kept(&all.parties, |party| party::read(party, &mut reader));
    let phases = kept(&all.phases, |phase| phase::read(phase, &mut reader));
    let people = kept(&all.people, |person| person::read(person, &mut reader));
    let mut people = People::new(people);
    let mut roles = kept(&all.roles, |role| role::read(role, &mut people, &mut reader));
    if let Some(finding) = size_limits::boards(&roles, &sources.limits) {
        // Nothing is judged by members that would take too long to follow.
        for role in &mut roles {
            role.members.clear();
        }
        reader.unparsed.add_unopened();
        reader.report(finding);
    }
    let rows = rows(&all, roles.len(), &model, &mut reader);
    let logo = sources.logo.as_ref().and_then(|logo| logo.as_ref().err());
    let style = style::read(&all, &model, logo.map(String::as_str), &mut reader);
    let policies = all.policies.iter();
    let policies = policies.map(|policy| policy::read(policy, &model, &mut reader)).collect();
    reader.findings.extend(cycles::find(&roles));
    if !sources.beyond.is_empty() {
        reader.unparsed.add_unopened();
    }
    let project = Project {
        settings,
        style,
        model,
        rules,
        policies,
        parties,
        phases,
        roles,
        people: people.all,
        responsibilities: rows.all,
        assignments: rows.assignments,
        cells: rows.cells,
        unparsed: reader.unparsed,
        derived: DerivedCache::default(),
    };
    reader.findings.extend(size_limits::check(&project, sources));
    Reading { project, findings: reader.findings }
}

/// Parses one file, reports what is no TOML, and notes text that may hide something and the places of `damages`.
fn parse<'a>(
    file: FileId,
    source: &'a SourceFile,
    arena: &'a Arena,
    reader: &mut Reader<'a>,
    damages: &mut Vec<Span>,
) -> toml::Document<'a> {
    match &source.content {
        Content::Text(_) => {}
        Content::NotText(bytes, at) => {
            reader.unparsed.add_text(bytes);
            reader.report(not_text(file, bytes, *at));
        }
        Content::TooLarge(limit) => {
            reader.unparsed.add_unopened();
            reader.report(size_limits::file(Span { file, start: 0, end: 0 }, *limit));
        }
        Content::Unopened(reason) => {
            reader.unparsed.add_unopened();
            let span = Span { file, start: 0, end: 0 };
            let message = format!("this file cannot be read: {reason}");
            let finding = Finding::new(reading_rule::UNREADABLE, span, message);
            reader.report(if reason.starts_with("it is a folder") {
                finding.help("give the folder a name without .toml")
            } else {
                finding
            });
        }
    }
    let (document, errors) = toml::parse(file, source.text(), arena);
    if !errors.is_empty() {
        for unread in document.unread(source.text()) {
            reader.unparsed.add_text(unread.as_bytes());
        }
    }
    for error in errors {
        if !error.in_header {
            damages.push(error.span);
        }
        reader.report(syntax(error));
    }
    document
}

fn syntax(error: toml::SyntaxError) -> Finding {
    let rule = match error.first {
        Some((_, toml::Twice::Table)) => reading_rule::DUPLICATE_ID,
        _ => reading_rule::SYNTAX,
    };
    let finding = Finding::new(rule, error.span, error.message).label(error.label).help(error.help);
    match error.first {
        Some((first, _)) => finding.related(first, "first written here"),
        None => finding,
    }
}

fn not_text(file: FileId, bytes: &[u8], at: usize) -> Finding {
    let start = u32::try_from(at).unwrap_or(u32::MAX);
    let span = Span { file, start, end: start };
    let byte = bytes.get(at).copied().unwrap_or_default();
    let finding = Finding::new(
        reading_rule::UNREADABLE,
        span,
        format!("this file is not UTF-8 text: its byte {} is 0x{byte:02X}", at + 1),
    );
    match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => {
            finding.help("it is UTF-16; save it as UTF-8, which editors offer under \"encoding\"")
        }
        _ => finding.help("save it as UTF-8, which editors offer under \"encoding\""),
    }
}

/// Reads every definition for its mistakes, and keeps the first of each id.
fn kept<'d, 'a, T>(
    definitions: &[reader::Definition<'d, 'a>],
    mut read: impl FnMut(&reader::Definition<'d, 'a>) -> T,
) -> Vec<T> {
    let read = definitions.iter().map(|definition| {
        let value = read(definition);
        definition.counts.then_some(value)
    });
    read.flatten().collect()
}

fn rows<'a>(
    all: &Definitions<'_, 'a>,
    roles: usize,
    model: &crate::model::LetterModel<'a>,
    reader: &mut Reader<'a>,
) -> Rows<'a> {
    let phases: Vec<_> = (all.file_phases.iter())
        .map(|phase| {
            let entry = phase.as_ref()?;
            reader.reference("phase", entry.node, IdKind::Phase, crate::model::PhaseId::new)
        })
        .collect();
    let mut rows = Rows::new(roles, all.responsibilities.len(), model);
    for definition in &all.responsibilities {
        let file = definitions::file_of(definition).0 as usize;
        rows.read(definition, phases[file], model, reader);
    }
    rows
}
