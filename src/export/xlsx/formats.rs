//! The formats of cells.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::export::palette::{self, Field, Palette};
use crate::model::{Colour, Style};
use crate::view::grid::LegendEntry;

/// The text of flagged rows; its contrast on white is 6.5.
const WRONG: u32 = 0xC0_00_00;
/// Secondary text; its contrast on white is 7.
const QUIET: u32 = 0x59_59_59;
/// The least contrast with white at which a bar is visible.
const VISIBLE: f64 = 1.15;
/// Lines between rows.
const RULE: u32 = 0xBF_BF_BF;

/// The formats of cells, in the font and the colours that the project sets.
///
/// Cells of text have the number format of text, so that a name such as `=1+1` or `007` stays a text when somebody edits
/// the cell.
#[derive(Debug)]
pub(super) struct Formats {
    /// The document's title.
    pub title: Format,
    /// The heading of a table.
    pub heading: Format,
    /// The head of a column of text.
    pub head: Format,
    /// The head of a narrow column, from bottom to top.
    pub head_rotated: Format,
    /// The head of a column of numbers or single letters.
    pub head_centred: Format,
    /// Texts in rows of letters or numbers, vertically centred.
    pub middle: Texts,
    /// Texts in rows of longer texts, at the top.
    pub top: Texts,
    /// Letters.
    pub letters: Format,
    /// A number.
    pub count: Format,
    /// A share.
    pub percent: Format,
    /// An id.
    pub id: Format,
    /// A heading between rows.
    pub band: Format,
    /// The name of a row of totals.
    pub total_name: Format,
    /// A total.
    pub total: Format,
    /// A sentence below a table.
    pub note: Format,
    /// The sentence that explains flagged rows.
    pub note_wrong: Format,
    palette: Palette,
}

/// The formats of the texts in a row.
#[derive(Debug)]
pub(super) struct Texts {
    /// The section.
    pub section: Format,
    /// The name.
    pub name: Format,
    /// The name of a flagged row.
    pub wrong: Format,
    /// Any other text.
    pub text: Format,
}

impl Texts {
    fn new(cell: &Format, align: FormatAlign) -> Texts {
        let text = cell.clone().set_align(align);
        Texts {
            section: text.clone().set_font_color(Color::RGB(QUIET)),
            name: text.clone(),
            wrong: text.clone().set_bold().set_font_color(Color::RGB(WRONG)),
            text,
        }
    }
}

impl Formats {
    /// The formats for the style of a project.
    pub fn new(style: &Style<'_>, palette: Palette) -> Formats {
        let plain = match style.font {
            Some(font) => Format::new().set_font_name(font),
            None => Format::new(),
        };
        let text = plain.set_num_format("@").set_align(FormatAlign::VerticalCenter);
        let cell = text.clone().set_border(FormatBorder::Thin).set_border_color(Color::RGB(RULE));
        let wrapped = cell.clone().set_text_wrap();
        let head = wrapped
            .clone()
            .set_bold()
            .set_font_color(Color::White)
            .set_background_color(colour(palette::HEAD))
            .set_align(FormatAlign::Bottom);
        let centred = cell.clone().set_align(FormatAlign::Center);
        // Text that overflows its cell is aligned left, even if it is read from the right: otherwise it would be cut.
        let text = text.set_align(FormatAlign::Left);
        // Zeros are hidden, as in every other output.
        let count = centred.clone().set_num_format("0;-0;;@");
        let band = cell
            .clone()
            .set_align(FormatAlign::Left)
            .set_bold()
            .set_background_color(colour(palette::BAND));
        let total = band.clone().set_align(FormatAlign::Center).set_num_format("0;-0;;@");
        Formats {
            title: text.clone().set_bold().set_font_size(16).set_font_color(colour(palette::HEAD)),
            heading: text.clone().set_font_size(12).set_font_color(Color::RGB(QUIET)),
            // Filter buttons are in the lower right corner; rotated text stays to the left of them.
            head_rotated: head.clone().set_rotation(90).set_align(FormatAlign::Left),
            head_centred: head.clone().set_align(FormatAlign::Center),
            head,
            middle: Texts::new(&wrapped, FormatAlign::VerticalCenter),
            top: Texts::new(&wrapped, FormatAlign::Top),
            letters: centred,
            count,
            percent: cell.clone().set_align(FormatAlign::Right).set_num_format("0\\ %;-0\\ %;;@"),
            id: cell.set_font_color(Color::RGB(QUIET)),
            total_name: band.clone(),
            band,
            total,
            note_wrong: text.clone().set_bold().set_font_color(Color::RGB(WRONG)),
            note: text,
            palette,
        }
    }

    /// A format with the fixed colours of a letter.
    pub fn with_letter(&self, format: &Format, key: &LegendEntry) -> Format {
        let format =
            if palette::is_bold(key.tone) { format.clone().set_bold() } else { format.clone() };
        coloured(format, self.palette.field(key))
    }

    /// The changes that a letter makes to the format of its cell.
    pub fn change(&self, key: &LegendEntry) -> Format {
        self.with_letter(&Format::new(), key)
    }

    /// The colour of a bar: that of its letter, or grey if the letter has none or it would be invisible on white.
    pub fn bar(&self, key: Option<&LegendEntry>) -> Color {
        match key.map(|key| self.palette.field(key)) {
            Some(Some(field)) if field.fill.contrast(Colour::WHITE) > VISIBLE => colour(field.fill),
            Some(_) => Color::RGB(RULE),
            None => colour(palette::LINE),
        }
    }
}

/// The change that the first row of a section makes to the stub: a line above.
pub(super) fn line() -> Format {
    Format::new().set_border_top(FormatBorder::Thin).set_border_top_color(colour(palette::HEAD))
}

/// What the first row of a section changes in the name of the section.
pub(super) fn first() -> Format {
    line().set_bold().set_font_color(Color::Black)
}

fn coloured(format: Format, field: Option<Field>) -> Format {
    match field {
        Some(field) => {
            format.set_background_color(colour(field.fill)).set_font_color(colour(field.text))
        }
        None => format,
    }
}

/// A colour of `rust_xlsxwriter`.
pub(super) fn colour(colour: Colour) -> Color {
    Color::RGB(colour.number())
}
