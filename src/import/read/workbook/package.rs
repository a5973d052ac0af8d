//! A zip archive that is unpacked no further than its size allows, whatever it says of itself.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{BufReader, Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::broken;
use super::xml::Xml;
use crate::import::read::ReadError;
use crate::limits::{Limit, LimitKind, Limits};

/// The bytes that all parts of a file may have when they are unpacked, for each that a file may have.
const LARGEST: u64 = 8;

/// Unpacked, a file may always have as many bytes as a file may have. Beyond that, it may have so many times the bytes that
/// it has on disk. Sheets are packed to a tenth, or at most to a
/// fiftieth; what is packed to a thousandth was made to fill the memory of others.
const RATIO: u64 = 200;

/// The parts of a file.
pub struct Package<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// The place of each part by its name in small letters, without a slash before it.
    parts: BTreeMap<String, usize>,
    left: Cell<u64>,
    limits: Limits,
}

impl<'b> Package<'b> {
    /// Reads the list of the parts.
    ///
    /// # Errors
    /// When there is none that can be read.
    pub fn open(bytes: &'b [u8], limits: &Limits) -> Result<Self, ReadError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| plain(&error))?;
        let mut parts = BTreeMap::new();
        for place in 0..zip.len() {
            if let Some(Ok(name)) = zip.name_for_index(place) {
                parts.entry(plain_name(&name)).or_insert(place);
            }
        }
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let always = limits.of(LimitKind::FileSize);
        let left = size.saturating_mul(RATIO).clamp(always, largest(limits).number);
        Ok(Package { zip, parts, left: Cell::new(left), limits: *limits })
    }

    /// The names of the parts, in small letters.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }

    fn part(&mut self, name: &str) -> Result<Option<Unpacked<'_, 'b>>, ReadError> {
        let Some(place) = self.parts.get(&plain_name(name)) else {
            return Ok(None);
        };
        let file = self.zip.by_index(*place).map_err(|error| plain(&error))?;
        Ok(Some(Unpacked { file, left: &self.left }))
    }

    /// A part as XML, if there is one of that name.
    ///
    /// # Errors
    /// When it cannot be unpacked.
    pub fn xml(
        &mut self,
        name: &str,
    ) -> Result<Option<Xml<BufReader<Unpacked<'_, 'b>>>>, ReadError> {
        let limits = self.limits;
        let read = |part| Xml::new(BufReader::with_capacity(1 << 16, part), name, limits);
        Ok(self.part(name)?.map(read))
    }

    /// A part as text, if there is one of that name.
    ///
    /// # Errors
    /// When it cannot be unpacked.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let limits = self.limits;
        let Some(mut part) = self.part(name)? else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).map_err(|error| unpacking(&error, name, &limits))?;
        Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
    }
}

/// A part while it is unpacked.
pub struct Unpacked<'p, 'b> {
    file: ZipFile<'p, Cursor<&'b [u8]>>,
    left: &'p Cell<u64>,
}

impl Read for Unpacked<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.file.read(buffer)?;
        let left = self.left.get().checked_sub(u64::try_from(read).unwrap_or(u64::MAX));
        self.left.set(left.ok_or(std::io::ErrorKind::FileTooLarge)?);
        Ok(read)
    }
}

/// Why a part cannot be unpacked.
pub fn unpacking(error: &std::io::Error, name: &str, limits: &Limits) -> ReadError {
    match error.kind() {
        std::io::ErrorKind::FileTooLarge => ReadError::TooLarge {
            what: "what is packed in it",
            limit: format!("{} and {RATIO} times its own size", largest(limits)),
        },
        _ => broken(format!("{} cannot be unpacked", shown(name))),
    }
}

fn largest(limits: &Limits) -> Limit {
    let file = limits.limit(LimitKind::FileSize);
    Limit { number: file.number.saturating_mul(LARGEST), ..file }
}

/// The name of a part as it is shown.
pub fn shown(name: &str) -> String {
    crate::text::sanitize_up_to(name, 100).into_owned()
}

fn plain(error: &ZipError) -> ReadError {
    match error {
        ZipError::UnsupportedArchive(reason) if *reason == ZipError::PASSWORD_REQUIRED => {
            ReadError::Encrypted
        }
        _ => broken("the zip archive that it is made of cannot be read"),
    }
}

fn plain_name(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}
