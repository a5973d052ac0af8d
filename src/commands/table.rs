//! `raci table`: draws the matrix in the terminal.

use super::{PASSED, Streams, draw, judge, note_errors, one_project, print};
use crate::cli::Table;
use crate::export::terminal::{self, Look, USUAL_WIDTH};
use crate::project::Memory;

/// Draws the matrix of a project; one with errors is drawn all the same, with a note.
pub(super) fn run(arguments: &Table, streams: &mut Streams<'_>) -> anyhow::Result<u8> {
    let sources = one_project(arguments.path.as_deref())?;
    let memory = Memory::default();
    let (project, findings) = judge(&sources, &memory, None, &[]);
    let grid = draw(&arguments.view, &project, &findings)?;
    let width = arguments.width.or(streams.width);
    let look = Look {
        width: width.map_or(USUAL_WIDTH, usize::from),
        colour: streams.out_colour,
        model: &project.model,
    };
    print(streams.out, terminal::draw(&grid, look).as_bytes())?;
    note_errors(&sources, &findings, streams)?;
    Ok(PASSED)
}
