//! What the styles of cells say that matters here: whether text is bold, and what numbers are shown as.

use std::collections::BTreeMap;

use quick_xml::events::Event;

use super::is_true;
use crate::import::read::ReadError;
use crate::import::read::workbook::package::Package;
use crate::import::read::workbook::value::{Shown, built_in, custom};
use crate::import::read::workbook::xml::{attribute, attributes, local, unescaped};

/// The style of a cell.
#[derive(Debug, Clone, Copy, Default)]
pub struct Style {
    /// Whether its text is bold.
    pub bold: bool,
    /// What its numbers are shown as.
    pub shown: Shown,
}

/// Reads the part with the styles: those that cells name by their place.
///
/// # Errors
/// When it is damaged or too large.
pub fn read(package: &mut Package<'_>, name: &str) -> Result<Vec<Style>, ReadError> {
    let mut styles = Vec::new();
    let Some(mut xml) = package.xml(name)? else {
        return Ok(styles);
    };
    let mut formats = BTreeMap::<u16, Shown>::new();
    let mut fonts = Vec::<bool>::new();
    // Fonts and formats of other kinds of styles have the same names.
    let (mut is_font, mut is_cell) = (false, false);
    loop {
        match xml.next()? {
            Event::Start(element) => match local(element.name().0) {
                "fonts" => is_font = true,
                "cellXfs" => is_cell = true,
                "font" if is_font => fonts.push(false),
                "b" if is_font => {
                    let is_bold = attribute(&element, "val").is_none_or(|value| is_true(&value));
                    if let Some(font) = fonts.last_mut() {
                        *font = is_bold;
                    }
                }
                "numFmt" => {
                    let id = attribute(&element, "numFmtId").and_then(|id| id.parse().ok());
                    if let (Some(id), Some(code)) = (id, attribute(&element, "formatCode")) {
                        formats.entry(id).or_insert_with(|| custom(&code));
                    }
                }
                "xf" if is_cell => {
                    let mut style = Style::default();
                    for (key, value) in attributes(&element) {
                        let number = unescaped(value).parse::<u16>();
                        match (key, number) {
                            ("fontId", Ok(font)) => {
                                style.bold = fonts.get(usize::from(font)).is_some_and(|bold| *bold);
                            }
                            ("numFmtId", Ok(id)) => {
                                style.shown =
                                    formats.get(&id).copied().unwrap_or_else(|| built_in(id));
                            }
                            _ => {}
                        }
                    }
                    styles.push(style);
                }
                _ => {}
            },
            Event::End(element) => match local(element.name().0) {
                "fonts" => is_font = false,
                "cellXfs" => is_cell = false,
                _ => {}
            },
            Event::Eof => return Ok(styles),
            _ => {}
        }
    }
}
