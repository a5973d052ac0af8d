//! Separated values, with whatever separator they have: comma, semicolon, tab or bar.

use std::cmp::Reverse;

use csv::{ReaderBuilder, StringRecord};

use crate::csv_guard::unguard;
use crate::import::read::budget::Budget;
use crate::import::read::{ReadError, Reading, fixed_width};
use crate::import::sheet::{Addresses, Cell, Row, Sheet};

/// The separators that are looked for.
const DELIMITERS: [u8; 4] = [b'\t', b';', b',', b'|'];

/// The records that the separator is found by, and the bytes that they are looked for in.
const SAMPLE: usize = 200;
const SAMPLE_BYTES: usize = 1 << 20;

/// Blank rows that are kept where many follow each other.
const LARGEST_GAP: usize = 1000;

/// Adds the table of a text: one, with its blank rows, even where they separate several.
///
/// # Errors
/// When it would become too large.
pub fn read(
    text: &str,
    name: &str,
    reading: &mut Reading,
    budget: &mut Budget,
) -> Result<(), ReadError> {
    let (told, body) = told(text);
    budget.fits(memchr::memchr2_iter(b'\n', b'\r', body.as_bytes()).count())?;
    let first = if told.is_some() { 2 } else { 1 };
    let Some(delimiter) = told.or_else(|| found(body)) else {
        let rows = match fixed_width::read(body, first, budget)? {
            Some(rows) => rows,
            None => table(body, only(name), first, budget)?.0,
        };
        reading.sheets.push(sheet(rows));
        return Ok(());
    };
    let (rows, open) = table(body, delimiter, first, budget)?;
    if let Some(line) = open {
        reading.notes.push(format!(
            "a quotation mark of line {line} is never closed; all quotation marks were read as text"
        ));
    }
    reading.sheets.push(sheet(rows));
    Ok(())
}

fn sheet(rows: Vec<Row>) -> Sheet {
    Sheet { addresses: Addresses::Lines, rows, ..Sheet::default() }
}

/// The separator that a first line `sep=;` tells, as spreadsheet programs write it, and what follows that line.
fn told(text: &str) -> (Option<u8>, &str) {
    let end = text.find(['\r', '\n']).unwrap_or(text.len());
    let line = text[..end].trim_matches('"');
    let start = line.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("sep="));
    match line.as_bytes() {
        [_, _, _, _, delimiter] if start && delimiter.is_ascii() => {
            let rest = &text[end..];
            let rest = rest.strip_prefix("\r\n").unwrap_or_else(|| rest.get(1..).unwrap_or(""));
            (Some(*delimiter), rest)
        }
        _ => (None, text),
    }
}

/// The separator of a table that has a single column.
fn only(name: &str) -> u8 {
    if name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("tsv")) {
        b'\t'
    } else {
        b','
    }
}

/// The separator that gives the most records the same number of values, and of such the one with the fewest others: a text
/// that is cut in its middle makes records of any kind. Commas with a space after them are more likely a part of a
/// sentence.
fn found(text: &str) -> Option<u8> {
    let mut ends = (0..=SAMPLE_BYTES.min(text.len())).rev();
    let text = ends.find_map(|end| text.get(..end)).unwrap_or_default();
    let scored =
        DELIMITERS.iter().filter_map(|delimiter| Some((score(text, *delimiter)?, delimiter)));
    scored
        .max_by_key(|(score, delimiter)| (*score, **delimiter == b'\t'))
        .map(|(_, delimiter)| *delimiter)
}

/// How many records have the same number of values, how few have not, how rarely a space follows the separator, and how
/// many values.
fn score(text: &str, delimiter: u8) -> Option<(usize, Reverse<usize>, usize, usize)> {
    let mut reader = reader(text, delimiter, true);
    let mut widths = std::collections::BTreeMap::<usize, usize>::new();
    let (mut spaced, mut all, mut records) = (0, 0, 0);
    let mut record = StringRecord::new();
    for _ in 0..SAMPLE {
        if !reader.read_record(&mut record).is_ok_and(|more| more) {
            break;
        }
        records += 1;
        spaced += record.iter().skip(1).filter(|value| value.starts_with(' ')).count();
        all += record.len() - 1;
        if record.len() > 1 && !record.iter().any(is_torn) {
            *widths.entry(record.len()).or_default() += 1;
        }
    }
    let (width, count) = widths.into_iter().max_by_key(|(width, count)| (*count, *width))?;
    Some((count, Reverse(records - count), 10 - spaced * 10 / all.max(1), width))
}

