//! `raci who NAME`: what somebody holds, or what falls open without them, in one project or in all of a folder.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::who::in_project;
use super::{PASSED, Streams, all_of};
use crate::cli::Who;
use crate::commands::output::Form;
use crate::commands::portfolio::Several;
use crate::error::Error;
use crate::limits::Limits;
use crate::model::{Date, Holder, Project};
use crate::page::answers;
use crate::page::answers::Known;
use crate::page::{Block, Page};
use crate::project::discover;
use crate::query::identity;
use crate::query::identity::Identifiers;
use crate::query::impact::ImpactAnalysis;
use crate::query::portfolio;
use crate::query::portfolio::Resolution;
use crate::query::{lookup, profile};
use crate::source::SourceMap;

/// What the JSON form says before it comes to the projects.
#[derive(Serialize)]
struct Head {
    projects: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    people: Option<usize>,
}

/// What is asked of every project.
struct Question<'q> {
    name: &'q str,
    without: bool,
    today: Option<Date>,
    form: Form,
    /// Whether all projects of a folder are asked, and each is told under its name.
    is_portfolio: bool,
}

/// What a project answers: all of it that is kept.
struct Answer {
    known_by: Vec<Identifiers>,
    meant: Result<Holder, Error>,
    /// Nothing where nobody has the name.
    told: Option<serde_json::Result<Told>>,
}

/// What is told of somebody in a project.
struct Told {
    /// What the summary says of it, where there is one.
    known: Option<Known>,
    /// The rest, as it is written.
    text: String,
}

/// Tells of somebody.
pub(super) fn tell(
    arguments: &Who,
    name: &str,
    path: Option<&Path>,
    limits: &Limits,
    streams: &mut Streams<'_>,
) -> anyhow::Result<u8> {
    let current = std::env::current_dir()?;
    let (roots, files, is_portfolio) = projects(path, &current, limits)?;
    let today = arguments.today.or_else(Date::today);
    let all = Several { roots, files, current: &current, limits, today };
    let form = arguments.answer.form(streams);
    let question = Question { name, without: arguments.without, today, form, is_portfolio };
    let (answers, errors) = all.ask(|_, project, sources| question.ask(project, sources))?;
    let (mut known_by, mut meant, mut told) = (Vec::new(), Vec::new(), Vec::new());
    for answer in answers {
        known_by.push(answer.known_by);
        meant.push(answer.meant);
        told.push(answer.told.transpose()?);
    }
    let found = portfolio::find(meant, &known_by)?;
    for (at, one) in question.ask_again(&all, &known_by, &found, &told)? {
        told[at] = Some(one);
    }
    let told: Vec<Told> = told.into_iter().flatten().collect();
    question.print(told, all.roots.len(), found.people, streams)?;
    errors.note(streams)?;
    Ok(PASSED)
}

/// The projects that are asked, and how many files they have: the one at the path, or all below a folder that is none
/// itself, which makes it a portfolio.
fn projects(
    path: Option<&Path>,
    current: &Path,
    limits: &Limits,
) -> Result<(Vec<PathBuf>, usize, bool), Error> {
    let Some(path) = path else {
        return Ok((vec![discover::around(current)?], 0, false));
    };
    match discover::at(path) {
        Err(Error::NoProjectAt { .. }) => {
            let below = discover::at_or_below(path, limits)?;
            let files = below.files;
            Ok((all_of(below)?, files, true))
        }
        root => Ok((vec![root?], 0, false)),
    }
}

