//! The sheet of the letters: their meanings, and the list from which the cells of tables are chosen.

use std::collections::BTreeMap;

use rust_xlsxwriter::XlsxError;

use super::sheet::Sheet;
use crate::export::document::Document;
use crate::export::xlsx::text_width::{lines, size};
use crate::hash::HashSet;
use crate::model::LetterSet;
use crate::view::grid::{Cell, Grid, GridKind, LegendEntry};

/// The first row of letters, from 0.
const FIRST: u32 = 2;

/// The widths of the columns letters, words and meanings, in characters.
const WIDTHS: [usize; 3] = [12, 40, 52];

/// The letters of a document and the name of their sheet.
pub(super) struct Legend<'d> {
    grid: Option<&'d Grid>,
    entries: Vec<LetterSet>,
    sheet: String,
}

impl<'d> Legend<'d> {
    /// Collects the letters of all tables, for a sheet of this name.
    pub fn new(document: &'d Document<'d>, sheet: String) -> Legend<'d> {
        // All tables of a document have the same letters, or none.
        let grid = document.grids.iter().find(|grid| !grid.legend.is_empty());
        Legend { grid, entries: entries(&document.grids), sheet }
    }

    /// Whether there are no letters.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The name of the sheet.
    pub fn sheet(&self) -> &str {
        &self.sheet
    }

    /// The range of the letters and combinations, as the source of a drop-down list. A list within the validation itself
    /// would break at commas and end at 255 characters.
    pub fn range(&self) -> Option<String> {
        let last = FIRST as usize + self.entries.len();
        let sheet = self.sheet.replace('\'', "''");
        (!self.is_empty()).then(|| format!("='{sheet}'!$A${}:$A${last}", FIRST + 1))
    }

    /// Writes the sheet.
    pub fn write(&self, sheet: &mut Sheet<'_>) -> Result<(), XlsxError> {
        let Some(grid) = self.grid else {
            return Ok(());
        };
        let formats = sheet.formats;
        sheet.worksheet.set_portrait();
        for (column, width) in (0..).zip(WIDTHS) {
            sheet.worksheet.set_column_width(column, size(width))?;
        }
        sheet.top(sheet.document.words().legend, None)?;
        for letters in &self.entries {
            let Some(gravest) = grid.dominant(*letters) else {
                continue;
            };
            let keys = || grid.legend.iter().filter(|key| letters.contains(key.letter));
            let words: Vec<&str> = keys().map(|key| key.word.as_str()).collect();
            let meaning =
                keys().next().filter(|_| letters.len() == 1).map_or("", |key| &key.meaning);
            sheet.text(
                0,
                &grid.spell(*letters),
                &formats.with_letter(&formats.letters, gravest),
            )?;
            let words = words.join(" / ");
            sheet.heighten(lines(&words, WIDTHS[1]).max(lines(meaning, WIDTHS[2])))?;
            sheet.text(1, &words, &formats.middle.text)?;
            sheet.text(2, meaning, &formats.middle.text)?;
            sheet.row += 1;
        }
        sheet.worksheet.set_freeze_panes(FIRST, 0)?;
        Ok(())
    }
}

/// The values of a cell of letters: each letter of the legend, then each combination found in a table, the shortest
/// first.
pub(super) fn entries(grids: &[Grid]) -> Vec<LetterSet> {
    let Some(grid) = grids.iter().find(|grid| !grid.legend.is_empty()) else {
        return Vec::new();
    };
    let single = |key: &LegendEntry| LetterSet::from_iter([key.letter]);
    let tables = grids.iter().filter(|grid| grid.kind == GridKind::Letters);
    let cells = tables.flat_map(Grid::rows).flat_map(|row| &row.cells);
    let sets: HashSet<LetterSet> =
        cells.map(Cell::letters).filter(|letters| letters.len() > 1).collect();
    let in_order = |letters: LetterSet| {
        let positions = grid.legend.iter().enumerate();
        let positions = positions.filter(|(_, key)| letters.contains(key.letter));
        let positions: Vec<usize> = positions.map(|(position, _)| position).collect();
        ((letters.len(), positions), letters)
    };
    let combinations: BTreeMap<(usize, Vec<usize>), LetterSet> =
        sets.into_iter().map(in_order).collect();
    grid.legend.iter().map(single).chain(combinations.into_values()).collect()
}
