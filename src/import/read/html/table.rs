//! A table of a page while it is read, and the places that its cells take.

use html5gum::StartTag;

use super::flow::Flow;
use crate::import::read::ReadError;
use crate::import::read::budget::Budget;
use crate::import::sheet::{Addresses, Cell, Merge, Row, Sheet};

/// The columns or rows that a cell may take.
const SPAN: usize = 1000;

/// A table that is open.
#[derive(Debug, Default)]
pub struct Table {
    /// What it is called: the heading above it, unless it has a caption.
    pub name: String,
    /// The lines of text before it.
    pub around: Vec<String>,
    caption: Option<Flow>,
    is_head: bool,
    rows: Vec<Open>,
    cell: Option<Spanning>,
    /// Text inside the table but outside its cells.
    lost: Flow,
    is_row: bool,
}

#[derive(Debug, Default)]
struct Open {
    line: usize,
    is_head: bool,
    cells: Vec<Spanning>,
}

#[derive(Debug, Default)]
struct Spanning {
    flow: Flow,
    cell: Cell,
    is_heading: bool,
    columns: usize,
    rows: usize,
}

impl Table {
    /// Where text goes that stands in the table.
    pub fn flow(&mut self) -> &mut Flow {
        match (&mut self.cell, &mut self.caption) {
            (Some(cell), _) => &mut cell.flow,
            (None, Some(caption)) => caption,
            (None, None) => &mut self.lost,
        }
    }

    /// A part of the table begins.
    ///
    /// # Errors
    /// When it would become too large.
    pub fn start(
        &mut self,
        name: &str,
        tag: &StartTag<usize>,
        line: usize,
        budget: &mut Budget,
    ) -> Result<(), ReadError> {
        self.end_cell(budget)?;
        self.end_caption();
        match name {
            "caption" => self.caption = Some(Flow::default()),
            "tr" => self.start_row(line, budget)?,
            "td" | "th" => {
                if !self.is_row {
                    self.start_row(line, budget)?;
                }
                let is_heading = name == "th";
                let (columns, rows) = (span(tag, b"colspan"), span(tag, b"rowspan"));
                let mut flow = Flow::default();
                if is_bold(tag) {
                    flow.strong(true);
                }
                self.cell =
                    Some(Spanning { flow, is_heading, columns, rows, cell: Cell::default() });
            }
            _ => {
                self.is_row = false;
                self.is_head = name == "thead";
            }
        }
        Ok(())
    }

    /// A part of the table ends.
    ///
    /// # Errors
    /// When it would become too large.
    pub fn end(&mut self, name: &str, budget: &mut Budget) -> Result<(), ReadError> {
        self.end_cell(budget)?;
        match name {
            "td" | "th" => {}
            "tr" => self.is_row = false,
            "caption" => self.end_caption(),
            _ => (self.is_row, self.is_head) = (false, false),
        }
        Ok(())
    }

    fn start_row(&mut self, line: usize, budget: &mut Budget) -> Result<(), ReadError> {
        budget.places(1)?;
        self.rows.push(Open { line, is_head: self.is_head, cells: Vec::new() });
        self.is_row = true;
        Ok(())
    }

    fn end_cell(&mut self, budget: &mut Budget) -> Result<(), ReadError> {
        if let (Some(mut cell), Some(row)) = (self.cell.take(), self.rows.last_mut()) {
            let (text, bold) = std::mem::take(&mut cell.flow).finish();
            budget.cell(&text)?;
            cell.cell = Cell { text, bold, merge: Merge::None };
            row.cells.push(cell);
        }
        Ok(())
    }

    fn end_caption(&mut self) {
        if let Some(caption) = self.caption.take() {
            let name = caption.finish().0.replace('\n', " ");
            if !name.is_empty() {
                self.name = name;
            }
        }
    }

    /// The table as it is read.
    ///
    /// # Errors
    /// When it would become too large.
    pub fn finish(mut self, budget: &mut Budget) -> Result<Sheet, ReadError> {
        self.end_cell(budget)?;
        self.end_caption();
        let heads = self.heads();
        let lost = std::mem::take(&mut self.lost).finish().0;
        self.around.extend(super::written(&lost));
        let rows = placed(self.rows, budget)?;
        let (name, around) = (self.name, self.around);
        let (under, addresses) = (Vec::new(), Addresses::Lines);
        Ok(Sheet { name, under, addresses, rows, heads, around })
    }

