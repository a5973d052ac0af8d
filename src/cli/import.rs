//! `raci import`: its arguments.

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::import::recognise::Layout;
use crate::models;

/// `raci import`
#[derive(Debug, Args)]
pub struct Import {
    /// File to convert: csv, tsv, xlsx, xlsm, xls, ods, md, html, or json from `raci export`; `-` is standard input
    pub file: PathBuf,

    /// Folder to create the project in [default: show the files without writing them]
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,

    /// Overwrite files of the same names
    #[arg(long, requires = "output")]
    pub force: bool,

    /// Name of the project [default: from the name of the file]
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,

    /// Letter model [default: detected from the letters]
    #[arg(long, value_name = "MODEL", value_parser = PossibleValuesParser::new(models::names()))]
    pub model: Option<String>,

    /// Read only the sheet of this name, or the tables under this heading
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,

    /// Read only one of the tables found, counted from 1
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    pub table: Option<u32>,

    /// Row of the sheet, or line of the file, that contains the headings
    #[arg(long, value_name = "ROW", value_parser = clap::value_parser!(u32).range(1..))]
    pub header: Option<u32>,

    /// Layout of the table [default: detected from its content]
    #[arg(long)]
    pub layout: Option<Layout>,

    /// Read rows as roles and columns as responsibilities
    #[arg(long)]
    pub transpose: bool,
}
