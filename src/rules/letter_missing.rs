//! Fewer roles with a letter than the model requires; the owner letter has a rule of its own.

use crate::finding::Finding;
use crate::model::{Kind, LetterDef, Level, Project, Responsibility, Subject};
use crate::plural::count;
use crate::rules::Rule;
use crate::rules::support::collapse;

pub const RULE: Rule = Rule {
    name: "letter-missing",
    summary: "fewer roles with a letter than the letter model requires",
    level: Level::Error,
    parameters: &[],
    page: include_str!("../../docs/rules/letter-missing.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    let letters = project.model.letters.iter();
    let needed = letters.filter(|def| !def.owner && def.count.least > 0);
    needed.flat_map(|def| check_letter(project, def)).collect()
}

fn check_letter(project: &Project<'_>, def: &LetterDef<'_>) -> Vec<Finding> {
    let least = def.count.least as usize;
    let (verb, letter) = (def.verb(), def.letter.to_string());
    let mut checked = 0;
    let mut findings = Vec::new();
    for (id, row) in project.rows() {
        if !row.has_read(def.letter) || project.letters_of_row(id).is_empty() {
            continue;
        }
        checked += 1;
        if project.has_assignments(id, def.letter, least) {
            continue;
        }
        let number = project.assignments_of(row, def.letter).count();
        let message = match number {
            0 => ["nobody ", &verb, " \"", row.name, "\""].concat(),
            _ => format!(
                "\"{}\" has {} with {}; {} requires {least}",
                row.name,
                count(number, "role"),
                def.letter,
                project.model.name
            ),
        };
        let example = [&letter, " = ", &holders_to_write(project, row, def)].concat();
        let advice = if number == 0 { "name one role" } else { "name one more role" };
        findings.push(
            Finding::new(RULE.name, row.id.span, message)
                .about(Subject::Responsibility(id))
                .help([advice, ", for example: ", &example].concat()),
        );
    }
    let message = || match least {
        1 => format!("no role has {} in any responsibility of the project", def.letter),
        _ => format!("no responsibility of the project has {least} roles with {}", def.letter),
    };
    let help = || {
        format!("add to each of them: {} = \"role-id\"; or choose another letter model", def.letter)
    };
    collapse::collapse(project, checked, findings, message, help)
}

/// The roles that have the letter already and one more; for doing the work, the owner is the first suggestion.
fn holders_to_write(
    project: &Project<'_>,
    row: &Responsibility<'_>,
    def: &LetterDef<'_>,
) -> String {
    let owner = project.model.owner().filter(|_| def.kind == Some(Kind::Does));
    let mut owners = owner.into_iter().flat_map(|owner| project.assignments_of(row, owner.letter));
    let held = project.assignments_of(row, def.letter).map(|held| held.role);
    let mut ids: Vec<&str> = held.map(|role| project.role(role).id.value).collect();
    let likeliest = owners.next().map(|owner| project.role(owner.role).id.value);
    ids.push(likeliest.filter(|id| !ids.contains(id)).unwrap_or("role-id"));
    match ids.as_slice() {
        [id] => ["\"", id, "\""].concat(),
        ids => ["[\"", &ids.join("\", \""), "\"]"].concat(),
    }
}
