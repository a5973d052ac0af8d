//! The `style` attributes of the page. They are few and known in advance, so that the policy can list their hashes.

use crate::export::document::Document;
use crate::export::palette::{BAND, Field, HEAD, Palette};
use crate::model::{Colour, LetterSet, PaletteName};
use crate::view::grid::{Grid, LegendEntry};

/// The style of each table, for programs that it is pasted into.
pub(super) const TABLE: &str = "border-collapse:collapse";

/// The colours and the font of a page.
pub(super) struct Styles {
    palette: Palette,
    font: Option<String>,
    all: Vec<String>,
}

impl Styles {
    pub fn new(document: &Document<'_>) -> Self {
        let palette = document.palette(PaletteName::Strong);
        // Only a name that is safe in quotes: it was checked on reading, and checking again costs nothing.
        let plain = |c: char| c.is_alphanumeric() || c == ' ' || c == '-';
        let font = document.style.font.filter(|font| font.chars().all(plain));
        let font = font.map(|font| format!("font-family:'{font}',system-ui,sans-serif"));
        let keys = document.grids.iter().flat_map(|grid| &grid.legend);
        let fields = keys.filter_map(|key| palette.field(key)).map(style);
        let fixed = [TABLE.to_owned(), style(head()), style(band())];
        let mut all: Vec<String> = fixed.into_iter().chain(fields).chain(font.clone()).collect();
        all.sort_unstable();
        all.dedup();
        Styles { palette, font, all }
    }

    /// The style of the body, if the project sets a font.
    pub fn font(&self) -> Option<&str> {
        self.font.as_deref()
    }

    /// All values of `style` attributes in the page.
    pub fn all(&self) -> &[String] {
        &self.all
    }

    /// The attributes of a cell of letters.
    pub fn of_letters(&self, grid: &Grid, letters: LetterSet) -> String {
        self.palette.field_of(grid, letters).map(attributes).unwrap_or_default()
    }

    /// The attributes of a letter in the legend.
    pub fn of_key(&self, key: &LegendEntry) -> String {
        self.palette.field(key).map(attributes).unwrap_or_default()
    }

    /// The style of a field in the colour of a letter.
    pub fn field(&self, key: &LegendEntry) -> Option<String> {
        self.palette.field(key).map(style)
    }

    /// The colour of the bars of a letter.
    pub fn bar(&self, key: Option<&LegendEntry>) -> Colour {
        key.and_then(|key| self.palette.field(key)).map_or(HEAD, |field| field.fill)
    }
}

/// The attributes of the head of a table.
pub(super) fn of_head() -> String {
    attributes(head())
}

/// The attributes of a heading between rows.
pub(super) fn of_band() -> String {
    attributes(band())
}

fn head() -> Field {
    Field { fill: HEAD, text: Colour::WHITE }
}

fn band() -> Field {
    Field { fill: BAND, text: Colour::BLACK }
}

/// A field, also as the old attribute that mail programs understand best.
fn attributes(field: Field) -> String {
    format!(" bgcolor=\"{}\" style=\"{}\"", field.fill, style(field))
}

fn style(field: Field) -> String {
    let text = if field.text == Colour::WHITE { "#fff" } else { "#000" };
    format!("background:{};color:{text}", field.fill)
}
