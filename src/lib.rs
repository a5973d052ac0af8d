//! Finds a project, reads its files, builds the model, runs the rules, and reports findings or draws a view.
//!
//! | folder | what it does |
//! | --- | --- |
//! | [`project`] | files in: finds a project and reads its files |
//! | [`model`] | the project as data |
//! | [`models`] | the built-in letter models, as data |
//! | [`rules`] | what is judged: one rule, one file |
//! | [`finding`] | what a rule reports |
//! | [`report`] | findings out |
//! | [`change`] | what changed between two states of a project |
//! | [`view`] | the model as format-free tables |
//! | [`standing`] | what somebody holds, shares, and leaves behind |
//! | [`export`] | tables out: one format, one file |
//! | [`import`] | foreign tables in: one format, one file |
//! | [`limits`] | how much is taken in of anybody's files |
//! | [`commands`] | one verb, one file |

pub mod cli;
pub mod commands;
pub mod csv_guard;
pub mod diff;
pub mod envelope;
pub mod error;
pub mod export;
pub mod finding;
mod hash;
pub mod import;
pub mod limits;
pub mod model;
pub mod models;
pub mod page;
mod plural;
pub mod project;
pub mod query;
pub mod report;
pub mod rules;
pub mod source;
pub mod suggest;
pub mod text;
pub mod view;
mod xml;

use std::ffi::OsString;

use clap::Parser;
use commands::{COULD_NOT_RUN, PASSED, Streams, explain_failure};

/// The whole program: arguments (the first is its own name) and streams in, exit status out.
pub fn run(arguments: impl IntoIterator<Item = OsString>, streams: &mut Streams<'_>) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let outcome = match cli::Cli::try_parse_from(&arguments) {
        Ok(cli) => commands::run(&cli, streams),
        Err(error) => return usage(&error, &arguments, streams),
    };
    outcome.unwrap_or_else(|error| {
        explain_failure(&error, streams);
        COULD_NOT_RUN
    })
}

/// Help and version are what was asked for; everything else is a mistake in the arguments.
fn usage(error: &clap::Error, arguments: &[OsString], streams: &mut Streams<'_>) -> u8 {
    let colour = if error.use_stderr() { streams.err_colour } else { streams.out_colour };
    let rendered = error.render();
    // The text repeats arguments, which may be the names of files: where one of them acts on a terminal or a log, the
    // whole text is made visible and has no colour, since of such an argument only a part may stand in it.
    let acts = |argument: &OsString| {
        let argument = argument.to_string_lossy();
        text::sanitize(&argument) != argument
    };
    let text = match arguments.iter().any(acts) {
        true => {
            let text = rendered.to_string();
            let lines: Vec<_> = text.lines().map(text::sanitize).collect();
            lines.join("\n") + "\n"
        }
        false if colour => rendered.ansi().to_string(),
        false => rendered.to_string(),
    };
    // There is nobody left to tell when even this cannot be written.
    if error.use_stderr() {
        let _ = streams.err.write_all(text.as_bytes());
        return COULD_NOT_RUN;
    }
    let _ = streams.out.write_all(text.as_bytes());
    PASSED
}
