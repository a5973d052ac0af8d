//! The texts that the cells of all sheets share.

use std::io::BufRead;

use quick_xml::events::Event;

use crate::import::read::ReadError;
use crate::import::read::budget::Budget;
use crate::import::read::workbook::package::Package;
use crate::import::read::workbook::xml::{Xml, attribute, local, push_text};

/// The texts that may be shared.
const LARGEST: usize = 10_000_000;

/// A text of a cell, and whether all of it is bold by its own means.
#[derive(Debug, Default)]
pub struct Text {
    /// Its text.
    pub text: String,
    /// Whether all of its parts are bold.
    pub bold: bool,
}

/// Reads the part with the texts.
///
/// # Errors
/// When it is damaged or too large.
pub fn read(
    package: &mut Package<'_>,
    name: &str,
    budget: &mut Budget,
) -> Result<Vec<Text>, ReadError> {
    let mut texts = Vec::new();
    let Some(mut xml) = package.xml(name)? else {
        return Ok(texts);
    };
    loop {
        match xml.next()? {
            Event::Start(element) if local(element.name().0) == "si" => {
                let text = text(&mut xml, "si")?;
                budget.text(&text.text)?;
                if texts.len() == LARGEST {
                    return Err(ReadError::TooLarge {
                        what: "it",
                        limit: "10 million texts".to_owned(),
                    });
                }
                texts.push(text);
            }
            Event::Eof => return Ok(texts),
            _ => {}
        }
    }
}

/// Reads a text to the end of the element that it stands in: all its parts, without how it is pronounced.
///
/// # Errors
/// When it is no XML.
pub fn text<R: BufRead>(xml: &mut Xml<R>, closing: &str) -> Result<Text, ReadError> {
    let mut text = String::new();
    let (mut is_text, mut is_bold, mut has_plain) = (false, false, false);
    loop {
        let event = xml.next()?;
        match &event {
            Event::Start(element) => match local(element.name().0) {
                "t" => is_text = true,
                "r" => is_bold = false,
                "b" => {
                    is_bold = attribute(element, "val").is_none_or(|value| super::is_true(&value));
                }
                "rPh" => xml.skip()?,
                _ => {}
            },
            Event::End(element) => match local(element.name().0) {
                "t" => is_text = false,
                name if name == closing => break,
                _ => {}
            },
            Event::Eof => break,
            event if is_text => {
                let before = text.len();
                push_text(event, &mut text);
                has_plain |= !is_bold && !text[before..].trim().is_empty();
            }
            _ => {}
        }
    }
    let text = meant(text);
    Ok(Text { bold: !has_plain && !text.trim().is_empty(), text })
}

/// The text with the characters that stand in it as `_x000D_`, and with one kind of line end.
fn meant(text: String) -> String {
    if !text.contains("_x") && !text.contains('\r') {
        return text;
    }
    let mut meant = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let code = code.filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()));
        let character = code.and_then(|code| u32::from_str_radix(code, 16).ok());
        let (found, end) = match character.and_then(char::from_u32) {
            Some(character) => (Some(character), at + 7),
            None => (None, at + 2),
        };
        meant.push_str(&rest[..at]);
        match found {
            Some(character) => meant.push(character),
            None => meant.push_str("_x"),
        }
        rest = &rest[end..];
    }
    meant.push_str(rest);
    meant.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn characters_that_xml_has_not_are_read_back() {
        let cases = [
            ("a_x000D_\nb", "a\nb"),
            ("_x005F_x0041_", "_x0041_"),
            ("_x00é_", "_x00é_"),
            ("_xD800_ _x", "_xD800_ _x"),
            ("plain", "plain"),
        ];
        for (written, read) in cases {
            assert_eq!(meant(written.to_owned()), read);
        }
    }
}
