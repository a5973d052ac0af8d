//! A picture (SVG): the tables below each other, with text as text, without style sheets and external resources.

mod canvas;
mod layout;
mod legend;
mod table;
mod text;

use super::document::Document;
use super::palette::HEAD;
use crate::model::PaletteName;
use crate::view::grid::LegendEntry;
use crate::xml;
use canvas::{BODY, Canvas, HAIR, INK, TextStyle};
use layout::Layout;
use table::Table;
use text::wrap;

/// The margin around everything, in pixels.
const MARGIN: usize = 32;
/// The least width between the margins, which title and legend need.
const NARROWEST: usize = 520;
/// The fonts that are tried after that of the project.
const FONTS: &str = "'Segoe UI', Helvetica, Arial, 'Liberation Sans', sans-serif";

/// Draws the tables of a document.
#[must_use]
pub fn write(document: &Document<'_>) -> String {
    let palette = document.palette(PaletteName::Strong);
    let layouts: Vec<Layout> = document.grids.iter().map(Layout::new).collect();
    let available = layouts.iter().map(Layout::width).fold(NARROWEST, usize::max);
    let mut canvas = Canvas::default();
    let title = TextStyle { size: 22, bold: true, colour: HEAD, ..TextStyle::BODY };
    let heading = TextStyle { size: 15, ..title };
    let mut y = paragraph(document.title, MARGIN, available, title, &mut canvas);
    for (grid, layout) in document.grids.iter().zip(&layouts) {
        y = paragraph(&document.heading(grid), y + 6, available, heading, &mut canvas) + 8;
        let table = Table { grid, layout, palette: &palette, x: MARGIN };
        y = table.draw(y, &mut canvas);
        if grid.is_last_part() {
            let around = (&palette, document.words().wrong);
            y = legend::draw(grid, around, (MARGIN, y, available), &mut canvas);
        }
        y += 24;
    }
    if let Some(footer) = document.style.footer {
        canvas.rule(MARGIN, y, available, HAIR);
        y = paragraph(
            footer,
            y + 8,
            available,
            TextStyle { size: 10, ..TextStyle::QUIET },
            &mut canvas,
        ) + 16;
    }
    page(document, (available + 2 * MARGIN, y + 8), &canvas.out)
}

/// Draws lines of text from `y` down and returns the `y` below them.
fn paragraph(
    text: &str,
    y: usize,
    available: usize,
    style: TextStyle,
    canvas: &mut Canvas,
) -> usize {
    let lines = wrap(text, style.size, style.bold, available);
    canvas.text(MARGIN, y + style.size, &lines, style);
    y + lines.len() * style.leading()
}

/// The picture around the drawn elements: its size, and its title and description for screen readers.
fn page(document: &Document<'_>, (width, height): (usize, usize), drawn: &str) -> String {
    let fonts = match document.style.font {
        Some(font) => format!("'{font}', {FONTS}"),
        None => FONTS.to_owned(),
    };
    let headings = document.grids.iter().map(|grid| document.heading(grid));
    let mut sentences: Vec<String> = headings.collect();
    let keys = document.grids.iter().map(|grid| &grid.legend).find(|legend| !legend.is_empty());
    let key = |key: &LegendEntry| format!("{} {}", key.letter, key.word);
    sentences.extend(keys.into_iter().flatten().map(key));
    let fonts = xml::attribute(&fonts);
    let title = xml::text(document.title);
    let description = sentences.join(" · ");
    let description = xml::text(&description);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" \
         aria-labelledby=\"raci-title raci-description\" font-family=\"{fonts}\" \
         font-size=\"{BODY}\" fill=\"{INK}\">\n\
         <title id=\"raci-title\">{title}</title>\n\
         <desc id=\"raci-description\">{description}</desc>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#FFFFFF\"/>\n{drawn}</svg>\n"
    )
}
