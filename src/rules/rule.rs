//! What a rule is: a constant record.

use crate::finding::Finding;
use crate::model::{Level, Project, RuleSetting};
use crate::source::Span;

/// A rule: its name, what it finds, and the function that finds it.
#[derive(Debug)]
pub struct Rule {
    /// The name in plain words, as in `unowned`.
    pub name: &'static str,
    /// What it finds, in one sentence.
    pub sentence: &'static str,
    /// The level where `[rules]` gives none.
    pub level: Level,
    /// The limits that `[rules]` may set.
    pub limits: &'static [Parameter],
    /// Its page, as `raci explain` prints it.
    pub page: &'static str,
    /// Judges a project. Findings come in any order and without their level.
    pub check: fn(&Project<'_>) -> Vec<Finding>,
}

/// A number by which a rule judges.
#[derive(Debug)]
pub struct Parameter {
    /// The key in `[rules]`.
    pub name: &'static str,
    /// The value where `[rules]` gives none.
    pub default: u32,
}

impl Rule {
    /// The level of the rule in a project.
    #[must_use]
    pub fn level_in(&self, project: &Project<'_>) -> Level {
        let mut settings = project.rules.iter();
        let setting = settings.find(|setting| setting.rule.value == self.name);
        match setting {
            Some(RuleSetting { level: Some(level), .. }) => *level,
            // Whoever limits a rule wants it.
            Some(RuleSetting { limits, .. }) if !limits.is_empty() && self.level == Level::Off => {
                Level::Warn
            }
            _ => self.level,
        }
    }

    /// A limit of the rule in a project.
    #[must_use]
    pub fn limit_in(&self, project: &Project<'_>, limit: &Parameter) -> u32 {
        let settings = project.rules.iter();
        let settings = settings.filter(|setting| setting.rule.value == self.name);
        let mut limits = settings.flat_map(|setting| &setting.limits);
        let found = limits.find(|(name, _)| name.value == limit.name);
        found.map_or(limit.default, |(_, number)| *number)
    }

    /// Where a project sets a limit of the rule, if it does.
    #[must_use]
    pub fn limit_place(&self, project: &Project<'_>, limit: &Parameter) -> Option<Span> {
        let settings = project.rules.iter();
        let settings = settings.filter(|setting| setting.rule.value == self.name);
        let mut limits = settings.flat_map(|setting| &setting.limits);
        limits.find(|(name, _)| name.value == limit.name).map(|(name, _)| name.span)
    }
}
