//! Projects for measurements: as large as asked for, the same every time, with faults in known places.
#![allow(dead_code, reason = "no program that measures uses all of it")]

pub mod fault;
pub mod numbers;
pub mod project;
pub mod row;
pub mod shape;
pub mod sheet;

use std::path::Path;

/// Writes files below a folder.
///
/// # Errors
/// When the folder cannot be written to.
pub fn write(folder: &Path, files: &[(String, String)]) -> std::io::Result<()> {
    for (path, text) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap_or(folder))?;
        std::fs::write(path, text)?;
    }
    Ok(())
}
