//! The command line: flags and verbs, no behaviour.

use std::path::PathBuf;

use crate::export::Format;
use crate::import::recognise;
use crate::limits::{self, Limit};
use crate::model::{Date, Language, LetterModel, Level};
use crate::project::read::letter_model;
use crate::view::View;
use crate::{diff, models, query, report, rules};
use clap::{Args, Parser, Subcommand, ValueEnum};

/// Checks and draws responsibility matrices (RACI and its relatives) that are kept in plain files.
#[derive(Debug, Parser)]
#[command(name = "raci", version, max_term_width = 100, disable_help_subcommand = true)]
pub struct Cli {
    /// When to colour the output
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Color,

    /// Raise or lower a bound: file-size, project-size, files, depth, cells, columns, members or name-length, as in file-size=256M
    #[arg(long, global = true, value_name = "NAME=NUMBER", value_parser = limits::parse, help_heading = "Bounds")]
    pub limit: Vec<Limit>,

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
    /// Draw the matrix, or another view, in the terminal
    Table(Table),
    /// Write the matrix, or other views, as a file
    Export(Export),
    /// Tell what changed in ownership between two folders, revisions or tables
    ///
    /// Exit status: 0 nothing changed, 1 something did, 2 the two could not be compared.
    Diff(Diff),
    /// Make a project of a matrix in a spreadsheet, a page or a text
    Import(Import),
    /// Tell what a role, person or party holds, or who takes part in a responsibility
    Who(Who),
    /// Tell what two roles, persons or parties share and hand over to each other
    Between(Between),
    /// Count what everybody owns and does, over all projects of a folder
    Load(Load),
    /// Write a commented starter project
    Init(Init),
    /// Explain a rule or a letter model, or list all of them
    Explain(Explain),
    /// Print the JSON Schema of the files
    Schema,
    /// Print the completions for a shell
    Completions(Completions),
    /// Print the manual page of raci, or of one verb
    Man(Man),
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

    /// The format of the findings, and after `=` the file to write it to; may be given several times
    ///
    /// One of text, short, json, jsonl, sarif, github, gitlab, junit; as in --format text --format sarif=raci.sarif
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = target, default_value = "text")]
    pub format: Vec<Target>,

    /// Write the findings to a file instead of the standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// The level from which the check fails: error, warn, info or never [default: the project's, or error]
    #[arg(long, value_name = "LEVEL", value_parser = fail_on)]
    pub fail_on: Option<Level>,

    /// Set the level of a rule: error, warn, info or off; may be given several times
    #[arg(long, value_name = "NAME=LEVEL", value_parser = rule_level)]
    pub rule: Vec<(&'static str, Level)>,

    /// Judge by this rule only, besides those of reading; several with commas, or given several times
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = any_rule_name)]
    pub only: Vec<&'static str>,

    /// Do not judge by this rule; several with commas, or given several times
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = rule_name)]
    pub skip: Vec<&'static str>,

    /// Write what is found to a file, as accepted for now, and pass
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    pub write_baseline: Option<PathBuf>,

    /// Fail only by what does not stand in this file, and tell what is gone
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,

    /// Show no findings in the forms for people, only the counts over all projects
    #[arg(long)]
    pub summary: bool,

    /// Show only the gravest findings, and count the rest
    #[arg(long, value_name = "NUMBER")]
    pub max_findings: Option<usize>,
}

/// A format of findings, and the file that it goes to, if it goes to one.
#[derive(Debug, Clone)]
pub struct Target {
    /// The format.
    pub format: report::Format,
    /// The file; `None` is the standard output.
    pub file: Option<PathBuf>,
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
    pub drawn: ViewArgs,
}

/// What is drawn, for `table` and `export` alike.
#[derive(Debug, Args)]
#[command(next_help_heading = "What is drawn")]
pub struct ViewArgs {
    /// What the table shows; several, with commas between, are drawn one after the other [default: matrix]
    #[arg(long, value_name = "VIEW", value_delimiter = ',')]
    pub view: Vec<View>,

    /// Only rows of this phase
    #[arg(long, value_name = "PHASE", value_delimiter = ',')]
    pub phase: Vec<String>,

    /// Only roles of this party
    #[arg(long, value_name = "PARTY", value_delimiter = ',')]
    pub party: Vec<String>,

    /// Only this role
    #[arg(long, value_name = "ROLE", value_delimiter = ',')]
    pub role: Vec<String>,

