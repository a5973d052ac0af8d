//! The style of documents.

use super::{Colour, Letter};

/// The `[style]` table.
#[derive(Debug, Clone, Default)]
pub struct Style<'a> {
    /// The palette of all formats; without one each format has its own.
    pub palette: Option<PaletteName>,
    /// Colours of single letters.
    pub colours: Vec<(Letter, Colour)>,
    /// The name of the font: letters, digits, spaces and hyphens.
    pub font: Option<&'a str>,
    /// The title, in place of the project's name.
    pub title: Option<&'a str>,
    /// The footer of every page.
    pub footer: Option<&'a str>,
}

/// A palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaletteName {
    /// Strong colours for screens and slides.
    Strong,
    /// Light colours for paper, with black text.
    Light,
}

impl PaletteName {
    /// Every palette with its name in the files.
    pub const NAMES: [(&'static str, PaletteName); 2] =
        [("strong", PaletteName::Strong), ("light", PaletteName::Light)];
}
