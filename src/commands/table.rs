//! `raci table`: draws views in the terminal.

use super::notes::{note_empty, note_errors};
use super::project_set::{check_project, open_project};
use super::streams::print;
use super::views::{draw, select};
use super::{PASSED, Streams};
use crate::cli::Table;
use crate::export::terminal::{self, Look, USUAL_WIDTH};
use crate::limits::Limits;
use crate::project::Arena;
use crate::view::{View, ViewContext};

/// Draws a project, also one with errors, which a note mentions.
pub(super) fn run(
    arguments: &Table,
    limits: &Limits,
    streams: &mut Streams<'_>,
) -> anyhow::Result<u8> {
    let arena = Arena::default();
    let files = open_project(arguments.path.as_deref(), limits, &arena)?;
    let (project, findings) = check_project(&files, &arena, None, &[]);
    let selection = select(&arguments.view, &project)?;
    let language = arguments.view.language.unwrap_or(project.settings.language);
    let context = ViewContext { selection: &selection, findings: &findings, language };
    let grids = draw(&arguments.view, &[View::Matrix], |_| usize::MAX, context)?;
    let width = arguments.width.or(streams.width);
    let look = Look { width: width.map_or(USUAL_WIDTH, usize::from), colour: streams.out_colour };
    let title = project.style.title.unwrap_or(project.settings.name);
    print(streams.out, terminal::draw(title, &grids, language, look).as_bytes())?;
    note_empty(&selection, streams)?;
    note_errors(&files.sources, &findings, streams)?;
    Ok(PASSED)
}
