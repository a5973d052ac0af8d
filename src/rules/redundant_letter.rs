//! A cell with a letter that another one covers.

use super::Rule;
use crate::finding::Finding;
use crate::hash::HashMap;
use crate::model::{
    Assignment, Letter, LetterSet, Level, Project, Responsibility, ResponsibilityId, RoleId,
    Subject,
};
use crate::rules::support::by_role::ByRole;

pub const RULE: Rule = Rule {
    name: "redundant-letter",
    summary: "a role with two letters in one responsibility, one of which covers the other",
    level: Level::Warn,
    parameters: &[],
    page: include_str!("../../docs/rules/redundant-letter.md"),
    check,
};

fn check(project: &Project<'_>) -> Vec<Finding> {
    let covered_letters = covered_letters(project);
    let mut findings = Vec::new();
    // Fast path: with as many cells as letters, each cell has only one.
    let rows = project.rows().filter(|(_, row)| row.cells.len() < row.assignments.len());
    for (id, row) in rows {
        let mut redundant = project.cells(row).iter().filter(|cell| {
            let mut covered =
                covered_letters.iter().filter(|(letter, _)| cell.letters.contains(*letter));
            covered.any(|(_, covering)| cell.letters.intersects(*covering))
        });
        let Some(first) = redundant.next() else {
            continue;
        };
        let row = LettersOfRow {
            id,
            row,
            by_role: ByRole::new(project, row),
            holders: count_holders(project, row),
        };
        for cell in std::iter::once(first).chain(redundant) {
            findings.extend(check_cell(project, &row, cell.role));
        }
    }
    findings
}

/// The letters of one responsibility.
struct LettersOfRow<'p, 'a> {
    id: ResponsibilityId,
    row: &'p Responsibility<'a>,
    by_role: ByRole<'p>,
    /// How many roles have each letter.
    holders: HashMap<Letter, usize>,
}

/// The letters that another letter of the model covers, with the letters that cover them.
fn covered_letters(project: &Project<'_>) -> Vec<(Letter, LetterSet)> {
    let letters = &project.model.letters;
    let more = letters.iter().map(|lesser| {
        let more = letters.iter().filter(|more| more.covers(lesser));
        (lesser.letter, more.map(|more| more.letter).collect::<LetterSet>())
    });
    more.filter(|(_, more)| !more.is_empty()).collect()
}

fn count_holders(project: &Project<'_>, row: &Responsibility<'_>) -> HashMap<Letter, usize> {
    let mut holders = HashMap::default();
    for assignment in project.assignments(row) {
        *holders.entry(assignment.letter).or_default() += 1;
    }
    holders
}

fn check_cell(project: &Project<'_>, row: &LettersOfRow<'_, '_>, role: RoleId) -> Vec<Finding> {
    let mine = row.by_role.get(role);
    let mut findings = Vec::new();
    for lesser in mine {
        let more = mine.iter().find(|more| covers(project, more, lesser));
        if let Some(more) = more {
            let message = format!(
                "\"{}\" has both {} and {} for \"{}\"; {} already covers {}",
                project.role(role).name,
                more.letter,
                lesser.letter,
                row.row.name,
                more.letter,
                lesser.letter
            );
            findings.push(
                Finding::new(RULE.name, lesser.span, message)
                    .about(Subject::Responsibility(row.id))
                    .label("not needed")
                    .related(more.span, format!("{} is assigned here", more.letter))
                    .help(suggest_removal(project, row, lesser)),
            );
        }
    }
    findings
}

fn covers(project: &Project<'_>, more: &Assignment, lesser: &Assignment) -> bool {
    let more = project.model.get(more.letter);
    let lesser = project.model.get(lesser.letter);
    more.zip(lesser).is_some_and(|(more, lesser)| more.covers(lesser))
}

fn suggest_removal(
    project: &Project<'_>,
    row: &LettersOfRow<'_, '_>,
    lesser: &Assignment,
) -> String {
    match row.holders.get(&lesser.letter) {
        Some(1) => format!("remove the line {} = …", lesser.letter),
        _ => format!("remove \"{}\" from {}", project.role(lesser.role).id.value, lesser.letter),
    }
}
