//! `raci check`: judges projects and reports what it found.

use super::{FAILED, PASSED, Streams, judge, print, projects};
use crate::cli::Check;
use crate::project::{self, Memory};
use crate::report::summary::Summary;
use crate::report::text;
use crate::text::visible;

/// Judges each project at or below the paths.
pub(super) fn run(arguments: &Check, streams: &mut Streams<'_>) -> anyhow::Result<u8> {
    let current = std::env::current_dir()?;
    let roots = projects(&arguments.paths, &current)?;
    let mut output = String::new();
    let mut total = Summary::default();
    let mut status = PASSED;
    for root in &roots {
        let sources = project::open(root, &current)?;
        let memory = Memory::default();
        let (project, findings) = judge(&sources, &memory);
        for finding in &findings {
            output.push_str(&text::render(finding, &sources, streams.out_colour));
            output.push('\n');
        }
        let summary = Summary::of(&project, &findings);
        if findings.iter().any(|finding| finding.level <= project.settings.fail_on) {
            status = FAILED;
        }
        if project.settings.name.is_empty() {
            output.push_str(&format!("{summary}\n"));
        } else {
            output.push_str(&format!("{}: {summary}\n", visible(project.settings.name)));
        }
        if project.responsibilities.is_empty() && findings.is_empty() {
            let mark = visible(&sources.files[0].path).into_owned();
            output.push_str(&format!("{mark}: nothing to check yet: add a [responsibility.ID], for example in assignments.toml\n"));
        }
        total.add(&summary);
    }
    if roots.len() > 1 {
        output.push_str(&format!("\n{total}\n"));
    }
    print(streams.out, output.as_bytes())?;
    Ok(status)
}
