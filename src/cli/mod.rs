//! The command line: commands and flags as data, no behaviour.

mod check;
mod diff;
mod export;
mod import;
mod view_args;
mod who;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::limits::{self, Limit, LimitKind};
use crate::model::LetterModel;
use crate::models;
use crate::project::read::letter_model::{self, DEFAULT};

pub use check::{Check, Target};
pub use diff::Diff;
pub use export::{Export, Layout, Table};
pub use import::Import;
pub use view_args::ViewArgs;
pub use who::{Answer, Between, Load, LoadFormat, Who};

/// Checks, draws and converts responsibility matrices (RACI and its variants) kept in plain text files.
#[derive(Debug, Parser)]
#[command(name = "raci", version, max_term_width = 100, disable_help_subcommand = true)]
pub struct Cli {
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Color,

    #[arg(
        long,
        global = true,
        value_name = "NAME=NUMBER",
        value_parser = limits::parse,
        help_heading = "Limits",
        help = limit_help()
    )]
    #[allow(missing_docs)] // the help names all limits, and is built from their list
    pub limit: Vec<Limit>,

    /// What to do
    #[command(subcommand)]
    pub verb: Verb,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// In a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Check the projects in the given folders
    ///
    /// Exit status: 0 = no findings at or above --fail-on, 1 = findings, 2 = the check could not run.
    Check(Check),
    /// Show the matrix, or another view, in the terminal
    Table(Table),
    /// Write the matrix, or other views, to a file
    Export(Export),
    /// Show who gained or lost which responsibilities
    ///
    /// Compares two folders, git revisions or tables. Exit status: 0 = no changes, 1 = changes, 2 = the comparison
    /// could not run.
    Diff(Diff),
    /// Convert an existing matrix into a project
    Import(Import),
    /// Show the assignments of a role, person or party, or everyone involved in a responsibility
    Who(Who),
    /// Show shared work and handovers between two roles, people or parties
    Between(Between),
    /// Show everyone's workload across the projects in a folder
    Load(Load),
    /// Create a commented starter project
    Init(Init),
    /// Explain a rule or a letter model, or list them all
    Explain(Explain),
    /// Print the JSON Schema of the project files
    Schema,
    /// Print a completion script for a shell
    Completions(Completions),
    /// Print the manual page of raci or of one of its commands
    Man(Man),
}

/// `raci init`
#[derive(Debug, Args)]
pub struct Init {
    /// Folder to create the project in; created if it does not exist [default: the current folder]
    pub folder: Option<PathBuf>,
    /// Letter model of the project; `raci explain` lists them
    #[arg(long, value_name = "NAME", default_value = DEFAULT, value_parser = built_in_model)]
    pub model: &'static LetterModel<'static>,
}

/// `raci completions`
#[derive(Debug, Args)]
pub struct Completions {
    /// Shell to generate the script for
    pub shell: clap_complete::Shell,
}

/// `raci man`
#[derive(Debug, Args)]
pub struct Man {
    /// Name of a command [default: raci itself]
    #[arg(value_name = "COMMAND")]
    pub verb: Option<String>,
}

/// `raci explain`
#[derive(Debug, Args)]
pub struct Explain {
    /// Name of a rule or a letter model
    pub name: Option<String>,
}

fn limit_help() -> String {
    let names: Vec<String> = LimitKind::all().map(|kind| kind.name().to_owned()).collect();
    format!("Raise or lower a limit, for example file-size=256M; limits: {}", names.join(", "))
}

fn built_in_model(name: &str) -> Result<&'static LetterModel<'static>, String> {
    letter_model::built_in(name).ok_or_else(|| {
        let names: Vec<&str> = models::names().collect();
        format!("write one of {}", names.join(", "))
    })
}
