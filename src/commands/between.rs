//! `raci between`: the interface of two roles, persons or parties.

use super::{PASSED, Streams, judge, note_errors, one_project};
use crate::cli::Between;
use crate::error::Error;
use crate::limits::Limits;
use crate::project::Memory;
use crate::standing::{between, find, pages};

/// Tells what two share and hand over.
pub(super) fn run(
    arguments: &Between,
    limits: &Limits,
    streams: &mut Streams<'_>,
) -> anyhow::Result<u8> {
    let sources = one_project(arguments.path.as_deref(), limits)?;
    let memory = Memory::default();
    let (project, findings) = judge(&sources, &memory, None, &[]);
    let one = find::somebody(&project, &arguments.one)?;
    let other = find::somebody(&project, &arguments.other)?;
    if one == other {
        let name = project.name_of(one).to_owned();
        return Err(Error::TwiceTheSame { name }.into());
    }
    let between = between::of(&project, one, other);
    arguments.answer.print(&pages::between(&between), &between, streams)?;
    note_errors(&sources, &findings, streams)?;
    Ok(PASSED)
}
