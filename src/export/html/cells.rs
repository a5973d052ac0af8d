//! Cells: letters on their fields, shares with their bars, names below each other.

use super::styles::Styles;
use super::text;
use crate::export::palette::is_bold;
use crate::hash::HashMap;
use crate::model::LetterSet;
use crate::text::Append;
use crate::view::grid::{Cell, Column, Grid};

/// Writes the cells of a table.
pub(super) struct Cells<'g> {
    grid: &'g Grid,
    styles: &'g Styles,
    /// The cell of each set of letters so far: there are few sets, and very many cells.
    letters: HashMap<LetterSet, String>,
}

impl<'g> Cells<'g> {
    pub fn new(grid: &'g Grid, styles: &'g Styles) -> Self {
        Cells { grid, styles, letters: HashMap::default() }
    }

    /// The table of the cells.
    pub fn grid(&self) -> &'g Grid {
        self.grid
    }

    /// Writes the cell of a row in `column`.
    pub fn write(&mut self, column: &Column, cell: &Cell, page: &mut String) {
        match cell {
            Cell::Letters(letters) => {
                let of_letters = || field(self.grid, self.styles, *letters);
                page.push_str(self.letters.entry(*letters).or_insert_with(of_letters));
            }
            Cell::Share(share) if share.count > 0 => {
                let key = column.letter.and_then(|letter| self.grid.legend_entry(letter));
                let width = 100.0 * share.fraction() / column.largest.max(f64::MIN_POSITIVE);
                write!(
                    page,
                    "<td>{}<svg class=\"bar\" width=\"100\" height=\"8\" aria-hidden=\"true\">\
                     <rect width=\"{:.1}%\" height=\"8\" fill=\"{}\"/></svg></td>",
                    self.grid.text(cell),
                    width.min(100.0),
                    self.styles.bar(key)
                );
            }
            Cell::Names(names) => list(names, page),
            cell => one(&self.grid.text(cell), page),
        }
    }
}

/// The cell of a set of letters. Its class is the letters themselves, which the filter looks for.
fn field(grid: &Grid, styles: &Styles, letters: LetterSet) -> String {
    let Some(dominant) = grid.dominant(letters) else {
        return "<td></td>".to_owned();
    };
    let spelled = grid.spell(letters);
    let field = styles.of_letters(grid, letters);
    let class = spelled.replace('/', "");
    let text = if is_bold(dominant.tone) { format!("<b>{spelled}</b>") } else { spelled };
    format!("<td class=\"{class}\"{field}>{text}</td>")
}

/// Writes a cell of names, below each other.
pub(super) fn list(names: &[String], page: &mut String) {
    match names {
        [] => page.push_str("<td></td>"),
        [name] => one(name, page),
        names => {
            page.push_str("<td><ul>");
            for name in names {
                write!(page, "<li{}>{}</li>", text::direction(name), text::line(name));
            }
            page.push_str("</ul></td>");
        }
    }
}

/// Writes a cell of one text.
pub(super) fn one(text: &str, page: &mut String) {
    write!(page, "<td{}>{}</td>", text::direction(text), text::line(text));
}
