//! The package: parts in a zip file, in a fixed order and with a fixed date.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::export::Error;
use crate::export::document::Moment;

/// The number of bytes that are collected before they are compressed.
const PORTION: usize = 1 << 16;

/// A package that is being written. The last part is open.
pub(super) struct Package {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    options: SimpleFileOptions,
    /// The buffer of the open part.
    pub xml: String,
}

impl Package {
    pub fn new(date: Option<Moment>) -> Package {
        // Zip archives have no date before 1980-01-01, which is the default.
        let date = date.and_then(|date| {
            let (day, second) = (date.day, date.second);
            let clock = [second / 3600, second / 60 % 60, second % 60];
            let [hour, minute, second] = clock.map(|number| u8::try_from(number).unwrap_or(0));
            DateTime::from_date_and_time(day.year, day.month, day.day, hour, minute, second).ok()
        });
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(date.unwrap_or_default())
            // The same file on every machine.
            .system(System::Dos);
        Package { zip: ZipWriter::new(Cursor::new(Vec::new())), options, xml: String::new() }
    }

    /// Begins a part and ends the one before it.
    pub fn begin(&mut self, name: &str) -> Result<(), Error> {
        self.flush()?;
        self.zip.start_file(name, self.options).map_err(|error| self::error(&error))
    }

    /// Flushes the buffer once it exceeds `PORTION`.
    pub fn flush_if_large(&mut self) -> Result<(), Error> {
        if self.xml.len() < PORTION { Ok(()) } else { self.flush() }
    }

    /// Writes the buffer to the open part.
    fn flush(&mut self) -> Result<(), Error> {
        self.zip.write_all(self.xml.as_bytes()).map_err(|error| self::error(&error))?;
        self.xml.clear();
        Ok(())
    }

    /// Writes a whole part.
    pub fn part(&mut self, name: &str, content: &[u8]) -> Result<(), Error> {
        self.begin(name)?;
        self.zip.write_all(content).map_err(|error| self::error(&error))
    }

    /// Ends the package and returns its bytes.
    pub fn finish(mut self) -> Result<Vec<u8>, Error> {
        self.flush()?;
        Ok(self.zip.finish().map_err(|error| self::error(&error))?.into_inner())
    }
}

fn error(error: &dyn std::fmt::Display) -> Error {
    Error::Unmade { format: "document", reason: error.to_string() }
}
