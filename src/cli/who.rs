//! The verbs that answer questions, `raci who`, `raci between` and `raci load`: their arguments.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::model::Date;
use crate::page;

/// How an answer is written.
#[derive(Debug, Args)]
pub struct Answer {
    /// Output format
    #[arg(long, default_value = "text")]
    pub format: page::Format,

    /// Width of the text in characters [default: that of the terminal, or 100]
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..))]
    pub width: Option<u16>,
}

/// `raci who`
#[derive(Debug, Args)]
#[command(
    override_usage = "raci who NAME [PATH]\n       raci who NAME --without [PATH]\n       raci who --for RESPONSIBILITY [PATH]"
)]
pub struct Who {
    /// Id or name of a role, person or party; if ambiguous, write role:NAME, person:NAME or party:NAME
    #[arg(required_unless_present = "responsibility")]
    pub name: Option<String>,

    /// Folder of a project, or of several that are all searched for NAME [default: the project that contains the current folder]
    pub path: Option<PathBuf>,

    /// Show everyone involved in this responsibility, and whom to contact if they do not respond
    #[arg(long = "for", value_name = "RESPONSIBILITY", conflicts_with = "without")]
    pub responsibility: Option<String>,

    /// Show what would be left uncovered without them
    #[arg(long)]
    pub without: bool,

    /// Treat this date as today when checking whether waivers have expired, for example 2030-12-31 [default: today]
    #[arg(long, value_name = "DATE", requires = "without")]
    pub today: Option<Date>,

    /// How the answer is written
    #[command(flatten)]
    pub answer: Answer,
}

/// `raci between`
#[derive(Debug, Args)]
pub struct Between {
    /// Id or name of a role, person or party
    #[arg(value_name = "A")]
    pub one: String,

    /// Id or name of another role, person or party
    #[arg(value_name = "B")]
    pub other: String,

    /// Folder of the project [default: the project that contains the current folder]
    pub path: Option<PathBuf>,

    /// How the answer is written
    #[command(flatten)]
    pub answer: Answer,
}

/// `raci load`
#[derive(Debug, Args)]
pub struct Load {
    /// Folder of a project, or of several [default: the project that contains the current folder]
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,

    /// Output format
    #[arg(long, default_value = "text")]
    pub format: LoadFormat,

    /// Width of the text in characters [default: that of the terminal, or 100]
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..))]
    pub width: Option<u16>,
}

/// The formats of `raci load`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LoadFormat {
    /// Text for the terminal
    Text,
    /// Comma-separated values
    Csv,
    /// One JSON object
    Json,
}
