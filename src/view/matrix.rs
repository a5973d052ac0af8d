//! The matrix: a row per responsibility, a column per role.

use std::collections::HashSet;

use super::grid::{Cell, Column, Grid, Row, Section};
use super::headings;
use crate::finding::{Finding, Level, Subject};
use crate::model::{PhaseId, Project, Responsibility, ResponsibilityId};

/// Draws the matrix of a project. Rows with an error among the findings are marked.
#[must_use]
pub fn draw(project: &Project<'_>, findings: &[Finding]) -> Grid {
    let language = project.settings.language;
    let letters = project.model.letters.iter();
    Grid {
        title: project.settings.name.to_owned(),
        corner: headings::of(language).responsibility.to_owned(),
        section: headings::of(language).phase.to_owned(),
        columns: columns(project),
        sections: sections(project, findings),
        totals: totals(project),
        legend: letters.map(|def| (def.letter.to_string(), def.word(language))).collect(),
    }
}

fn columns(project: &Project<'_>) -> Vec<Column> {
    let mut taken: HashSet<String> = HashSet::new();
    taken.extend(project.roles.iter().filter_map(|role| role.short).map(str::to_owned));
    let columns = project.roles.iter().map(|role| Column {
        name: role.name.to_owned(),
        short: match role.short {
            Some(short) => short.to_owned(),
            None => unique(&initials(role.name), &mut taken),
        },
    });
    columns.collect()
}

/// The first letters of the words of a name, or the first three letters of a single word.
fn initials(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    match words.as_slice() {
        [] => "?".to_owned(),
        [word] => word.chars().take(3).collect(),
        words => {
            let firsts = words.iter().take(4).filter_map(|word| word.chars().next());
            firsts.flat_map(char::to_uppercase).collect()
        }
    }
}

/// The text, with a number behind it where another column has it already.
fn unique(text: &str, taken: &mut HashSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{text}{number}"));
    let mut candidates = std::iter::once(text.to_owned()).chain(numbered);
    let free = candidates.find(|candidate| taken.insert(candidate.clone()));
    free.unwrap_or_default()
}

/// Phases in their order, then what is in none.
fn sections(project: &Project<'_>, findings: &[Finding]) -> Vec<Section> {
    let wrong: HashSet<ResponsibilityId> = (findings.iter())
        .filter(|finding| finding.level == Level::Error)
        .filter_map(|finding| match finding.subject {
            Subject::Responsibility(id) => Some(id),
            _ => None,
        })
        .collect();
    let sections = project.by_phase();
    let has_phases = sections.iter().any(|(phase, _)| phase.is_some());
    let name = |phase: Option<PhaseId>| match phase {
        Some(phase) => project.phase(phase).name,
        None => headings::of(project.settings.language).no_phase,
    };
    let row = |id: &ResponsibilityId| {
        let responsibility = project.responsibility(*id);
        row(project, responsibility, !responsibility.complete || wrong.contains(id))
    };
    let sections = sections.iter().map(|(phase, rows)| Section {
        name: has_phases.then(|| name(*phase).to_owned()),
        rows: rows.iter().map(row).collect(),
    });
    sections.collect()
}

fn row(project: &Project<'_>, responsibility: &Responsibility<'_>, marked: bool) -> Row {
    let mut cells = vec![Cell::default(); project.roles.len()];
    for cell in project.cells(responsibility) {
        cells[cell.role.index()] =
            Cell { text: project.model.spell(cell.letters), letters: cell.letters };
    }
    Row {
        id: responsibility.id.value.to_owned(),
        name: responsibility.name.to_owned(),
        marked,
        cells,
    }
}

/// How often each role holds each letter; nothing where it never does.
fn totals(project: &Project<'_>) -> Vec<Row> {
    let total = headings::of(project.settings.language).total;
    let letters = project.model.letters.iter();
    let rows = letters.map(|def| {
        let mut counts = vec![0_usize; project.roles.len()];
        let assignments = project.assignments.iter();
        for assignment in assignments.filter(|assignment| assignment.letter == def.letter) {
            counts[assignment.role.index()] += 1;
        }
        let cells = counts.iter().map(|count| Cell {
            text: if *count == 0 { String::new() } else { count.to_string() },
            ..Cell::default()
        });
        Row {
            id: String::new(),
            name: format!("{total} {}", def.letter),
            marked: false,
            cells: cells.collect(),
        }
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_are_made_where_none_is_given() {
        assert_eq!(initials("Technical Lead"), "TL");
        assert_eq!(initials("Developer"), "Dev");
        assert_eq!(initials("SaaS extensions support provider (client)"), "SESP");
        let mut taken = HashSet::new();
        assert_eq!(unique("TL", &mut taken), "TL");
        assert_eq!(unique("TL", &mut taken), "TL2");
    }
}
