//! Finds projects, reads their files into a model, runs the rules, and reports findings, draws views or answers queries.
//!
//! Data goes one way, through these folders; none imports what comes later in the table.
//!
//! | folder | what it does |
//! | --- | --- |
//! | [`source`] | text files with positions |
//! | [`model`] | the project as data |
//! | [`finding`] | what a rule reports |
//! | [`models`] | the built-in letter models, as data |
//! | [`project`] | files in: finds a project and reads its files |
//! | [`rules`] | what is checked: one rule, one file |
//! | [`import`] | tables of other programs in: one format, one file |
//! | [`view`] | the model as format-free tables |
//! | [`query`] | answers about roles, people, parties and responsibilities |
//! | [`diff`] | what changed between two states of a project |
//! | [`export`] | tables out: one format, one file |
//! | [`report`] | findings out: one format, one file |
//! | [`page`] | answers out, as text and Markdown |
//! | [`cli`] | the command line as data |
//! | [`commands`] | one verb, one file; they join the other folders |

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

/// Prints help and version, which were asked for, or the mistake in the arguments.
fn usage(error: &clap::Error, arguments: &[OsString], streams: &mut Streams<'_>) -> u8 {
    let colour = if error.use_stderr() { streams.err_colour } else { streams.out_colour };
    let rendered = error.render();
    // The text repeats arguments, which may be names of files. If one of them could act on a terminal or a log, the whole
    // text is sanitized and has no colour: it may contain only a part of the argument.
    let acts = |argument: &OsString| {
        let argument = argument.to_string_lossy();
        text::sanitize(&argument) != argument
    };
    let text = if arguments.iter().any(acts) {
        let text = rendered.to_string();
        let lines: Vec<_> = text.lines().map(text::sanitize).collect();
        lines.join("\n") + "\n"
    } else if colour {
        rendered.ansi().to_string()
    } else {
        rendered.to_string()
    };
    // If even this cannot be written, there is nowhere left to report it.
    if error.use_stderr() {
        let _ = streams.err.write_all(text.as_bytes());
        return COULD_NOT_RUN;
    }
    let _ = streams.out.write_all(text.as_bytes());
    PASSED
}
