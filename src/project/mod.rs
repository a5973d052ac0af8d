//! Files in, model out: finds a project, reads its files, and reports each mistake with its position.
//!
//! Two passes over the parsed files: the first collects all ids, so that the second can look up every reference on the
//! spot. Nothing here knows which rules there are.

pub mod discover;
pub mod format;
pub mod id;
pub mod read;

mod cycles;
mod definitions;
mod diagnostics;
pub mod error;
mod error_regions;
mod file_errors;
mod files;
mod logo;
mod manifest;
mod reader;
mod size_limits;
mod symbols;
mod toml;
mod unique_list;

use crate::finding::Finding;
use crate::model::{DerivedCache, Project};
use crate::source::FileId;
use definitions::Definitions;
pub use error::Error;

use error_regions::ErrorRegions;
use format::IdKind;
use read::person::People;
use read::responsibility::Rows;
use read::{letter_model, party, person, phase, policy, role, style};
use reader::Reader;

pub use files::{ProjectFiles, patterns};
pub use logo::{Logo, Picture};
pub use toml::Arena;

/// A project as far as it could be read, and the findings about its files.
pub struct Reading<'a> {
    /// The project.
    pub project: Project<'a>,
    /// The findings of the reading rules, in no particular order.
    pub findings: Vec<Finding>,
}

/// Reads a project from its files. It never fails: mistakes become findings, and the rest is read.
#[must_use]
pub fn read<'a>(files: &'a ProjectFiles<'a>, arena: &'a Arena) -> Reading<'a> {
    let mut reader = Reader::new();
    let mut damages = Vec::new();
    let mut others = Vec::new();
    for (file, source) in files.sources.iter() {
        file_errors::report_unreadable(file, source, &mut reader);
        if file == FileId::default() {
            let (document, errors) = (&files.manifest, &files.manifest_errors);
            damages.extend(file_errors::report_syntax(document, source, errors, &mut reader));
        } else {
            let (document, errors) = toml::parse(file, source.text(), arena);
            damages.extend(file_errors::report_syntax(&document, source, &errors, &mut reader));
            others.push(document);
        }
    }
    let documents = std::iter::once(&files.manifest).chain(&others);
    let too_deep = documents.clone().filter_map(|file| size_limits::nesting(file, &files.limits));
    reader.findings.extend(too_deep);
    let all = definitions::collect(documents, &mut reader);
    if !damages.is_empty() {
        reader.error_regions = ErrorRegions::new(all.spans(), &damages);
    }
    let settings = manifest::settings(&all, &files.idle_patterns, &mut reader);
    let rules = manifest::rules(&all, &mut reader);
    let model = letter_model::choose(settings.model, &all.models, &mut reader);
    let parties = first_of_each_id(&all.parties, |party| party::read(party, &mut reader));
    let phases = first_of_each_id(&all.phases, |phase| phase::read(phase, &mut reader));
    let people = first_of_each_id(&all.people, |person| person::read(person, &mut reader));
    let mut people = People::new(people);
    let mut roles = first_of_each_id(&all.roles, |role| role::read(role, &mut people, &mut reader));
    if let Some(finding) = size_limits::boards(&roles, &files.limits) {
        // Nothing is judged by members that would take too long to follow.
        for role in &mut roles {
            role.members.clear();
        }
        reader.unparsed.add_unopened();
        reader.report(finding);
    }
    let rows = rows(&all, roles.len(), &model, &mut reader);
    let logo = files.logo.as_ref().and_then(|logo| logo.as_ref().err());
    let style = style::read(&all, &model, logo.map(String::as_str), &mut reader);
    let policies = all.policies.iter();
    let policies = policies.map(|policy| policy::read(policy, &model, &mut reader)).collect();
    reader.findings.extend(cycles::find(&roles));
    if !files.beyond.is_empty() {
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
    reader.findings.extend(size_limits::check(&project, files));
    Reading { project, findings: reader.findings }
}

/// Reads every definition, and keeps the first one of each id. All of them report their mistakes.
fn first_of_each_id<'d, 'a, T>(
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
