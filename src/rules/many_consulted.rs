//! A responsibility in which very many roles are consulted.

use super::{Limit, Rule, many};
use crate::finding::{Finding, Level};
use crate::model::{Kind, Project};

/// The rule.
pub const RULE: Rule = Rule {
    name: "many-consulted",
    sentence: "a responsibility in which more than `max` roles are consulted",
    level: Level::Warn,
    limits: &[MAX],
    page: include_str!("../../docs/rules/many-consulted.md"),
    check,
};

const MAX: Limit = Limit { name: "max", default: 5 };

fn check(project: &Project<'_>) -> Vec<Finding> {
    many::check(project, &RULE, &MAX, Kind::Consulted)
}
