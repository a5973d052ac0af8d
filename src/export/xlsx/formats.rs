//! How cells look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::export::palette::{self, Field, Palette};
use crate::model::{Colour, Style};
use crate::view::grid::LegendEntry;

/// What is wrong, on white: a contrast of 6.5.
const WRONG: u32 = 0xC0_00_00;
/// What matters less, on white: a contrast of 7.
const QUIET: u32 = 0x59_59_59;
/// The contrast with white from which a bar can be seen.
const SEEN: f64 = 1.15;
/// Lines that only keep rows apart.
const RULE: u32 = 0xBF_BF_BF;

/// The formats of cells, with the font and the colours that the project asks for.
///
/// Cells of text have the number format of text, so that a name like `=1+1` or `007` stays what it is when somebody
/// edits the cell.
#[derive(Debug)]
pub(super) struct Look {
    /// The title of the document.
    pub title: Format,
    /// The heading of a table.
    pub heading: Format,
    /// The head of a column of text.
    pub head: Format,
    /// The head of a narrow column, from bottom to top.
    pub head_upright: Format,
    /// The head of a column of numbers or single letters.
    pub head_centred: Format,
    /// Texts beside letters and numbers.
    pub middle: Texts,
    /// Texts beside longer texts.
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
    /// The name of a row of sums.
    pub total_name: Format,
    /// A sum.
    pub total: Format,
    /// A sentence below a table.
    pub note: Format,
    /// The sentence on rows of which something is wrong.
    pub note_wrong: Format,
    palette: Palette,
}

/// How the texts of a row look.
#[derive(Debug)]
pub(super) struct Texts {
    /// The section.
    pub section: Format,
    /// The name.
    pub name: Format,
    /// The name, where something is wrong with the row.
    pub wrong: Format,
    /// Any other text.
    pub text: Format,
}

impl Texts {
    fn of(cell: &Format, align: FormatAlign) -> Texts {
        let text = cell.clone().set_align(align);
        Texts {
            section: text.clone().set_font_color(Color::RGB(QUIET)),
            name: text.clone(),
            wrong: text.clone().set_bold().set_font_color(Color::RGB(WRONG)),
            text,
        }
    }
}

impl Look {
    /// The look that a project asks for.
    pub fn of(style: &Style<'_>, palette: Palette) -> Look {
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
        // What goes on beyond its cell begins at the left, even where it is read from the right: else it is cut there.
        let text = text.set_align(FormatAlign::Left);
        // A zero is not shown, as in every other output.
        let count = centred.clone().set_num_format("0;-0;;@");
        let band = cell
            .clone()
            .set_align(FormatAlign::Left)
            .set_bold()
            .set_background_color(colour(palette::BAND));
        let total = band.clone().set_align(FormatAlign::Center).set_num_format("0;-0;;@");
        Look {
            title: text.clone().set_bold().set_font_size(16).set_font_color(colour(palette::HEAD)),
            heading: text.clone().set_font_size(12).set_font_color(Color::RGB(QUIET)),
            // The buttons of the filter stand in the lower right corner, and upright text keeps to the left of them.
            head_upright: head.clone().set_rotation(90).set_align(FormatAlign::Left),
            head_centred: head.clone().set_align(FormatAlign::Center),
            head,
            middle: Texts::of(&wrapped, FormatAlign::VerticalCenter),
            top: Texts::of(&wrapped, FormatAlign::Top),
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

    /// A cell that has the colours of a letter and keeps them.
    pub fn of_letter(&self, format: &Format, key: &LegendEntry) -> Format {
        let format =
            if palette::is_bold(key.tone) { format.clone().set_bold() } else { format.clone() };
        coloured(format, self.palette.field(key))
    }

    /// What a letter changes in a cell.
    pub fn change(&self, key: &LegendEntry) -> Format {
        self.of_letter(&Format::new(), key)
    }

    /// The colour of a bar: that of its letter, and grey where it has none or could not be seen on white.
    pub fn bar(&self, key: Option<&LegendEntry>) -> Color {
        match key.map(|key| self.palette.field(key)) {
            Some(Some(field)) if field.fill.contrast(Colour::WHITE) > SEEN => colour(field.fill),
            Some(_) => Color::RGB(RULE),
            None => colour(palette::LINE),
        }
    }
}

/// What the first row of a section changes in what stands left: a line above.
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

/// A colour as the writer of the workbook has it.
pub(super) fn colour(colour: Colour) -> Color {
    Color::RGB(colour.number())
}
