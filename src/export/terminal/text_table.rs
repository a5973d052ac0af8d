//! Tables of text, which comfy-table draws. Their cells come broken into lines that fit their columns.

use anstyle::{AnsiColor, Style};
use comfy_table::presets::UTF8_FULL;
use comfy_table::{Cell, CellAlignment, Column, ColumnConstraint, Table, TableStyle, Width};

/// Weight of headings and of emphasised letters.
pub const BOLD: Style = Style::new().bold();
/// Weight of the letter of an owner.
pub const OWNER: Style = Style::new().bold().underline();
/// Colour of rows with errors.
pub const FLAGGED: Style = AnsiColor::Red.on_default();

/// Characters that mark where a style begins in a cell. They have no width, and `sanitize` escapes them in all other
/// text. comfy-table would count the letters of escape sequences, which therefore replace the marks in drawn lines.
const BEGIN: [(char, Style); 3] = [('\u{202A}', BOLD), ('\u{202D}', OWNER), ('\u{202E}', FLAGGED)];
/// Marks where a style ends.
const END: char = '\u{202C}';

/// Lines around a table, and between its columns and rows.
const FRAMED: TableStyle = UTF8_FULL.with_solid_inner_borders();
/// Lines at the sides of rows only. Rows of one section have no rule between them, and comfy-table draws all or none.
const SIDES: TableStyle = TableStyle::new().content_lines(FRAMED.content_lines);

/// The columns of a table, and how its cells look.
pub struct TextTable {
    columns: Vec<Column>,
    style: TableStyle,
    colour: bool,
}

impl TextTable {
    /// A table with lines between its columns of so many characters. Those after the first may be centred.
    #[must_use]
    pub fn framed(widths: impl IntoIterator<Item = usize>, centred: bool, colour: bool) -> Self {
        let column = |(at, width)| {
            let alignment =
                if centred && at > 0 { CellAlignment::Center } else { CellAlignment::Left };
            column(at, width, (1, 1), alignment)
        };
        let columns = widths.into_iter().enumerate().map(column).collect();
        TextTable { columns, style: SIDES, colour }
    }

    /// A table with two blanks before each of its columns of so many characters. Numbers align to the right.
    #[must_use]
    pub fn unframed(widths: &[usize], is_number: impl Fn(usize) -> bool) -> Self {
        let column = |(at, width): (usize, &usize)| {
            let alignment = if is_number(at) { CellAlignment::Right } else { CellAlignment::Left };
            column(at, *width, (2, 0), alignment)
        };
        let columns = widths.iter().enumerate().map(column).collect();
        TextTable { columns, style: TableStyle::new(), colour: false }
    }

    /// A cell of these lines, in one of the styles of this module or in none.
    #[must_use]
    pub fn cell(&self, lines: &[String], style: Style) -> Cell {
        let begin = BEGIN.iter().find(|(_, marked)| self.colour && *marked == style);
        Cell::new_owned(match begin {
            Some((begin, _)) => {
                let marked = lines.iter().map(|line| enclose(line, begin, END));
                marked.collect::<Vec<_>>().join("\n")
            }
            None => lines.join("\n"),
        })
    }

    /// The drawn lines of rows, without line ends. Cells that a row lacks at its end are blank.
    #[must_use]
    pub fn lines(&self, rows: impl IntoIterator<Item = Vec<Cell>>) -> Vec<String> {
        let table = self.table(rows);
        let lines = table.lines();
        if self.colour { lines.map(|line| paint(&line)).collect() } else { lines.collect() }
    }

    /// The rules of a framed table: above it, between its sections, and below it.
    #[must_use]
    pub fn rules(&self) -> [String; 3] {
        let blank = || vec![Cell::new(""); self.columns.len()];
        let mut table = self.table([blank(), blank()]);
        let mut rules = table.load_style(FRAMED).lines().step_by(2);
        std::array::from_fn(|_| rules.next().unwrap_or_default())
    }

    fn table(&self, rows: impl IntoIterator<Item = Vec<Cell>>) -> Table {
        let mut table = Table::new();
        let whole = rows.into_iter().map(|mut row| {
            row.resize(self.columns.len(), Cell::new(""));
            row
        });
        table.load_style(self.style).add_rows(whole);
        for (own, column) in table.column_iter_mut().zip(&self.columns) {
            own.clone_from(column);
        }
        table
    }
}

/// A column of a fixed width, with so many blanks at either side. A longer line, as of a wide character in a column of
/// one, is broken between characters only: the delimiter is in no text.
fn column(at: usize, width: usize, padding: (u16, u16), alignment: CellAlignment) -> Column {
    let whole = u16::try_from(width).unwrap_or(u16::MAX).saturating_add(padding.0 + padding.1);
    let mut column = Column::new(at);
    column.set_padding(padding).set_delimiter('\u{1}');
    column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(whole)));
    column.set_cell_alignment(alignment);
    column
}

/// The text in a style, except for the blanks around it.
#[must_use]
pub fn styled(text: &str, style: Style) -> String {
    enclose(text, style.render(), style.render_reset())
}

/// Writes something before and after what is visible of a text.
fn enclose(text: &str, begin: impl std::fmt::Display, end: impl std::fmt::Display) -> String {
    let visible = text.trim();
    if visible.is_empty() {
        return text.to_owned();
    }
    let (before, after) = text.split_once(visible).unwrap_or((text, ""));
    format!("{before}{begin}{visible}{end}{after}")
}

/// Replaces the marks of a line by escape sequences.
fn paint(line: &str) -> String {
    let line = line.replace(END, &BOLD.render_reset().to_string());
    BEGIN
        .iter()
        .fold(line, |line, (begin, style)| line.replace(*begin, &style.render().to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(table: &TextTable, cells: [(&str, Style); 2]) -> Vec<String> {
        let cells = cells.map(|(text, style)| table.cell(&[text.to_owned()], style));
        table.lines([cells.into()])
    }

    #[test]
    fn cells_keep_their_blanks_and_are_centred_after_the_first() {
        let table = TextTable::framed([6, 5], true, false);
        let cells = [("  営業", BOLD), ("Cafe\u{301}", Style::new())];
        assert_eq!(drawn(&table, cells), ["│   営業 │  Cafe\u{301} │"]);
        assert_eq!(
            table.rules(),
            ["┌────────┬───────┐", "├────────┼───────┤", "└────────┴───────┘"]
        );
        assert!(table.lines([]).is_empty());
        assert_eq!(table.lines([vec![]]), ["│        │       │"]);
    }

    #[test]
    fn colour_is_around_the_visible_part_of_each_line() {
        let table = TextTable::framed([4, 4], false, true);
        assert_eq!(
            drawn(&table, [("  A", OWNER), ("שלום", FLAGGED)]),
            ["│   \u{1b}[1m\u{1b}[4mA\u{1b}[0m  │ \u{1b}[31mשלום\u{1b}[0m │"]
        );
    }

    #[test]
    fn numbers_align_to_the_right_where_there_are_no_lines() {
        let table = TextTable::unframed(&[5, 3], |at| at == 1);
        assert_eq!(drawn(&table, [("Load", Style::new()), ("7", Style::new())]), ["  Load     7"]);
    }

    #[test]
    fn no_text_of_a_file_is_taken_for_a_mark() {
        for mark in BEGIN.map(|(mark, _)| mark).into_iter().chain([END]) {
            assert!(!crate::text::sanitize(&mark.to_string()).contains(mark));
        }
    }
}
