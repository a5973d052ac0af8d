//! More owners than the model allows.

use crate::finding::Finding;
use crate::model::{Level, Project};
use crate::rules::Rule;
use crate::rules::support::excess;

pub const RULE: Rule = Rule {
    name: "owned-twice",
    summary: "more than one role with the owner letter",
    level: Level::Error,
    parameters: &[],
    page: include_str!("../../docs/rules/owned-twice.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    let Some(owner) = project.model.owner() else {
        return Vec::new();
    };
    excess::check(project, RULE.name, owner)
}
