//! A responsibility in which very many roles do the work.

use crate::finding::Finding;
use crate::model::{Kind, Level, Project};
use crate::rules::support::too_many;
use crate::rules::{Parameter, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "many-responsible",
    sentence: "a responsibility in which more than `max` roles do the work",
    level: Level::Warn,
    limits: &[MAX],
    page: include_str!("../../docs/rules/many-responsible.md"),
    check,
};

const MAX: Parameter = Parameter { name: "max", default: 3 };

fn check(project: &Project<'_>) -> Vec<Finding> {
    too_many::check(project, &RULE, &MAX, Kind::Does)
}
