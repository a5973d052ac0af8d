//! A workbook for Excel and its like: a sheet for each table, one for the letters and one for the findings.
//!
//! Texts are texts and numbers are values: there are no formulas and no links.

mod cards;
mod conditional_formats;
mod findings;
mod formats;
mod legend;
mod low_memory;
mod page_breaks;
mod ranges;
mod rows;
mod sheet;
mod sheet_names;
mod table;
mod text;
mod text_width;
mod widths;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::document::Document;
use crate::export::Error;
use crate::model::PaletteName;
use crate::source::read::plain_reason;
use crate::view::grid::GridKind;
use formats::Formats;
use legend::Legend;
use sheet::Sheet;
use sheet_names::SheetNames;

/// The most tables of a workbook, far more than anybody can leaf through. `rust_xlsxwriter` starts a thread for each.
const MOST_SHEETS: usize = 250;

/// The level of compression, from 1 to 9. A large table takes half the time of the usual 6, and 1 % more space.
const LEVEL: u8 = 5;

/// Writes a workbook.
///
/// # Errors
/// When there are too many sheets, or one has more rows or columns than a sheet can have.
pub fn write(document: &Document<'_>) -> Result<Vec<u8>, Error> {
    let unmade = |reason| Error::Unmade { format: "workbook", reason };
    if document.grids.len() > MOST_SHEETS {
        let sheets = document.grids.len();
        return Err(unmade(format!(
            "it would have {sheets} sheets, and {MOST_SHEETS} are the most"
        )));
    }
    low_memory::catch_write_errors(|| make(document)).map_err(|error| unmade(reason(&error)))
}

fn reason(error: &XlsxError) -> String {
    match error {
        XlsxError::RowColumnLimitError => {
            "a table is larger than a sheet, which ends at 1,048,576 rows and 16,384 columns"
                .to_owned()
        }
        XlsxError::IoError(error) => plain_reason(error),
        XlsxError::TempFileError(_, error) => {
            format!("its temporary files cannot be written: {}", plain_reason(error))
        }
        other => other.to_string(),
    }
}

fn make(document: &Document<'_>) -> Result<Vec<u8>, XlsxError> {
    let words = document.words();
    let formats = Formats::new(document.style, document.palette(PaletteName::Light));
    let mut names = SheetNames::default();
    let tables: Vec<String> =
        document.grids.iter().map(|grid| names.take(&document.heading(grid))).collect();
    let legend = Legend::new(document, names.take(words.legend));
    let findings = names.take(words.findings);

    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(document)?).set_zip_compression_level(LEVEL);
    for (position, (grid, name)) in document.grids.iter().zip(&tables).enumerate() {
        let mut sheet =
            Sheet::new(low_memory::add_worksheet(&mut workbook, grid)?, name, &formats, document)?;
        let logo = document.logo.filter(|_| position == 0);
        sheet.top(&document.heading(grid), logo)?;
        match grid.kind {
            GridKind::Cards => cards::write(&mut sheet, grid)?,
            _ => table::write(&mut sheet, grid, &legend)?,
        }
    }
    if !legend.is_empty() {
        let mut sheet = Sheet::new(workbook.add_worksheet(), legend.sheet(), &formats, document)?;
        legend.write(&mut sheet)?;
    }
    let mut sheet = Sheet::new(workbook.add_worksheet(), &findings, &formats, document)?;
    findings::write(&mut sheet)?;
    workbook.save_to_buffer()
}

/// Title and date. The default is 1980-01-01, the first date of zip archives, so that the same tables give the same bytes.
fn properties(document: &Document<'_>) -> Result<DocProperties, XlsxError> {
    let date = match document.date {
        None => ExcelDateTime::from_ymd(1980, 1, 1)?,
        Some(moment) => {
            let (day, second) = (moment.day, moment.second);
            let hour = u16::try_from(second / 3600).unwrap_or(0);
            let minute = u8::try_from(second / 60 % 60).unwrap_or(0);
            ExcelDateTime::from_ymd(day.year, day.month, day.day)?.and_hms(
                hour,
                minute,
                second % 60,
            )?
        }
    };
    let title = text::property(document.title);
    Ok(DocProperties::new().set_title(title).set_creation_datetime(&date))
}
