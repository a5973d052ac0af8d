//! A responsibility in which very many roles do the work.

use super::{Limit, Rule, many};
use crate::finding::{Finding, Level};
use crate::model::{Kind, Project};

/// The rule.
pub const RULE: Rule = Rule {
    name: "many-responsible",
    sentence: "a responsibility in which more than `max` roles do the work",
    level: Level::Warn,
    limits: &[MAX],
    page: include_str!("../../docs/rules/many-responsible.md"),
    check,
};

const MAX: Limit = Limit { name: "max", default: 3 };

fn check(project: &Project<'_>) -> Vec<Finding> {
    many::check(project, &RULE, &MAX, Kind::Does)
}
