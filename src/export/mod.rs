//! Tables out: one format, one file. Every format writes the same [`Document`].
//!
//! To add a format, write its file, add it to the three lists in this one (the enum, `traits` and [`write()`]), and
//! describe it in `docs/exports`. The compiler and a test name what is missing.

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
pub mod error;
#[cfg(feature = "html")]
pub mod html;
mod json;
pub mod markdown;
mod mermaid;
mod svg;
mod walk;
#[cfg(feature = "xlsx")]
mod xlsx;

use clap::ValueEnum;

use crate::view::View;
use crate::view::grid::GridKind;
use crate::view::selection::Selection;
pub use error::Error;

use document::Document;

/// The formats of an export. The help shows the comments of the variants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
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

/// What a format consists of, which decides the flags that it accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// Tables of any views.
    Tables,
    /// Tables of any views as separated values, which have flags of their own.
    Separated,
    /// A record for each letter of a role. There are no views.
    Records,
    /// The chart of the structure, and no other view.
    Chart,
}

/// How a format differs from the others.
struct Traits {
    /// Its name on the command line.
    name: &'static str,
    /// The endings of its files, without the dot; the first is the usual one.
    endings: &'static [&'static str],
    content: Content,
    /// The views that are written if none is named, for a whole project and for certain people.
    views: [&'static [View]; 2],
    /// The most columns of a table after the stub, for letters and for other cells.
    widest: [usize; 2],
}

/// For formats without a limit of columns.
const ANY_WIDTH: [usize; 2] = [usize::MAX; 2];
/// What can be read on a page. Word itself fails above 63 columns.
const PAGE_WIDTH: [usize; 2] = [30, 8];
/// A worksheet has 16,384 columns.
const SHEET_WIDTH: [usize; 2] = [16_000; 2];

impl Format {
    fn traits(self) -> Traits {
        const MATRIX: &[View] = &[View::Matrix];
        const SHEET: &[View] = &[View::Sheet];
        const ALL: &[View] = &View::OF_PROJECT;
        const STRUCTURE: &[View] = &[View::Structure];
        use Content::{Chart, Records, Separated, Tables};
        let (name, endings, content, views, widest): (_, &[_], _, _, _) = match self {
            Format::Csv => ("csv", &["csv"], Separated, [MATRIX, MATRIX], ANY_WIDTH),
            Format::Tsv => ("tsv", &["tsv", "tab"], Separated, [MATRIX, MATRIX], ANY_WIDTH),
            Format::Json => ("json", &["json"], Tables, [MATRIX, MATRIX], ANY_WIDTH),
            Format::Jsonl => ("jsonl", &["jsonl", "ndjson"], Records, [MATRIX, MATRIX], ANY_WIDTH),
            Format::Md => ("md", &["md", "markdown"], Tables, [MATRIX, SHEET], ANY_WIDTH),
            Format::Html => ("html", &["html", "htm"], Tables, [ALL, SHEET], ANY_WIDTH),
            Format::Xlsx => ("xlsx", &["xlsx"], Tables, [ALL, ALL], SHEET_WIDTH),
            Format::Docx => ("docx", &["docx"], Tables, [MATRIX, SHEET], PAGE_WIDTH),
            Format::Svg => ("svg", &["svg"], Tables, [MATRIX, MATRIX], ANY_WIDTH),
            Format::Mermaid => {
                ("mermaid", &["mmd", "mermaid"], Chart, [STRUCTURE, STRUCTURE], ANY_WIDTH)
            }
            Format::Dot => ("dot", &["dot", "gv"], Chart, [STRUCTURE, STRUCTURE], ANY_WIDTH),
        };
        Traits { name, endings, content, views, widest }
    }

    /// Every format, in the order of the help.
    #[must_use]
    pub fn all() -> &'static [Format] {
        Format::value_variants()
    }

    /// The name of the format on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.traits().name
    }

    /// The format whose files have this ending, in upper or lower case.
    #[must_use]
    pub fn from_ending(ending: &str) -> Option<Format> {
        let has_it = |format: &Format| {
            format.traits().endings.iter().any(|it| it.eq_ignore_ascii_case(ending))
        };
        Format::all().iter().copied().find(has_it)
    }

    /// The usual ending of the files of a format, without the dot.
    #[must_use]
    pub fn ending(self) -> &'static str {
        self.traits().endings[0]
    }

    /// The usual endings of all formats, as a list for people: `.csv, .tsv or .json`.
    #[must_use]
    pub fn endings() -> String {
        let endings: Vec<String> =
            Format::all().iter().map(|format| format!(".{}", format.ending())).collect();
        match endings.split_last() {
            Some((last, others)) => format!("{} or {last}", others.join(", ")),
            None => String::new(),
        }
    }

    /// What the format consists of.
    #[must_use]
    pub fn content(self) -> Content {
        self.traits().content
    }

    /// The most columns of a table after the stub; wider tables are split.
    #[must_use]
    pub fn widest(self, kind: GridKind) -> usize {
        let [letters, other] = self.traits().widest;
        if kind == GridKind::Letters { letters } else { other }
    }

    /// The views that are written if none is named. `of_people` says that certain people are asked for.
    #[must_use]
    pub fn usual_views(self, of_people: bool) -> &'static [View] {
        self.traits().views[usize::from(of_people)]
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
        left_out => return Err(crate::error::Error::LeftOut { format: left_out.ending() }.into()),
    };
    Ok(text.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_has_its_own_name_and_endings() {
        let mut endings: Vec<&str> = Vec::new();
        for format in Format::all() {
            assert_eq!(format.to_possible_value().unwrap().get_name(), format.name());
            endings.extend(format.traits().endings);
        }
        for ending in &endings {
            assert_eq!(endings.iter().filter(|other| *other == ending).count(), 1, "{ending}");
        }
    }
}
