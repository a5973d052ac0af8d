//! `raci who`: the assignments of a role, person or party, what would be left uncovered without them, or everyone
//! involved in a responsibility.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::error;
use super::notes::note_errors;
use super::output::{self, Output};
use super::portfolio::Portfolio;
use super::project_set::{all_readable, check_project, open_project};
use super::{PASSED, Streams};
use crate::cli::Who;
use crate::error::Error;
use crate::limits::Limits;
use crate::model::lookup::{self, LookupError};
use crate::model::{Date, Holder, Project};
use crate::page::answers::{self, Known};
use crate::page::{Block, Page};
use crate::project::{self, Arena, discover};
use crate::query::identity::{self, Identifiers};
use crate::query::impact::ImpactAnalysis;
use crate::query::portfolio::{self, Resolution};
use crate::query::responsibility::ResponsibilityProfile;
use crate::query::{profile, responsibility};
use crate::source::SourceMap;

/// Shows a role, person or party, or with `--for` a responsibility.
pub(super) fn run(
    arguments: &Who,
    limits: &Limits,
    streams: &mut Streams<'_>,
) -> anyhow::Result<u8> {
    let (first, second) = (arguments.name.as_deref(), arguments.path.as_deref());
    match (arguments.responsibility.as_deref(), first, second) {
        // With --for the first argument is the folder.
        (Some(name), path, None) => show_responsibility(arguments, name, path, limits, streams),
        (Some(_), _, Some(_)) => Err(error::Error::TooManyNames { flag: "--for" }.into()),
        (None, Some(name), path) => show_holder(arguments, name, path, limits, streams),
        // The command line requires one of them.
        (None, None, _) => Ok(PASSED),
    }
}

/// The answer of one project, as JSON.
#[derive(Serialize)]
struct InProject<'p, T> {
    project: &'p str,
    path: &'p str,
    #[serde(flatten)]
    answer: T,
}

impl<'p, T> InProject<'p, T> {
    fn new(project: &Project<'p>, sources: &'p SourceMap, answer: T) -> Self {
        InProject { project: project.settings.name, path: manifest(sources), answer }
    }
}

/// The path of the project's `raci.toml`.
fn manifest(sources: &SourceMap) -> &str {
    sources.files.first().map_or("", |file| file.path.as_str())
}

fn show_responsibility(
    arguments: &Who,
    name: &str,
    path: Option<&str>,
    limits: &Limits,
    streams: &mut Streams<'_>,
) -> anyhow::Result<u8> {
    #[derive(Serialize)]
    struct Body<'p> {
        responsibility: InProject<'p, ResponsibilityProfile<'p>>,
    }
    let arena = Arena::default();
    let files = open_project(path.map(Path::new), limits, &arena)?;
    let (project, findings) = check_project(&files, &arena, None, &[]);
    let duty = responsibility::describe(&project, lookup::responsibility(&project, name)?);
    let page = answers::responsibility(&duty);
    let body = Body { responsibility: InProject::new(&project, &files.sources, duty) };
    output::print_answer(&arguments.answer, &page, &body, streams)?;
    note_errors(&files.sources, &findings, streams)?;
    Ok(PASSED)
}

fn show_holder(
    arguments: &Who,
    name: &str,
    path: Option<&Path>,
    limits: &Limits,
    streams: &mut Streams<'_>,
) -> anyhow::Result<u8> {
    let current = std::env::current_dir()?;
    let (roots, files, is_portfolio) = projects(path, &current, limits)?;
    let today = arguments.today.or_else(Date::today);
    let projects = Portfolio { roots, files, current: &current, limits, today };
    let output = Output::new(&arguments.answer, streams);
    let query = Query { name, without: arguments.without, today, output, is_portfolio };
    let (answers, errors) = projects.query(|_, project, sources| query.answer(project, sources))?;
    let (mut known_by, mut meant, mut rendered) = (Vec::new(), Vec::new(), Vec::new());
    for answer in answers {
        known_by.push(answer.known_by);
        meant.push(answer.meant);
        rendered.push(answer.rendered);
    }
    let found = portfolio::resolve(meant, &known_by)?;
    for (position, late) in query.answer_late(&projects, &known_by, &found, &rendered)? {
        rendered[position] = Some(late);
    }
    let rendered: Vec<Rendered> = rendered.into_iter().flatten().collect();
    query.print(rendered, projects.roots.len(), found.people, streams)?;
    errors.note(streams)?;
    Ok(PASSED)
}

/// The projects that are searched, the number of their files, and whether they are a portfolio: the project at the
/// path, or all below a folder that is no project itself.
fn projects(
    path: Option<&Path>,
    current: &Path,
    limits: &Limits,
) -> Result<(Vec<PathBuf>, usize, bool), project::Error> {
    let Some(path) = path else {
        return Ok((vec![discover::around(current)?], 0, false));
    };
    match discover::at(path) {
        Err(project::Error::NoProjectAt { .. }) => {
            let below = discover::at_or_below(path, limits)?;
            let files = below.files;
            Ok((all_readable(below)?, files, true))
        }
        root => Ok((vec![root?], 0, false)),
    }
}

/// The lookup that runs in every project.
struct Query<'q> {
    name: &'q str,
    without: bool,
    today: Option<Date>,
    output: Output,
    /// Whether all projects of a folder are searched, so that each answer bears the name of its project.
    is_portfolio: bool,
}

