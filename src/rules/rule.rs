//! A rule as a constant record.

use crate::finding::Finding;
use crate::model::{Level, Project, RuleSetting};
use crate::source::{Span, Spanned};

/// A rule: its name, what it finds, and the function that finds it.
#[derive(Debug)]
pub struct Rule {
    /// The name in plain words, as in `unowned`.
    pub name: &'static str,
    /// What it finds, as a noun phrase that completes "Finds …".
    pub summary: &'static str,
    /// The default level.
    pub level: Level,
    /// The numbers that `[rules]` may set beside the level.
    pub parameters: &'static [Parameter],
    /// Its page in Markdown, as `raci explain` prints it.
    pub page: &'static str,
    /// Checks a project. Findings come in any order, and their level is set later.
    pub check: fn(&Project<'_>) -> Vec<Finding>,
}

/// A number that a project may set for a rule.
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
        let setting = project.rules.iter().find(|setting| setting.rule.value == self.name);
        match setting {
            Some(RuleSetting { level: Some(level), .. }) => *level,
            // A parameter without a level turns on a rule that is off.
            Some(setting) if !setting.parameters.is_empty() && self.level == Level::Off => {
                Level::Warn
            }
            _ => self.level,
        }
    }

    /// The value of a parameter in a project.
    #[must_use]
    pub fn parameter_in(&self, project: &Project<'_>, parameter: &Parameter) -> u32 {
        self.setting_of(project, parameter).map_or(parameter.default, |(_, number)| number)
    }

    /// Where a project sets a parameter, if it does.
    #[must_use]
    pub fn parameter_span(&self, project: &Project<'_>, parameter: &Parameter) -> Option<Span> {
        self.setting_of(project, parameter).map(|(name, _)| name.span)
    }

    fn setting_of<'a>(
        &self,
        project: &Project<'a>,
        parameter: &Parameter,
    ) -> Option<(Spanned<&'a str>, u32)> {
        let settings = project.rules.iter().filter(|setting| setting.rule.value == self.name);
        settings
            .flat_map(|setting| &setting.parameters)
            .find(|(name, _)| name.value == parameter.name)
            .copied()
    }
}
