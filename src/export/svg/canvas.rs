//! The elements of a picture: fields, lines and text, by attributes alone. Nothing else can be drawn with it.

use crate::export::direction::is_right_to_left;
use crate::model::Colour;
use crate::text::Append;
use crate::xml;

/// Text.
pub(super) const INK: Colour = Colour(0x1F, 0x26, 0x33);
/// Text that stands back.
pub(super) const QUIET: Colour = Colour(0x56, 0x60, 0x6E);
/// Lines between rows.
pub(super) const HAIR: Colour = Colour(0xDC, 0xE1, 0xE9);
/// What is wrong.
pub(super) const WRONG: Colour = Colour(0xB3, 0x26, 0x1E);
/// The size of usual text.
pub(super) const BODY: usize = 12;
/// The size of text that stands back.
pub(super) const SMALL: usize = 11;

/// A rectangle in pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    pub x: usize,
    pub y: usize,
    pub width: usize,
    pub height: usize,
}

/// How text is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ink {
    pub size: usize,
    pub bold: bool,
    pub colour: Colour,
    pub side: Side,
}

/// What of a line of text stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Start,
    Middle,
    End,
    /// The start of a line that runs upwards.
    Upwards,
}

impl Ink {
    /// Usual text.
    pub const BODY: Ink = Ink { size: BODY, bold: false, colour: INK, side: Side::Start };
    /// Text that stands back.
    pub const QUIET: Ink = Ink { size: SMALL, bold: false, colour: QUIET, side: Side::Start };

    pub fn bold(self) -> Ink {
        Ink { bold: true, ..self }
    }

    /// From line to line.
    pub fn leading(self) -> usize {
        self.size + self.size / 3
    }
}

/// Writes elements.
#[derive(Debug, Default)]
pub(super) struct Pen {
    pub out: String,
}

impl Pen {
    /// A field; one that is hardly seen on white has an edge.
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

    /// A line to the right.
    pub fn rule(&mut self, x: usize, y: usize, width: usize, colour: Colour) {
        self.field(Area { x, y, width, height: 1 }, 0, colour);
    }

    /// Lines of text; `y` is that on which the first stands. For text that runs upwards it is where it begins, and `x`
    /// that on which it stands.
    pub fn text(&mut self, x: usize, y: usize, lines: &[String], ink: Ink) {
        let place = |number: usize| {
            let further = number * ink.leading();
            match ink.side {
                Side::Upwards => format!("x=\"-{y}\" y=\"{}\"", x + further),
                _ => format!("x=\"{x}\" y=\"{}\"", y + further),
            }
        };
        let mut attributes = String::new();
        if ink.size != BODY {
            write!(attributes, " font-size=\"{}\"", ink.size);
        }
        if ink.bold {
            attributes.push_str(" font-weight=\"700\"");
        }
        if ink.colour != INK {
            write!(attributes, " fill=\"{}\"", ink.colour);
        }
        if ink.side == Side::Upwards {
            attributes.push_str(" transform=\"rotate(-90)\"");
        }
        // Text that is read from the right begins there, and still stands at the same side of its place.
        let from_right = lines.first().is_some_and(|line| is_right_to_left(line));
        attributes.push_str(match (ink.side, from_right) {
            (Side::Start | Side::Upwards, false) | (Side::End, true) => "",
            (Side::Start | Side::Upwards, true) | (Side::End, false) => " text-anchor=\"end\"",
            (Side::Middle, _) => " text-anchor=\"middle\"",
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

    /// One line of text.
    pub fn line(&mut self, x: usize, y: usize, line: String, ink: Ink) {
        self.text(x, y, &[line], ink);
    }
}
