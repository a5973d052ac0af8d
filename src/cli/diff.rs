//! `raci diff`: its arguments.

use std::path::PathBuf;

use clap::Args;

use crate::model::Date;
use crate::page::changes;

/// `raci diff`
#[derive(Debug, Args)]
pub struct Diff {
    /// State before: a folder, a git revision, two revisions as A..B, or a file that `raci import` reads
    pub old: PathBuf,

    /// State after, or the folder of the project if OLD names revisions [default: the project that contains the current folder]
    pub new: Option<PathBuf>,

    /// Output format
    #[arg(long, default_value = "text")]
    pub format: changes::Format,

    /// Write the changes to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Exit with status 0 even if there are changes
    #[arg(long)]
    pub exit_zero: bool,

    /// Treat this date as today when checking whether waivers have expired, for example 2030-12-31 [default: today]
    #[arg(long, value_name = "DATE")]
    pub today: Option<Date>,
}
