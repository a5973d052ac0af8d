//! Shared by all views with a row per responsibility: the rows by phase, and the sums below.

use std::collections::HashSet;

use crate::finding::Finding;
use crate::model::{
    Language, LetterSet, Level, PhaseId, Responsibility, ResponsibilityId, Subject,
};
use crate::models;
use crate::view::ViewContext;
use crate::view::grid::{Cell, Column, Facets, Grid, GridKind, LegendEntry, Row, Section, Tone};
use crate::view::{View, locale};

/// A table with a row per responsibility. `letters` gives the letters of a row, one set for each column.
pub(super) fn of_letters(
    context: ViewContext<'_, '_>,
    view: View,
    columns: Vec<Column>,
    letters: impl Fn(&Responsibility<'_>) -> Vec<LetterSet>,
) -> Grid {
    let defs: Vec<_> = context.selection.letters().collect();
    let mut totals = vec![vec![0_u32; columns.len()]; defs.len()];
    let sections = sections(context, |row, _| {
        let cells = letters(row);
        for (at, set) in cells.iter().enumerate().filter(|(_, set)| !set.is_empty()) {
            for (def, total) in defs.iter().zip(&mut totals) {
                total[at] += u32::from(set.contains(def.letter));
            }
        }
        cells.into_iter().map(Cell::Letters).collect()
    });
    let total = context.words().total;
    let totals = defs.iter().zip(&totals).map(|(def, sums)| Row {
        name: format!("{total} {}", def.letter),
        letter: Some(def.letter),
        cells: sums.iter().map(|sum| Cell::Number(*sum)).collect(),
        ..Row::default()
    });
    let totals = totals.collect();
    Grid { columns, sections, totals, ..empty(context, view, GridKind::Letters) }
}

/// A column for each letter that is drawn.
pub(super) fn letter_columns(context: ViewContext<'_, '_>) -> Vec<Column> {
    let columns = context.selection.letters().map(|def| Column {
        id: def.letter.to_string(),
        name: def.word(context.language),
        short: def.letter.to_string(),
        letter: Some(def.letter),
        ..Column::default()
    });
    columns.collect()
}

/// A table of a view without rows and columns, but with its title, legend and notes.
pub(super) fn empty(context: ViewContext<'_, '_>, view: View, kind: GridKind) -> Grid {
    let words = context.words();
    let (title, column_axis) = match view {
        View::Matrix => (words.matrix, words.role),
        View::People => (words.by_people, words.person),
        View::Parties => (words.by_parties, words.party),
        View::Letters => (words.by_letters, words.letter),
        View::Roles => (words.cards, words.content),
        View::Sheet => (words.sheet, words.content),
        View::Load => (words.load, words.letter),
        View::Structure => (words.structure, words.aspect),
    };
    let project = context.selection.project();
    // The built-in models give their meanings in English alone, and a project in its own language.
    let meanings = match models::text(project.model.id) {
        Some(_) => Language::En,
        None => project.settings.language,
    };
    let defs = context.selection.letters();
    let legend = defs.map(|def| LegendEntry {
        letter: def.letter,
        word: def.word(context.language),
        meaning: if context.language == meanings { def.meaning.to_owned() } else { String::new() },
        tone: Tone::new(def.owner, def.kind),
    });
    Grid {
        view,
        kind,
        title: title.to_owned(),
        part: None,
        stub_head: words.responsibility.to_owned(),
        column_axis: column_axis.to_owned(),
        section: words.phase.to_owned(),
        columns: Vec::new(),
        sections: Vec::new(),
        totals: Vec::new(),
        legend: legend.collect(),
        notes: Vec::new(),
    }
}

/// The rows phase by phase. `cells` gives the cells of a row, and may add to what the row is about.
pub(super) fn sections(
    context: ViewContext<'_, '_>,
    mut cells: impl FnMut(&Responsibility<'_>, &mut Facets) -> Vec<Cell>,
) -> Vec<Section> {
    let project = context.selection.project();
    let wrong = wrong(context.findings);
    let mut row = |id: &ResponsibilityId, phase: Option<PhaseId>| {
        let responsibility = project.responsibility(*id);
        let mut facets = Facets { phase, ..Facets::default() };
        Row {
            id: responsibility.id.value.to_owned(),
            name: responsibility.name.to_owned(),
            flagged: !responsibility.has_read_all() || wrong.contains(id),
            letter: None,
            cells: cells(responsibility, &mut facets),
            facets,
        }
    };
    let by_phase = context.selection.by_phase();
    let has_phases = by_phase.iter().any(|(phase, _)| phase.is_some());
    let name = |phase: Option<PhaseId>| match phase {
        Some(phase) => project.phase(phase).name,
        None => locale::strings(context.language).no_phase,
    };
    let sections = by_phase.iter().map(|(phase, rows)| Section {
        name: has_phases.then(|| name(*phase).to_owned()),
        rows: rows.iter().map(|id| row(id, *phase)).collect(),
    });
    sections.collect()
}

/// The rows with an error that is not waived.
fn wrong(findings: &[Finding]) -> HashSet<ResponsibilityId> {
    let errors = findings.iter().filter(|f| f.level == Level::Error && f.waived.is_none());
    let rows = errors.filter_map(|finding| match finding.subject {
        Subject::Responsibility(id) => Some(id),
        _ => None,
    });
    rows.collect()
}