    /// The first rows that stand in the head, or else have only headings; a heading that begins a row is none of them.
    fn heads(&self) -> usize {
        let heads = self.rows.iter().take_while(|row| row.is_head).count();
        let is_heading =
            |row: &&Open| !row.cells.is_empty() && row.cells.iter().all(|cell| cell.is_heading);
        match heads {
            0 => match self.rows.iter().take_while(is_heading).count() {
                all if all == self.rows.len() => all.min(1),
                heads => heads,
            },
            heads => heads,
        }
    }
}

/// The rows with a cell in every place: one that spans several is followed by covered ones.
fn placed(rows: Vec<Open>, budget: &mut Budget) -> Result<Vec<Row>, ReadError> {
    let count = rows.len();
    // For each column, the rows that a cell above still takes of it.
    let mut taken: Vec<usize> = Vec::new();
    let mut placed = Vec::with_capacity(count);
    for (position, row) in rows.into_iter().enumerate() {
        let mut cells = Vec::with_capacity(row.cells.len());
        let covered = || Cell { merge: Merge::Covered, ..Cell::default() };
        let below = |taken: &mut Vec<usize>, cells: &mut Vec<Cell>, budget: &mut Budget| {
            while taken.get(cells.len()).is_some_and(|rows| *rows > 0) {
                budget.places(1)?;
                taken[cells.len()] -= 1;
                cells.push(covered());
            }
            Ok(())
        };
        for spanning in row.cells {
            below(&mut taken, &mut cells, budget)?;
            let rows = spanning.rows.min(count - position);
            let start = cells.len();
            // A wide cell ends where one from above stands in its way.
            let free = (1..spanning.columns)
                .take_while(|more| taken.get(start + more).is_none_or(|rows| *rows == 0))
                .count();
            let columns = 1 + free;
            budget.places(columns)?;
            let merge = match (columns, rows) {
                (1, 1) => Merge::None,
                (columns, rows) => Merge::First { columns, rows },
            };
            cells.push(Cell { merge, ..spanning.cell });
            cells.extend((1..columns).map(|_| covered()));
            taken.resize(taken.len().max(start + columns), 0);
            taken[start..start + columns].fill(rows - 1);
        }
        // Cells from above may stand beyond the last cell of the row, with a gap before them.
        let end = taken.iter().rposition(|rows| *rows > 0).map_or(0, |last| last + 1);
        while cells.len() < end {
            below(&mut taken, &mut cells, budget)?;
            if cells.len() < end {
                budget.places(1)?;
                cells.push(Cell::default());
            }
        }
        placed.push(Row { line: row.line, cells });
    }
    Ok(placed)
}

/// How many columns or rows a cell takes. No number, and none at all, is one; as the standard has it, 0 rows are all
/// that follow.
fn span(tag: &StartTag<usize>, name: &[u8]) -> usize {
    let value =
        tag.attributes.get(name).map(|value| String::from_utf8_lossy(&value.value).into_owned());
    let value = value.unwrap_or_default();
    let digits: String = value.trim().chars().take_while(char::is_ascii_digit).collect();
    match digits.parse() {
        Ok(0) if name == b"rowspan" => SPAN,
        Ok(0) => 1,
        Ok(number) => SPAN.min(number),
        Err(_) if digits.is_empty() => 1,
        Err(_) => SPAN,
    }
}

/// Whether the style of a cell makes its text bold, as it does in tables that are pasted from spreadsheets.
fn is_bold(tag: &StartTag<usize>) -> bool {
    let style = tag.attributes.get(&b"style"[..]);
    let style = style.map(|style| String::from_utf8_lossy(&style.value).to_lowercase());
    style.is_some_and(|style| {
        let weights = style.split(';').filter_map(|part| part.split_once(':'));
        let mut weights = weights.filter(|(name, _)| name.trim() == "font-weight");
        weights.any(|(_, weight)| {
            matches!(weight.trim(), "bold" | "bolder" | "600" | "700" | "800" | "900")
        })
    })
}
