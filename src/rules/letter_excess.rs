//! More roles with a letter than the model allows, or an exclusive letter beside another one.

use crate::finding::Finding;
use crate::model::{LetterDef, Level, Project, Responsibility, ResponsibilityId, Subject};
use crate::rules::Rule;
use crate::rules::support::by_role::ByRole;
use crate::rules::support::excess;

pub const RULE: Rule = Rule {
    name: "letter-excess",
    summary: "more roles with a letter than the letter model allows",
    level: Level::Error,
    parameters: &[],
    page: include_str!("../../docs/rules/letter-excess.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    let letters = project.model.letters.iter().filter(|def| !def.owner);
    let limited: Vec<_> = letters.filter(|def| def.count.most.is_some() || def.alone).collect();
    let mut findings = Vec::new();
    for def in limited {
        findings.extend(excess::check(project, RULE.name, def));
        for (id, row) in project.rows().filter(|_| def.alone) {
            findings.extend(not_alone(project, id, row, def));
        }
    }
    findings
}

fn not_alone(
    project: &Project<'_>,
    id: ResponsibilityId,
    row: &Responsibility<'_>,
    def: &LetterDef<'_>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut holders = project.assignments_of(row, def.letter).peekable();
    if holders.peek().is_none() {
        return findings;
    }
    let by_role = ByRole::new(project, row);
    for holder in holders {
        let mut same_role = by_role.get(holder.role).iter();
        if let Some(other) = same_role.find(|other| other.letter != def.letter) {
            let message = format!(
                "\"{}\" {} \"{}\" but also has {}",
                project.role(holder.role).name,
                def.verb(),
                row.name,
                other.letter
            );
            findings.push(
                Finding::new(RULE.name, holder.span, message)
                    .about(Subject::Responsibility(id))
                    .related(other.span, format!("{} is assigned here", other.letter))
                    .help(format!(
                        "remove one of the two: {} excludes every other letter",
                        def.letter
                    )),
            );
        }
    }
    findings
}
