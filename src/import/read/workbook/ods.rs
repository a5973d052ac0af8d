//! `OpenDocument` workbooks. Cells and rows that repeat are written once there, however often they do.

use std::collections::BTreeSet;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::builder::{Area, Builder, COLUMNS};
use super::package::Package;
use super::value::number;
use super::xml::{Xml, attribute, attributes, local, push_text, unescaped};
use super::{add, broken, count};
use crate::import::read::budget::Budget;
use crate::import::read::{ReadError, Reading};

/// What stands in a sheet and is no cell of it, although it may look like one: notes on cells, pictures, what was there
/// before a change, and copies of sheets of other files.
const OTHER: [&str; 9] = [
    "annotation",
    "shapes",
    "frame",
    "custom-shape",
    "tracked-changes",
    "dde-links",
    "scenario",
    "g",
    "forms",
];

/// What the styles say that matters here.
#[derive(Default)]
struct Styles {
    /// The styles of cells whose text is bold.
    bold: BTreeSet<String>,
    /// The styles of hidden sheets.
    hidden: BTreeSet<String>,
}

/// Reads all sheets.
///
/// # Errors
/// When the workbook is damaged, locked or too large.
pub fn read(mut package: Package<'_>, budget: &mut Budget) -> Result<Reading, ReadError> {
    let manifest = package.text("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(ReadError::Encrypted);
    }
    let Some(mut xml) = package.xml("content.xml")? else {
        return Err(broken("it has no content"));
    };
    let mut reading = Reading::default();
    let (mut styles, mut style, mut is_sheet) = (Styles::default(), String::new(), false);
    loop {
        match xml.next()? {
            Event::Start(element) => match local(element.name().0) {
                "style" => style = attribute(&element, "name").unwrap_or_default().into_owned(),
                "text-properties" if is(&element, "font-weight", "bold") => {
                    styles.bold.insert(style.clone());
                }
                "table-properties" if is(&element, "display", "false") => {
                    styles.hidden.insert(style.clone());
                }
                "spreadsheet" => is_sheet = true,
                "table" if is_sheet => {
                    let name = attribute(&element, "name").unwrap_or_default().into_owned();
                    let style = attribute(&element, "style-name").unwrap_or_default();
                    let is_hidden = styles.hidden.contains(&*style);
                    let sheet = table(&mut xml, &styles, budget)?.finish(name, budget)?;
                    add(&mut reading, sheet, is_hidden);
                    count(reading.sheets.len())?;
                }
                name if OTHER.contains(&name) => xml.skip()?,
                _ => {}
            },
            Event::Eof if !is_sheet => return Err(broken("it has no sheets")),
            Event::Eof => return Ok(reading),
            _ => {}
        }
    }
}

fn is(element: &BytesStart<'_>, name: &str, wanted: &str) -> bool {
    attribute(element, name).is_some_and(|value| value == wanted)
}

/// A cell while it is read.
#[derive(Default)]
struct Open {
    is_covered: bool,
    repeats: usize,
    columns: usize,
    rows: usize,
    bold: bool,
    /// The value, where it is not shown as it is written.
    value: Option<String>,
    text: String,
}

impl Open {
    /// The value, unless what is shown of it is a word: a truth value, an error.
    fn shown(self) -> String {
        let is_word = |text: &str| !text.is_empty() && !text.contains(|c: char| c.is_numeric());
        match self.value {
            Some(value) if !is_word(&self.text) => value,
            _ => self.text,
        }
    }
}

/// Reads a sheet to its end.
fn table<R: BufRead>(
    xml: &mut Xml<R>,
    styles: &Styles,
    budget: &mut Budget,
) -> Result<Builder, ReadError> {
    let mut sheet = Builder::default();
    let (mut row, mut repeats, mut column) = (0, 1, 0);
    // The cells of the row that have text, with their columns.
    let mut cells = Vec::<(usize, String, bool)>::new();
    let (mut open, mut is_text) = (None::<Open>, false);
    loop {
        let event = xml.next()?;
        match &event {
            Event::Start(element) => match (local(element.name().0), &mut open) {
                ("table-row", None) => {
                    (repeats, column) = (repeated(element, "number-rows-repeated"), 0);
                }
                ("table-cell" | "covered-table-cell", None) => open = Some(begin(element, styles)),
                ("p" | "h", Some(open)) => {
                    if !open.text.is_empty() {
                        open.text.push('\n');
                    }
                    is_text = true;
                }
                ("s", Some(open)) if is_text => {
                    let count = repeated(element, "c").min(1000);
                    open.text.extend(std::iter::repeat_n(' ', count));
                }
                ("tab", Some(open)) if is_text => open.text.push('\t'),
                ("line-break", Some(open)) if is_text => open.text.push('\n'),
                ("table", Some(_)) => xml.skip()?,
                (name, _) if OTHER.contains(&name) => xml.skip()?,
                _ => {}
            },
            Event::End(element) => match local(element.name().0) {
                "p" | "h" => is_text = false,
                "table-cell" | "covered-table-cell" => {
                    if let Some(open) = open.take() {
                        if open.columns > 1 || open.rows > 1 {
                            let to = (row + open.rows - 1, column + open.columns - 1);
                            sheet.merge(Area { from: (row, column), to });
                        }
                        let (is_covered, repeats_of_cell, bold) =
                            (open.is_covered, open.repeats, open.bold);
                        let text = open.shown();
                        let first = column;
                        column = column.saturating_add(repeats_of_cell);
                        if !is_covered && !text.trim().is_empty() {
                            for column in first..column.min(COLUMNS) {
                                budget.text(&text)?;
                                cells.push((column, text.clone(), bold));
                            }
                        }
                    }
                }
                "table-row" => {
                    if !cells.is_empty() {
                        for row in row..row.saturating_add(repeats) {
                            for (column, text, bold) in &cells {
                                sheet.put((row, *column), text, *bold, budget)?;
                            }
                        }
                        cells.clear();
                    }
                    row = row.saturating_add(repeats);
                }
                "table" => return Ok(sheet),
                _ => {}
            },
            Event::Eof => return Ok(sheet),
            event if is_text => {
                if let Some(open) = &mut open {
                    push_text(event, &mut open.text);
                }
            }
            _ => {}
        }
    }
}

fn begin(element: &BytesStart<'_>, styles: &Styles) -> Open {
    let is_covered = local(element.name().0) == "covered-table-cell";
    let mut open = Open { is_covered, repeats: 1, columns: 1, rows: 1, ..Open::default() };
    for (key, value) in attributes(element) {
        let count = || value.parse::<usize>().unwrap_or(1).clamp(1, 1 << 20);
        match key {
            "number-columns-repeated" => open.repeats = count(),
            "number-columns-spanned" => open.columns = count(),
            "number-rows-spanned" => open.rows = count(),
            "style-name" => open.bold = styles.bold.contains(&*unescaped(value)),
            "value" if open.value.is_none() => {
                open.value = value.parse().ok().map(number);
            }
            "date-value" => {
                open.value = Some(value.strip_suffix("T00:00:00").unwrap_or(&value).to_owned());
            }
            "boolean-value" => open.value = Some(value.to_uppercase()),
            _ => {}
        }
    }
    // A share or a price is more than its number.
    if is(element, "value-type", "percentage") || is(element, "value-type", "currency") {
        open.value = None;
    }
    open
}

fn repeated(element: &BytesStart<'_>, name: &str) -> usize {
    let count = attribute(element, name).and_then(|count| count.parse().ok());
    count.unwrap_or(1).clamp(1, 1 << 20)
}
