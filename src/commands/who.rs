//! `raci who`: of somebody, or who takes part in a responsibility.

use std::path::Path;

use serde::Serialize;

use super::{PASSED, Streams, judge, note_errors, one_project, somebody};
use crate::cli::{Answer, Who};
use crate::error::Error;
use crate::limits::Limits;
use crate::model::Project;
use crate::page::answers;
use crate::project::Arena;
use crate::query::responsibility::ResponsibilityProfile;
use crate::query::{lookup, responsibility};
use crate::source::SourceMap;

/// One project's answer.
#[derive(Serialize)]
pub(super) struct InProject<'p, T> {
    project: &'p str,
    path: &'p str,
    #[serde(flatten)]
    answer: T,
}

/// What the JSON form says of a responsibility.
#[derive(Serialize)]
struct Duties<'p> {
    responsibility: InProject<'p, ResponsibilityProfile<'p>>,
}

/// Tells of somebody, or of a responsibility.
pub(super) fn run(
    arguments: &Who,
    limits: &Limits,
    streams: &mut Streams<'_>,
) -> anyhow::Result<u8> {
    let (first, second) = (arguments.name.as_deref(), arguments.path.as_deref());
    match (arguments.responsibility.as_deref(), first, second) {
        // With --for the first name is that of the folder.
        (Some(responsibility), path, None) => {
            let sources = one_project(path.map(Path::new), limits)?;
            tell_responsibility(responsibility, &sources, &arguments.answer, streams)
        }
        (Some(_), _, Some(_)) => Err(Error::TooManyNames { flag: "--for" }.into()),
        (None, Some(name), path) => somebody::tell(arguments, name, path, limits, streams),
        // The command line asks for one of them.
        (None, None, _) => Ok(PASSED),
    }
}

fn tell_responsibility(
    name: &str,
    sources: &SourceMap,
    answer: &Answer,
    streams: &mut Streams<'_>,
) -> anyhow::Result<u8> {
    let arena = Arena::default();
    let (project, findings) = judge(sources, &arena, None, &[]);
    let duty = responsibility::of(&project, lookup::responsibility(&project, name)?);
    let page = answers::responsibility(&duty);
    let duty = in_project(&project, sources, duty);
    answer.print(&page, &Duties { responsibility: duty }, streams)?;
    note_errors(sources, &findings, streams)?;
    Ok(PASSED)
}

/// The answer of a project, with its name and first file.
pub(super) fn in_project<'p, T>(
    project: &Project<'p>,
    sources: &'p SourceMap,
    answer: T,
) -> InProject<'p, T> {
    let path = sources.files.first().map_or("", |file| file.path.as_str());
    InProject { project: project.settings.name, path, answer }
}
