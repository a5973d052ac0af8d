//! Workbooks of Excel 97 to 2003: records in a stream of a compound file.

mod compound;
mod records;
mod shared;
mod sheet;

use self::compound::Compound;
use self::records::{Records, number};
use self::shared::Strings;
use super::value::{Shown, built_in, custom};
use super::{add, broken, count};
use crate::import::read::budget::Budget;
use crate::import::read::{Format, ReadError, Reading};

/// What a compound file is.
///
/// # Errors
/// Says what it is if it is no workbook that can be read.
pub fn kind(bytes: &[u8]) -> Result<Format, ReadError> {
    let file = Compound::open(bytes)?;
    match () {
        () if file.has("EncryptedPackage") => Err(ReadError::Encrypted),
        () if file.has("Workbook") => Ok(Format::Xls),
        () if file.has("Book") => Err(ReadError::OtherWorkbook("Excel 95 or older")),
        () if file.has("WordDocument") => Err(ReadError::Document("Word")),
        () if file.has("PowerPoint Document") => Err(ReadError::Slides("PowerPoint")),
        () => Err(ReadError::NotText),
    }
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    start: usize,
    is_hidden: bool,
}

/// What all sheets of a workbook share.
#[derive(Default)]
struct Globals {
    sheets: Vec<Listed>,
    strings: Vec<String>,
    /// Whether each font is bold.
    fonts: Vec<bool>,
    formats: std::collections::BTreeMap<u16, Shown>,
    /// The font and the format of each style.
    styles: Vec<(u16, u16)>,
    since_1904: bool,
}

/// Reads all sheets.
///
/// # Errors
/// When the workbook is damaged, locked or too large.
pub fn read(bytes: &[u8], budget: &mut Budget) -> Result<Reading, ReadError> {
    let stream = Compound::open(bytes)?.stream("Workbook")?;
    let mut globals = globals(&stream, budget)?;
    let mut reading = Reading::default();
    for listed in std::mem::take(&mut globals.sheets) {
        let Some(records) = stream.get(listed.start..) else {
            return Err(broken("it lists a sheet that it does not have"));
        };
        let table =
            sheet::read(Records::new(records), &globals, budget)?.finish(listed.name, budget)?;
        add(&mut reading, table, listed.is_hidden);
    }
    Ok(reading)
}

fn globals(stream: &[u8], budget: &mut Budget) -> Result<Globals, ReadError> {
    let mut globals = Globals::default();
    for record in Records::new(stream) {
        let data = record.data();
        match record.kind {
            records::BEGIN if number(data, 0) != Some(0x0600) => {
                return Err(ReadError::OtherWorkbook("Excel 95 or older"));
            }
            records::END => break,
            records::LOCKED => return Err(ReadError::Encrypted),
            records::SINCE_1904 => globals.since_1904 = number(data, 0) == Some(1),
            records::FONT => {
                globals.fonts.push(number(data, 6).is_some_and(|weight| weight >= 600));
            }
            records::FORMAT => {
                if let Some(id) = number(data, 0) {
                    let code = Strings::new(&record, 2).long().unwrap_or_default();
                    globals.formats.insert(id, custom(&code));
                }
            }
            records::STYLE => {
                let style =
                    (number(data, 0).unwrap_or_default(), number(data, 2).unwrap_or_default());
                globals.styles.push(style);
            }
            records::SHEET => {
                let start = (number(data, 0), number(data, 2));
                let (Some(low), Some(high)) = start else {
                    return Err(broken("its list of sheets is cut off"));
                };
                let start = usize::from(low) | usize::from(high) << 16;
                let is_hidden = data.get(4).is_some_and(|state| state & 0x3f != 0);
                let name = Strings::new(&record, 6).short().unwrap_or_default();
                // Sheets that are charts or macros have other numbers.
                if data.get(5) == Some(&0) {
                    globals.sheets.push(Listed { name, start, is_hidden });
                    count(globals.sheets.len())?;
                }
            }
            records::TEXTS => globals.strings = shared::all(&record, budget)?,
            _ => {}
        }
    }
    Ok(globals)
}

impl Globals {
    /// Whether the text of a style is bold, and what its numbers are shown as.
    fn style(&self, style: u16) -> (bool, Shown) {
        let Some((font, format)) = self.styles.get(usize::from(style)) else {
            return (false, Shown::Number);
        };
        // There is no font 4: the numbers pass over it.
        let font = usize::from(if *font > 4 { font - 1 } else { *font });
        let shown = self.formats.get(format).copied().unwrap_or_else(|| built_in(*format));
        (self.fonts.get(font).copied().unwrap_or_default(), shown)
    }
}
