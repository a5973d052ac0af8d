//! `raci completions` and `raci man`: both are generated from the description of the command line.

use clap::CommandFactory;

use crate::cli::{Cli, Completions, Man};
use crate::commands::error::Error;
use crate::commands::streams::print;
use crate::commands::{PASSED, Streams};

/// Prints the completion script for a shell.
pub(super) fn completions(
    arguments: &Completions,
    streams: &mut Streams<'_>,
) -> anyhow::Result<u8> {
    let mut text = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "raci", &mut text);
    print(streams.out, &text)?;
    Ok(PASSED)
}

/// Prints the manual page of the program or of a verb.
pub(super) fn manual(arguments: &Man, streams: &mut Streams<'_>) -> anyhow::Result<u8> {
    let mut program = Cli::command();
    // Adds the global flags to each verb.
    program.build();
    let command = match &arguments.verb {
        None => program,
        Some(name) => {
            let verb = program.get_subcommands().find(|verb| verb.get_name() == name);
            let verb = verb.ok_or_else(|| Error::UnknownVerb { name: name.clone() })?;
            verb.clone()
        }
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(command).render(&mut text)?;
    print(streams.out, &text)?;
    Ok(PASSED)
}
