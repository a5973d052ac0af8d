//! The colours of letters. The letter is always printed; its colour only helps to find it.
//!
//! Both palettes can be told apart with each of the three kinds of colour blindness. In the strong one the field of a
//! letter is darker the heavier it is, so that a copy in black and white keeps the order.

use crate::model::{Colour, Letter, LetterSet, PaletteName, Style};
use crate::view::grid::{Grid, LegendEntry, Tone};

/// The field of the head of a table, with white text on it.
pub const HEAD: Colour = Colour(0x1F, 0x38, 0x64);
/// The field of a heading between rows, with black text on it.
pub const BAND: Colour = Colour(0xE9, 0xED, 0xF4);
/// Lines between fields.
pub const LINE: Colour = Colour(0x76, 0x76, 0x76);

/// A field and the text on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The colour of the field.
    pub fill: Colour,
    /// The colour of the text.
    pub text: Colour,
}

/// The colours of the letters of a document.
#[derive(Debug, Clone)]
pub struct Palette {
    name: PaletteName,
    own: Vec<(Letter, Colour)>,
}

impl Palette {
    /// The palette that the project sets, or else `usual`.
    #[must_use]
    pub fn new(style: &Style<'_>, usual: PaletteName) -> Palette {
        Palette { name: style.palette.unwrap_or(usual), own: style.colours.clone() }
    }

    /// The field of a letter; `None` means black on white.
    #[must_use]
    pub fn field(&self, key: &LegendEntry) -> Option<Field> {
        let own = self.own.iter().find(|(letter, _)| *letter == key.letter);
        let fill = own.map(|(_, colour)| *colour).or_else(|| fill(self.name, key.tone))?;
        Some(Field { fill, text: fill.text_on() })
    }

    /// The field of a cell: that of its dominant letter.
    #[must_use]
    pub fn field_of(&self, grid: &Grid, letters: LetterSet) -> Option<Field> {
        self.field(grid.dominant(letters)?)
    }
}

/// Whether letters of a tone are printed bold.
#[must_use]
pub fn is_bold(tone: Tone) -> bool {
    matches!(tone, Tone::Owner | Tone::Does)
}

/// The fill of a tone; `None` means no fill.
#[must_use]
pub fn fill(palette: PaletteName, tone: Tone) -> Option<Colour> {
    let number = match (palette, tone) {
        (PaletteName::Strong, Tone::Owner) => 0x3D_12_30,
        (PaletteName::Strong, Tone::Does) => 0x2F_62_99,
        (PaletteName::Strong, Tone::Checks) => 0x7E_21_0D,
        (PaletteName::Strong, Tone::Supports) => 0x8C_86_69,
        (PaletteName::Strong, Tone::Consulted) => 0xE0_A0_30,
        (PaletteName::Strong, Tone::Informed) => 0xEA_F7_F4,
        (PaletteName::Light, Tone::Owner) => 0xE0_85_85,
        (PaletteName::Light, Tone::Does) => 0xAE_BF_E3,
        (PaletteName::Light, Tone::Checks) => 0xB5_8F_B5,
        (PaletteName::Light, Tone::Supports) => 0x86_C5_BE,
        (PaletteName::Light, Tone::Consulted) => 0xEB_E2_A0,
        (PaletteName::Light, Tone::Informed) => 0xFF_FF_FF,
        (_, Tone::Plain) => return None,
    };
    let [_, red, green, blue] = u32::to_be_bytes(number);
    Some(Colour(red, green, blue))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fills(palette: PaletteName) -> Vec<Colour> {
        Tone::ALL.iter().filter_map(|tone| fill(palette, *tone)).collect()
    }

    #[test]
    fn text_can_be_read_on_every_field() {
        for (name, palette) in PaletteName::NAMES {
            for fill in fills(palette) {
                let contrast = fill.contrast(fill.text_on());
                assert!(contrast >= 4.5, "{contrast} on {fill} of {name}");
            }
        }
        assert!(fills(PaletteName::Light).iter().all(|fill| fill.text_on() == Colour::BLACK));
        assert!(HEAD.contrast(Colour::WHITE) >= 7.0);
        assert!(BAND.contrast(Colour::BLACK) >= 7.0);
        assert!(LINE.contrast(Colour::WHITE) >= 4.5);
    }

    #[test]
    fn the_contrasts_are_as_published() {
        let published = [
            (PaletteName::Strong, Tone::Owner, 15.82),
            (PaletteName::Strong, Tone::Does, 6.31),
            (PaletteName::Strong, Tone::Consulted, 9.24),
            (PaletteName::Strong, Tone::Informed, 19.11),
            (PaletteName::Light, Tone::Owner, 7.86),
            (PaletteName::Light, Tone::Does, 11.36),
            (PaletteName::Light, Tone::Consulted, 15.92),
            (PaletteName::Light, Tone::Informed, 21.0),
        ];
        for (palette, tone, expected) in published {
            let fill = fill(palette, tone).unwrap();
            assert!((fill.contrast(fill.text_on()) - expected).abs() < 0.006, "{fill}");
        }
    }

    #[test]
    fn in_black_and_white_the_owner_is_darkest_and_the_informed_lightest() {
        let tones = [Tone::Owner, Tone::Does, Tone::Consulted, Tone::Informed];
        let strong = tones.map(|tone| fill(PaletteName::Strong, tone).unwrap().luminance());
        assert!(strong.is_sorted(), "{strong:?}");
    }
}
