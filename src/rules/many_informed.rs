//! A responsibility in which too many roles are informed.

use crate::finding::Finding;
use crate::model::{Kind, Level, Project};
use crate::rules::support::too_many;
use crate::rules::{Parameter, Rule};

pub const RULE: Rule = Rule {
    name: "many-informed",
    summary: "a responsibility in which more than `max` roles are informed",
    level: Level::Off,
    parameters: &[MAX],
    page: include_str!("../../docs/rules/many-informed.md"),
    check,
};

const MAX: Parameter = Parameter { name: "max", default: 8 };

fn check(project: &Project<'_>) -> Vec<Finding> {
    too_many::check(project, &RULE, &MAX, Kind::Informed)
}
