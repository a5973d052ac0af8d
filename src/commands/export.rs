//! `raci export`: writes the matrix as a file.

use std::path::Path;

use super::{PASSED, Streams, draw, judge, note_errors, one_project, print};
use crate::cli::{Export, Format, Layout, ViewName};
use crate::error::Error;
use crate::export::csv::{self, Dialect};
use crate::export::target;
use crate::project::Memory;
use crate::text::visible;
use crate::words::count;

/// Writes the matrix of a project; one with errors is written all the same, with a note.
pub(super) fn run(arguments: &Export, streams: &mut Streams<'_>) -> anyhow::Result<u8> {
    let format = format(arguments)?;
    if arguments.layout == Layout::Long && arguments.view.view != ViewName::Matrix {
        return Err(Error::LongHasNoViews.into());
    }
    let sources = one_project(arguments.path.as_deref())?;
    let memory = Memory::default();
    let (project, findings) = judge(&sources, &memory, None, &[]);
    let usual = match format {
        Format::Csv => b',',
        Format::Tsv => b'\t',
    };
    let dialect = Dialect {
        delimiter: arguments.delimiter.unwrap_or(usual),
        bom: arguments.bom,
        guard: !arguments.no_guard,
    };
    let (content, formulas) = match arguments.layout {
        Layout::Wide => {
            let grid = draw(&arguments.view, &project, &findings)?;
            (csv::wide(&grid, dialect), csv::formulas(&grid))
        }
        Layout::Long => (csv::long(&project, dialect), 0),
    };
    if arguments.output == Path::new("-") {
        print(streams.out, content.as_bytes())?;
    } else {
        let inputs: Vec<_> = sources.files.iter().map(|file| file.disk_path.clone()).collect();
        target::write(&arguments.output, content.as_bytes(), &inputs)?;
        let path = arguments.output.display().to_string();
        let rows = count(project.responsibilities.len(), "responsibility");
        let columns = count(project.roles.len(), "role");
        let note = format!("wrote {}: {rows}, {columns}\n", visible(&path));
        print(streams.err, note.as_bytes())?;
    }
    if arguments.no_guard && formulas > 0 {
        let note =
            "warning: some names begin like a formula, and a spreadsheet program may run them\n";
        print(streams.err, note.as_bytes())?;
    }
    note_errors(&sources, &findings, streams)?;
    Ok(PASSED)
}

/// The format asked for, or the one that the file's ending names; separated values where there is no file.
fn format(arguments: &Export) -> Result<Format, Error> {
    if let Some(format) = arguments.format {
        return Ok(format);
    }
    let ending = arguments.output.extension().and_then(|ending| ending.to_str());
    match ending.map(str::to_ascii_lowercase).as_deref() {
        Some("csv") => Ok(Format::Csv),
        Some("tsv") => Ok(Format::Tsv),
        None if arguments.output == Path::new("-") => Ok(Format::Csv),
        _ => Err(Error::UnknownFormat { path: arguments.output.clone() }),
    }
}
