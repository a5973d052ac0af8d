//! What all views with a row per responsibility share: the rows, phase by phase, and the sums below.

use std::collections::HashSet;

use super::grid::{Cell, Column, Grid, Row, Section};
use super::headings;
use crate::finding::{Finding, Level, Subject};
use crate::model::{Language, LetterSet, PhaseId, Project, Responsibility, ResponsibilityId};

/// A grid with a row per responsibility. `letters` gives the letters of a row, one set for each column.
pub(super) fn draw(
    project: &Project<'_>,
    findings: &[Finding],
    language: Language,
    columns: Vec<Column>,
    letters: impl Fn(&Responsibility<'_>) -> Vec<LetterSet>,
) -> Grid {
    let words = headings::of(language);
    let wrong = wrong(findings);
    let mut totals = vec![vec![0; columns.len()]; project.model.letters.len()];
    let mut row = |id: &ResponsibilityId| {
        let responsibility = project.responsibility(*id);
        let cells = letters(responsibility);
        for (def, total) in project.model.letters.iter().zip(&mut totals) {
            for (sum, _) in total.iter_mut().zip(&cells).filter(|(_, set)| set.contains(def.letter))
            {
                *sum += 1;
            }
        }
        let spell = |letters| Cell { text: project.model.spell(letters), letters };
        Row {
            id: responsibility.id.value.to_owned(),
            name: responsibility.name.to_owned(),
            marked: !responsibility.has_read_all() || wrong.contains(id),
            cells: cells.into_iter().map(spell).collect(),
        }
    };
    let by_phase = project.by_phase();
    let has_phases = by_phase.iter().any(|(phase, _)| phase.is_some());
    let name = |phase: Option<PhaseId>| match phase {
        Some(phase) => project.phase(phase).name,
        None => words.no_phase,
    };
    let sections = by_phase.iter().map(|(phase, rows)| Section {
        name: has_phases.then(|| name(*phase).to_owned()),
        rows: rows.iter().map(&mut row).collect(),
    });
    let sections = sections.collect();
    let defs = project.model.letters.iter();
    Grid {
        title: project.settings.name.to_owned(),
        corner: words.responsibility.to_owned(),
        section: words.phase.to_owned(),
        columns,
        sections,
        totals: defs
            .clone()
            .zip(&totals)
            .map(|(def, sums)| sum(&format!("{} {}", words.total, def.letter), sums))
            .collect(),
        legend: defs.map(|def| (def.letter.to_string(), def.word(language))).collect(),
        notes: Vec::new(),
    }
}

/// How often a letter stands in each column; nothing where it never does.
fn sum(name: &str, sums: &[usize]) -> Row {
    let text = |sum: &usize| if *sum == 0 { String::new() } else { sum.to_string() };
    let cells = sums.iter().map(|sum| Cell { text: text(sum), ..Cell::default() });
    Row { id: String::new(), name: name.to_owned(), marked: false, cells: cells.collect() }
}

/// The rows of which something is wrong and not waived.
fn wrong(findings: &[Finding]) -> HashSet<ResponsibilityId> {
    let errors = findings.iter().filter(|f| f.level == Level::Error && f.waived.is_none());
    let rows = errors.filter_map(|finding| match finding.subject {
        Subject::Responsibility(id) => Some(id),
        _ => None,
    });
    rows.collect()
}
