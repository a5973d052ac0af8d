//! The matrix of both states in one: the rows and columns of either, and in each cell the letters that stayed, came and
//! went.

use crate::diff::matching::Matching;
use crate::diff::{Pairing, Side};
use crate::model::{LetterSet, PhaseId, Project, ResponsibilityId};

/// The matrix.
#[derive(Debug, Clone)]
pub struct Matrix {
    /// The roles: those of the new state in its order, then those that are gone.
    pub columns: Vec<Heading>,
    /// The phases with their rows: those of the new state in its order, then the removed ones.
    pub sections: Vec<Section>,
}

impl Matrix {
    /// The changed rows, by phase.
    #[must_use]
    pub fn changed_only(&self) -> Matrix {
        let sections = self.sections.iter().map(|section| Section {
            name: section.name.clone(),
            rows: section.rows.iter().filter(|row| row.is_changed()).cloned().collect(),
        });
        let sections = sections.filter(|section| !section.rows.is_empty()).collect();
        Matrix { columns: self.columns.clone(), sections }
    }

    /// How many rows there are.
    #[must_use]
    pub fn number_of_rows(&self) -> usize {
        self.sections.iter().map(|section| section.rows.len()).sum()
    }
}

/// Rows of a phase.
#[derive(Debug, Clone)]
pub struct Section {
    /// The name of the phase; `None` for rows in no phase.
    pub name: Option<String>,
    /// The rows; removed ones are last.
    pub rows: Vec<Row>,
}

/// A responsibility.
#[derive(Debug, Clone)]
pub struct Row {
    /// The name of the responsibility.
    pub heading: Heading,
    /// A cell for each column.
    pub cells: Vec<Cell>,
}

impl Row {
    /// Whether the name or any cell of the row differs.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.heading.before != self.heading.now || self.cells.iter().any(Cell::is_changed)
    }
}

/// The name of a row or a column before and now; `None` where it is not in that state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its name in the old state.
    pub before: Option<String>,
    /// Its name in the new state.
    pub now: Option<String>,
}

/// The letters of a role in a responsibility.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cell {
    /// In both states.
    pub kept: LetterSet,
    /// Only in the new one.
    pub gained: LetterSet,
    /// Only in the old one.
    pub lost: LetterSet,
}

impl Cell {
    /// Whether it is different.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        !self.gained.is_empty() || !self.lost.is_empty()
    }
}

/// Draws the matrix of two states.
#[must_use]
pub fn build(old: Side<'_, '_>, new: Side<'_, '_>) -> Matrix {
    let pairs = Matching::new(old, new);
    let (one, other) = (old.project, new.project);
    let roles = positions(&pairs.roles);
    let columns = roles.iter().map(|(was, is)| Heading {
        before: was.map(|was| one.roles[was].name.to_owned()),
        now: is.map(|is| other.roles[is].name.to_owned()),
    });
    let drawing = Drawing { one, other, roles: &roles };
    let mut sections: Vec<(Option<PhaseId>, Section)> = Vec::new();
    for (phase, rows) in other.by_phase() {
        let name = phase.map(|phase| other.phase(phase).name.to_owned());
        let rows = rows.into_iter().map(|row| {
            let was = pairs.rows.old_of(row.index()).map(ResponsibilityId::new);
            drawing.row(was, Some(row))
        });
        sections.push((phase, Section { name, rows: rows.collect() }));
    }
    for (phase, rows) in one.by_phase() {
        let gone = rows.into_iter().filter(|row| pairs.rows.new_of(row.index()).is_none());
        let gone: Vec<Row> = gone.map(|row| drawing.row(Some(row), None)).collect();
        let is = phase.map(|phase| pairs.phases.new_of(phase.index()).map(PhaseId::new));
        let known = sections.iter_mut().find(|(there, _)| match (is, there) {
            (Some(Some(is)), Some(there)) => is == *there,
            (None, None) => true,
            _ => false,
        });
        match known {
            Some((_, section)) => section.rows.extend(gone),
            None if gone.is_empty() => {}
            None => {
                let name = phase.map(|phase| one.phase(phase).name.to_owned());
                sections.push((None, Section { name, rows: gone }));
            }
        }
    }
    let sections = sections.into_iter().map(|(_, section)| section).collect();
    Matrix { columns: columns.collect(), sections }
}

/// Pairs of old and new positions: those of the new list, then those that are only in the old one.
fn positions(pairing: &Pairing) -> Vec<(Option<usize>, Option<usize>)> {
    let new = (0..pairing.number_of_new()).map(|new| (pairing.old_of(new), Some(new)));
    new.chain(pairing.only_old().map(|old| (Some(old), None))).collect()
}

/// The inputs for drawing rows.
struct Drawing<'d, 'a, 'b> {
    one: &'d Project<'a>,
    other: &'d Project<'b>,
    roles: &'d [(Option<usize>, Option<usize>)],
}

impl Drawing<'_, '_, '_> {
    fn row(&self, was: Option<ResponsibilityId>, is: Option<ResponsibilityId>) -> Row {
        let before = was.map(|was| letters(self.one, was)).unwrap_or_default();
        let now = is.map(|is| letters(self.other, is)).unwrap_or_default();
        let of = |all: &[LetterSet], role: Option<usize>| {
            role.and_then(|role| all.get(role)).copied().unwrap_or_default()
        };
        let cells = self.roles.iter().map(|(old, new)| {
            let (had, has) = (of(&before, *old), of(&now, *new));
            Cell { kept: had.within(has), gained: has.without(had), lost: had.without(has) }
        });
        let heading = Heading {
            before: was.map(|was| self.one.responsibility(was).name.to_owned()),
            now: is.map(|is| self.other.responsibility(is).name.to_owned()),
        };
        Row { heading, cells: cells.collect() }
    }
}

/// The letters of a row by the positions of the roles.
fn letters(project: &Project<'_>, row: ResponsibilityId) -> Vec<LetterSet> {
    let mut letters = vec![LetterSet::default(); project.roles.len()];
    for cell in project.cells(project.responsibility(row)) {
        letters[cell.role.index()] = cell.letters;
    }
    letters
}