    /// Only roles behind which this person stands
    #[arg(long, value_name = "PERSON", value_delimiter = ',')]
    pub person: Vec<String>,

    /// Only this letter
    #[arg(long, value_name = "LETTER", value_delimiter = ',')]
    pub letter: Vec<String>,

    /// Only rows with this tag
    #[arg(long, value_name = "TAG", value_delimiter = ',')]
    pub tag: Vec<String>,

    /// Exchange rows and columns
    #[arg(long)]
    pub transpose: bool,

    /// Split tables with more columns than this; each part has the names of the rows
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    pub max_columns: Option<u32>,

    /// The language of headings and letters [default: the project's]
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub language: Option<Language>,
}

/// `raci export`
#[derive(Debug, Args)]
pub struct Export {
    /// The folder of the project [default: the one around the current folder]
    pub path: Option<PathBuf>,

    /// Where to write; `-` is the standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,

    /// The format [default: by the ending of FILE; csv for the standard output]
    #[arg(long)]
    pub format: Option<Format>,

    /// In csv and tsv: a table of the view, or a row per letter [default: wide]
    #[arg(long)]
    pub layout: Option<Layout>,

    /// In csv and tsv: what stands between the values, one character or `tab` [default: `,` in csv, `tab` in tsv]
    #[arg(long, value_name = "CHARACTER", value_parser = delimiter)]
    pub delimiter: Option<u8>,

    /// In csv and tsv: begin with a byte order mark, by which old spreadsheet programs know UTF-8
    #[arg(long)]
    pub bom: bool,

    /// In csv and tsv: leave cells as they are that a spreadsheet program would run as a formula
    #[arg(long)]
    pub no_guard: bool,

    /// What is drawn
    #[command(flatten)]
    pub drawn: ViewArgs,
}

/// The layouts of a separated-values export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Layout {
    /// The table of the view
    Wide,
    /// A row per letter
    Long,
}

/// `raci diff`
#[derive(Debug, Args)]
pub struct Diff {
    /// What it was: a folder, a revision of git, two as A..B, or a file that `raci import` reads
    pub old: PathBuf,

    /// What it is; the folder of a project also says of which one a revision is [default: the project around the current folder]
    pub new: Option<PathBuf>,

    /// The format of the changes
    #[arg(long, default_value = "text")]
    pub format: diff::write::Format,

    /// Write the changes to a file instead of the standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// End with status 0 whether something changed or not
    #[arg(long)]
    pub exit_zero: bool,

    /// The day by which waivers are judged, as 2030-12-31 [default: today]
    #[arg(long, value_name = "DATE")]
    pub today: Option<Date>,
}

/// `raci import`
#[derive(Debug, Args)]
pub struct Import {
    /// The file: csv, tsv, xlsx, xlsm, xls, ods, md, html, or json of `raci export`; `-` is the standard input
    pub file: PathBuf,

    /// The folder to write the project to [default: show it, and write nothing]
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,

    /// Write over files of the same names
    #[arg(long, requires = "output")]
    pub force: bool,

    /// The name of the project [default: made of the name of the file]
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,

    /// The letter model [default: found from the letters]
    #[arg(long, value_name = "MODEL", value_parser = clap::builder::PossibleValuesParser::new(crate::models::names()))]
    pub model: Option<String>,

    /// Only the sheet, or the tables under the heading, of this name
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,

    /// Only this one of the tables found, counted from 1
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    pub table: Option<u32>,

    /// The row of the sheet, or the line of the file, that has the headings
    #[arg(long, value_name = "ROW", value_parser = clap::value_parser!(u32).range(1..))]
    pub header: Option<u32>,

    /// How the table is laid out [default: found from what stands in it]
    #[arg(long)]
    pub layout: Option<recognise::Layout>,

    /// Read rows as roles and columns as responsibilities
    #[arg(long)]
    pub transpose: bool,
}

/// How an answer is written, for `who` and `between` alike.
#[derive(Debug, Args)]
pub struct Answer {
    /// The form of the answer
    #[arg(long, default_value = "text")]
    pub format: query::Format,

    /// Width of the text in columns [default: that of the terminal, or 100]
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..))]
    pub width: Option<u16>,
}

