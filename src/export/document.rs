//! What is exported: tables in their order, and everything around them.

use super::palette::Palette;
use crate::model::{Date, Language, Level, PaletteName, Style};
use crate::project::Logo;
use crate::view::chart::Chart;
use crate::view::grid::Grid;
use crate::view::locale;
use crate::view::locale::Strings;

/// The content of an export, independent of its format.
#[derive(Debug)]
pub struct Document<'d> {
    /// The title above everything.
    pub title: &'d str,
    /// The tables in order; a wide one is several parts.
    pub grids: Vec<Grid>,
    /// The structure of the project, for formats that draw charts.
    pub chart: Chart,
    /// The language of all words that are not from the project's files.
    pub language: Language,
    /// The project's `[style]`.
    pub style: &'d Style<'d>,
    /// The picture beside the title.
    pub logo: Option<&'d Logo>,
    /// The names that readers can filter by.
    pub names: Names<'d>,
    /// The findings that are not waived, in the order of the report.
    pub remarks: Vec<Remark>,
    /// The date of the export, from `SOURCE_DATE_EPOCH`. The clock is never read.
    pub date: Option<Moment>,
}

/// A moment in UTC, to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub day: Date,
    /// The second of the day, 0 to 86399.
    pub second: u32,
}

impl Moment {
    /// The moment of a Unix time in seconds; `None` after the year 9999.
    #[must_use]
    pub fn from_seconds(seconds: u64) -> Option<Moment> {
        let day = Date::from_days(i64::try_from(seconds / 86_400).ok()?)?;
        Some(Moment { day, second: u32::try_from(seconds % 86_400).ok()? })
    }

    /// The moment in ISO 8601, as in `2026-11-22T05:48:15Z`.
    #[must_use]
    pub fn iso(self) -> String {
        let (hour, minute, second) = (self.second / 3600, self.second / 60 % 60, self.second % 60);
        format!("{}T{hour:02}:{minute:02}:{second:02}Z", self.day)
    }
}

/// Names by position in the lists of the project, which facets refer to.
#[derive(Debug, Clone, Default)]
pub struct Names<'d> {
    /// Of the phases.
    pub phases: Vec<&'d str>,
    /// Of the parties.
    pub parties: Vec<&'d str>,
    /// Of the roles.
    pub roles: Vec<&'d str>,
    /// Of the people.
    pub people: Vec<&'d str>,
}

/// A finding, ready to be shown.
#[derive(Debug, Clone)]
pub struct Remark {
    /// Its level.
    pub level: Level,
    /// The name of the rule.
    pub rule: &'static str,
    /// Its message.
    pub message: String,
    /// Its position, as `file:line:column`.
    pub place: String,
}

impl Document<'_> {
    /// The words in its language.
    #[must_use]
    pub fn words(&self) -> &'static Strings {
        locale::strings(self.language)
    }

    /// The colours of letters that the project sets, or else those of `usual`.
    #[must_use]
    pub fn palette(&self, usual: PaletteName) -> Palette {
        Palette::new(self.style, usual)
    }

    /// The heading of a table: its title, and the number of the part.
    #[must_use]
    pub fn heading(&self, grid: &Grid) -> String {
        heading(grid, self.language)
    }
}

/// The heading of a table: its title, and the number of the part.
#[must_use]
pub fn heading(grid: &Grid, language: Language) -> String {
    let Some((part, number)) = grid.part else {
        return grid.title.clone();
    };
    let (part, number) = (part.to_string(), number.to_string());
    let values = [("title", grid.title.as_str()), ("part", &part), ("number", &number)];
    locale::fill(locale::strings(language).part_of, &values)
}
