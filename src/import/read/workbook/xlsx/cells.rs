//! The cells of a sheet, one after the other: the values as they were last shown, never a formula.

use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::strings::{self, Text};
use super::styles::Style;
use crate::import::read::ReadError;
use crate::import::read::budget::Budget;
use crate::import::read::workbook::builder::{Area, Builder};
use crate::import::read::workbook::value;
use crate::import::read::workbook::xml::{Xml, attribute, attributes, local, push_text};

/// What all sheets of a workbook share.
pub struct Tables<'w> {
    /// The texts that cells name by their place.
    pub strings: &'w [Text],
    /// The styles that cells name by their place.
    pub styles: &'w [Style],
    /// Whether days are counted from 1904.
    pub since_1904: bool,
}

/// A cell while it is read.
#[derive(Default)]
struct Open {
    place: (usize, usize),
    kind: Kind,
    style: Style,
    value: String,
    inline: Option<Text>,
}

/// How the value of a cell is written.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Number,
    Shared,
    Truth,
    /// Text as it is, also errors and dates.
    Text,
}

/// Reads the cells and what is merged of them.
///
/// # Errors
/// When the sheet is damaged or too large.
pub fn read<R: BufRead>(
    xml: &mut Xml<R>,
    tables: &Tables<'_>,
    budget: &mut Budget,
) -> Result<Builder, ReadError> {
    let mut sheet = Builder::default();
    let (mut row, mut column) = (0_usize, 0_usize);
    let (mut open, mut is_value) = (None::<Open>, false);
    loop {
        let event = xml.next()?;
        match &event {
            Event::Start(element) => match (local(element.name().0), &mut open) {
                ("row", _) => {
                    let number = attribute(element, "r").and_then(|row| row.parse().ok());
                    row = number.unwrap_or(row + 1);
                    column = 0;
                }
                ("c", _) => open = Some(begin(element, (row.saturating_sub(1), column), tables)),
                ("v", Some(_)) => is_value = true,
                ("is", Some(open)) => open.inline = Some(strings::text(xml, "is")?),
                ("mergeCell", _) => {
                    if let Some(area) = attribute(element, "ref").as_deref().and_then(area) {
                        sheet.merge(area);
                    }
                }
                _ => {}
            },
            Event::End(element) => match local(element.name().0) {
                "v" => is_value = false,
                "c" => {
                    if let Some(open) = open.take() {
                        column = open.place.1 + 1;
                        open.put(tables, &mut sheet, budget)?;
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok(sheet),
            event if is_value => {
                if let Some(open) = &mut open {
                    push_text(event, &mut open.value);
                }
            }
            _ => {}
        }
    }
}

fn begin(element: &BytesStart<'_>, place: (usize, usize), tables: &Tables<'_>) -> Open {
    let mut open = Open { place, ..Open::default() };
    for (key, value) in attributes(element) {
        match (key, &*value) {
            ("r", name) => open.place = position(name).unwrap_or(place),
            ("s", style) => {
                let style = style.parse().ok().and_then(|style: usize| tables.styles.get(style));
                open.style = style.copied().unwrap_or_default();
            }
            ("t", "s") => open.kind = Kind::Shared,
            ("t", "b") => open.kind = Kind::Truth,
            ("t", "n") => open.kind = Kind::Number,
            ("t", _) => open.kind = Kind::Text,
            _ => {}
        }
    }
    open
}

impl Open {
    fn put(
        self,
        tables: &Tables<'_>,
        sheet: &mut Builder,
        budget: &mut Budget,
    ) -> Result<(), ReadError> {
        let value = self.value.trim();
        let shared = match self.kind {
            Kind::Shared => value.parse().ok().and_then(|place: usize| tables.strings.get(place)),
            _ => self.inline.as_ref(),
        };
        if let Some(Text { text, bold }) = shared {
            return sheet.put(self.place, text, *bold || self.style.bold, budget);
        }
        let number = || value.parse::<f64>().ok();
        let text = match self.kind {
            Kind::Shared => String::new(),
            Kind::Truth => if super::is_true(value) { "TRUE" } else { "FALSE" }.to_owned(),
            Kind::Text => self.value,
            Kind::Number => match number() {
                Some(number) => value::text(number, self.style.shown, tables.since_1904),
                None => self.value,
            },
        };
        sheet.put(self.place, &text, self.style.bold, budget)
    }
}

/// The row and column that `D7` names, from 0.
fn position(name: &str) -> Option<(usize, usize)> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let row: usize = name.get(letters..)?.parse().ok()?;
    if !(1..=4).contains(&letters) {
        return None;
    }
    let column = name[..letters].bytes().fold(0, |column, letter| {
        column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    Some((row.checked_sub(1)?, column - 1))
}

/// The cells that `A1:D7` names.
fn area(name: &str) -> Option<Area> {
    let (from, to) = name.split_once(':')?;
    Some(Area { from: position(from)?, to: position(to)? })
}

#[cfg(test)]
mod tests {
    use super::position;

    #[test]
    fn names_of_cells_are_places() {
        assert_eq!(position("A1"), Some((0, 0)));
        assert_eq!(position("xfd1048576"), Some((1_048_575, 16_383)));
        for name in ["", "A", "1", "A0", "AAAAA1", "A99999999999999999999", "A1:B2", "É1"] {
            assert_eq!(position(name), None, "{name}");
        }
    }
}
