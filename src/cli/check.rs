//! `raci check`: its arguments.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::model::Date;
use crate::model::Level;
use crate::report::Format;
use crate::rules;

/// `raci check`
#[derive(Debug, Args)]
pub struct Check {
    /// Folders to search for projects [default: the project that contains the current folder]
    pub paths: Vec<PathBuf>,

    /// Treat this date as today when checking whether waivers have expired, for example 2030-12-31 [default: today]
    #[arg(long, value_name = "DATE")]
    pub today: Option<Date>,

    /// List all waivers and how many days each has left
    #[arg(long)]
    pub waivers: bool,

    /// Output format, optionally followed by `=` and a file to write to; may be repeated
    #[arg(
        long,
        value_name = "FORMAT[=FILE]",
        value_parser = target,
        default_value = "text",
        long_help = format_help()
    )]
    pub format: Vec<Target>,

    /// Write the findings to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Lowest level that fails the check: error, warn, info or never [default: as set in the project, or error]
    #[arg(long, value_name = "LEVEL", value_parser = fail_on)]
    pub fail_on: Option<Level>,

    /// Set the level of a rule: error, warn, info or off; may be repeated
    #[arg(long, value_name = "RULE=LEVEL", value_parser = rule_level)]
    pub rule: Vec<(&'static str, Level)>,

    /// Check only these rules, separated by commas, and whether the files can be read; may be repeated
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = any_rule_name)]
    pub only: Vec<&'static str>,

    /// Do not check these rules, separated by commas; may be repeated
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = rule_name)]
    pub skip: Vec<&'static str>,

    /// Accept the current findings: write them to this baseline file, and pass
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    pub write_baseline: Option<PathBuf>,

    /// Fail only on findings that are not in this baseline file, and list those that have been resolved
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,

    /// Show only the totals, not the findings themselves (in the formats text, short and github)
    #[arg(long)]
    pub summary: bool,

    /// Show at most this many findings, those of the highest severity, and count the rest
    #[arg(long, value_name = "NUMBER")]
    pub max_findings: Option<usize>,
}

/// A format of findings and where they are written in it.
#[derive(Debug, Clone)]
pub struct Target {
    /// The format.
    pub format: Format,
    /// The file; `None` is that of `--output`, or standard output.
    pub file: Option<PathBuf>,
}

impl Check {
    /// The file that the findings are written to in a format; `None` is standard output.
    #[must_use]
    pub fn destination<'a>(&'a self, target: &'a Target) -> Option<&'a Path> {
        let file = target.file.as_deref().or(self.output.as_deref());
        file.filter(|file| *file != Path::new("-"))
    }

    /// Whether any format is written to a file.
    #[must_use]
    pub fn writes_files(&self) -> bool {
        self.format.iter().any(|target| self.destination(target).is_some())
    }
}

fn format_help() -> String {
    let formats = Format::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    let names: Vec<String> = formats.map(|format| format.get_name().to_owned()).collect();
    format!(
        "Output format, optionally followed by `=` and a file to write to; may be repeated\n\n\
         One of {}. For example: --format text --format sarif=raci.sarif",
        names.join(", ")
    )
}

fn target(text: &str) -> Result<Target, String> {
    let (name, file) = match text.split_once('=') {
        Some((name, file)) => (name, Some(PathBuf::from(file))),
        None => (text, None),
    };
    Ok(Target { format: Format::from_str(name, false)?, file })
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
    let (name, level) =
        text.split_once('=').ok_or("write a rule and a level, for example unowned=warn")?;
    let level = level.parse().map_err(|()| "the level is one of error, warn, info, off")?;
    Ok((rule_name(name)?, level))
}

/// Any rule, including those that are always errors.
fn any_rule_name(name: &str) -> Result<&'static str, String> {
    rules::find(name).map_or_else(|| rule_name(name), |rule| Ok(rule.name))
}

/// A rule whose level can be set.
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
