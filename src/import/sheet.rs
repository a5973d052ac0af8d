//! A foreign table before anybody knows what it says: cells with their text, and where each stands in its file.

use std::fmt;

/// A table as it stands in a file: a sheet of a workbook, a table of a page, a whole CSV.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// What the table is called: the name of the sheet, or the heading above it; may be empty.
    pub name: String,
    /// The headings above that of its name, the outermost first, where the format has levels of headings.
    pub under: Vec<String>,
    /// How a cell of it is found again.
    pub addresses: Addresses,
    /// The rows, from the top. Blank rows of a workbook are there, so that gaps can be seen.
    pub rows: Vec<Row>,
    /// The first so many rows are headings by the means of the format (a line of dashes below, `<thead>`, `<th>`).
    /// 0 where the format does not say it.
    pub heads: usize,
    /// Lines of text around the table, as they are read: what stands between the table before it and this one, and
    /// for the last table what follows it. Legends stand there.
    pub around: Vec<String>,
}

/// How a cell is found again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Addresses {
    /// As `Sheet1!D7`.
    #[default]
    Workbook,
    /// As `line 12, column 3`.
    Lines,
}

/// A row of a table.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// The row of the workbook or the line of the file, from 1.
    pub line: usize,
    /// The cells from the left, as far as the row goes.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// What stands in it: plain text without markup, spaces at the ends cut off, lines joined by `\n`.
    pub text: String,
    /// Whether all of its text is set in bold.
    pub bold: bool,
    /// What it is to a merged cell.
    pub merge: Merge,
}

/// What a cell is to a merged one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Merge {
    /// Not merged with any other cell.
    #[default]
    None,
    /// It is the first of so many columns and rows that are one cell.
    First {
        /// How many columns it takes, 1 or more.
        columns: usize,
        /// How many rows it takes, 1 or more.
        rows: usize,
    },
    /// It is covered by one to its left or above it. Its text is empty.
    Covered,
}

/// The position of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    sheet: String,
    addresses: Addresses,
    line: usize,
    column: usize,
}

impl Sheet {
    /// The address of a cell, by the position of its row and of the cell in it, both from 0.
    #[must_use]
    pub fn address(&self, row: usize, column: usize) -> Address {
        let line = self.rows.get(row).map_or(row + 1, |row| row.line);
        let column = column + 1;
        Address { sheet: self.name.clone(), addresses: self.addresses, line, column }
    }

    /// The text of a cell; empty where the row does not go so far.
    #[must_use]
    pub fn text(&self, row: usize, column: usize) -> &str {
        self.cell(row, column).map_or("", |cell| &cell.text)
    }

    /// A cell, where the row goes so far.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.rows.get(row)?.cells.get(column)
    }

    /// The cells of the longest row.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default()
    }
}

impl Cell {
    /// A cell with text and nothing else.
    #[must_use]
    pub fn plain(text: &str) -> Cell {
        Cell { text: text.trim().to_owned(), ..Cell::default() }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.addresses {
            Addresses::Lines => write!(f, "line {}, column {}", self.line, self.column),
            Addresses::Workbook => {
                write!(f, "{}!{}{}", self.sheet, letters(self.column), self.line)
            }
        }
    }
}

/// The name of a column of a workbook: A for 1, Z for 26, AA for 27.
fn letters(column: usize) -> String {
    let mut name = String::new();
    let mut rest = column;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        name.insert(0, char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_names_of_workbooks() {
        for (column, name) in [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")] {
            assert_eq!(letters(column), name);
        }
    }
}
