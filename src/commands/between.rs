//! `raci between`: the interface of two roles, persons or parties.

use super::{PASSED, Streams, judge, note_errors, one_project};
use crate::cli::Between;
use crate::error::Error;
use crate::limits::Limits;
use crate::page::answers;
use crate::project::Arena;
use crate::query::{interface, lookup};

/// Tells what two share and hand over.
pub(super) fn run(
    arguments: &Between,
    limits: &Limits,
    streams: &mut Streams<'_>,
) -> anyhow::Result<u8> {
    let sources = one_project(arguments.path.as_deref(), limits)?;
    let arena = Arena::default();
    let (project, findings) = judge(&sources, &arena, None, &[]);
    let one = lookup::somebody(&project, &arguments.one)?;
    let other = lookup::somebody(&project, &arguments.other)?;
    if one == other {
        let name = project.holder_name(one).to_owned();
        return Err(Error::TwiceTheSame { name }.into());
    }
    let between = interface::of(&project, one, other);
    arguments.answer.print(&answers::between(&between), &between, streams)?;
    note_errors(&sources, &findings, streams)?;
    Ok(PASSED)
}
