//! How documents look: what `[style]` says.

use super::{Colour, Letter};

/// The `[style]` table.
#[derive(Debug, Clone, Default)]
pub struct Style<'a> {
    /// The palette of all formats; each has its own where none is named.
    pub palette: Option<PaletteName>,
    /// Colours of single letters.
    pub colours: Vec<(Letter, Colour)>,
    /// The font of documents: letters, digits, spaces and hyphens.
    pub font: Option<&'a str>,
    /// What stands above the tables, in the place of the project's name.
    pub title: Option<&'a str>,
    /// What stands at the foot of every page.
    pub footer: Option<&'a str>,
}

/// The palettes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaletteName {
    /// For screens and slides.
    Strong,
    /// For paper: all text is black.
    Light,
}

impl PaletteName {
    /// Every palette with its name in the files.
    pub const NAMES: [(&'static str, PaletteName); 2] =
        [("strong", PaletteName::Strong), ("light", PaletteName::Light)];
}
