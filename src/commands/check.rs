//! `raci check`: judges projects and reports what it found.

use super::{FAILED, PASSED, Streams, judge, print, projects};
use crate::cli::Check;
use crate::finding::Finding;
use crate::model::{Date, Project};
use crate::project::{self, Memory, Sources};
use crate::report::summary::Summary;
use crate::report::{text, waivers};
use crate::text::visible;

/// Judges each project at or below the paths.
pub(super) fn run(arguments: &Check, streams: &mut Streams<'_>) -> anyhow::Result<u8> {
    let current = std::env::current_dir()?;
    let roots = projects(&arguments.paths, &current)?;
    let today = arguments.today.or_else(Date::today);
    let mut output = String::new();
    let mut total = Summary::default();
    let mut status = PASSED;
    for root in &roots {
        let sources = project::open(root, &current)?;
        let memory = Memory::default();
        let (project, findings) = judge(&sources, &memory, today);
        let standing: Vec<&Finding> = findings.iter().filter(|f| f.waived.is_none()).collect();
        for finding in &standing {
            output.push_str(&text::render(finding, &sources, streams.out_colour));
            output.push('\n');
        }
        if arguments.waivers {
            output.push_str(&waivers::list(&project, &sources, today));
        }
        if standing.iter().any(|finding| finding.level <= project.settings.fail_on) {
            status = FAILED;
        }
        let summary = Summary::of(&project, &findings);
        output.push_str(&closing_lines(&project, &sources, &summary));
        total.add(&summary);
    }
    if roots.len() > 1 {
        output.push_str(&format!("\n{total}\n"));
    }
    print(streams.out, output.as_bytes())?;
    Ok(status)
}

/// The summary of a project, and what must be known to trust it.
fn closing_lines(project: &Project<'_>, sources: &Sources, summary: &Summary) -> String {
    let mut lines = match visible(project.settings.name) {
        name if name.is_empty() => format!("{summary}\n"),
        name => format!("{name}: {summary}\n"),
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
