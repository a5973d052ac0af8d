//! Workbooks: `.xlsx` and `.xlsm`, `.ods`, and `.xls`.
//!
//! They are read here and not by a crate for workbooks, since a workbook is the one input that is easily made to break
//! its reader: few bytes in it can stand for millions of cells, and its parts point at each other. Everything here
//! counts what it takes, and stops.

mod builder;
mod ods;
mod package;
mod value;
mod xls;
mod xlsx;
mod xml;

use std::collections::BTreeSet;

use self::package::Package;
use super::budget::Budget;
use super::{Format, ReadError, Reading};
use crate::import::sheet::Sheet;
use crate::limits::Limits;

/// The sheets that a workbook may have.
const SHEETS: usize = 200;

/// The sheets of a workbook of Excel 2007 and later.
///
/// # Errors
/// When it is damaged or too large.
pub fn xlsx(bytes: &[u8], budget: &mut Budget) -> Result<Reading, ReadError> {
    xlsx::read(Package::open(bytes, budget.limits())?, budget)
}

/// The sheets of an `OpenDocument` workbook.
///
/// # Errors
/// When it is damaged or too large.
pub fn ods(bytes: &[u8], budget: &mut Budget) -> Result<Reading, ReadError> {
    ods::read(Package::open(bytes, budget.limits())?, budget)
}

/// The sheets of a workbook of Excel 97 to 2003.
///
/// # Errors
/// When it is damaged or too large.
pub fn xls(bytes: &[u8], budget: &mut Budget) -> Result<Reading, ReadError> {
    xls::read(bytes, budget)
}

/// What an OLE2 compound file is.
///
/// # Errors
/// Says what it is if it is no workbook that can be read.
pub fn kind_of_compound(bytes: &[u8]) -> Result<Format, ReadError> {
    xls::kind(bytes)
}

/// What a zip archive is.
///
/// # Errors
/// Says what it is if it is no workbook that can be read.
pub fn kind_of_zip(bytes: &[u8], limits: &Limits) -> Result<Format, ReadError> {
    let mut package = Package::open(bytes, limits)?;
    let names: BTreeSet<&str> = package.names().collect();
    let has = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    match () {
        () if names.contains("xl/workbook.bin") => Err(ReadError::OtherWorkbook("xlsb")),
        () if has("xl/") => Ok(Format::Xlsx),
        () if has("word/") => Err(ReadError::Document("Word")),
        () if has("ppt/") => Err(ReadError::Slides("PowerPoint")),
        () if has("index/") && names.contains("index/document.iwa") => {
            Err(ReadError::OtherWorkbook("Apple iWork"))
        }
        () if names.contains("content.xml") => {
            let kind = package.text("mimetype")?.unwrap_or_default();
            match kind.trim().strip_prefix("application/vnd.oasis.opendocument.") {
                Some(kind) if kind.starts_with("text") => Err(ReadError::Document("OpenDocument")),
                Some(kind) if kind.starts_with("presentation") => {
                    Err(ReadError::Slides("OpenDocument"))
                }
                Some(kind) if kind.starts_with("graphics") => {
                    Err(ReadError::Picture("OpenDocument drawing"))
                }
                _ => Ok(Format::Ods),
            }
        }
        () => Err(ReadError::Archive("zip")),
    }
}

/// Adds a sheet, and says so if it is one that nobody sees.
fn add(reading: &mut Reading, sheet: Sheet, is_hidden: bool) {
    if is_hidden {
        let name = crate::text::sanitize_up_to(&sheet.name, 100);
        reading.notes.push(format!("the sheet \"{name}\" is hidden"));
    }
    reading.sheets.push(sheet);
}

/// Refuses one sheet too many.
fn count(sheets: usize) -> Result<(), ReadError> {
    if sheets > SHEETS {
        Err(ReadError::TooLarge { what: "the workbook", limit: "200 sheets".to_owned() })
    } else {
        Ok(())
    }
}

/// A workbook that is damaged, and where.
fn broken(what: impl Into<String>) -> ReadError {
    ReadError::Broken(what.into())
}
