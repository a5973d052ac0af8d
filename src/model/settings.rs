//! The settings of a project in `raci.toml`.

use crate::model::{Language, Level};
use crate::source::Span;
use crate::source::Spanned;

/// The `[project]` table.
#[derive(Debug, Clone)]
pub struct Settings<'a> {
    /// The name; empty if the file gives none.
    pub name: &'a str,
    /// The span of the name, or else the start of `raci.toml`.
    pub span: Span,
    /// The id of the letter model, if one is chosen.
    pub model: Option<Spanned<&'a str>>,
    /// The language of tables and documents.
    pub language: Language,
    /// The lowest level at which `raci check` fails.
    pub fail_on: Level,
}

impl RuleSetting<'static> {
    /// A level from the command line. It has no span in a file.
    #[must_use]
    pub fn from_command_line(rule: &'static str, level: Level) -> Self {
        RuleSetting {
            rule: Spanned::new(rule, Span::default()),
            level: Some(level),
            parameters: Vec::new(),
        }
    }
}

/// The entry of one rule in `[rules]`.
#[derive(Debug, Clone)]
pub struct RuleSetting<'a> {
    /// The name of the rule, as written.
    pub rule: Spanned<&'a str>,
    /// The level, if one is given.
    pub level: Option<Level>,
    /// Parameters by name, each a whole number that is not negative.
    pub parameters: Vec<(Spanned<&'a str>, u32)>,
}
