//! Changes as an HTML page: the changes by group, and a matrix of both states with added and removed letters. The page
//! runs no script and loads no external resource.

use crate::diff::matrix;
use crate::diff::matrix::{Cell, Heading, Matrix, Row};
use crate::diff::{Change, Kind, Side};
use crate::export::html::{self, hash};
use crate::model::{LetterModel, LetterSet};
use crate::page::changes::{caution, grouped, summary};
use crate::plural::count;
use crate::text::Append;
use crate::text::sanitize;

/// How the page looks, on a screen and on paper.
const STYLE: &str = include_str!("page.css");

pub(super) fn write(old: Side<'_, '_>, new: Side<'_, '_>, changes: &[Change]) -> String {
    let title = if changes.is_empty() {
        format!("No change of ownership from {} to {}", old.label, new.label)
    } else {
        format!("Changes of ownership from {} to {}", old.label, new.label)
    };
    let (title, style) = (line(&title), hash(STYLE));
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {style}; \
         base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"raci\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
    );
    if let Some(caution) = caution(old, new) {
        writeln!(page, "<p><strong>{}.</strong></p>", line(&caution));
    }
    if !changes.is_empty() {
        writeln!(page, "<p>{}</p>", summary(changes));
        for (heading, changes) in grouped(changes) {
            list(heading, &changes, &mut page);
        }
    }
    let models = (&old.project.model, &new.project.model);
    let whole = matrix::build(old, new);
    let changed = whole.changed_only();
    if changed.number_of_rows() > 0 {
        page.push_str(
            "<h2>What changed in the matrix</h2>\n<p><ins>R</ins> came, <del>R</del> went.</p>\n",
        );
        table(&changed, "What changed in the matrix", models, &mut page);
    }
    let all = count(whole.number_of_rows(), "responsibility");
    writeln!(page, "<details>\n<summary>The whole matrix: {all}</summary>");
    table(&whole, "The whole matrix", models, &mut page);
    page.push_str("</details>\n");
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

fn list(heading: &str, changes: &[&Change], page: &mut String) {
    writeln!(page, "<h2>{heading}</h2>\n<ul>");
    for change in changes {
        let said = match change.kind {
            Kind::Added => "new",
            Kind::Removed => "gone",
            Kind::Renamed | Kind::Moved | Kind::Changed => "changed",
        };
        // A finding that has come is no good news.
        let class = match change.kind_for_colour() {
            Kind::Added => "came",
            Kind::Removed => "went",
            Kind::Renamed | Kind::Moved | Kind::Changed => "other",
        };
        let place = change.place.as_ref().map(|place| format!(" <small>{}</small>", line(place)));
        let text = line(&change.text);
        writeln!(
            page,
            "<li class=\"{class}\"><span class=\"unseen\">{said}: </span>{text}{}</li>",
            place.unwrap_or_default()
        );
    }
    page.push_str("</ul>\n");
}

/// The letter models of both states, by which letters are spelt.
type Models<'m> = (&'m LetterModel<'m>, &'m LetterModel<'m>);

fn table(matrix: &Matrix, label: &str, models: Models<'_>, page: &mut String) {
    write!(
        page,
        "<section class=\"scroll\" tabindex=\"0\" aria-label=\"{label}\">\n<table>\n<thead>\n<tr>\
         <th scope=\"col\">Responsibility</th>"
    );
    for column in &matrix.columns {
        write!(page, "<th scope=\"col\"><span>{}</span></th>", name(column));
    }
    page.push_str("</tr>\n</thead>\n");
    for section in &matrix.sections {
        page.push_str("<tbody>\n");
        if let Some(name) = &section.name {
            let width = matrix.columns.len() + 1;
            writeln!(
                page,
                "<tr class=\"band\"><th scope=\"rowgroup\" colspan=\"{width}\"><span>{}</span></th></tr>",
                line(name)
            );
        }
        for row in &section.rows {
            line_of(row, models, page);
        }
        page.push_str("</tbody>\n");
    }
    page.push_str("</table>\n</section>\n");
}

fn line_of(row: &Row, models: Models<'_>, page: &mut String) {
    let class = if row.is_changed() { "changed" } else { "same" };
    write!(page, "<tr class=\"{class}\"><th scope=\"row\">{}</th>", name(&row.heading));
    for cell in &row.cells {
        page.push_str(if cell.is_changed() { "<td class=\"changed\">" } else { "<td>" });
        page.push_str(&letters(cell, models));
        page.push_str("</td>");
    }
    page.push_str("</tr>\n");
}

/// The added, kept and removed letters of a cell.
fn letters(cell: &Cell, (old, new): Models<'_>) -> String {
    let spelt =
        |model: &LetterModel<'_>, letters: LetterSet, tag: &str| match (letters.is_empty(), tag) {
            (true, _) => None,
            (false, "") => Some(model.spell(letters)),
            (false, tag) => Some(format!("<{tag}>{}</{tag}>", model.spell(letters))),
        };
    let parts =
        [spelt(new, cell.kept, ""), spelt(new, cell.gained, "ins"), spelt(old, cell.lost, "del")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Text of one line, without characters that reverse the reading order.
fn line(text: &str) -> String {
    html::line(&sanitize(text)).into_owned()
}

/// A name, and the earlier one if it changed.
fn name(heading: &Heading) -> String {
    match (&heading.before, &heading.now) {
        (Some(before), Some(now)) if before == now => line(now),
        (before, now) => {
            let went = before.as_ref().map(|name| format!("<del>{}</del>", line(name)));
            let came = now.as_ref().map(|name| format!("<ins>{}</ins>", line(name)));
            went.into_iter().chain(came).collect::<Vec<_>>().join(" ")
        }
    }
}
