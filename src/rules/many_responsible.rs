//! A responsibility in which too many roles do the work.

use crate::finding::Finding;
use crate::model::{Kind, Level, Project};
use crate::rules::support::too_many;
use crate::rules::{Parameter, Rule};

pub const RULE: Rule = Rule {
    name: "many-responsible",
    summary: "a responsibility in which more than `max` roles do the work",
    level: Level::Warn,
    parameters: &[MAX],
    page: include_str!("../../docs/rules/many-responsible.md"),
    check,
};

const MAX: Parameter = Parameter { name: "max", default: 3 };

fn check(project: &Project<'_>) -> Vec<Finding> {
    too_many::check(project, &RULE, &MAX, Kind::Does)
}
