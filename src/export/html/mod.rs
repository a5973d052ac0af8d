//! One page to read, print and paste from; its script adds filters. It loads nothing from outside, and texts of the
//! project are always text in it.

mod cards;
mod cells;
mod controls;
mod csp;
mod legend;
mod sheet;
mod styles;
mod table;
mod text;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::document::Document;
use crate::model::Language;
use crate::project::{Logo, Picture};
use crate::text::Append;
use crate::view::View;
use crate::view::grid::{Facets, Grid, GridKind};
use crate::xml;
use styles::Styles;

pub use csp::hash;
pub use text::line;

/// The style sheet, for screen and print.
const STYLE: &str = include_str!("page.css");
/// The script of filters, search and tabs.
const SCRIPT: &str = include_str!("page.js");
/// The largest width and height of the logo, in pixels.
const LOGO: (u32, u32) = (280, 56);

/// Writes the page.
#[must_use]
pub fn write(document: &Document<'_>) -> String {
    let styles = Styles::new(document);
    let views = views(document);
    let mut page = String::new();
    head(document, &styles, &mut page);
    page.push_str("<body");
    if let Some(font) = styles.font() {
        write!(page, " style=\"{}\"", xml::attribute(font));
    }
    page.push_str(">\n");
    top(document, &views, &mut page);
    controls::write(document, &mut page);
    page.push_str("<main id=\"main\" tabindex=\"-1\">\n");
    let mut number = 0;
    for view in &views {
        let class = if view.grids[0].view == View::Sheet { "view sheet" } else { "view" };
        writeln!(page, "<section class=\"{class}\" id=\"{}\">", view.id);
        writeln!(page, "<h2>{}</h2>", text::line(&view.grids[0].title));
        for grid in view.grids {
            number += 1;
            match grid.kind {
                _ if grid.view == View::Sheet => sheet::write(grid, &styles, &mut page),
                GridKind::Cards => cards::write(grid, &mut page),
                _ => table::write(document, grid, &styles, number, &mut page),
            }
            if grid.is_last_part() {
                legend::write(document, grid, &styles, &mut page);
            }
        }
        let nothing = document.words().nothing;
        writeln!(page, "<p class=\"nothing\" hidden>{nothing}</p>\n</section>");
    }
    page.push_str("</main>\n");
    foot(document, &mut page);
    writeln!(page, "<script>{SCRIPT}</script>\n</body>\n</html>");
    page
}

/// The parts of a table under one heading.
struct Chapter<'g> {
    /// The fragment of its address: the name of the view, with a number if there are several.
    id: String,
    grids: &'g [Grid],
}

fn views<'g>(document: &'g Document<'_>) -> Vec<Chapter<'g>> {
    let mut views: Vec<Chapter<'g>> = Vec::new();
    for grids in document.grids.split_inclusive(Grid::is_last_part) {
        let name = grids[0].view.name();
        let before = views.iter().filter(|view| view.grids[0].view == grids[0].view).count();
        let id = match before {
            0 => name.to_owned(),
            before => format!("{name}-{}", before + 1),
        };
        views.push(Chapter { id, grids });
    }
    views
}

fn head(document: &Document<'_>, styles: &Styles, page: &mut String) {
    let language = Language::NAMES.iter().find(|(_, language)| *language == document.language);
    let language = language.map_or("en", |(name, _)| name);
    let policy = csp::new(styles, document.logo.is_some());
    writeln!(
        page,
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"raci\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>",
        text::line(document.title)
    );
}

/// The title, and a link to each view: a table of contents without the script, tabs with it.
fn top(document: &Document<'_>, views: &[Chapter<'_>], page: &mut String) {
    if let Some(view) = views.first() {
        let title = text::line(&view.grids[0].title);
        writeln!(page, "<a class=\"skip\" href=\"#main\">{title}</a>");
    }
    page.push_str("<header>\n");
    if let Some(logo) = document.logo {
        picture(logo, page);
    }
    let (direction, title) = (text::direction(document.title), text::line(document.title));
    writeln!(page, "<h1{direction}>{title}</h1>\n</header>");
    if views.len() > 1 {
        writeln!(page, "<nav aria-label=\"{}\">", document.words().view);
        for view in views {
            let title = text::line(&view.grids[0].title);
            writeln!(page, "<a href=\"#{}\">{title}</a>", view.id);
        }
        page.push_str("</nav>\n");
    }
}

fn picture(logo: &Logo, page: &mut String) {
    let kind = match logo.kind {
        Picture::Png => "png",
        Picture::Jpeg => "jpeg",
    };
    let (width, height) = size(logo.width.into(), logo.height.into());
    write!(
        page,
        "<img alt=\"\" width=\"{width}\" height=\"{height}\" src=\"data:image/{kind};base64,"
    );
    BASE64.encode_string(&logo.bytes, page);
    page.push_str("\">\n");
}

/// The size of the logo: its own, or scaled down to the largest.
fn size(width: u64, height: u64) -> (u64, u64) {
    let (widest, highest) = (u64::from(LOGO.0), u64::from(LOGO.1));
    let (width, height) = (width.max(1), height.max(1));
    if width * highest > height * widest {
        let shown = width.min(widest);
        (shown, (height * shown).div_ceil(width))
    } else {
        let shown = height.min(highest);
        ((width * shown).div_ceil(height), shown)
    }
}

fn foot(document: &Document<'_>, page: &mut String) {
    if document.style.footer.is_none() && document.date.is_none() {
        return;
    }
    page.push_str("<footer>\n");
    if let Some(footer) = document.style.footer {
        let (direction, footer) = (text::direction(footer), text::line(footer));
        writeln!(page, "<p{direction}>{footer}</p>");
    }
    if let Some(date) = document.date {
        let (iso, day) = (date.iso(), date.day);
        writeln!(page, "<p><time datetime=\"{iso}\">{day}</time></p>");
    }
    page.push_str("</footer>\n");
}

/// Writes facets as attributes for the filters: positions in the lists of names, never names.
fn data_attributes(facets: &Facets, page: &mut String) {
    let mut list = |name: &str, positions: &mut dyn Iterator<Item = usize>| {
        let positions: Vec<String> = positions.map(|position| position.to_string()).collect();
        if !positions.is_empty() {
            write!(page, " data-{name}=\"{}\"", positions.join(" "));
        }
    };
    list("phase", &mut facets.phase.iter().map(|phase| phase.index()));
    list("parties", &mut facets.parties.iter().map(|party| party.index()));
    list("roles", &mut facets.roles.iter().map(|role| role.index()));
    list("people", &mut facets.people.iter().map(|person| person.index()));
}
