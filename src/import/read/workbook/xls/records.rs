//! The records that a workbook is a stream of (MS-XLS).

/// A workbook or a sheet begins.
pub const BEGIN: u16 = 0x0809;
/// A workbook or a sheet ends.
pub const END: u16 = 0x000a;
/// The workbook is locked with a password.
pub const LOCKED: u16 = 0x002f;
/// Whether days are counted from 1904.
pub const SINCE_1904: u16 = 0x0022;
/// A font.
pub const FONT: u16 = 0x0031;
/// A format of numbers.
pub const FORMAT: u16 = 0x041e;
/// A style of cells.
pub const STYLE: u16 = 0x00e0;
/// A sheet and where it begins.
pub const SHEET: u16 = 0x0085;
/// The texts that cells share.
pub const TEXTS: u16 = 0x00fc;
/// A cell with a shared text.
pub const SHARED: u16 = 0x00fd;
/// A cell with a text of its own, without and with fonts in it.
pub const TEXT: [u16; 2] = [0x0204, 0x00d6];
/// A cell with a number.
pub const NUMBER: u16 = 0x0203;
/// A cell with a short number, and a row of them.
pub const SHORT: u16 = 0x027e;
/// As [`SHORT`].
pub const SHORTS: u16 = 0x00bd;
/// A cell with a truth value or an error.
pub const TRUTH: u16 = 0x0205;
/// A cell with a formula, and the value that it had last.
pub const FORMULA: u16 = 0x0006;
/// The text that the formula before it had last.
pub const VALUE: u16 = 0x0207;
/// Merged cells.
pub const MERGED: u16 = 0x00e5;
/// More of the record before it.
const MORE: u16 = 0x003c;

/// A record, with what continues it.
pub struct Record<'b> {
    /// What kind of record it is.
    pub kind: u16,
    /// Its data, and that of each record that continues it.
    pub parts: Vec<&'b [u8]>,
}

impl<'b> Record<'b> {
    /// The data of the record itself.
    pub fn data(&self) -> &'b [u8] {
        self.parts.first().copied().unwrap_or_default()
    }
}

/// The records of a stream.
pub struct Records<'b> {
    rest: &'b [u8],
}

impl<'b> Records<'b> {
    /// The records from the beginning of a stream.
    pub fn new(stream: &'b [u8]) -> Self {
        Records { rest: stream }
    }

    fn one(&self) -> Option<(u16, &'b [u8], &'b [u8])> {
        let length = usize::from(number(self.rest, 2)?);
        let data = self.rest.get(4..4 + length)?;
        Some((number(self.rest, 0)?, data, &self.rest[4 + length..]))
    }
}

impl<'b> Iterator for Records<'b> {
    type Item = Record<'b>;

    fn next(&mut self) -> Option<Record<'b>> {
        let (kind, data, rest) = self.one()?;
        self.rest = rest;
        let mut parts = vec![data];
        while let Some((MORE, data, rest)) = self.one() {
            parts.push(data);
            self.rest = rest;
        }
        Some(Record { kind, parts })
    }
}

/// A number of two bytes.
pub fn number(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*data.get(at..)?.first_chunk()?))
}
