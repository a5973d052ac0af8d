//! `raci table` and `raci export`: their arguments.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::ViewArgs;
use crate::export::Format;

/// `raci table`
#[derive(Debug, Args)]
pub struct Table {
    /// Folder of the project [default: the project that contains the current folder]
    pub path: Option<PathBuf>,

    /// Width of the table in characters [default: that of the terminal, or 100]
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..))]
    pub width: Option<u16>,

    /// What to show
    #[command(flatten)]
    pub view: ViewArgs,
}

/// `raci export`
#[derive(Debug, Args)]
pub struct Export {
    /// Folder of the project [default: the project that contains the current folder]
    pub path: Option<PathBuf>,

    /// File to write; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,

    /// Format of the file [default: by the extension of FILE; csv for standard output]
    #[arg(long)]
    pub format: Option<Format>,

    /// csv and tsv: one table per view, or one line per assignment [default: wide]
    #[arg(long)]
    pub layout: Option<Layout>,

    /// csv and tsv: separator between values, one character or `tab` [default: `,` in csv, `tab` in tsv]
    #[arg(long, value_name = "CHARACTER", value_parser = delimiter)]
    pub delimiter: Option<u8>,

    /// csv and tsv: start with a byte order mark, so that older spreadsheet programs recognise UTF-8
    #[arg(long)]
    pub bom: bool,

    /// csv and tsv: do not escape cells that a spreadsheet could run as formulas
    #[arg(long)]
    pub no_guard: bool,

    /// What to show
    #[command(flatten)]
    pub view: ViewArgs,
}

/// The layouts of a separated-values export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Layout {
    /// The table of each view
    Wide,
    /// One line per assignment
    Long,
}

fn delimiter(text: &str) -> Result<u8, String> {
    match text.as_bytes() {
        b"tab" | b"\\t" => Ok(b'\t'),
        [b'"' | b'\r' | b'\n'] => Err("a quote or a line break cannot separate values".to_owned()),
        [one] if one.is_ascii() => Ok(*one),
        _ => Err("write one character, or `tab`".to_owned()),
    }
}
