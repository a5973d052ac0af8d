//! The command line: flags and verbs, no behaviour.

use std::path::PathBuf;

use crate::model::{Date, Language};
use clap::{Args, Parser, Subcommand, ValueEnum};

/// Checks and draws responsibility matrices (RACI and its relatives) that are kept in plain files.
#[derive(Debug, Parser)]
#[command(name = "raci", version, max_term_width = 100, disable_help_subcommand = true)]
pub struct Cli {
    /// When to colour the output
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Color,

    /// What to do
    #[command(subcommand)]
    pub verb: Verb,
}

/// When to colour the output.
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
    /// Check each project at or below the paths
    ///
    /// Exit status: 0 nothing at or above the level that fails, 1 something is, 2 the check could not run.
    Check(Check),
    /// Draw the matrix in the terminal
    Table(Table),
    /// Write the matrix as a file
    Export(Export),
    /// Write a commented starter project
    Init(Init),
    /// Explain a rule or a letter model, or list all of them
    Explain(Explain),
}

/// `raci check`
#[derive(Debug, Args)]
pub struct Check {
    /// Folders to look for projects in [default: the project around the current folder]
    pub paths: Vec<PathBuf>,

    /// The day by which waivers are judged, as 2030-12-31 [default: today]
    #[arg(long, value_name = "DATE")]
    pub today: Option<Date>,

    /// List all waivers, with the days that they have left
    #[arg(long)]
    pub waivers: bool,
}

/// `raci table`
#[derive(Debug, Args)]
pub struct Table {
    /// The folder of the project [default: the one around the current folder]
    pub path: Option<PathBuf>,

    /// Width of the table in columns [default: that of the terminal, or 100]
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..))]
    pub width: Option<u16>,

    /// What is drawn
    #[command(flatten)]
    pub view: View,
}

/// What is drawn, for `table` and `export` alike.
#[derive(Debug, Args)]
pub struct View {
    /// What the columns are
    #[arg(long, value_name = "VIEW", default_value = "matrix")]
    pub view: ViewName,

    /// The language of headings and letters [default: the project's]
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub language: Option<Language>,
}

/// The views.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ViewName {
    /// Columns are roles
    Matrix,
    /// Columns are people: the letters of all that they stand behind
    People,
}

/// `raci export`
#[derive(Debug, Args)]
pub struct Export {
    /// The folder of the project [default: the one around the current folder]
    pub path: Option<PathBuf>,

    /// Where to write; `-` is the standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,

    /// The format [default: by the ending of FILE]
    #[arg(long)]
    pub format: Option<Format>,

    /// A row per responsibility with a column per role, or a row per letter
    #[arg(long, default_value = "wide")]
    pub layout: Layout,

    /// What stands between the values: one character, or `tab` [default: `,` in csv, `tab` in tsv]
    #[arg(long, value_name = "CHARACTER", value_parser = delimiter)]
    pub delimiter: Option<u8>,

    /// Begin with a byte order mark, by which old spreadsheet programs know UTF-8
    #[arg(long)]
    pub bom: bool,

    /// Leave cells as they are that a spreadsheet program would run as a formula
    #[arg(long)]
    pub no_guard: bool,

    /// What is drawn
    #[command(flatten)]
    pub view: View,
}

/// The formats of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Comma-separated values
    Csv,
    /// Tab-separated values
    Tsv,
}

/// The layouts of a separated-values export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Layout {
    /// A row per responsibility, a column per role
    Wide,
    /// A row per letter
    Long,
}

/// `raci init`
#[derive(Debug, Args)]
pub struct Init {
    /// The folder to write to, made if need be [default: the current folder]
    pub folder: Option<PathBuf>,
}

/// `raci explain`
#[derive(Debug, Args)]
pub struct Explain {
    /// The name of a rule or of a letter model
    pub name: Option<String>,
}

fn language(name: &str) -> Result<Language, String> {
    let found = Language::NAMES.iter().find(|(known, _)| *known == name);
    let names: Vec<&str> = Language::NAMES.iter().map(|(known, _)| *known).collect();
    found.map(|(_, language)| *language).ok_or_else(|| format!("write one of {}", names.join(", ")))
}

fn delimiter(text: &str) -> Result<u8, String> {
    match text.as_bytes() {
        b"tab" | b"\\t" => Ok(b'\t'),
        [b'"' | b'\r' | b'\n'] => Err("a quote or a line end cannot separate values".to_owned()),
        [one] if one.is_ascii() => Ok(*one),
        _ => Err("write one character, or `tab`".to_owned()),
    }
}