/// `raci who`
#[derive(Debug, Args)]
#[command(
    override_usage = "raci who NAME [PATH]\n       raci who NAME --without [PATH]\n       raci who --for RESPONSIBILITY [PATH]"
)]
pub struct Who {
    /// A role, person or party, by id or name; role:NAME, person:NAME and party:NAME say which
    #[arg(required_unless_present = "responsibility")]
    pub name: Option<String>,

    /// The folder of the project, or of several, which are all asked for NAME [default: the project around the current folder]
    pub path: Option<PathBuf>,

    /// Tell who takes part in this responsibility, and whom to go to when they do not answer
    #[arg(long = "for", value_name = "RESPONSIBILITY", conflicts_with = "without")]
    pub responsibility: Option<String>,

    /// Tell what falls open if they leave
    #[arg(long)]
    pub without: bool,

    /// The day by which waivers are judged, as 2030-12-31 [default: today]
    #[arg(long, value_name = "DATE", requires = "without")]
    pub today: Option<Date>,

    /// How it is written
    #[command(flatten)]
    pub answer: Answer,
}

/// `raci between`
#[derive(Debug, Args)]
pub struct Between {
    /// A role, person or party, by id or name
    #[arg(value_name = "A")]
    pub one: String,

    /// Another one
    #[arg(value_name = "B")]
    pub other: String,

    /// The folder of the project [default: the one around the current folder]
    pub path: Option<PathBuf>,

    /// How it is written
    #[command(flatten)]
    pub answer: Answer,
}

/// `raci load`
#[derive(Debug, Args)]
pub struct Load {
    /// The folder of a project, or of several [default: the project around the current folder]
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,

    /// The format
    #[arg(long, default_value = "text")]
    pub format: LoadFormat,

    /// Width of the text in columns [default: that of the terminal, or 100]
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..))]
    pub width: Option<u16>,
}

/// The formats of `raci load`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LoadFormat {
    /// For people, in a terminal
    Text,
    /// Comma-separated values
    Csv,
    /// One JSON object
    Json,
}

/// `raci init`
#[derive(Debug, Args)]
pub struct Init {
    /// The folder to write to, made if need be [default: the current folder]
    pub folder: Option<PathBuf>,
    /// The letter model of the project: `raci explain` lists them
    #[arg(long, value_name = "NAME", default_value = letter_model::DEFAULT, value_parser = letter_model)]
    pub model: &'static LetterModel<'static>,
}

/// `raci completions`
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    pub shell: clap_complete::Shell,
}

/// `raci man`
#[derive(Debug, Args)]
pub struct Man {
    /// The verb
    pub verb: Option<String>,
}

/// `raci explain`
#[derive(Debug, Args)]
pub struct Explain {
    /// The name of a rule or of a letter model
    pub name: Option<String>,
}

fn target(text: &str) -> Result<Target, String> {
    let (name, file) = match text.split_once('=') {
        Some((name, file)) => (name, Some(PathBuf::from(file))),
        None => (text, None),
    };
    let format = report::Format::from_str(name, false)?;
    Ok(Target { format, file })
}

/// `never` is a level that no finding has.
fn fail_on(name: &str) -> Result<Level, String> {
    match name {
        "never" => Ok(Level::Off),
        "off" => Err("write never".to_owned()),
        name => name.parse().map_err(|()| "write error, warn, info or never".to_owned()),
    }
}

fn rule_level(text: &str) -> Result<(&'static str, Level), String> {
    let (name, level) = text.split_once('=').ok_or("write a rule and a level: unowned=warn")?;
    let level = level.parse().map_err(|()| "the level is one of error, warn, info, off")?;
    Ok((rule_name(name)?, level))
}

/// A rule that may be asked for: also one that is told of in any case.
fn any_rule_name(name: &str) -> Result<&'static str, String> {
    rules::find(name).map_or_else(|| rule_name(name), |rule| Ok(rule.name))
}

fn rule_name(name: &str) -> Result<&'static str, String> {
    if let Some(rule) = rules::find(name).filter(|rule| rules::can_be_set(rule)) {
        return Ok(rule.name);
    }
    Err(match rules::nearest(name) {
        Some(near) if near != name => format!("did you mean {near}?"),
        Some(_) => "this rule is always an error".to_owned(),
        None => "`raci explain` lists all rules".to_owned(),
    })
}

fn letter_model(name: &str) -> Result<&'static LetterModel<'static>, String> {
    letter_model::built_in(name)
        .ok_or_else(|| format!("write one of {}", models::names().collect::<Vec<_>>().join(", ")))
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
