//! One verb, one file. This folder alone joins the others: it reads projects, has them checked, drawn or queried, and
//! writes the result to the streams.

mod between;
mod check;
mod completions;
mod diff;
mod error;
mod explain;
mod export;
mod import;
mod init;
mod load;
mod notes;
mod output;
mod parallel;
mod portfolio;
mod progress;
mod project_set;
mod schema;
mod starter;
mod streams;
mod table;
mod views;
mod who;

use crate::cli::{Cli, Verb};
use crate::limits::Limits;

pub use streams::Streams;
pub(crate) use streams::explain_failure;

/// The exit status of a run without findings at or above the level that fails.
pub const PASSED: u8 = 0;
/// The exit status of a run with such findings.
pub const FAILED: u8 = 1;
/// The exit status of a run that could not be done.
pub const COULD_NOT_RUN: u8 = 2;

/// Carries out a command line, and returns the exit status.
///
/// # Errors
/// When it could not be done; the exit status is then [`COULD_NOT_RUN`].
pub fn run(cli: &Cli, streams: &mut Streams<'_>) -> anyhow::Result<u8> {
    streams.set_colour(cli.color);
    let limits = &Limits::with(&cli.limit);
    match &cli.verb {
        Verb::Check(arguments) => check::run(arguments, limits, streams),
        Verb::Table(arguments) => table::run(arguments, limits, streams),
        Verb::Export(arguments) => export::run(arguments, limits, streams),
        Verb::Import(arguments) => import::run(arguments, limits, streams),
        Verb::Diff(arguments) => diff::run(arguments, limits, streams),
        Verb::Who(arguments) => who::run(arguments, limits, streams),
        Verb::Between(arguments) => between::run(arguments, limits, streams),
        Verb::Load(arguments) => load::run(arguments, limits, streams),
        Verb::Init(arguments) => init::run(arguments, streams),
        Verb::Explain(arguments) => explain::run(arguments, streams),
        Verb::Schema => streams::print(streams.out, schema::generate().as_bytes()).map(|()| PASSED),
        Verb::Completions(arguments) => completions::completions(arguments, streams),
        Verb::Man(arguments) => completions::manual(arguments, streams),
    }
}
