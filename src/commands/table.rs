//! `raci table`: draws a view in the terminal.

use super::{PASSED, Streams, draw, judge, note_errors, note_nothing, one_project, print, select};
use crate::cli::Table;
use crate::export::terminal::{self, Look, USUAL_WIDTH};
use crate::limits::Limits;
use crate::project::Arena;
use crate::view::{View, ViewContext};

/// Draws a project; one with errors is drawn all the same, with a note.
pub(super) fn run(
    arguments: &Table,
    limits: &Limits,
    streams: &mut Streams<'_>,
) -> anyhow::Result<u8> {
    let sources = one_project(arguments.path.as_deref(), limits)?;
    let arena = Arena::default();
    let (project, findings) = judge(&sources, &arena, None, &[]);
    let selection = select(&arguments.view, &project)?;
    let language = arguments.view.language.unwrap_or(project.settings.language);
    let drawing = ViewContext { selection: &selection, findings: &findings, language };
    let grids = draw(&arguments.view, &[View::Matrix], |_| usize::MAX, drawing)?;
    let width = arguments.width.or(streams.width);
    let look = Look { width: width.map_or(USUAL_WIDTH, usize::from), colour: streams.out_colour };
    let title = project.style.title.unwrap_or(project.settings.name);
    print(streams.out, terminal::draw(title, &grids, language, look).as_bytes())?;
    note_nothing(&selection, streams)?;
    note_errors(&sources, &findings, streams)?;
    Ok(PASSED)
}
