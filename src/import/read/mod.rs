//! From the bytes of a foreign file to its tables. Nothing is ever fetched, and nothing is ever run: links, formulas
//! and scripts are text at most.

mod budget;
mod delimited;
#[cfg(not(all(feature = "html", feature = "xlsx")))]
mod disabled;
mod encoding;
mod error;
mod fixed_width;
mod format;
#[cfg(feature = "html")]
mod html;
mod lines;
mod markdown;
#[cfg(feature = "xlsx")]
mod workbook;

pub use error::ReadError;
pub use format::Format;

use self::budget::Budget;
use super::sheet::Sheet;
#[cfg(not(feature = "html"))]
use crate::import::read::disabled::html;
#[cfg(not(feature = "xlsx"))]
use crate::import::read::disabled::workbook;
use crate::limits::{LimitKind, Limits};

/// What was read of a file.
#[derive(Debug, Default)]
pub struct Reading {
    /// Its tables, in their order; none where the file has no table.
    pub sheets: Vec<Sheet>,
    /// What somebody should know who relies on it, each in a sentence.
    pub notes: Vec<String>,
}

/// The format of a file, by what stands in it; its name helps only where that leaves a choice.
///
/// # Errors
/// Says what the file is if it is nothing that can be read.
pub fn format(bytes: &[u8], name: &str) -> Result<Format, ReadError> {
    format_within(bytes, name, &Limits::default())
}

fn format_within(bytes: &[u8], name: &str, limits: &Limits) -> Result<Format, ReadError> {
    match format::binary(bytes, limits)? {
        Some(format) => Ok(format),
        None => format::text(&encoding::decode(bytes)?.text, name),
    }
}

/// All tables of a file.
///
/// # Errors
/// Says what was seen instead of a file with tables.
pub fn sheets(bytes: &[u8], name: &str) -> Result<Reading, ReadError> {
    sheets_within(bytes, name, &Limits::default())
}

/// As [`sheets`], within other bounds than the usual ones.
///
/// # Errors
/// As for [`sheets`].
pub fn sheets_within(bytes: &[u8], name: &str, limits: &Limits) -> Result<Reading, ReadError> {
    let largest = limits.limit(LimitKind::FileSize);
    if bytes.len() as u64 > largest.number {
        return Err(ReadError::TooLarge { what: "the file", limit: largest.to_string() });
    }
    let format = format_within(bytes, name, limits)?;
    let mut budget = Budget::new(limits);
    match format {
        Format::Xlsx => return workbook::xlsx(bytes, &mut budget),
        Format::Ods => return workbook::ods(bytes, &mut budget),
        Format::Xls => return workbook::xls(bytes, &mut budget),
        Format::Json => return Err(ReadError::Json),
        Format::Html if cfg!(not(feature = "html")) => return Err(ReadError::LeftOut("html")),
        Format::Separated | Format::Markdown | Format::Html => {}
    }
    let decoded = encoding::decode(bytes)?;
    let mut reading = Reading { notes: decoded.note.into_iter().collect(), ..Reading::default() };
    match format {
        Format::Markdown => markdown::read(&decoded.text, &mut reading, &mut budget)?,
        Format::Html => reading.sheets = html::read(&decoded.text, 1, &mut budget)?.sheets(),
        _ => delimited::read(&decoded.text, name, &mut reading, &mut budget)?,
    }
    Ok(reading)
}