/// Whether a value has a quotation mark beside a separator: it was cut at the wrong one.
fn is_torn(value: &str) -> bool {
    let is =
        |pair: &[u8]| pair.contains(&b'"') && pair.iter().any(|byte| DELIMITERS.contains(byte));
    value.as_bytes().windows(2).any(is)
}

fn reader(text: &str, delimiter: u8, quoting: bool) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .quoting(quoting)
        .from_reader(text.as_bytes())
}

/// The rows, and the line of a quotation mark that is never closed.
fn table(
    text: &str,
    delimiter: u8,
    first: usize,
    budget: &mut Budget,
) -> Result<(Vec<Row>, Option<usize>), ReadError> {
    budget.fits(memchr::memchr_iter(delimiter, text.as_bytes()).count())?;
    let before = budget.clone();
    let (rows, is_open) = records(text, delimiter, first, true, budget)?;
    match rows.last().map(|row| row.line).filter(|_| is_open) {
        None => Ok((rows, None)),
        Some(line) => {
            drop(rows);
            *budget = before;
            Ok((records(text, delimiter, first, false, budget)?.0, Some(line)))
        }
    }
}

/// The rows, and whether the last value has a quotation mark that is never closed.
fn records(
    text: &str,
    delimiter: u8,
    first: usize,
    quoting: bool,
    budget: &mut Budget,
) -> Result<(Vec<Row>, bool), ReadError> {
    let mut reader = reader(text, delimiter, quoting);
    let mut record = StringRecord::new();
    let (mut rows, mut place, mut is_open) = (Vec::<Row>::new(), Place::new(text, first), false);
    loop {
        let end = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX).min(text.len());
        place.go(end);
        let blank_from = place.line;
        // The reader passes over blank lines, which separate tables.
        let start = end + text.as_bytes()[end..].iter().take_while(|b| is_end(**b)).count();
        place.go(start);
        if !reader.read_record(&mut record).map_err(|_| ReadError::NotText)? {
            break;
        }
        let gap = place.line - blank_from;
        for line in blank_from..if gap < LARGEST_GAP { place.line } else { blank_from + 1 } {
            budget.places(1)?;
            rows.push(Row { line, cells: Vec::new() });
        }
        let mut cells = Vec::with_capacity(record.len());
        for value in &record {
            let cell = Cell::plain(&one_kind_of_line_end(unguard(value)));
            budget.cell(&cell.text)?;
            cells.push(cell);
        }
        rows.push(Row { line: place.line, cells });
        if usize::try_from(reader.position().byte()).is_ok_and(|end| end >= text.len()) {
            is_open = quoting && is_never_closed(&text[start..], delimiter);
        }
    }
    Ok((rows, is_open))
}

fn is_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

fn one_kind_of_line_end(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n").into()
    } else {
        text.into()
    }
}

/// Whether the last value of a record begins with a quotation mark and does not end with one.
fn is_never_closed(record: &str, delimiter: u8) -> bool {
    let (mut is_start, mut is_quoted) = (true, false);
    for byte in record.bytes() {
        match byte {
            b'"' if is_start || is_quoted => is_quoted = !is_quoted,
            // The second of two marks within a quoted value opens it again.
            b'"' => is_quoted = true,
            _ => {}
        }
        is_start = !is_quoted && byte == delimiter;
    }
    is_quoted
}

/// A place in the text that goes on, and its line.
struct Place<'t> {
    bytes: &'t [u8],
    at: usize,
    line: usize,
}

impl<'t> Place<'t> {
    fn new(text: &'t str, first: usize) -> Self {
        Place { bytes: text.as_bytes(), at: 0, line: first }
    }

    fn go(&mut self, to: usize) {
        for at in self.at..to {
            let after_return = at > 0 && self.bytes[at - 1] == b'\r';
            let ends = match self.bytes[at] {
                b'\n' => !after_return,
                byte => byte == b'\r',
            };
            self.line += usize::from(ends);
        }
        self.at = self.at.max(to);
    }
}
