//! What `raci.toml` says of the project as a whole.

use super::{Language, Located};
use crate::finding::{Level, Place};

/// The `[project]` table.
#[derive(Debug, Clone)]
pub struct Settings<'a> {
    /// The name of the project; empty where the file gives none.
    pub name: &'a str,
    /// Where the project is named, or the start of `raci.toml`.
    pub place: Place,
    /// The letter model asked for, where it is written.
    pub model: Option<Located<&'a str>>,
    /// The language of tables and documents.
    pub language: Language,
    /// The level from which `raci check` fails.
    pub fail_on: Level,
}

impl RuleSetting<'static> {
    /// A level that the command line gives to a rule. It has no place in a file.
    #[must_use]
    pub fn of_command_line(rule: &'static str, level: Level) -> Self {
        RuleSetting {
            rule: Located::new(rule, Place::default()),
            level: Some(level),
            limits: Vec::new(),
        }
    }
}

/// What `[rules]` says of one rule.
#[derive(Debug, Clone)]
pub struct RuleSetting<'a> {
    /// The name of the rule, as written.
    pub rule: Located<&'a str>,
    /// The level, where one is given.
    pub level: Option<Level>,
    /// Limits by name, each a whole number that is not negative.
    pub limits: Vec<(Located<&'a str>, u32)>,
}
