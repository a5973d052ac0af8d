//! A compound file (MS-CFB): a file system in a file. Its chains of sectors are followed no longer than the file has
//! sectors, since a chain may lead back to where it came from.

use crate::import::read::ReadError;
use crate::import::read::workbook::broken;

/// Sector numbers from here on are reserved markers.
const NO_SECTOR: u32 = 0xffff_fffa;

/// The bytes of a small sector.
const SMALL: usize = 64;

/// A compound file.
pub struct Compound<'b> {
    bytes: &'b [u8],
    /// The bytes of a sector.
    size: usize,
    /// The sector after each sector.
    next: Vec<u32>,
    /// The small sector after each small sector.
    next_small: Vec<u32>,
    /// The stream that small sectors are parts of.
    small: Vec<u8>,
    /// Streams shorter than this, in bytes, are kept in small sectors.
    large_from: usize,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    size: usize,
}

impl<'b> Compound<'b> {
    /// Reads the tables of the file, and the list of its streams.
    ///
    /// # Errors
    /// When it is damaged.
    pub fn open(bytes: &'b [u8]) -> Result<Self, ReadError> {
        let size = match half(bytes, 30) {
            Some(9) => 512,
            Some(12) => 4096,
            _ => return Err(damaged()),
        };
        let word = |at: usize| word(bytes, at).ok_or_else(damaged);
        let (directory, large_from) = (word(48)?, word(56)?);
        let (small_table, more_table) = (word(60)?, word(68)?);
        let mut file = Compound {
            bytes,
            size,
            next: Vec::new(),
            next_small: Vec::new(),
            small: Vec::new(),
            large_from: large_from.try_into().unwrap_or(usize::MAX),
            entries: Vec::new(),
        };
        let mut tables: Vec<u32> = words(bytes.get(76..512).ok_or_else(damaged)?).collect();
        let mut more = more_table;
        for _ in 0..=file.sectors() {
            if more >= NO_SECTOR {
                break;
            }
            let mut numbers: Vec<u32> = words(file.sector(more)?).collect();
            more = numbers.pop().ok_or_else(damaged)?;
            tables.append(&mut numbers);
        }
        for table in tables.into_iter().filter(|table| *table < NO_SECTOR).take(file.sectors()) {
            file.next.extend(words(file.sector(table)?));
        }
        let directory = file.chain(directory, usize::MAX)?;
        file.entries =
            directory.as_chunks::<128>().0.iter().filter_map(|entry| file.entry(entry)).collect();
        if let Some(root) = file.entries.first() {
            file.small = file.chain(root.start, root.size)?;
        }
        file.next_small = words(&file.chain(small_table, usize::MAX)?).collect();
        Ok(file)
    }

    /// Whether there is a stream of that name.
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The content of the stream of that name.
    ///
    /// # Errors
    /// When it is damaged, or there is none.
    pub fn stream(&self, name: &str) -> Result<Vec<u8>, ReadError> {
        let mut entries = self.entries.iter();
        let entry =
            entries.find(|entry| entry.name.eq_ignore_ascii_case(name)).ok_or_else(damaged)?;
        if entry.size >= self.large_from {
            return self.chain(entry.start, entry.size);
        }
        let mut stream = Vec::with_capacity(entry.size.min(self.small.len()));
        let mut sector = entry.start;
        for _ in 0..=self.next_small.len() {
            if sector >= NO_SECTOR || stream.len() >= entry.size {
                break;
            }
            let place = place(sector)?;
            let start = place.saturating_mul(SMALL).min(self.small.len());
            let end = (start + SMALL).min(self.small.len());
            stream.extend_from_slice(&self.small[start..end]);
            sector = *self.next_small.get(place).ok_or_else(damaged)?;
        }
        stream.truncate(entry.size);
        Ok(stream)
    }

    fn entry(&self, entry: &[u8; 128]) -> Option<Entry> {
        let units = entry[..64].as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit));
        let units: Vec<u16> = units.take_while(|unit| *unit != 0).collect();
        let size = match self.size {
            // The upper half is not always clean in files with small sectors.
            512 => word(entry, 120)?,
            _ => word(entry, 120).filter(|_| word(entry, 124) == Some(0))?,
        };
        let (name, start) = (String::from_utf16_lossy(&units), word(entry, 116)?);
        Some(Entry { name, start, size: size.try_into().ok()? })
    }

    /// How many sectors the file can have.
    fn sectors(&self) -> usize {
        self.bytes.len() / self.size + 1
    }

    fn sector(&self, sector: u32) -> Result<&'b [u8], ReadError> {
        let start = (place(sector)?.saturating_add(1)).saturating_mul(self.size);
        let end = start.saturating_add(self.size).min(self.bytes.len());
        self.bytes.get(start..end).filter(|sector| !sector.is_empty()).ok_or_else(damaged)
    }

    /// The content of a chain of sectors, up to a number of bytes.
    fn chain(&self, first: u32, size: usize) -> Result<Vec<u8>, ReadError> {
        let (mut bytes, mut sector) = (Vec::new(), first);
        for _ in 0..=self.sectors() {
            if sector >= NO_SECTOR || bytes.len() >= size {
                bytes.truncate(size);
                return Ok(bytes);
            }
            bytes.extend_from_slice(self.sector(sector)?);
            sector = *self.next.get(place(sector)?).ok_or_else(damaged)?;
        }
        Err(damaged())
    }
}

fn place(sector: u32) -> Result<usize, ReadError> {
    sector.try_into().map_err(|_| damaged())
}

fn damaged() -> ReadError {
    broken("its parts do not hang together")
}

fn half(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks::<4>().0.iter().map(|word| u32::from_le_bytes(*word))
}
