//! Texts in records, where a text may go on in the record that continues it, even in another width of characters.

use super::records::Record;
use crate::import::read::ReadError;
use crate::import::read::budget::Budget;

/// The texts that may be shared.
const LARGEST: usize = 10_000_000;

/// A place in a record and what continues it, from which texts are read.
pub struct Strings<'r, 'b> {
    parts: &'r [&'b [u8]],
    rest: &'b [u8],
}

impl<'r, 'b> Strings<'r, 'b> {
    /// A place in the record itself.
    pub fn new(record: &'r Record<'b>, at: usize) -> Self {
        let parts = record.parts.get(1..).unwrap_or_default();
        Strings { parts, rest: record.data().get(at..).unwrap_or_default() }
    }

    fn byte(&mut self) -> Option<u8> {
        while self.rest.is_empty() {
            let (first, parts) = self.parts.split_first()?;
            (self.rest, self.parts) = (first, parts);
        }
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > self.rest.len() {
            count -= self.rest.len();
            let (first, parts) = self.parts.split_first()?;
            (self.rest, self.parts) = (first, parts);
        }
        self.rest = &self.rest[count..];
        Some(())
    }

    /// A text whose length is a byte.
    pub fn short(&mut self) -> Option<String> {
        let length = usize::from(self.byte()?);
        let flags = self.byte()?;
        self.characters(length, flags)
    }

    /// A text whose length is two bytes.
    pub fn long(&mut self) -> Option<String> {
        let length = usize::from(self.number()?);
        let flags = self.byte()?;
        self.characters(length, flags)
    }

    /// A text with fonts in it and how it is pronounced, which are passed over.
    fn rich(&mut self) -> Option<String> {
        let length = usize::from(self.number()?);
        let flags = self.byte()?;
        let fonts = if flags & 8 == 0 { 0 } else { usize::from(self.number()?) };
        let spoken = match flags & 4 {
            0 => 0,
            _ => usize::from(self.number()?) | usize::from(self.number()?) << 16,
        };
        let text = self.characters(length, flags)?;
        // What is missing after the text takes nothing away from it.
        let _ = self.skip(fonts * 4 + spoken);
        Some(text)
    }

    fn characters(&mut self, length: usize, mut flags: u8) -> Option<String> {
        let mut units = Vec::with_capacity(length);
        while units.len() < length {
            if self.rest.is_empty() {
                let (first, parts) = self.parts.split_first()?;
                (self.rest, self.parts) = (first, parts);
                flags = self.byte()?;
                continue;
            }
            match flags & 1 {
                0 => units.push(u16::from(self.byte()?)),
                _ => units.push(self.number()?),
            }
        }
        let text = String::from_utf16_lossy(&units);
        Some(text.replace("\r\n", "\n").replace('\r', "\n"))
    }
}

/// All the texts of the record that has them.
///
/// # Errors
/// When they are too many.
pub fn all(record: &Record<'_>, budget: &mut Budget) -> Result<Vec<String>, ReadError> {
    let mut strings = Strings::new(record, 8);
    let mut texts = Vec::new();
    while let Some(text) = strings.rich() {
        budget.text(&text)?;
        if texts.len() == LARGEST {
            return Err(ReadError::TooLarge { what: "it", limit: "10 million texts".to_owned() });
        }
        texts.push(text);
    }
    Ok(texts)
}
