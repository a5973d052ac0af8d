//! `raci between`: the interface of two roles, people or parties.

use super::error::Error;
use super::notes::note_errors;
use super::output;
use super::project_set::{check_project, open_project};
use super::{PASSED, Streams};
use crate::cli::Between;
use crate::limits::Limits;
use crate::model::lookup;
use crate::page::answers;
use crate::project::Arena;
use crate::query::interface;

/// Shows the shared work and the handovers of two of them.
pub(super) fn run(
    arguments: &Between,
    limits: &Limits,
    streams: &mut Streams<'_>,
) -> anyhow::Result<u8> {
    let arena = Arena::default();
    let files = open_project(arguments.path.as_deref(), limits, &arena)?;
    let (project, findings) = check_project(&files, &arena, None, &[]);
    let one = lookup::holder(&project, &arguments.one)?;
    let other = lookup::holder(&project, &arguments.other)?;
    if one == other {
        let name = project.holder_name(one).to_owned();
        return Err(Error::SameTwice { name }.into());
    }
    let between = interface::describe(&project, one, other);
    output::print_answer(&arguments.answer, &answers::between(&between), &between, streams)?;
    note_errors(&files.sources, &findings, streams)?;
    Ok(PASSED)
}
