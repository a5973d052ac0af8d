//! `raci who`: what a role, person or party holds, what falls open without it, and who takes part in a responsibility.

use std::path::Path;

use serde::Serialize;

use super::{PASSED, Streams, all_of, judge, note_errors, note_errors_of_all, one_project};
use crate::cli::{Answer, Who};
use crate::error::Error;
use crate::finding::Finding;
use crate::limits::Limits;
use crate::model::{Date, Project, Somebody};
use crate::project::{self, Memory, Sources, discover};
use crate::standing::page::{Block, Page};
use crate::standing::pages::{self, Known};
use crate::standing::profile::Profile;
use crate::standing::responsibility::Duty;
use crate::standing::without::{Compared, Without};
use crate::standing::{find, portfolio, profile, responsibility};

/// One project's answer to `who NAME`.
#[derive(Serialize)]
struct InProject<'p, T> {
    project: &'p str,
    path: &'p str,
    #[serde(flatten)]
    answer: T,
}

/// What the JSON form says of a person, role or party.
#[derive(Serialize)]
struct Profiles<'p> {
    projects: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    people: Option<usize>,
    known_in: Vec<InProject<'p, Profile<'p>>>,
}

/// What the JSON form says of what falls open.
#[derive(Serialize)]
struct Withouts<'p> {
    projects: usize,
    without: Vec<InProject<'p, Without<'p>>>,
}

/// What the JSON form says of a responsibility.
#[derive(Serialize)]
struct Duties<'p> {
    responsibility: InProject<'p, Duty<'p>>,
}

/// What is asked of several projects.
#[derive(Clone, Copy)]
struct Asked<'n> {
    /// The name.
    name: &'n str,
    /// How many projects there are.
    projects: usize,
    /// How many people the name means over all of them.
    people: usize,
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
        (None, Some(name), path) => {
            let (all, is_portfolio) = projects(path, limits)?;
            tell_somebody(arguments, name, &all, is_portfolio, streams)
        }
        // The command line asks for one of them.
        (None, None, _) => Ok(PASSED),
    }
}

fn tell_responsibility(
    name: &str,
    sources: &Sources,
    answer: &Answer,
    streams: &mut Streams<'_>,
) -> anyhow::Result<u8> {
    let memory = Memory::default();
    let (project, findings) = judge(sources, &memory, None, &[]);
    let duty = responsibility::of(&project, find::responsibility(&project, name)?);
    let page = pages::responsibility(&duty);
    let duty = in_project(&project, sources, duty);
    answer.print(&page, &Duties { responsibility: duty }, streams)?;
    note_errors(sources, &findings, streams)?;
    Ok(PASSED)
}

