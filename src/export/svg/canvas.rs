//! The elements of a picture: fields, lines and text, styled by attributes. Nothing else can be drawn.

use crate::export::direction::is_right_to_left;
use crate::model::Colour;
use crate::text::Append;
use crate::xml;

/// The colour of usual text.
pub(super) const INK: Colour = Colour(0x1F, 0x26, 0x33);
/// The colour of secondary text.
pub(super) const QUIET: Colour = Colour(0x56, 0x60, 0x6E);
/// The colour of lines between rows.
pub(super) const HAIR: Colour = Colour(0xDC, 0xE1, 0xE9);
/// The colour that flags a row.
pub(super) const WRONG: Colour = Colour(0xB3, 0x26, 0x1E);
/// The font size of usual text, in pixels.
pub(super) const BODY: usize = 12;
/// The font size of secondary text, in pixels.
pub(super) const SMALL: usize = 11;

/// A rectangle in pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    pub x: usize,
    pub y: usize,
    pub width: usize,
    pub height: usize,
}

/// The style of text.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextStyle {
    pub size: usize,
    pub bold: bool,
    pub colour: Colour,
    pub anchor: Anchor,
}

/// The point of a line of text that its coordinates mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
    /// The start of a line that runs from bottom to top.
    Upwards,
}

impl TextStyle {
    /// Usual text.
    pub const BODY: TextStyle =
        TextStyle { size: BODY, bold: false, colour: INK, anchor: Anchor::Start };
    /// Secondary text.
    pub const QUIET: TextStyle =
        TextStyle { size: SMALL, bold: false, colour: QUIET, anchor: Anchor::Start };

    pub fn bold(self) -> TextStyle {
        TextStyle { bold: true, ..self }
    }

    /// The distance from line to line, in pixels.
    pub fn leading(self) -> usize {
        self.size + self.size / 3
    }
}

/// The elements drawn so far.
#[derive(Debug, Default)]
pub(super) struct Canvas {
    pub out: String,
}

impl Canvas {
    /// Draws a field; a rounded one that hardly differs from white gets an outline.
    pub fn field(&mut self, area: Area, radius: usize, fill: Colour) {
        let Area { x, y, width, height } = area;
        write!(self.out, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"");
        if radius > 0 {
            write!(self.out, " rx=\"{radius}\"");
        }
        write!(self.out, " fill=\"{fill}\"");
        if radius > 0 && fill.contrast(Colour::WHITE) < 1.4 {
            self.out.push_str(" stroke=\"#A9B7BD\"");
        }
        self.out.push_str("/>\n");
    }

    /// Draws a horizontal line.
    pub fn rule(&mut self, x: usize, y: usize, width: usize, colour: Colour) {
        self.field(Area { x, y, width, height: 1 }, 0, colour);
    }

    /// Draws lines of text. `y` is the baseline of the first line; for text that runs upwards `x` is the baseline, and `y`
    /// is where the lines begin.
    pub fn text(&mut self, x: usize, y: usize, lines: &[String], style: TextStyle) {
        let place = |number: usize| {
            let further = number * style.leading();
            match style.anchor {
                Anchor::Upwards => format!("x=\"-{y}\" y=\"{}\"", x + further),
                _ => format!("x=\"{x}\" y=\"{}\"", y + further),
            }
        };
        let mut attributes = String::new();
        if style.size != BODY {
            write!(attributes, " font-size=\"{}\"", style.size);
        }
        if style.bold {
            attributes.push_str(" font-weight=\"700\"");
        }
        if style.colour != INK {
            write!(attributes, " fill=\"{}\"", style.colour);
        }
        if style.anchor == Anchor::Upwards {
            attributes.push_str(" transform=\"rotate(-90)\"");
        }
        // The start of text that is read from the right is its right end; the text stays on the same side of its point.
        let from_right = lines.first().is_some_and(|line| is_right_to_left(line));
        attributes.push_str(match (style.anchor, from_right) {
            (Anchor::Start | Anchor::Upwards, false) | (Anchor::End, true) => "",
            (Anchor::Start | Anchor::Upwards, true) | (Anchor::End, false) => {
                " text-anchor=\"end\""
            }
            (Anchor::Middle, _) => " text-anchor=\"middle\"",
        });
        if from_right {
            attributes.push_str(" direction=\"rtl\"");
        }
        match lines {
            [] => {}
            [line] if line.is_empty() => {}
            [line] => {
                let line = xml::text(line);
                writeln!(self.out, "<text {}{attributes}>{line}</text>", place(0));
            }
            lines => {
                write!(self.out, "<text{attributes}>");
                for (number, line) in lines.iter().enumerate() {
                    let line = xml::text(line);
                    write!(self.out, "<tspan {}>{line}</tspan>", place(number));
                }
                self.out.push_str("</text>\n");
            }
        }
    }

    /// Draws one line of text.
    pub fn line(&mut self, x: usize, y: usize, line: String, style: TextStyle) {
        self.text(x, y, &[line], style);
    }
}
