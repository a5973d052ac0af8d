//! A worksheet: cells of text and numbers, and what all worksheets have in common.

use std::borrow::Cow;

use rust_xlsxwriter::{Format, Image, Worksheet, XlsxError};

use crate::export::direction::is_right_to_left;
use crate::export::document::Document;
use crate::export::xlsx::formats::Formats;
use crate::export::xlsx::{text, text_width};
use crate::project::Logo;

/// The largest width and height of a logo, in pixels.
const LOGO: (f64, f64) = (240.0, 48.0);
/// The number of the reading order from right to left in `rust_xlsxwriter`.
const FROM_RIGHT: u8 = 2;
/// The number of A4 among Excel's paper sizes.
const A4: u8 = 9;

/// A worksheet that is written from top to bottom.
pub(super) struct Sheet<'b> {
    pub worksheet: &'b mut Worksheet,
    pub formats: &'b Formats,
    pub document: &'b Document<'b>,
    /// The next row, from 0.
    pub row: u32,
    /// The height of the rows above the table, in points.
    pub height: f64,
}

impl<'b> Sheet<'b> {
    /// Sets up an empty worksheet.
    pub fn new(
        worksheet: &'b mut Worksheet,
        name: &str,
        formats: &'b Formats,
        document: &'b Document<'b>,
    ) -> Result<Self, XlsxError> {
        let left = document.style.footer.unwrap_or(document.title);
        worksheet
            .set_name(name)?
            .set_paper_size(A4)
            .set_landscape()
            .set_print_fit_to_pages(1, 0)
            .set_margins(0.5, 0.5, 0.5, 0.75, 0.3, 0.35)
            .set_footer(text::footer(left, document.words().page))
            .set_screen_gridlines(false);
        Ok(Sheet { worksheet, formats, document, row: 0, height: 0.0 })
    }

    /// Writes the top: a logo, the title of the document, and the heading.
    pub fn top(&mut self, heading: &str, logo: Option<&Logo>) -> Result<(), XlsxError> {
        if let Some((image, height)) = logo.and_then(picture) {
            self.worksheet.insert_image_with_offset(self.row, 0, &image, 2, 2)?;
            self.worksheet.set_row_height(self.row, height * 0.75 + 6.0)?;
            self.height += height * 0.75 + 6.0;
            self.row += 1;
        }
        self.worksheet.set_row_height(self.row, 24)?;
        self.text(0, self.document.title, &self.formats.title)?;
        self.row += 1;
        self.worksheet.set_row_height(self.row, 21)?;
        self.text(0, heading, &self.formats.heading)?;
        self.row += 1;
        self.height += 45.0;
        Ok(())
    }

    /// Makes the current row as high as its lines. Without a height, some programs show only the first line.
    pub fn heighten(&mut self, lines: usize) -> Result<(), XlsxError> {
        if let Some(height) = text_width::height(lines) {
            self.worksheet.set_row_height(self.row, height)?;
        }
        Ok(())
    }

    /// Writes a text to the current row, always as text.
    pub fn text(&mut self, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        let read_from_right;
        let format = if is_right_to_left(text) {
            read_from_right = format.clone().set_reading_direction(FROM_RIGHT);
            &read_from_right
        } else {
            format
        };
        if text::looks_like_markup(text) {
            let part = text::part(text);
            let parts = [(&Format::default(), part.as_str())];
            self.worksheet.write_rich_string_with_format(self.row, column, &parts, format)?;
        } else {
            self.worksheet.write_string_with_format(self.row, column, text::cell(text), format)?;
        }
        Ok(())
    }

    /// Writes letters side by side to the current row. They share one format, which is looked up once.
    pub fn letters<'t>(
        &mut self,
        first: u16,
        texts: impl Iterator<Item = Cow<'t, str>>,
    ) -> Result<(), XlsxError> {
        let mut end = first;
        for text in texts {
            self.worksheet.write_string(self.row, end, text)?;
            end += 1;
        }
        if first < end {
            let format = &self.formats.letters;
            self.worksheet.set_range_format(self.row, first, self.row, end - 1, format)?;
        }
        Ok(())
    }

    /// Writes a number to the current row.
    pub fn number(
        &mut self,
        column: u16,
        number: impl Into<f64>,
        format: &Format,
    ) -> Result<(), XlsxError> {
        self.worksheet.write_number_with_format(self.row, column, number, format)?;
        Ok(())
    }
}

/// The scaled logo, and its height in pixels; `None` if `rust_xlsxwriter` cannot read it.
fn picture(logo: &Logo) -> Option<(Image, f64)> {
    let (width, height) = (f64::from(logo.width), f64::from(logo.height));
    let scale = (LOGO.0 / width).min(LOGO.1 / height).min(1.0);
    let image = Image::new_from_buffer(&logo.bytes).ok()?.set_decorative(true);
    Some((image.set_scale_to_size(width * scale, height * scale, false), height * scale))
}
