//! A picture (SVG): the tables one below the other, text as text, no style sheet and nothing from outside.

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
use canvas::{BODY, HAIR, INK, Ink, Pen};
use layout::Layout;
use table::Table;
use text::wrap;

/// The space around everything.
const MARGIN: usize = 32;
/// The least width of what is drawn, for the sake of title and legend.
const NARROWEST: usize = 520;
/// What is tried where the project names no font, and where its font is not there.
const FONTS: &str = "'Segoe UI', Helvetica, Arial, 'Liberation Sans', sans-serif";

/// Draws the tables of a document.
#[must_use]
pub fn write(document: &Document<'_>) -> String {
    let palette = document.palette(PaletteName::Strong);
    let layouts: Vec<Layout> = document.grids.iter().map(Layout::of).collect();
    let room = layouts.iter().map(Layout::width).fold(NARROWEST, usize::max);
    let mut pen = Pen::default();
    let title = Ink { size: 22, bold: true, colour: HEAD, ..Ink::BODY };
    let heading = Ink { size: 15, ..title };
    let mut y = paragraph(document.title, MARGIN, room, title, &mut pen);
    for (grid, layout) in document.grids.iter().zip(&layouts) {
        y = paragraph(&document.heading(grid), y + 6, room, heading, &mut pen) + 8;
        let table = Table { grid, layout, palette: &palette, x: MARGIN };
        y = table.draw(y, &mut pen);
        if grid.is_last_part() {
            let around = (&palette, document.words().wrong);
            y = legend::draw(grid, around, (MARGIN, y, room), &mut pen);
        }
        y += 24;
    }
    if let Some(footer) = document.style.footer {
        pen.rule(MARGIN, y, room, HAIR);
        y = paragraph(footer, y + 8, room, Ink { size: 10, ..Ink::QUIET }, &mut pen) + 16;
    }
    page(document, (room + 2 * MARGIN, y + 8), &pen.out)
}

/// Lines of text from `y` on, and where they end.
fn paragraph(text: &str, y: usize, room: usize, ink: Ink, pen: &mut Pen) -> usize {
    let lines = wrap(text, ink.size, ink.bold, room);
    pen.text(MARGIN, y + ink.size, &lines, ink);
    y + lines.len() * ink.leading()
}

/// The picture around what is drawn: its measures, and what it says to people who do not see it.
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
