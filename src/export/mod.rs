//! Tables out: one format, one file. Every format writes the same [`Document`].

pub mod atomic_file;
pub mod columns;
pub mod csv;
pub mod document;
pub mod palette;
pub mod terminal;

mod direction;
#[cfg(feature = "docx")]
mod docx;
mod dot;
#[cfg(feature = "html")]
pub mod html;
mod json;
pub mod markdown;
mod mermaid;
mod svg;
#[cfg(feature = "xlsx")]
mod xlsx;

use crate::error::Error;
use crate::view::View;
use crate::view::grid::GridKind;
use crate::view::selection::Selection;
use document::Document;

/// The formats of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Comma-separated values
    Csv,
    /// Tab-separated values
    Tsv,
    /// One JSON object with the project and its tables
    Json,
    /// One JSON object per line, one for each assignment
    Jsonl,
    /// Markdown tables, as on GitHub
    Md,
    /// A web page to read, filter and print
    Html,
    /// A workbook for Excel and other spreadsheet programs
    Xlsx,
    /// A document for Word and other word processors
    Docx,
    /// A picture of the tables
    Svg,
    /// The organisation structure as a Mermaid chart
    Mermaid,
    /// The organisation structure as a Graphviz chart
    Dot,
}

/// Every format with the endings of its files; the first one is the usual one.
const ENDINGS: [(Format, &[&str]); 11] = [
    (Format::Csv, &["csv"]),
    (Format::Tsv, &["tsv", "tab"]),
    (Format::Json, &["json"]),
    (Format::Jsonl, &["jsonl", "ndjson"]),
    (Format::Md, &["md", "markdown"]),
    (Format::Html, &["html", "htm"]),
    (Format::Xlsx, &["xlsx"]),
    (Format::Docx, &["docx"]),
    (Format::Svg, &["svg"]),
    (Format::Mermaid, &["mmd", "mermaid"]),
    (Format::Dot, &["dot", "gv"]),
];

impl Format {
    /// The format whose files have this ending, in large letters or small.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Format> {
        let ending = ending.to_ascii_lowercase();
        let found = ENDINGS.iter().find(|(_, endings)| endings.contains(&ending.as_str()));
        found.map(|(format, _)| *format)
    }

    /// The usual ending of the files of a format.
    #[must_use]
    pub fn ending(self) -> &'static str {
        let found = ENDINGS.iter().find(|(format, _)| *format == self);
        found.map_or("", |(_, endings)| endings[0])
    }

    /// The usual endings of all formats, as a list for people.
    #[must_use]
    pub fn endings() -> String {
        let endings: Vec<String> = ENDINGS.iter().map(|(_, all)| format!(".{}", all[0])).collect();
        match endings.split_last() {
            Some((last, others)) => format!("{} or {last}", others.join(", ")),
            None => String::new(),
        }
    }

    /// The most columns of a table besides the names of the rows; wider ones are split.
    #[must_use]
    pub fn widest(self, kind: GridKind) -> usize {
        match (self, kind) {
            // So much can be read on a page. Word itself fails above 63 columns.
            (Format::Docx, GridKind::Letters) => 30,
            (Format::Docx, _) => 8,
            // A sheet ends at 16,384.
            (Format::Xlsx, _) => 16_000,
            _ => usize::MAX,
        }
    }

    /// The views that are written when nobody asks for any: what is written of certain people are their sheets.
    #[must_use]
    pub fn usual_views(self, of_people: bool) -> &'static [View] {
        match self {
            Format::Docx | Format::Html | Format::Md if of_people => &[View::Sheet],
            Format::Html | Format::Xlsx => &View::OF_PROJECT,
            Format::Mermaid | Format::Dot => &[View::Structure],
            _ => &[View::Matrix],
        }
    }
}

/// Writes a document in a format. `selection` is what its tables are drawn from.
///
/// # Errors
/// When the format cannot hold it.
pub fn write(
    format: Format,
    document: &Document<'_>,
    selection: &Selection<'_, '_>,
) -> Result<Vec<u8>, Error> {
    let text = match format {
        Format::Csv | Format::Tsv => csv::wide(&document.grids, csv::Dialect::new(format)).text,
        Format::Json => json::write(document, selection),
        Format::Jsonl => json::lines(selection),
        Format::Md => markdown::write(document),
        #[cfg(feature = "html")]
        Format::Html => html::write(document),
        Format::Svg => svg::write(document),
        Format::Mermaid => mermaid::write(&document.chart),
        Format::Dot => dot::write(&document.chart, document.title),
        #[cfg(feature = "xlsx")]
        Format::Xlsx => return xlsx::write(document),
        #[cfg(feature = "docx")]
        Format::Docx => return docx::write(document),
        #[cfg(not(all(feature = "docx", feature = "html", feature = "xlsx")))]
        left_out => return Err(Error::LeftOut { format: left_out.ending() }),
    };
    Ok(text.into_bytes())
}
