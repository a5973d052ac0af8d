//! What the rules against crowded rows share.

use super::{Limit, Rule};
use crate::finding::{Finding, Subject};
use crate::model::{Assignment, Kind, Project};
use crate::words::count;

/// A finding for each row in which more roles than `max` hold a letter of `kind`.
pub(super) fn check(project: &Project<'_>, rule: &Rule, max: &Limit, kind: Kind) -> Vec<Finding> {
    let letters = project.model.of_kind(kind);
    let most = rule.limit_in(project, max) as usize;
    let mut findings = Vec::new();
    for (id, row) in project.rows() {
        let cells = project.cells(row).iter();
        let number = cells.filter(|cell| cell.letters.intersects(letters)).count();
        if number <= most {
            continue;
        }
        let assignments = project.assignments(row).iter();
        let mut held: Vec<&Assignment> =
            assignments.filter(|a| letters.contains(a.letter)).collect();
        held.sort_by_key(|assignment| assignment.place);
        let Some(next) = held.get(most) else {
            continue;
        };
        let letter = next.letter;
        let message = format!(
            "{} hold {letter} for \"{}\", more than {most}",
            count(number, "role"),
            row.name
        );
        findings.push(
            Finding::new(rule.name, next.place, message)
                .about(Subject::Responsibility(id))
                .label("from here on")
                .help(format!(
                    "take {letter} from those who can do without, or raise the limit in raci.toml: [rules] {} = {{ max = {number} }}",
                    rule.name
                )),
        );
    }
    findings
}
