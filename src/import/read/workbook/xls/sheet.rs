//! The cells of a sheet: the values as they were last shown, never a formula.

use super::Globals;
use super::records::{self, Record, Records, number};
use super::shared::Strings;
use crate::import::read::ReadError;
use crate::import::read::budget::Budget;
use crate::import::read::workbook::broken;
use crate::import::read::workbook::builder::{Area, Builder};
use crate::import::read::workbook::value;

/// Reads the cells and what is merged of them.
///
/// # Errors
/// When the sheet is damaged or too large.
pub fn read(
    records: Records<'_>,
    globals: &Globals,
    budget: &mut Budget,
) -> Result<Builder, ReadError> {
    let mut sheet = Sheet { cells: Builder::default(), globals, formula: None };
    // Charts in a sheet are sheets of their own within it.
    let mut depth = 0_usize;
    for record in records {
        match record.kind {
            records::BEGIN => depth += 1,
            records::END if depth <= 1 => return Ok(sheet.cells),
            records::END => depth -= 1,
            _ if depth > 1 => {}
            _ => sheet.record(&record, budget)?.ok_or_else(|| broken("a cell of it is cut off"))?,
        }
    }
    Err(broken("a sheet of it is cut off"))
}

struct Sheet<'g> {
    cells: Builder,
    globals: &'g Globals,
    /// The cell whose formula had a text, which follows.
    formula: Option<Place>,
}

#[derive(Clone, Copy)]
struct Place {
    row: u16,
    column: u16,
    style: u16,
}

impl Place {
    fn parse(data: &[u8]) -> Option<Place> {
        Some(Place { row: number(data, 0)?, column: number(data, 2)?, style: number(data, 4)? })
    }
}

impl Sheet<'_> {
    /// Applies a record; `None` if it is too short.
    fn record(
        &mut self,
        record: &Record<'_>,
        budget: &mut Budget,
    ) -> Result<Option<()>, ReadError> {
        let data = record.data();
        match record.kind {
            records::MERGED => return Ok(self.merged(data)),
            records::SHORTS => return self.shorts(data, budget),
            records::VALUE => {
                let text = Strings::new(record, 0).long();
                return match (self.formula.take(), text) {
                    (Some(place), Some(text)) => self.put(place, &text, budget).map(Some),
                    _ => Ok(Some(())),
                };
            }
            _ => {}
        }
        let text = match record.kind {
            records::SHARED => {
                let shared = number(data, 6).zip(number(data, 8));
                shared.map(|(low, high)| {
                    let place = usize::from(low) | usize::from(high) << 16;
                    self.globals.strings.get(place).map_or("", String::as_str).to_owned()
                })
            }
            kind if records::TEXT.contains(&kind) => Strings::new(record, 6).long(),
            records::NUMBER => double(data, 6).map(|value| self.number(data, value)),
            records::SHORT => short(data, 6).map(|value| self.number(data, value)),
            records::TRUTH => {
                data.get(6).zip(data.get(7)).map(|(value, is_error)| match is_error {
                    0 => truth(*value).to_owned(),
                    _ => error(*value).to_owned(),
                })
            }
            records::FORMULA => self.formula(data),
            _ => return Ok(Some(())),
        };
        match Place::parse(data).zip(text) {
            Some((place, text)) => self.put(place, &text, budget).map(Some),
            None => Ok(None),
        }
    }

    /// The value that a formula had last; blank where it was a text, which follows in a record of its own.
    fn formula(&mut self, data: &[u8]) -> Option<String> {
        self.formula = None;
        if number(data, 12)? != 0xffff {
            return Some(self.number(data, double(data, 6)?));
        }
        Some(match data.get(6)? {
            0 => {
                self.formula = Place::parse(data);
                String::new()
            }
            1 => truth(*data.get(8)?).to_owned(),
            2 => error(*data.get(8)?).to_owned(),
            _ => String::new(),
        })
    }

    fn number(&self, data: &[u8], value: f64) -> String {
        let (_, shown) = self.globals.style(number(data, 4).unwrap_or_default());
        value::text(value, shown, self.globals.since_1904)
    }

    fn shorts(&mut self, data: &[u8], budget: &mut Budget) -> Result<Option<()>, ReadError> {
        let (Some(row), Some(first)) = (number(data, 0), number(data, 2)) else {
            return Ok(None);
        };
        let values = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
        for (offset, value) in (0..=u16::MAX).zip(values.as_chunks::<6>().0) {
            let column = first.saturating_add(offset);
            let style = number(value, 0).unwrap_or_default();
            let place = Place { row, column, style };
            if let Some(number) = short(value, 2) {
                let (_, shown) = self.globals.style(style);
                let text = value::text(number, shown, self.globals.since_1904);
                self.put(place, &text, budget)?;
            }
        }
        Ok(Some(()))
    }

    fn merged(&mut self, data: &[u8]) -> Option<()> {
        let count = usize::from(number(data, 0)?);
        for area in data.get(2..)?.as_chunks::<8>().0.iter().take(count) {
            let end = |at: usize| number(area, at).map(usize::from);
            let (from, to) = ((end(0)?, end(4)?), (end(2)?, end(6)?));
            self.cells.merge(Area { from, to });
        }
        Some(())
    }

    fn put(&mut self, place: Place, text: &str, budget: &mut Budget) -> Result<(), ReadError> {
        let (bold, _) = self.globals.style(place.style);
        self.cells.put((place.row.into(), place.column.into()), text, bold, budget)
    }
}

fn double(data: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(*data.get(at..)?.first_chunk()?))
}

/// A number in four bytes: a whole one or the upper half of another, and hundredths of it or not.
fn short(data: &[u8], at: usize) -> Option<f64> {
    let bits = u32::from_le_bytes(*data.get(at..)?.first_chunk()?);
    let value = match bits & 2 {
        0 => f64::from_bits(u64::from(bits & !3) << 32),
        _ => f64::from(bits.cast_signed() >> 2),
    };
    Some(if bits & 1 == 0 { value } else { value / 100.0 })
}

fn truth(value: u8) -> &'static str {
    if value == 0 { "FALSE" } else { "TRUE" }
}

fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}
