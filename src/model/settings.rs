//! What `raci.toml` says of the project as a whole.

use crate::model::{Language, Level};
use crate::source::Span;
use crate::source::Spanned;

/// The `[project]` table.
#[derive(Debug, Clone)]
pub struct Settings<'a> {
    /// The name of the project; empty where the file gives none.
    pub name: &'a str,
    /// Where the project is named, or the start of `raci.toml`.
    pub span: Span,
    /// The letter model asked for, where it is written.
    pub model: Option<Spanned<&'a str>>,
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
            rule: Spanned::new(rule, Span::default()),
            level: Some(level),
            limits: Vec::new(),
        }
    }
}

/// What `[rules]` says of one rule.
#[derive(Debug, Clone)]
pub struct RuleSetting<'a> {
    /// The name of the rule, as written.
    pub rule: Spanned<&'a str>,
    /// The level, where one is given.
    pub level: Option<Level>,
    /// Limits by name, each a whole number that is not negative.
    pub limits: Vec<(Spanned<&'a str>, u32)>,
}
