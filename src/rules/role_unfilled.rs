//! A required role with too few people.

use super::Rule;
use crate::finding::Finding;
use crate::model::{Assignee, Level, Project, Role, RoleId, Subject};
use crate::plural::count;

pub const RULE: Rule = Rule {
    name: "role-unfilled",
    summary: "a required role with too few people",
    level: Level::Error,
    parameters: &[],
    page: include_str!("../../docs/rules/role-unfilled.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    let required = project.columns().filter(|(_, role)| role.required && role.complete);
    required.filter_map(|(id, role)| too_few(project, id, role)).collect()
}

/// A party that fills a role counts for as many people as are needed.
fn too_few(project: &Project<'_>, id: RoleId, role: &Role<'_>) -> Option<Finding> {
    let filling = project.filling(id);
    let number = filling.people.len();
    if !filling.parties.is_empty() || number >= role.at_least as usize {
        return None;
    }
    let needed = count(role.at_least as usize, "person");
    let message = match number {
        0 => format!("the required role \"{}\" is vacant", role.name),
        _ => format!("the role \"{}\" needs {needed} but has {number}", role.name),
    };
    let own = role.filled_by.iter().filter_map(|filler| match filler.value {
        Assignee::Person(person) => Some(format!("\"{}\"", project.person(person).name)),
        Assignee::Party(_) => None,
    });
    let names: Vec<String> = own.chain(["\"…\"".to_owned()]).collect();
    let line = format!("filled-by = [{}]", names.join(", "));
    let help = if role.members.is_empty() {
        format!("write: {line}; or required = false")
    } else {
        format!("fill its members, or write: {line}; or required = false")
    };
    Some(Finding::new(RULE.name, role.id.span, message).about(Subject::Role(id)).help(help))
}
