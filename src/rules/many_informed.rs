//! A responsibility in which very many roles are informed.

use super::{Limit, Rule, many};
use crate::finding::{Finding, Level};
use crate::model::{Kind, Project};

/// The rule.
pub const RULE: Rule = Rule {
    name: "many-informed",
    sentence: "a responsibility in which more than `max` roles are informed",
    level: Level::Off,
    limits: &[MAX],
    page: include_str!("../../docs/rules/many-informed.md"),
    check,
};

const MAX: Limit = Limit { name: "max", default: 8 };

fn check(project: &Project<'_>) -> Vec<Finding> {
    many::check(project, &RULE, &MAX, Kind::Informed)
}