/// The answer of a project, as far as it is kept.
struct Answer {
    known_by: Vec<Identifiers>,
    meant: Result<Holder, LookupError>,
    /// `None` if nobody has the name.
    rendered: Option<Rendered>,
}

/// An answer as it is written: all of it that outlives the project.
struct Rendered {
    /// The line of the summary, if there is one.
    known: Option<Known>,
    text: String,
}

impl Query<'_> {
    fn answer(&self, project: &Project<'_>, sources: &SourceMap) -> Answer {
        let meant = lookup::holder(project, self.name);
        let rendered = meant.as_ref().ok().map(|holder| self.render(project, sources, *holder));
        Answer { known_by: identity::identifiers(project), meant, rendered }
    }

    /// The answers of the projects that know a person by another name, each with its position. Who that is emerges from
    /// all projects, so these are read a second time instead of keeping all of them.
    fn answer_late(
        &self,
        projects: &Portfolio<'_>,
        known_by: &[Vec<Identifiers>],
        found: &Resolution,
        rendered: &[Option<Rendered>],
    ) -> anyhow::Result<Vec<(usize, Rendered)>> {
        let late: Vec<(usize, Holder)> = (found.in_each.iter().zip(rendered).enumerate())
            .filter(|(_, (_, rendered))| rendered.is_none())
            .filter_map(|(position, (holder, _))| Some((position, (*holder)?)))
            .collect();
        let roots = late.iter().map(|(position, _)| projects.roots[*position].clone()).collect();
        let (answers, _) = Portfolio { roots, ..*projects }.query(|turn, project, sources| {
            let (position, holder) = late[turn];
            if identity::identifiers(project) != known_by[position] {
                let reason = "it is being changed; try again".to_owned();
                return Err(Error::Unreadable { path: projects.roots[position].clone(), reason });
            }
            Ok((position, self.render(project, sources, holder)))
        })?;
        Ok(answers.into_iter().collect::<Result<_, Error>>()?)
    }

    fn render(&self, project: &Project<'_>, sources: &SourceMap, holder: Holder) -> Rendered {
        let title = match project.settings.name {
            "" => manifest(sources),
            name => name,
        };
        let under = |page: Page| if self.is_portfolio { under(title, page) } else { page };
        if self.without {
            let analysis = ImpactAnalysis::new(project, holder);
            let without = analysis.run(self.today);
            let page = || under(answers::without(&without));
            let text = self.output.part(page, &InProject::new(project, sources, &without));
            return Rendered { known: None, text };
        }
        let profile = profile::describe(project, holder);
        let page = || under(answers::profile(&profile));
        let text = self.output.part(page, &InProject::new(project, sources, &profile));
        let known = self.is_portfolio.then(|| Known {
            project: title.to_owned(),
            kind: profile.who.kind,
            name: profile.who.name.to_owned(),
            load: profile.load,
        });
        Rendered { known, text }
    }

    /// Writes the answers of all projects that know the name, below a summary if they are a portfolio.
    fn print(
        &self,
        rendered: Vec<Rendered>,
        projects: usize,
        people: usize,
        streams: &mut Streams<'_>,
    ) -> anyhow::Result<()> {
        let (known, parts): (Vec<Option<Known>>, Vec<String>) =
            rendered.into_iter().map(|answer| (answer.known, answer.text)).unzip();
        let known: Vec<Known> = known.into_iter().flatten().collect();
        let counts = [("projects", projects), ("people", people)];
        if self.is_portfolio && !self.without {
            let summary = answers::summary(self.name, &known, projects, people);
            return self.output.print_parts(&summary, &counts, "known_in", &parts, streams);
        }
        let key = if self.without { "without" } else { "known_in" };
        self.output.print_parts(&Page::default(), &counts[..1], key, &parts, streams)
    }
}

/// The page, with the name of its project before its title.
fn under(project: &str, mut page: Page) -> Page {
    for block in &mut page.blocks {
        if let Block::Title(title) = block {
            *title = format!("{project}: {title}");
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli;
    use crate::model::PersonId;
    use crate::page::Format;

    #[test]
    fn a_project_that_changes_between_two_readings_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let text = "[project]\nname = \"P\"\n[role.pm]\nname = \"PM\"\nfilled-by = \"Ana\"\n";
        std::fs::write(folder.path().join("raci.toml"), text).unwrap();
        let projects = Portfolio {
            roots: vec![folder.path().to_owned()],
            files: 1,
            current: folder.path(),
            limits: &Limits::default(),
            today: None,
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let streams = Streams {
            out: &mut out,
            err: &mut err,
            out_colour: false,
            err_colour: false,
            err_terminal: false,
            width: None,
        };
        let arguments = cli::Answer { format: Format::Text, width: Some(80) };
        let query = Query {
            name: "Bo",
            without: false,
            today: None,
            output: Output::new(&arguments, &streams),
            is_portfolio: true,
        };
        let found =
            |id| Resolution { in_each: vec![Some(Holder::Person(PersonId::new(id)))], people: 1 };
        let (read, _) = projects.query(|_, project, _| identity::identifiers(project)).unwrap();
        let late = query.answer_late(&projects, &read, &found(0), &[None]).unwrap();
        assert!(late[0].1.text.starts_with("P: Ana (person)\n"), "{}", late[0].1.text);
        let changed = query.answer_late(&projects, &[Vec::new()], &found(5), &[None]);
        let error = changed.err().unwrap();
        assert!(error.to_string().ends_with("it is being changed; try again"), "{error}");
    }
}
