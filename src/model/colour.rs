//! Colours and their contrast.

use std::fmt;
use std::str::FromStr;

/// A colour of the sRGB space: red, green and blue, 0 to 255 each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// Black.
    pub const BLACK: Colour = Colour(0, 0, 0);
    /// White.
    pub const WHITE: Colour = Colour(255, 255, 255);

    /// The colour as one number, `0xRRGGBB`.
    #[must_use]
    pub fn number(self) -> u32 {
        u32::from_be_bytes([0, self.0, self.1, self.2])
    }

    /// Relative luminance, 0 (black) to 1 (white), by WCAG 2.2.
    #[must_use]
    pub fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// The contrast ratio of two colours, 1 (equal) to 21 (black on white), by WCAG 2.2. Text needs 4.5.
    #[must_use]
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Black or white, whichever has the higher contrast on this colour; it is at least 4.5.
    #[must_use]
    pub fn text_on(self) -> Colour {
        if self.contrast(Colour::BLACK) >= self.contrast(Colour::WHITE) {
            Colour::BLACK
        } else {
            Colour::WHITE
        }
    }
}

impl FromStr for Colour {
    type Err = ();

    /// Reads `#RRGGBB`.
    fn from_str(text: &str) -> Result<Colour, ()> {
        let digits = text.strip_prefix('#').ok_or(())?;
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(());
        }
        let number = u32::from_str_radix(digits, 16).map_err(|_| ())?;
        let [_, red, green, blue] = number.to_be_bytes();
        Ok(Colour(red, green, blue))
    }
}

impl fmt::Display for Colour {
    /// Writes `#RRGGBB`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((Colour::BLACK.contrast(Colour::WHITE) - 21.0).abs() < 1e-9);
        let grey: Colour = "#767676".parse().unwrap();
        assert!((grey.contrast(Colour::WHITE) - 4.54).abs() < 0.005);
    }

    #[test]
    fn colours_are_read_and_written() {
        assert_eq!("#2f6299".parse(), Ok(Colour(0x2F, 0x62, 0x99)));
        assert_eq!(Colour(0x2F, 0x62, 0x99).to_string(), "#2F6299");
        for wrong in ["2F6299", "#2F629", "#2F62990", "#+F6299", "red", ""] {
            assert_eq!(wrong.parse::<Colour>(), Err(()), "{wrong}");
        }
    }

    #[test]
    fn text_can_be_read_on_any_colour() {
        for level in 0..=255 {
            let colour = Colour(level, level, level);
            assert!(colour.contrast(colour.text_on()) >= 4.5, "{colour}");
        }
    }
}
