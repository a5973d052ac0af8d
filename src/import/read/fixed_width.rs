//! Text that is aligned in columns with spaces, as it is pasted from a terminal or a mail.

use crate::import::read::ReadError;
use crate::import::read::budget::Budget;
use crate::import::sheet::{Cell, Row};

/// The rows of an aligned text, or nothing where it has no columns. Columns are where two blank places stand above each
/// other in all lines of a block; a block ends at a blank line.
///
/// # Errors
/// When it would become too large.
pub fn read(text: &str, first: usize, budget: &mut Budget) -> Result<Option<Vec<Row>>, ReadError> {
    let lines: Vec<Vec<char>> =
        text.lines().map(|line| line.trim_end().chars().collect()).collect();
    let mut rows = Vec::with_capacity(lines.len());
    let mut has_columns = false;
    let mut at = 0;
    while at < lines.len() {
        let length = lines[at..].iter().take_while(|line| !line.is_empty()).count();
        let block = &lines[at..at + length];
        let columns = columns(block);
        has_columns |= length > 1 && columns.len() > 1;
        for (offset, line) in block.iter().enumerate() {
            let mut cells = Vec::with_capacity(columns.len());
            for (start, end) in &columns {
                let end = (*end).min(line.len());
                let text: String = line.get(*start..end).unwrap_or_default().iter().collect();
                let cell = Cell::plain(&text);
                budget.cell(&cell.text)?;
                cells.push(cell);
            }
            rows.push(Row { line: first + at + offset, cells });
        }
        at += length;
        if at < lines.len() {
            budget.places(1)?;
            rows.push(Row { line: first + at, cells: Vec::new() });
            at += 1;
        }
    }
    Ok(has_columns.then_some(rows))
}

/// Where the columns of a block begin and end.
fn columns(block: &[Vec<char>]) -> Vec<(usize, usize)> {
    let width = block.iter().map(Vec::len).max().unwrap_or_default();
    let mut is_used = vec![false; width];
    for line in block {
        for (used, c) in is_used.iter_mut().zip(line) {
            *used |= !c.is_whitespace();
        }
    }
    let mut columns: Vec<(usize, usize)> = Vec::new();
    for place in (0..width).filter(|place| is_used[*place]) {
        match columns.last_mut() {
            Some((_, end)) if place < *end + 2 => *end = place + 1,
            _ => columns.push((place, place + 1)),
        }
    }
    columns
}
