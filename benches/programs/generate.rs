//! Writes the projects that are measured to a folder, and says what is wrong with them.
//!
//! `cargo run --release --example generate -- portfolio DIR`
#![allow(missing_docs)]

#[path = "../support/mod.rs"]
mod support;

use std::io::{Error, Write, stderr, stdout};
use std::path::Path;
use std::process::ExitCode;

use support::fault::Fault;
use support::shape::{NAMED, Shape};
use support::{project, sheet};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        [name, folder] => projects(name, Path::new(folder)),
        ["--csv", name, folder] => table(name, Path::new(folder)),
        _ => Err(Error::other(usage())),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(stderr(), "{error}");
            ExitCode::from(2)
        }
    }
}

fn usage() -> String {
    let names = NAMED.map(|(name, _)| name).join(", ");
    format!("usage: generate [--csv] SHAPE FOLDER\nshapes: {names}")
}

fn shape(name: &str) -> Result<Shape, Error> {
    let found = NAMED.iter().find(|(known, _)| *known == name);
    found.map(|(_, shape)| *shape).ok_or_else(|| Error::other(usage()))
}

/// Writes all projects of a shape.
fn projects(name: &str, folder: &Path) -> Result<(), Error> {
    let shape = shape(name)?;
    let (mut files, mut bytes) = (0, 0);
    for number in 0..shape.projects {
        let written = project::files(&shape, number);
        files += written.len();
        bytes += written.iter().map(|(_, text)| text.len()).sum::<usize>();
        // Folders of a hundred, as people keep them.
        let below = format!("{:02}/project-{number:04}", number / 100);
        match shape.projects {
            1 => support::write(folder, &written)?,
            _ => support::write(&folder.join(below), &written)?,
        }
    }
    let rows = shape.projects * shape.rows;
    let mut text = format!("{files} files, {bytes} bytes, {rows} responsibilities\n");
    for (fault, words) in Fault::ALL {
        text.extend([words, ": ", &fault.number(&shape).to_string(), "\n"]);
    }
    stdout().write_all(text.as_bytes())
}

/// Writes the rows and roles of a shape as separated values.
fn table(name: &str, folder: &Path) -> Result<(), Error> {
    support::write(folder, &sheet::files(&shape(name)?))
}
