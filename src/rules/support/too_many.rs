//! Findings where more roles than a parameter allows have a letter of one kind.

use crate::finding::Finding;
use crate::model::{Assignment, Kind, Project, Subject};
use crate::plural::count;
use crate::rules::support::by_role::ByRole;
use crate::rules::{Parameter, Rule};

/// A finding for each responsibility in which more than `max` roles have a letter of `kind`.
pub(crate) fn check(
    project: &Project<'_>,
    rule: &Rule,
    max: &Parameter,
    kind: Kind,
) -> Vec<Finding> {
    let letters = project.model.of_kind(kind);
    let most = rule.parameter_in(project, max) as usize;
    let level = rule.level_in(project).name();
    let verb = match kind {
        Kind::Consulted => "are consulted on",
        Kind::Informed => "are informed of",
        _ => "do the work of",
    };
    let mut findings = Vec::new();
    for (id, row) in project.rows() {
        let cells = project.cells(row).iter().filter(|cell| cell.letters.intersects(letters));
        let number = cells.clone().count();
        if number <= most {
            continue;
        }
        // The first such letter of each role, in the order of the file.
        let by_role = ByRole::new(project, row);
        let first = |role| {
            let mut own = by_role.get(role).iter();
            own.find(|assignment| letters.contains(assignment.letter)).copied()
        };
        let mut firsts: Vec<&Assignment> = cells.filter_map(|cell| first(cell.role)).collect();
        firsts.sort_by_key(|assignment| assignment.span);
        let Some(next) = firsts.get(most) else {
            continue;
        };
        let roles = count(number, "role");
        let message = format!("{roles} {verb} \"{}\", more than {most}", row.name);
        let mut finding = Finding::new(rule.name, next.span, message)
            .about(Subject::Responsibility(id))
            .label("over the limit from here on")
            .help(format!(
                "remove {} where a role does not need it; or in raci.toml, under [rules]: {} = {{ level = \"{level}\", max = {number} }}",
                next.letter, rule.name
            ));
        if let Some(limit) = rule.parameter_span(project, max) {
            finding = finding.related(limit, "the limit");
        }
        findings.push(finding);
    }
    findings
}
