//! A phase without responsibilities.

use super::Rule;
use crate::finding::Finding;
use crate::model::{Level, PhaseId, Project, Subject};

pub const RULE: Rule = Rule {
    name: "empty-phase",
    summary: "a phase without responsibilities",
    level: Level::Warn,
    parameters: &[],
    page: include_str!("../../docs/rules/empty-phase.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    let mut has_rows = vec![false; project.phases.len()];
    for phase in project.responsibilities.iter().filter_map(|row| row.phase) {
        has_rows[phase.value.index()] = true;
    }
    let mut findings = Vec::new();
    for (position, phase) in project.phases.iter().enumerate() {
        if has_rows[position] || project.unparsed.may_use("phase", phase.id.value) {
            continue;
        }
        let message = format!("the phase \"{}\" has no responsibilities", phase.name);
        findings.push(
            Finding::new(RULE.name, phase.id.span, message)
                .about(Subject::Phase(PhaseId::new(position)))
                .help(format!(
                    "write phase = \"{}\" in a responsibility or at the top of a file, or remove the phase",
                    phase.id.value
                )),
        );
    }
    findings
}
