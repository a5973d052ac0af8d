//! The controls of the page. They are hidden until the script shows them, since they do nothing without it.

use super::text;
use crate::export::document::Document;
use crate::text::Append;
use crate::view::grid::{Facets, Row};
use crate::xml;

/// Writes the controls. A filter offers the facets that some row or column has; without any, it is left out.
pub(super) fn write(document: &Document<'_>, page: &mut String) {
    let words = document.words();
    page.push_str("<search class=\"controls\" hidden>\n");
    writeln!(
        page,
        "<label>{}<input type=\"search\" id=\"search\" autocomplete=\"off\"></label>",
        words.search
    );
    let facets = facets(document);
    let letters = letters(document);
    if !letters.is_empty() || facets.iter().any(|(_, _, names)| !names.is_empty()) {
        let title = words.filters;
        writeln!(page, "<details open>\n<summary>{title}</summary>\n<div>");
        for (facet, word, names) in &facets {
            select(facet, word, words.all, names, page);
        }
        select("letter", words.letter, words.all, &letters, page);
        writeln!(page, "<button type=\"button\" id=\"reset\">{}</button>", words.reset);
        page.push_str("</div>\n</details>\n");
    }
    write!(page, "<label>{}<select id=\"theme\">", words.colours);
    let themes = [("", words.automatic), ("light", words.light), ("dark", words.dark)];
    for (value, word) in themes {
        write!(page, "<option value=\"{value}\">{word}</option>");
    }
    page.push_str("</select></label>\n");
    writeln!(page, "<button type=\"button\" id=\"print\">{}</button>", words.print);
    writeln!(
        page,
        "<p><output id=\"shown\" data-words=\"{}\"></output></p>",
        xml::attribute(words.shown)
    );
    writeln!(page, "<p class=\"keys\">{}</p>\n</search>", words.keys);
}

/// The name of the attribute, the label, and the choices of a filter, each with its value and its name.
type Facet<'d> = (&'static str, &'static str, Vec<(String, &'d str)>);

/// The filters, with the values of the attributes of rows and columns.
fn facets<'d>(document: &Document<'d>) -> [Facet<'d>; 4] {
    let (names, words) = (&document.names, document.words());
    let mut used = Used {
        phases: vec![false; names.phases.len()],
        parties: vec![false; names.parties.len()],
        roles: vec![false; names.roles.len()],
        people: vec![false; names.people.len()],
    };
    for grid in &document.grids {
        let rows = grid.rows().map(|row: &Row| &row.facets);
        rows.chain(grid.columns.iter().map(|column| &column.facets))
            .for_each(|facets| used.add(facets));
    }
    let choices = |names: &[&'d str], used: &[bool]| {
        let all = names.iter().zip(used).enumerate().filter(|(_, (_, used))| **used);
        all.map(|(position, (name, _))| (position.to_string(), *name)).collect()
    };
    [
        ("phase", words.phase, choices(&names.phases, &used.phases)),
        ("parties", words.party, choices(&names.parties, &used.parties)),
        ("roles", words.role, choices(&names.roles, &used.roles)),
        ("people", words.person, choices(&names.people, &used.people)),
    ]
}

/// Which phases, parties, roles and people some row or column has as facets, by position.
struct Used {
    phases: Vec<bool>,
    parties: Vec<bool>,
    roles: Vec<bool>,
    people: Vec<bool>,
}

impl Used {
    fn add(&mut self, facets: &Facets) {
        let mark = |list: &mut [bool], position: usize| {
            if let Some(used) = list.get_mut(position) {
                *used = true;
            }
        };
        facets.phase.iter().for_each(|phase| mark(&mut self.phases, phase.index()));
        facets.parties.iter().for_each(|party| mark(&mut self.parties, party.index()));
        facets.roles.iter().for_each(|role| mark(&mut self.roles, role.index()));
        facets.people.iter().for_each(|person| mark(&mut self.people, person.index()));
    }
}

/// The letters of all tables, each once, with their words.
fn letters<'d>(document: &'d Document<'_>) -> Vec<(String, &'d str)> {
    let mut letters: Vec<(String, &str)> = Vec::new();
    for key in document.grids.iter().flat_map(|grid| &grid.legend) {
        let letter = key.letter.to_string();
        if letters.iter().all(|(known, _)| *known != letter) {
            letters.push((letter, &key.word));
        }
    }
    letters
}

fn select(id: &str, word: &str, all: &str, choices: &[(String, &str)], page: &mut String) {
    if choices.is_empty() {
        return;
    }
    write!(page, "<label>{word}<select id=\"by-{id}\"><option value=\"\">{all}</option>");
    for (value, name) in choices {
        let name = match id {
            "letter" => format!("{value} {name}"),
            _ => (*name).to_owned(),
        };
        let (direction, name) = (text::direction(&name), text::line(&name));
        write!(page, "<option value=\"{value}\"{direction}>{name}</option>");
    }
    page.push_str("</select></label>\n");
}