fn tell_somebody(
    arguments: &Who,
    name: &str,
    all: &[Sources],
    is_portfolio: bool,
    streams: &mut Streams<'_>,
) -> anyhow::Result<u8> {
    let memories: Vec<Memory> = all.iter().map(|_| Memory::default()).collect();
    let today = arguments.today.or_else(Date::today);
    let judged = all.iter().zip(&memories);
    let judged: Vec<(Project<'_>, Vec<Finding>)> =
        judged.map(|(sources, memory)| judge(sources, memory, today, &[])).collect();
    let read: Vec<&Project<'_>> = judged.iter().map(|(project, _)| project).collect();
    let found = match read.as_slice() {
        [project] => vec![Some(find::somebody(project, name)?)],
        several => portfolio::find(several, name)?,
    };
    let people = portfolio::number_of_people(&read, &found);
    let known = read.iter().zip(all).zip(found);
    let known: Vec<(&Project<'_>, &Sources, Somebody)> =
        known.filter_map(|((project, sources), one)| Some((*project, sources, one?))).collect();
    let asked = is_portfolio.then_some(Asked { name, projects: all.len(), people });
    match arguments.without {
        true => tell_without(arguments, &known, asked, today, streams)?,
        false => tell_profiles(&arguments.answer, &known, asked, streams)?,
    }
    let findings: Vec<&[Finding]> =
        judged.iter().map(|(_, findings)| findings.as_slice()).collect();
    note_errors_of_all(all, &findings, streams)?;
    Ok(PASSED)
}

/// The projects that are asked: the one at the path, or all below a folder that is none itself.
fn projects(path: Option<&Path>, limits: &Limits) -> anyhow::Result<(Vec<Sources>, bool)> {
    let Some(folder) = path else {
        return Ok((vec![one_project(None, limits)?], false));
    };
    match discover::at(folder) {
        Err(Error::NoProjectAt { .. }) => {
            let current = std::env::current_dir()?;
            let roots = all_of(discover::at_or_below(folder, limits)?)?;
            let all: Result<Vec<Sources>, Error> =
                roots.iter().map(|root| project::open_within(root, &current, limits)).collect();
            Ok((all?, true))
        }
        _ => Ok((vec![one_project(path, limits)?], false)),
    }
}

fn tell_profiles(
    answer: &Answer,
    known: &[(&Project<'_>, &Sources, Somebody)],
    asked: Option<Asked<'_>>,
    streams: &mut Streams<'_>,
) -> anyhow::Result<()> {
    let profiles: Vec<Profile<'_>> =
        known.iter().map(|(project, _, somebody)| profile::of(project, *somebody)).collect();
    let mut page = Page::default();
    if let Some(Asked { name, projects, people }) = asked {
        let known = known.iter().zip(&profiles).map(|((project, sources, _), profile)| Known {
            project: title(project, sources),
            who: profile.who,
            load: profile.load,
        });
        page = pages::summary(name, &known.collect::<Vec<_>>(), projects, people);
    }
    for ((project, sources, _), profile) in known.iter().zip(&profiles) {
        add(&mut page, pages::profile(profile), asked.map(|_| title(project, sources)));
    }
    let known_in = known.iter().zip(profiles);
    let known_in = known_in.map(|((project, sources, _), one)| in_project(project, sources, one));
    let profiles = Profiles {
        projects: asked.map_or(1, |asked| asked.projects),
        people: asked.map(|asked| asked.people),
        known_in: known_in.collect(),
    };
    answer.print(&page, &profiles, streams)
}

fn tell_without(
    arguments: &Who,
    known: &[(&Project<'_>, &Sources, Somebody)],
    asked: Option<Asked<'_>>,
    today: Option<Date>,
    streams: &mut Streams<'_>,
) -> anyhow::Result<()> {
    let compared: Vec<Compared<'_, '_>> =
        known.iter().map(|(project, _, somebody)| Compared::new(project, *somebody)).collect();
    let told = compared.iter().map(|compared| compared.tell(today));
    let told: Vec<Without<'_>> = told.collect();
    let mut page = Page::default();
    for ((project, sources, _), without) in known.iter().zip(&told) {
        add(&mut page, pages::without(without), asked.map(|_| title(project, sources)));
    }
    let without = known.iter().zip(told);
    let without = without.map(|((project, sources, _), one)| in_project(project, sources, one));
    let all =
        Withouts { projects: asked.map_or(1, |asked| asked.projects), without: without.collect() };
    arguments.answer.print(&page, &all, streams)
}

/// Puts the page of one project below what is there; of several each under the name of its project.
fn add(page: &mut Page, own: Page, project: Option<&str>) {
    page.blocks.extend(own.blocks.into_iter().map(|block| match (block, project) {
        (Block::Title(title), Some(project)) => Block::Title(format!("{project}: {title}")),
        (block, _) => block,
    }));
}

/// The name of a project, or its folder where it has none.
fn title<'p>(project: &Project<'p>, sources: &'p Sources) -> &'p str {
    match project.settings.name {
        "" => sources.files.first().map_or("", |file| file.path.as_str()),
        name => name,
    }
}

fn in_project<'p, T>(project: &Project<'p>, sources: &'p Sources, answer: T) -> InProject<'p, T> {
    let path = sources.files.first().map_or("", |file| file.path.as_str());
    InProject { project: project.settings.name, path, answer }
}