impl Question<'_> {
    fn ask(&self, project: &Project<'_>, sources: &SourceMap) -> Answer {
        let meant = lookup::somebody(project, self.name);
        let told = meant.as_ref().ok().map(|somebody| self.tell(project, sources, *somebody));
        Answer { known_by: identity::identifiers(project), meant, told }
    }

    /// What the projects tell that know somebody by another name, each with its position. Who that is takes an answer
    /// of all of them, and none is kept so long.
    fn ask_again(
        &self,
        all: &Several<'_>,
        known_by: &[Vec<Identifiers>],
        found: &Resolution,
        told: &[Option<Told>],
    ) -> anyhow::Result<Vec<(usize, Told)>> {
        let positions = found.in_each.iter().zip(told).enumerate();
        let left = positions.filter(|(_, (_, told))| told.is_none());
        let left = left.filter_map(|(at, (somebody, _))| Some((at, (*somebody)?)));
        let left: Vec<(usize, Holder)> = left.collect();
        let roots = left.iter().map(|(at, _)| all.roots[*at].clone()).collect();
        let (answers, _) = Several { roots, ..*all }.ask(|position, project, sources| {
            let (at, somebody) = left[position];
            if identity::identifiers(project) != known_by[at] {
                let reason = "it is being changed; try again".to_owned();
                return Err(Error::Unreadable { path: all.roots[at].clone(), reason }.into());
            }
            Ok((at, self.tell(project, sources, somebody)?))
        })?;
        answers.into_iter().collect()
    }

    fn tell(
        &self,
        project: &Project<'_>,
        sources: &SourceMap,
        somebody: Holder,
    ) -> serde_json::Result<Told> {
        let title = title(project, sources);
        let under = |page: Page| if self.is_portfolio { under(title, page) } else { page };
        if self.without {
            let compared = ImpactAnalysis::new(project, somebody);
            let without = compared.tell(self.today);
            let page = || under(answers::without(&without));
            let text = self.form.part(page, &in_project(project, sources, &without))?;
            return Ok(Told { known: None, text });
        }
        let profile = profile::of(project, somebody);
        let page = || under(answers::profile(&profile));
        let text = self.form.part(page, &in_project(project, sources, &profile))?;
        let known = self.is_portfolio.then(|| Known {
            project: title.to_owned(),
            kind: profile.who.kind,
            name: profile.who.name.to_owned(),
            load: profile.load,
        });
        Ok(Told { known, text })
    }

    /// Writes the whole answer, of all projects that know somebody.
    fn print(
        &self,
        told: Vec<Told>,
        projects: usize,
        people: usize,
        streams: &mut Streams<'_>,
    ) -> anyhow::Result<()> {
        let has_summary = self.is_portfolio && !self.without;
        let key = if self.without { "without" } else { "known_in" };
        let head = Head { projects, people: has_summary.then_some(people) };
        let (known, parts): (Vec<Option<Known>>, Vec<String>) =
            told.into_iter().map(|told| (told.known, told.text)).unzip();
        let known: Vec<Known> = known.into_iter().flatten().collect();
        let summary = if has_summary {
            answers::summary(self.name, &known, projects, people)
        } else {
            Page::default()
        };
        self.form.print_parts(&summary, &head, key, &parts, streams)
    }
}

/// The page under the name of its project.
fn under(project: &str, mut page: Page) -> Page {
    for block in &mut page.blocks {
        if let Block::Title(title) = block {
            *title = format!("{project}: {title}");
        }
    }
    page
}

/// The name of a project, or its folder where it has none.
fn title<'p>(project: &Project<'p>, sources: &'p SourceMap) -> &'p str {
    match project.settings.name {
        "" => sources.files.first().map_or("", |file| file.path.as_str()),
        name => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli;
    use crate::model::PersonId;
    use crate::query::Format;

    #[test]
    fn a_project_that_is_changed_in_the_meantime_is_told_of_as_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let text = "[project]\nname = \"P\"\n[role.pm]\nname = \"PM\"\nfilled-by = \"Ana\"\n";
        std::fs::write(folder.path().join("raci.toml"), text).unwrap();
        let all = Several {
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
        let question = Question {
            name: "Bo",
            without: false,
            today: None,
            form: cli::Answer { format: Format::Text, width: Some(80) }.form(&streams),
            is_portfolio: true,
        };
        let known =
            |at| Resolution { in_each: vec![Some(Holder::Person(PersonId::new(at)))], people: 1 };
        let (read, _) = all.ask(|_, project, _| identity::identifiers(project)).unwrap();
        let told = question.ask_again(&all, &read, &known(0), &[None]).unwrap();
        assert!(told[0].1.text.starts_with("P: Ana (person)\n"), "{}", told[0].1.text);
        let error = question.ask_again(&all, &[Vec::new()], &known(5), &[None]).err().unwrap();
        assert!(error.to_string().ends_with("it is being changed; try again"), "{error}");
    }
}
